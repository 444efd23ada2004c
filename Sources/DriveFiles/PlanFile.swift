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

  /// The version of the format.
  static let version = 1

  /// Reads a plan file for a drive.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan that says it is of another drive, or knows none of this one's
  ///     people, is refused with that as its one problem.
  /// - Throws: every problem of the file.
  public init(
    at url: URL, for drive: Drive, onlyItsOwn: Bool = false
  ) throws(DriveFileProblems) {
    var log = ProblemLog()
    let name = url.lastPathComponent
    let bytes = InputFile.bytes(of: url, named: name, log: &log)
    try self.init(bytes, named: name, for: drive, onlyItsOwn: onlyItsOwn, log: log)
  }

  /// Reads the bytes of a plan file for a drive.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what problems call it.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan of another drive is refused.
  /// - Throws: every problem of the file.
  public init(
    _ bytes: [UInt8], named name: String, for drive: Drive, onlyItsOwn: Bool = false
  ) throws(DriveFileProblems) {
    try self.init(bytes, named: name, for: drive, onlyItsOwn: onlyItsOwn, log: ProblemLog())
  }

  private init(
    _ bytes: [UInt8]?, named name: String, for drive: Drive, onlyItsOwn: Bool, log: ProblemLog
  ) throws(DriveFileProblems) {
    var log = log
    if let bytes {
      var reading = PlanReading(drive, file: name, log: log)
      bytes.withUnsafeBufferPointer { reading.read($0) }
      self = reading.plan
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
}
