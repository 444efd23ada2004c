import ArgumentParser
import Console
import Drives
import Foundation
import KhungGio
import Wording

/// `khunggio backup`: a drive in one file.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration("backup", Words.typed.backupHelp)

  @Argument(help: .of(\.driveFolder)) var drive: String
  @Option(help: .of(\.backupFile)) var out: String?
  @Flag(help: .of(\.replaceFile)) var force = false
  @Flag(help: .of(\.json)) var json = false
  @Option(help: .of(\.languageOrVietnamese)) var language: Language?
  @OptionGroup var locking: LockOptions

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let name = options.url.standardizedFileURL.lastPathComponent
    var backup = BackUpDrive(drive, to: out ?? "\(name).khunggio")
    backup.force = force
    backup.wait = locking.wait
    let written = try options.run(backup, in: options.wording)
    try Output.show(json ? written.json : nil) {
      KeepingLines(wording: options.wording).lines(of: written)
    }
  }
}

/// `khunggio restore`: a drive from its backup.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration("restore", Words.typed.restoreHelp)

  @Argument(help: .of(\.backup)) var file: String
  @Argument(help: .of(\.newFolder)) var folder: String
  @Option(help: .of(\.languageOrVietnamese)) var language: Language?

  func run() throws {
    let options = DriveOptions(folder, language: language)
    let restored = try options.run(RestoreDrive(file, to: folder), in: options.wording)
    try Output.show {
      [
        options.wording.restored(restored.files.count, folder: folder),
        options.wording.next(options.commands("check")),
      ]
    }
  }
}
