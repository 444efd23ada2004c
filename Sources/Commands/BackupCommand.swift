import ArgumentParser
import Console
import Drives
import Foundation
import KhungGio
import Wording

/// `khunggio backup`: everything of a drive in one file.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Writes everything a drive has into one file with checksums.",
    discussion: """
      Examples:
        khunggio backup my-drive
        khunggio backup my-drive --out /media/usb/my-drive.khunggio

      The file is a tar archive that only its owner can read. Its first entry names
      every file with its SHA-256. Lists, plans, the published plans and the drive's
      key are in it: personal data, to be kept safe.

      Exit status: 0 done; 66 there is no such drive; 73, 74 cannot be written.
      """)

  @Argument(help: "The drive: a folder with drive.yaml.")
  var drive: String

  @Option(
    help: ArgumentHelp(
      "The file to write; the drive's name and .khunggio by default.", valueName: "file"))
  var out: String?

  @Flag(help: "Replace a file that is there.")
  var force = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; Vietnamese by default.")
  var language: Language?

  @OptionGroup var locking: LockOptions

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let wording = Words(language: language ?? .vietnamese)
    let name = options.url.standardizedFileURL.lastPathComponent
    var backup = BackUpDrive(drive, to: out ?? "\(name).khunggio")
    backup.force = force
    backup.wait = locking.wait
    let written = try options.run(backup, in: wording)
    var output = Output()
    if json {
      output.line(written.json.document)
    } else {
      KeepingLines(wording: wording).lines(of: written).forEach { output.line($0) }
    }
    try output.finish()
  }
}

/// `khunggio restore`: a drive from its backup.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts a drive back from a backup: the whole of it, or nothing.",
    discussion: """
      Examples:
        khunggio restore my-drive.khunggio my-drive

      Every checksum is looked at before anything is written.

      Exit status: 0 done; 65 the backup is damaged or none; 66 there is no such
      file; 73, 74 cannot be written.
      """)

  @Argument(help: "The backup.")
  var file: String

  @Argument(help: "The folder to make; it must not exist, or must be empty.")
  var folder: String

  @Option(help: "The language of what is printed, vi or en; Vietnamese by default.")
  var language: Language?

  func run() throws {
    let wording = Words(language: language ?? .vietnamese)
    let options = DriveOptions(folder, language: language)
    let restored = try options.run(RestoreDrive(file, to: folder), in: wording)
    var output = Output()
    output.line(wording.restored(restored.files.count, folder: folder))
    output.line(wording.next(options.command("check")))
    try output.finish()
  }
}
