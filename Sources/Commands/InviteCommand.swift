import ArgumentParser
import Console
import DriveFiles
import Invitations
import KhungGio
import Wording

/// `khunggio invite`: writes what is sent and printed.
struct InviteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "invite", Words.typed.inviteHelp(formats: LetterFormat.allCases.map(\.rawValue)))

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.plan)) var plan: String?
  @Option(help: .of(\.letterFormats)) var format: String?
  @Option(help: .of(\.out)) var out: String?
  @Flag(help: .of(\.force)) var force = false
  @Flag(help: .of(\.changes)) var changes = false
  @Option(help: .of(\.since)) var since: Int?
  @Flag(help: .of(\.final)) var final = false
  @Flag(help: .of(\.redact)) var redact = false
  @Option(help: .of(\.door)) var door: String?
  @Option(help: .of(\.templates)) var templates: String?
  @Option(help: .of(\.copyTemplates)) var copyTemplates: String?

  func validate() throws {
    _ = try formats()
    try refuse(unless: out != nil || copyTemplates != nil) { $0.lettersNeedAFolder }
    try refuse(unless: since == nil || changes) { $0.isFor("--since", "--changes") }
    try refuse(unless: door == nil || doorAddress != nil) { $0.doorIsAnAddress }
    let isAlone = out == nil && templates == nil && plan == nil
    try refuse(unless: copyTemplates == nil || isAlone) { $0.copiesAlone }
  }

  private var doorAddress: DoorAddress? { door.flatMap { DoorAddress($0) } }

  private func formats() throws -> [LetterFormat] {
    try format.map { try named($0, of: LetterFormat.self) } ?? LetterFormat.usual
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
    try Output.show {
      lines.lines(of: letters, isFinal: final, isRedacted: redact)
        + lines.next(after: letters, write, options.commands)
    }
  }

  private func writeTemplates(to path: String) throws {
    let (_, wording) = try options.openLists()
    var copy = CopyTemplates(into: path, language: wording.language)
    copy.force = force
    let written = try options.run(copy, in: wording)
    try Output.show {
      [wording.templatesCopied(written.files.count, folder: path)] + written.files.map { "  " + $0 }
    }
  }
}
