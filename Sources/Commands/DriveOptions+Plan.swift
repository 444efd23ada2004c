import Console
import DriveFiles
import Drives
import Foundation
import Identities
import KhungGio
import Plans
import Wording

extension DriveOptions {
  /// Where the plan is, by default.
  var planPath: String { (drive.hasSuffix("/") ? drive : drive + "/") + "plan.json" }

  /// Reads a plan file, and compares its people with those on the lists; problems go to standard error,
  /// all of them.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the one in the drive's folder.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan of another drive is a problem.
  /// - Returns: what the file says.
  /// - Throws: the exit status, where it cannot be read, or is of other people than have its ids now.
  func readPlan(
    _ path: String?, for drive: Drive, onlyItsOwn: Bool = false
  ) throws -> PlanFile {
    let place = path ?? planPath
    let wording = Words(language: language ?? drive.language)
    let file = try doing(on: drive, plan: place, in: wording) {
      () throws(UseCaseError) -> PlanFile in
      try OpenedPlan(
        at: URL(fileURLWithPath: place), inDrive: url, for: drive, onlyItsOwn: onlyItsOwn
      ).file
    }
    let notice = notices(in: wording, zone: drive.zone)
    switch file.personCheck {
    case .checked: break
    case .unmarked: notice(.planWithoutPeople(path: place))
    case .otherKey: notice(.planOfOtherKey(path: place))
    }
    return file
  }

  /// The key for the hashes in a plan's file: one is made only where the plan is saved.
  ///
  /// - Parameters:
  ///   - isSaved: whether the plan is saved.
  ///   - wording: the language to say in what is wrong.
  /// - Returns: the key; nil where there is none, or it cannot be kept, which is reported.
  /// - Throws: the exit status, where its file cannot be read.
  func key(forSaving isSaved: Bool, wording: Words) throws -> DriveKey? {
    let kept = try doing(in: wording) { () throws(UseCaseError) -> KeptKey in
      try KeptKey(in: url, making: isSaved, language: wording.language)
    }
    if let error = kept.error {
      Diagnostics.line(
        wording.keyNotKept(kept.url.relativePath, reason: error.reason(in: wording)))
    }
    return kept.key
  }

  /// The command that comes after making a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - path: where it was saved; nil for nowhere.
  ///   - wording: the language of what letters are called.
  /// - Returns: the command.
  func next(after plan: Plan, savedAt path: String?, wording: Words) -> String {
    guard plan.unplaced.isEmpty else { return command("explain") }
    return path.map { inviting($0, wording: wording) } ?? command("plan")
  }

  /// The assignments of the drive's own plan; where none was made yet, it says how to.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the one in the drive's folder.
  ///   - drive: the drive it is for.
  ///   - wording: the language to say so in.
  /// - Returns: who is invited when.
  /// - Throws: the exit status, where there is none or it cannot be read.
  func readAssignments(
    _ path: String?, for drive: Drive, wording: Words
  ) throws -> [Assignment] {
    guard path != nil || FileManager.default.fileExists(atPath: planPath) else {
      Diagnostics.line(wording.planFirst(command("plan")))
      throw ExitStatus.missingInput
    }
    return try readPlan(path, for: drive, onlyItsOwn: true).assignments
  }
}
