import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import Wording

extension DriveOptions {
  /// The options of a command that says itself what its drive is.
  init(_ drive: String, language: Language?) {
    self.init()
    self.drive = drive
    self.language = language
  }

  /// Opens the drive to read it; what is worth a look goes to standard error.
  ///
  /// - Returns: the drive and the wording asked for.
  /// - Throws: the exit status, where it cannot be read.
  func open() throws -> (OpenDrive, Words) {
    try opened { () throws(UseCaseError) in try OpenDrive(reading: drive) }
  }

  /// Opens the drive to change it; what is worth a look goes to standard error.
  ///
  /// - Parameters:
  ///   - work: the name of the command.
  ///   - locking: how long to wait for others.
  /// - Returns: the drive and the wording asked for.
  /// - Throws: the exit status, where it cannot be read.
  func open(changingFor work: String, _ locking: LockOptions) throws -> (OpenDrive, Words) {
    try opened { () throws(UseCaseError) in
      try OpenDrive(changing: drive, for: work, waiting: locking.wait)
    }
  }

  private func opened(
    _ open: () throws(UseCaseError) -> OpenDrive
  ) throws -> (OpenDrive, Words) {
    let opened = try doing(in: Words(language: language ?? .vietnamese), open)
    let wording = Words(language: language ?? opened.drive.language)
    ProblemReport(opened.folder.warnings, wording: wording).write()
    return (opened, wording)
  }

  /// Opens the drive, whose lists may still be missing.
  ///
  /// - Parameters:
  ///   - work: the name of the command, where the lists are changed.
  ///   - locking: how long to wait for others.
  /// - Returns: the drive and the wording asked for.
  /// - Throws: the exit status, where it cannot be read.
  func openLists(
    changingFor work: String? = nil, _ locking: LockOptions? = nil
  ) throws -> (OpenLists, Words) {
    let lists = try doing(in: Words(language: language ?? .vietnamese)) {
      () throws(UseCaseError) -> OpenLists in
      guard let work else { return try OpenLists(reading: drive) }
      return try OpenLists(
        changing: drive, for: work, waiting: locking?.wait ?? DriveLocking.usualWait)
    }
    return (lists, Words(language: language ?? lists.draft.language))
  }

  /// Does part of a command; an error is reported and becomes the exit status.
  ///
  /// - Parameters:
  ///   - drive: the drive, for the names of what is wrong.
  ///   - plan: the path of the plan that is read; nil for the drive's own.
  ///   - wording: the language.
  ///   - work: what to do.
  /// - Returns: what that returns.
  /// - Throws: the exit status.
  func doing<Value>(
    on drive: Drive? = nil, plan: String? = nil, in wording: Words,
    _ work: () throws(UseCaseError) -> Value
  ) throws -> Value {
    do throws(UseCaseError) {
      return try work()
    } catch {
      let report = ErrorReport(wording: wording, options: self, drive: drive)
      throw report.tell(error, ofPlan: plan)
    }
  }

  /// Runs a use case; an error is reported and becomes the exit status.
  ///
  /// - Parameters:
  ///   - work: the use case.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - plan: the path of the plan that is read; nil for the drive's own.
  ///   - wording: the language.
  /// - Returns: what came of it.
  /// - Throws: the exit status.
  func run<Work: UseCase>(
    _ work: Work, on drive: Drive? = nil, plan: String? = nil, in wording: Words
  ) throws -> Work.Value {
    try doing(on: drive, plan: plan, in: wording) { () throws(UseCaseError) in
      try work.perform()
    }
  }

  /// Says on standard error what is worth knowing.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - zone: the drive's time zone.
  /// - Returns: what use cases are given.
  func notices(in wording: Words, zone: TimeZone = .current) -> DriveNotices {
    let lines = NoticeLines(wording: wording, command: DriveCommands(drive), zone: zone)
    return { Diagnostics.line(lines.words(of: $0)) }
  }
}
