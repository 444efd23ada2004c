import ArgumentParser
import Console
import Foundation
import KhungGio
import Wording

/// `khunggio template`: a workbook for each unit to fill in.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration("template", Words.typed.templateHelp)

  @Argument(help: .of(\.driveWithUnits)) var drive: String
  @Option(help: .of(\.templateUnits)) var units: String?
  @Option(help: .of(\.templateFolder)) var out: String
  @Flag(help: .of(\.force)) var force = false
  @Option(help: .of(\.templateLanguage)) var language: Language?

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let (_, wording) = try options.openLists()
    var write = WriteTemplates(of: drive, into: out)
    write.units = units?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    write.force = force
    write.language = language
    write.notice = options.notices(in: wording)
    let written = try options.run(write, in: wording)
    try Output.show {
      [
        wording.templatesWritten(written.files.count, folder: out),
        wording.next(options.commands("import", [out, "--dry-run"])),
      ]
    }
  }
}
