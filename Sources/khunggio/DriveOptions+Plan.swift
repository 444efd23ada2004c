import DriveFiles
import Drives
import Foundation
import Identities
import KhungGio
import Plans
import Wording

extension DriveOptions {
  /// Where the plan is, unless told.
  var planPath: String { (drive.hasSuffix("/") ? drive : drive + "/") + "plan.json" }

  /// Reads a plan file; problems go to standard error, all of them.
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
    try readPlanBytes(path, for: drive, onlyItsOwn: onlyItsOwn).file
  }

  /// Reads a plan file once, and compares its people with those on the lists.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the one in the drive's folder.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan of another drive is a problem.
  ///   - isHeld: whether this command holds the drive already.
  /// - Returns: what the file says, and its bytes.
  /// - Throws: the exit status, where it cannot be read, or is of other people than have its ids now.
  func readPlanBytes(
    _ path: String?, for drive: Drive, onlyItsOwn: Bool = false, isHeld: Bool = false
  ) throws -> (file: PlanFile, bytes: [UInt8]) {
    let place = path ?? planPath
    let wording = Words(language: language ?? drive.language)
    do throws(UseCaseError) {
      let opened = try OpenedPlan(
        at: URL(fileURLWithPath: place), inDrive: url, for: drive, onlyItsOwn: onlyItsOwn,
        isHeld: isHeld, waiting: DriveHold.usualWait)
      switch opened.file.recognition {
      case .checked: break
      case .unmarked: Diagnostics.line(wording.planWithoutPeople(place))
      case .otherKey: Diagnostics.line(wording.planOfOtherKey(place))
      }
      return (opened.file, opened.bytes)
    } catch {
      let status = told(error, of: drive, in: wording)
      if let problems = error.cause as? DriveFileProblems,
        problems.problems.contains(where: { $0.isOfAnotherPerson })
      {
        Diagnostics.line(
          self.wording(of: problems).nobodyGetsAnothersSlot(command("replan", "--from", place)))
      }
      throw status
    }
  }

  /// The key of the drive.
  ///
  /// - Parameter wording: the language to say in what is wrong.
  /// - Returns: the key; nil where there is none yet.
  /// - Throws: the exit status, where its file cannot be read.
  func readKey(wording: Words) throws -> DriveKey? {
    do throws(UseCaseError) {
      return try KeptKey(in: url, making: false, language: wording.language).key
    } catch {
      throw told(error, in: wording)
    }
  }

  /// The key of the drive, made where there is none yet; nil where it cannot be kept, which is told.
  ///
  /// - Parameters:
  ///   - wording: the language to say in what is wrong.
  ///   - notKept: how to tell that it cannot be kept, by the path and the reason; nil as for plans.
  /// - Returns: the key.
  /// - Throws: the exit status, where its file cannot be read.
  func keyForSaving(
    wording: Words, notKept: ((String, String) -> String)? = nil
  ) throws -> DriveKey? {
    do throws(UseCaseError) {
      let kept = try KeptKey(in: url, making: true, language: wording.language)
      if let fault = kept.fault {
        let tell = notKept ?? wording.keyNotKept
        Diagnostics.line(tell(kept.url.relativePath, fault.reason(in: wording)))
      }
      return kept.key
    } catch {
      throw told(error, in: wording)
    }
  }

  /// The key for the hashes in a plan's file: one is made only where the plan is saved.
  ///
  /// - Parameters:
  ///   - isSaved: whether the plan is saved.
  ///   - wording: the language to say in what is wrong.
  /// - Returns: the key; nil where there is none, or it cannot be kept.
  /// - Throws: the exit status, where its file cannot be read.
  func key(forSaving isSaved: Bool, wording: Words) throws -> DriveKey? {
    isSaved ? try keyForSaving(wording: wording) : try readKey(wording: wording)
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

extension DriveFileProblem {
  /// Whether a plan was made for another person than has the id now, or for one who has left.
  var isOfAnotherPerson: Bool {
    if code == .otherPerson { return true }
    guard code == .unknownRegistrant, case .person? = expected else { return false }
    return true
  }
}
