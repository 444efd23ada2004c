import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import Wording

/// `khunggio template`: the workbooks that are sent out to units.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "Writes a workbook for each unit to fill in.",
    discussion: """
      Examples:
        khunggio template data/thanh-xuan-2021 --out templates
        khunggio template data/thanh-xuan-2021 --units quan-uy,thpt-1 --out templates

      People the drive knows already stand in them. What comes back is read by
      khunggio import without any --map.

      Exit status: 0 done; 65 bad data; 66 the drive is missing; 73, 74 cannot be
      written.
      """)

  @Argument(help: "The drive: a folder with drive.yaml and units.csv.")
  var drive: String

  @Option(help: ArgumentHelp("Only these units, with commas between them.", valueName: "ids"))
  var units: String?

  @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var out: String

  @Flag(help: "Replace files that are there.")
  var force = false

  @Option(help: "The language of the workbooks, vi or en; the drive's own by default.")
  var language: Language?

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let (lists, wording) = try options.openLists()
    let ids = units?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    for id in ids ?? [] where !lists.draft.units.contains(where: { $0.id == id }) {
      throw ValidationError("--units: the drive has no unit \(id).")
    }
    var write = WriteTemplates(of: drive, into: out)
    write.units = ids
    write.force = force
    write.language = language
    write.notice = options.notices(in: wording)
    let written = try options.run(write, in: wording)
    var output = Output()
    output.line(wording.templatesWritten(written.files.count, folder: out))
    let next = "khunggio import \(shellWord(drive)) \(shellWord(out)) --dry-run"
    output.line(wording.next(next))
    try output.finish()
  }
}
