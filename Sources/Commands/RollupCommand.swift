import ArgumentParser
import Console
import Drives
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio rollup`: the summaries of many units in one table.
struct RollupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollup",
    abstract: "Adds up the summaries that units send back, each cell with its source.",
    discussion: """
      Examples:
        khunggio rollup sent
        khunggio rollup sent --expected unions.csv --out province

      Reads the summary of seven rows, as report writes it, from .xlsx and .csv files,
      however it was changed: rows moved or renamed, cells merged, numbers as text.
      Folders inside FOLDER are levels; a drive's folder counts with its own report.
      --expected is a file with the columns name,group,staff,target.

      Exit status: 0 done; 3 somebody has not sent, or a number was not counted;
      64 wrong usage; 65 bad data; 66 an input is missing; 73, 74 cannot be written.
      """)

  @Argument(help: ArgumentHelp("Folders with what was sent, or files.", valueName: "folder"))
  var folders: [String]

  @Option(
    help: ArgumentHelp(
      "Who is to send: a CSV or Excel file, name,group,staff,target.", valueName: "file"))
  var expected: String?

  @Option(help: ArgumentHelp("The part of people asked for, in percent.", valueName: "percent"))
  var asked: Double = 30

  @Option(help: ArgumentHelp("Formats of files: text,xlsx.", valueName: "formats"))
  var format: String?

  @Option(help: ArgumentHelp("The folder to write into, made if need be.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; vi by default.")
  var language: Language = .vietnamese

  func validate() throws {
    try formats.check(writingInto: out)
    guard (0...100).contains(asked) else {
      throw ValidationError("--asked is a percentage from 0 to 100.")
    }
  }

  private var formats: FormatList<RolledUpReports.Form> { FormatList(text: format) }

  func run() throws {
    let wording = Words(language: language)
    var roll = RollUpReports(folders)
    roll.expected = expected
    roll.askedPercent = asked
    roll.language = language
    let options = DriveOptions(folders.first ?? "", language: language)
    let made = try options.run(roll, in: wording)
    for diagnostic in made.diagnostics { Diagnostics.line(diagnostic.text(in: wording)) }
    var output = Output()
    if let out {
      let forms = try formats.forms()
      let written = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try made.write(into: out, as: forms, in: wording, force: force)
      }
      output.line(wording.reportWritten(written.files, in: out))
    } else if json {
      output.line(made.json.document)
    } else {
      RollupDocuments(of: made.rollup, wording: wording).lines.forEach { output.line($0) }
    }
    try output.finish()
    if !made.rollup.missing.isEmpty || made.diagnostics.contains(where: \.isProblem) {
      throw ExitStatus.findings
    }
  }
}
