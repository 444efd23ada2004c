import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
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
    let url = URL(fileURLWithPath: place)
    let name = url.lastPathComponent
    let wording = Words(language: language ?? drive.language)
    do throws(DriveFileProblems) {
      let bytes = try PlanFile.bytes(at: url, language: drive.language)
      var people = KnownPeople(
        key: try DriveKeyFile.read(in: self.url, language: drive.language))
      func reading() -> Result<PlanFile, DriveFileProblems> {
        Result { () throws(DriveFileProblems) in
          try PlanFile(bytes, named: name, for: drive, onlyItsOwn: onlyItsOwn, people: people)
        }
      }
      var read = reading()
      // Whom a plan that does not say so, or that is refused, was issued for, so that every problem
      // names the people.
      if (try? read.get().recognition) ?? .unmarked == .unmarked {
        people.issued = issuedPeople(bytes, isHeld: isHeld, wording: wording)
        if !people.issued.isEmpty { read = reading() }
      }
      let file = try read.get()
      switch file.recognition {
      case .checked: break
      case .unmarked: Diagnostics.line(wording.planWithoutPeople(place))
      case .otherKey: Diagnostics.line(wording.planOfOtherKey(place))
      }
      return (file, bytes)
    } catch {
      ProblemReport(error.problems, wording: self.wording(of: error)).write(withSum: true)
      if error.problems.contains(where: { $0.isOfAnotherPerson }) {
        Diagnostics.line(
          self.wording(of: error).nobodyGetsAnothersSlot(command("replan", "--from", place)))
      }
      throw status(of: error)
    }
  }

  /// Who the people of a plan that does not say so were, where it was issued.
  private func issuedPeople(
    _ bytes: [UInt8], isHeld: Bool, wording: Words
  ) -> [String: Identity] {
    guard History.exists(in: url) else { return [:] }
    guard !isHeld else { return issuedPeople(bytes, wording: wording) }
    do {
      let hold = try DriveHold.take(
        url, for: .changing, work: "", seconds: DriveHold.patienceOfReaders, wording: wording)
      defer { hold.holdUntilHere() }
      return issuedPeople(bytes, wording: wording)
    } catch {
      return [:]
    }
  }

  private func issuedPeople(_ bytes: [UInt8], wording: Words) -> [String: Identity] {
    let sum = Checksum(of: bytes)
    do throws(HistoryFault) {
      let history = try History(in: url)
      guard let issue = try history.issues().last(where: { $0.checksum == sum }) else { return [:] }
      return try history.invitations(of: issue.number).mapValues(\.identity)
    } catch {
      _ = error.told(in: wording)
      return [:]
    }
  }

  /// The key of the drive.
  ///
  /// - Parameter wording: the language to say in what is wrong.
  /// - Returns: the key; nil where there is none yet.
  /// - Throws: the exit status, where its file cannot be read.
  func readKey(wording: Words) throws -> DriveKey? {
    do throws(DriveFileProblems) {
      return try DriveKeyFile.read(in: url, language: wording.language)
    } catch {
      ProblemReport(error.problems, wording: wording).write(withSum: true)
      throw status(of: error)
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
    if let key = try readKey(wording: wording) { return key }
    var random = SystemRandomNumberGenerator()
    let key = DriveKey(from: &random)
    do throws(OutputFault) {
      if try DriveKeyFile.keep(key, in: url) { return key }
    } catch {
      let tell = notKept ?? wording.keyNotKept
      Diagnostics.line(
        tell(
          url.appendingPathComponent(DriveKeyFile.name).relativePath,
          error.reason(in: wording)))
      return nil
    }
    return try readKey(wording: wording)
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
  fileprivate var isOfAnotherPerson: Bool {
    if code == .otherPerson { return true }
    guard code == .unknownRegistrant, case .person? = expected else { return false }
    return true
  }
}
