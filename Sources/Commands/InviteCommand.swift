import ArgumentParser
import Console
import DriveFiles
import Foundation
import Invitations
import KhungGio
import Wording

/// `khunggio invite`: writes what is sent and printed.
struct InviteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invite",
    abstract: "Writes letters, workbooks, calendars and messages for each unit.",
    discussion: """
      Examples:
        khunggio invite data/thanh-xuan-2021 --out letters
        khunggio invite data/tiny --format xlsx,html --final --out letters
        khunggio invite data/tiny --copy-templates templates
        khunggio invite my-drive --changes --final --out changes
        khunggio invite my-drive --format timetable --final --out timetable
        khunggio invite data/tiny --format pdf --door 192.168.1.7 --final --out slips

      Formats: \(LetterFormat.allCases.map(\.rawValue).joined(separator: ", ")). The plan is
      DRIVE/plan.json by default; one that breaks a rule is not sent to anybody.
      Without --final every letter is marked as a draft. Nothing is replaced
      without --force. The same plan gives the same files, byte for byte.

      Exit status: 0 done; 64 wrong usage; 65 bad data, a plan that breaks rules
      or a template with errors; 66 an input is missing; 73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      "Formats, separated by commas; all but timetable by default.", valueName: "formats"))
  var format: String?

  @Option(help: ArgumentHelp("The folder to write into, made if need be.", valueName: "folder"))
  var out: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Write only to those whose published slot changed.")
  var changes = false

  @Option(
    help: ArgumentHelp("Changes since this revision, not the last one.", valueName: "number"))
  var since: Int?

  @Flag(help: "Write the letters to sign, not drafts.")
  var final = false

  @Flag(help: "Hide names, telephone numbers and years of birth.")
  var redact = false

  @Option(
    help: ArgumentHelp(
      "Where phones open the door (serve --lan): QR codes on slips link to it.",
      valueName: "address"))
  var door: String?

  @Option(help: ArgumentHelp("Templates to use instead of the usual ones.", valueName: "folder"))
  var templates: String?

  @Option(
    help: ArgumentHelp("Write the usual templates there, to be changed.", valueName: "folder"))
  var copyTemplates: String?

  func validate() throws {
    _ = try formats()
    guard out != nil || copyTemplates != nil else {
      throw ValidationError("--out FOLDER says where the letters go.")
    }
    guard since == nil || changes else {
      throw ValidationError("--since is for --changes; name that, too.")
    }
    guard door == nil || doorAddress != nil else {
      throw ValidationError(
        "--door is the address that serve --lan prints, such as 192.168.1.7:8124.")
    }
    guard copyTemplates == nil || (out == nil && templates == nil && plan == nil) else {
      throw ValidationError("--copy-templates stands alone: it writes no letters.")
    }
  }

  private var doorAddress: DoorAddress? { door.flatMap { DoorAddress($0) } }

  /// The formats asked for, each once.
  private func formats() throws -> [LetterFormat] {
    guard let format else { return LetterFormat.usual }
    let known = LetterFormat.allCases.map(\.rawValue).joined(separator: ", ")
    var formats: [LetterFormat] = []
    for name in format.split(separator: ",", omittingEmptySubsequences: false) {
      let name = name.trimmingCharacters(in: .whitespaces).lowercased()
      guard let format = LetterFormat(rawValue: name) else {
        throw ValidationError("--format: \"\(name)\" is none of \(known).")
      }
      if !formats.contains(format) { formats.append(format) }
    }
    return formats
  }

  func run() throws {
    try options.check(folder: out)
    try options.check(folder: copyTemplates)
    if let copyTemplates { return try writeTemplates(to: copyTemplates) }
    let (drive, wording) = try options.open()
    let phones = drive.folder.notes.filter { $0.code == .notAPhone }
    ProblemReport(phones, wording: wording, areNotes: true).write()
    var write = WriteLetters(of: drive, into: out ?? "")
    write.plan = plan
    write.formats = try formats()
    write.force = force
    write.tellsChanges = changes
    write.since = since
    write.isFinal = final
    write.isRedacted = redact
    write.door = doorAddress
    write.templates = templates
    write.language = options.language
    write.notice = options.notices(in: wording)
    let letters = try options.run(write, on: drive.drive, plan: plan, in: wording)
    let lines = LetterLines(wording: wording)
    lines.notes(on: letters).forEach(Diagnostics.line)
    var output = Output()
    lines.lines(of: letters, isFinal: final, isRedacted: redact).forEach { output.line($0) }
    if let next = next(isPublished: letters.isPublished) { output.line(wording.next(next)) }
    try output.finish()
  }

  /// What comes after the letters: a plan that is not published is, and drafts become letters to sign.
  private func next(isPublished: Bool) -> String? {
    let rest = plan.map { ["--plan", $0] } ?? []
    guard isPublished else {
      return (["khunggio", "issue", options.drive] + rest).map(shellWord).joined(separator: " ")
    }
    guard !final, let out else { return nil }
    let words =
      ["khunggio", "invite", options.drive] + rest + (changes ? ["--changes"] : [])
      + ["--final", "--force", "--out", out]
    return words.map(shellWord).joined(separator: " ")
  }

  private func writeTemplates(to path: String) throws {
    let (_, wording) = try options.openLists()
    var copy = CopyTemplates(into: path, language: wording.language)
    copy.force = force
    let written = try options.run(copy, in: wording)
    var output = Output()
    output.line(wording.templatesCopied(written.files.count, folder: path))
    for file in written.files { output.line("  " + file) }
    try output.finish()
  }
}
