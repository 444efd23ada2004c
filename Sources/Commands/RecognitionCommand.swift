import ArgumentParser
import Console
import Drives
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio recognition`: who has given blood often enough to be recognised.
struct RecognitionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recognition",
    abstract: "Lists people and units by how many times they have given blood.",
    discussion: """
      Examples:
        khunggio recognition drives-2026
        khunggio recognition drives-2026 --donations before.xlsx --levels 5,10,15

      Whoever was let in at the door of a drive and not deferred has given blood on
      that day. --donations adds what was counted before: a file with the columns
      name,birth_year,unit,phone,donations; a row without a name is of a whole unit.
      People are one person by name and year of birth, else by telephone number.

      Exit status: 0 done; 64 wrong usage; 65 bad data; 66 nothing was counted, or an
      input is missing; 73, 74 cannot be written.
      """)

  @Argument(help: ArgumentHelp("Folders of drives, or folders with drives.", valueName: "folder"))
  var folders: [String] = []

  @Option(help: ArgumentHelp("Earlier donations: a CSV or Excel file.", valueName: "file"))
  var donations: [String] = []

  @Option(help: ArgumentHelp("Numbers of donations to recognise.", valueName: "numbers"))
  var levels: String?

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
    guard !folders.isEmpty || !donations.isEmpty else {
      throw ValidationError("Name a folder with drives, or a file with --donations.")
    }
    guard let asked else {
      throw ValidationError("--levels is a list of whole numbers above 0, such as 5,10,15.")
    }
    guard !asked.isEmpty else { throw ValidationError("--levels names no number.") }
  }

  private var formats: FormatList<RolledUpReports.Form> { FormatList(text: format) }

  /// The levels asked for; nil for what is none.
  private var asked: [Int]? {
    guard let levels else { return ListRecognition.usualLevels }
    let texts = levels.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
    let numbers = texts.compactMap { Int($0) }.filter { $0 > 0 }
    return numbers.count == texts.count ? numbers : nil
  }

  func run() throws {
    let wording = Words(language: language)
    var work = ListRecognition(folders)
    work.counts = donations
    work.levels = asked ?? ListRecognition.usualLevels
    let options = DriveOptions(folders.first ?? donations.first ?? "", language: language)
    let listed = try options.run(work, in: wording)
    for note in listed.notes(in: wording) { Diagnostics.line(note) }
    var output = Output()
    if let out {
      let forms = try formats.forms()
      let written = try options.doing(in: wording) {
        () throws(UseCaseError) in
        try listed.write(into: out, as: forms, in: wording, force: force)
      }
      output.line(wording.reportWritten(written.files, in: out))
    } else if json {
      output.line(listed.json.document)
    } else {
      RecognitionDocuments(of: listed.list, wording: wording).lines.forEach { output.line($0) }
    }
    try output.finish()
  }
}
