public import Drives
public import Foundation
public import Plans
import Wording

/// A plan file, however it was made: what it says, not whether it is good.
public struct PlanFile: Equatable, Sendable {
  /// The name of the drive it was made for; empty if it does not say.
  public internal(set) var driveName = ""
  /// Who is invited when, in the order of the file; the same person may be in it twice.
  public internal(set) var assignments: [Assignment] = []
  /// Everyone it lists as unplaced, with its words.
  public internal(set) var unplaced: [Unplaced] = []
  /// What it says of itself.
  public internal(set) var status: Plan.Status?
  /// The cost it claims.
  public internal(set) var cost: Double?
  /// The bound it claims.
  public internal(set) var bound: Double?
  /// How long it claims to have taken.
  public internal(set) var seconds: Double?
  /// The cost by term it claims.
  public internal(set) var terms = Cost()

  /// Whether it was seen that its people are those on the lists.
  public internal(set) var personCheck = PersonCheck.unmarked
  /// What it says of itself that an audit can compare.
  public internal(set) var statement = PlanStatement()
  /// The file, as it was read.
  public internal(set) var bytes: [UInt8] = []

  /// The version of the format.
  static let version = 1

  /// Reads a plan file for a drive.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan that says it is of another drive, or knows none of this one's
  ///     people, is refused with that as its one problem.
  ///   - people: what is known of who its people are.
  /// - Throws: every problem of the file.
  public init(
    at url: URL, for drive: Drive, onlyItsOwn: Bool = false, people: KnownPeople = KnownPeople()
  ) throws(DriveFileProblems) {
    var log = ProblemLog()
    let name = url.lastPathComponent
    let bytes = InputFile.bytes(of: url, named: name, log: &log)
    try self.init(
      bytes, named: name, for: drive, onlyItsOwn: onlyItsOwn, people: people, log: log)
  }

  /// Reads the bytes of a plan file for a drive.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what problems call it.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan of another drive is refused.
  ///   - people: what is known of who its people are.
  /// - Throws: every problem of the file.
  public init(
    _ bytes: [UInt8], named name: String, for drive: Drive, onlyItsOwn: Bool = false,
    people: KnownPeople = KnownPeople()
  ) throws(DriveFileProblems) {
    try self.init(
      bytes, named: name, for: drive, onlyItsOwn: onlyItsOwn, people: people, log: ProblemLog())
  }

  private init(
    _ bytes: [UInt8]?, named name: String, for drive: Drive, onlyItsOwn: Bool,
    people: KnownPeople, log: ProblemLog
  ) throws(DriveFileProblems) {
    var log = log
    if let bytes {
      var reading = PlanReading(drive, file: name, log: log)
      bytes.withUnsafeBufferPointer { reading.read($0) }
      reading.checkPeople(people)
      self = reading.plan
      self.bytes = bytes
      log = reading.log
      if onlyItsOwn, let problem = reading.anotherDrive {
        log = ProblemLog()
        log.add(problem)
      }
    } else {
      self.init()
    }
    guard log.problems.isEmpty else {
      throw DriveFileProblems(problems: log.sorted(), wording: Words(language: drive.language))
    }
  }

  init() {}

  /// The bytes of a plan file.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - language: the language of problems.
  /// - Returns: the bytes.
  /// - Throws: why it cannot be read.
  public static func bytes(
    at url: URL, language: Language
  ) throws(DriveFileProblems) -> [UInt8] {
    var log = ProblemLog()
    let name = url.lastPathComponent
    if let bytes = InputFile.bytes(of: url, named: name, log: &log) { return bytes }
    throw DriveFileProblems(problems: log.sorted(), wording: Words(language: language))
  }
}
