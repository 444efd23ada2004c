public import ArgumentParser
import Console
import Diagnostics
import DriveFiles
public import Drives
import Foundation
import KhungGio
import Wording

/// What every command that reads a drive takes.
struct DriveOptions: ParsableArguments {
  @Argument(help: .of(\.drive)) var drive: String
  @Option(help: .of(\.languageOrOwn)) var language: Language?

  /// The folder.
  var url: URL { URL(fileURLWithPath: drive, isDirectory: true) }
  /// Commands on this drive, for hints.
  var commands: DriveCommands { DriveCommands(drive) }
  /// The language asked for, or Vietnamese: before the drive is read.
  var wording: Words { Words(language: language ?? .vietnamese) }

  /// Opens the drive to read it, or to change it; what is worth a look goes to standard error.
  func open(
    changingFor work: String? = nil, _ locking: LockOptions? = nil
  ) throws -> (OpenDrive, Words) {
    let wait = locking?.wait ?? DriveLocking.usualWait
    let opened = try doing(in: wording) { () -> OpenDrive in
      guard let work else { return try OpenDrive(reading: drive, waiting: wait) }
      return try OpenDrive(changing: drive, for: work, waiting: wait)
    }
    let wording = Words(language: language ?? opened.drive.language)
    ProblemReport(opened.folder.warnings, wording: wording).write()
    return (opened, wording)
  }

  /// Opens the drive, whose lists may still be missing.
  func openLists(
    changingFor work: String? = nil, _ locking: LockOptions? = nil
  ) throws -> (OpenLists, Words) {
    let wait = locking?.wait ?? DriveLocking.usualWait
    let lists = try doing(in: wording) { () -> OpenLists in
      guard let work else { return try OpenLists(reading: drive, waiting: wait) }
      return try OpenLists(changing: drive, for: work, waiting: wait)
    }
    return (lists, Words(language: language ?? lists.draft.language))
  }

  /// Reads the drive and keeps its files for variants; problems go to standard error, all of them.
  func readVariants() throws -> (variants: DriveVariants, wording: Words) {
    let variants = try doing(in: wording) { try DriveVariants(at: url) }
    let wording = Words(language: language ?? variants.base.language)
    ProblemReport(variants.warnings, wording: wording).write()
    return (variants, wording)
  }

  /// Looks at the place of an output before anything is computed.
  func check(_ path: String?, for kind: OutputPlace.Kind) throws {
    if let path { try doing(in: wording) { try OutputPlace.check(path, for: kind, of: url) } }
  }

  /// Looks at a folder that documents are to be written into, before anything is computed.
  func check(folder path: String?) throws {
    if let path { try doing(in: wording) { try OutputPlace.check(folder: path, of: url) } }
  }

  /// Says on standard error what is worth knowing.
  func notices(in wording: Words, zone: TimeZone = .current) -> DriveNotices {
    let lines = NoticeLines(wording: wording, command: commands, zone: zone)
    return { Diagnostics.line(lines.words(of: $0)) }
  }
}

extension DriveOptions {
  /// The options of a command that says itself what its drive is.
  init(_ drive: String, language: Language?) {
    self.init()
    self.drive = drive
    self.language = language
  }
}

extension Language: ExpressibleByArgument {}
