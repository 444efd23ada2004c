import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Identities
import Invitations
import Plans
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

      Formats: \(LetterFormat.writable.map(\.rawValue).joined(separator: ", ")). The plan is
      DRIVE/plan.json by default; one that breaks a rule is not sent to anybody.
      Without --final every letter is marked as a draft. Nothing is replaced
      without --force. The same plan gives the same files, byte for byte.

      Exit status: 0 done; 64 wrong usage; 65 bad data, a plan that breaks rules
      or a template with faults; 66 an input is missing; 73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The plan; DRIVE/plan.json by default.", valueName: "file"))
  var plan: String?

  @Option(help: ArgumentHelp("Formats, separated by commas; all by default.", valueName: "formats"))
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
    guard copyTemplates == nil || (out == nil && templates == nil && plan == nil) else {
      throw ValidationError("--copy-templates stands alone: it writes no letters.")
    }
  }

  /// The formats asked for, each once.
  private func formats() throws -> [LetterFormat] {
    guard let format else { return LetterFormat.writable }
    let known = LetterFormat.writable.map(\.rawValue).joined(separator: ", ")
    var formats: [LetterFormat] = []
    for name in format.split(separator: ",", omittingEmptySubsequences: false) {
      let name = name.trimmingCharacters(in: .whitespaces).lowercased()
      guard let format = LetterFormat(rawValue: name), LetterFormat.writable.contains(format) else {
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
    let (folder, wording) = try options.read()
    let phones = folder.notes.filter { $0.code == .notAPhone }
    ProblemReport(phones, wording: wording, areNotes: true).write()
    let drive = folder.drive
    let (told, bytes) = try readAudited(for: drive, wording: wording)
    let formats = try formats()
    let key = try keyOfSlips(formats, wording: wording)
    let known = try known(
      told.assignments, bytes: bytes, on: drive, key: key, wording: wording)
    let letters = Letters(
      of: known.drive, assignments: told.assignments, unplaced: told.unplaced,
      edition: LetterEdition(
        number: known.number, sequence: known.number ?? 0, isFinal: final, isRedacted: redact),
      wording: wording, changes: known.changes, firstTold: known.firstTold)
    let codes = key.map { RegistrationCodes(of: drive, key: $0, issued: known.codes) }
    let documents = try made(of: letters, formats, codes)
    try write(documents.flatMap(\.documents), wording: wording)
    var output = Output()
    summary(of: letters, documents, wording).forEach { output.line($0) }
    if let next = next(after: known) { output.line(wording.next(next)) }
    try output.finish()
  }

  /// What comes after the letters: a plan that is not issued is, and drafts become letters to sign.
  private func next(after known: KnownToPeople) -> String? {
    let isIssued = known.number != nil && known.isIssued
    let rest = plan.map { ["--plan", $0] } ?? []
    guard isIssued else {
      return (["khunggio", "issue", options.drive] + rest).map(shellWord).joined(separator: " ")
    }
    guard !final, let out else { return nil }
    let words =
      ["khunggio", "invite", options.drive] + rest + (changes ? ["--changes"] : [])
      + ["--final", "--force", "--out", out]
    return words.map(shellWord).joined(separator: " ")
  }

  /// The plan, if it breaks no rule and is of this drive.
  private func readAudited(
    for drive: Drive, wording: Words
  ) throws -> (PlanFile, bytes: [UInt8]) {
    guard plan != nil || FileManager.default.fileExists(atPath: options.planPath) else {
      Diagnostics.line(wording.planFirst(options.command("plan")))
      throw ExitStatus.missingInput
    }
    let (file, bytes) = try options.readPlanBytes(plan, for: drive, onlyItsOwn: true)
    let audit = Audit(of: file.assignments, on: drive)
    guard audit.violations.isEmpty else {
      PrintedAudit(violations: audit.violations, on: drive, wording: wording).lines
        .forEach { Diagnostics.line($0) }
      Diagnostics.line("")
      Diagnostics.line(
        wording.planIsNotInvited(
          plan: options.command("plan"),
          audit: options.command("audit", plan ?? options.planPath)))
      throw ExitStatus.badData
    }
    var isKnown = [Bool](repeating: false, count: drive.registrants.count)
    for assignment in file.assignments { isKnown[assignment.registrant] = true }
    for entry in file.unplaced { isKnown[entry.registrant] = true }
    let unknown = isKnown.count { !$0 }
    if unknown > 0 {
      Diagnostics.line(wording.peopleOutsidePlan(unknown, command: options.command("plan")))
    }
    return (file, bytes)
  }

  /// The key of the drive, made where slips need one; without it their codes could be made up.
  private func keyOfSlips(_ formats: [LetterFormat], wording: Words) throws -> DriveKey? {
    guard formats.contains(.pdf) else { return try options.readKey(wording: wording) }
    if let key = try options.keyForSaving(wording: wording, notKept: wording.slipsNeedKey) {
      return key
    }
    throw ExitStatus.cannotCreate
  }

  /// The documents by format, all in memory.
  private func made(
    of letters: Letters, _ formats: [LetterFormat], _ codes: RegistrationCodes?
  ) throws -> [(format: LetterFormat, documents: [Document])] {
    do throws(LetterFault) {
      let texts = try LetterTexts(
        wording: letters.wording, changed: try TemplateFolder.read(templates))
      var made: [(format: LetterFormat, documents: [Document])] = []
      for format in formats {
        made.append((format, try format.documents(of: letters, texts: texts, codes: codes)))
      }
      return made
    } catch {
      throw error.told(in: letters.wording)
    }
  }

  private func write(_ documents: [Document], wording: Words) throws {
    guard let out, !documents.isEmpty else {
      Diagnostics.line(wording.nothingToTell)
      return
    }
    let folder = DocumentFolder(at: URL(fileURLWithPath: out, isDirectory: true))
    do throws(DocumentFolder.Fault) {
      try folder.write(documents, force: force)
    } catch {
      switch error {
      case .filesAreThere(let paths):
        Diagnostics.line(wording.filesAreThere(paths.count, folder: out))
        PathList(paths, wording: wording).lines.forEach { Diagnostics.line($0) }
        throw ExitStatus.cannotCreate
      case .output(let fault): throw fault.told(in: wording)
      }
    }
    let others = folder.others(than: documents)
    guard !others.isEmpty else { return }
    Diagnostics.line(wording.oldFiles(others.count))
    PathList(others, wording: wording).lines.forEach { Diagnostics.line($0) }
  }

  private func summary(
    of letters: Letters, _ made: [(format: LetterFormat, documents: [Document])], _ wording: Words
  ) -> [String] {
    guard let out, made.contains(where: { !$0.documents.isEmpty }) else { return [] }
    let count = made.reduce(0) { $0 + $1.documents.count }
    var lines = [wording.lettersWritten(count, in: out)]
    for (format, documents) in made where !documents.isEmpty {
      let first = documents[0].path
      let place =
        documents.count == 1 ? first.text : (first.folders + [""]).joined(separator: "/")
      lines.append(
        "  " + TextWidth.padded(format.rawValue, to: 10)
          + TextWidth.padded(wording.count(documents.count), to: 5, onLeft: true) + "  " + place)
    }
    lines.append(
      wording.lettersTell(
        units: letters.units.count, people: letters.invited, withoutSlot: letters.withoutSlot,
        withdrawn: letters.withdrawn))
    if redact, made.contains(where: { $0.format == .messages }) {
      lines.append(wording.messagesAreRedacted)
    }
    if !final { lines.append(wording.lettersAreDrafts) }
    return lines
  }

  private func writeTemplates(to path: String) throws {
    let (_, wording) = try FrameReading.read(options.url, language: options.language)
    let documents = LetterTexts.templates(in: wording)
    let folder = DocumentFolder(at: URL(fileURLWithPath: path, isDirectory: true))
    do throws(DocumentFolder.Fault) {
      try folder.write(documents, force: force)
    } catch {
      switch error {
      case .filesAreThere(let paths):
        Diagnostics.line(wording.filesAreThere(paths.count, folder: path))
        PathList(paths, wording: wording).lines.forEach { Diagnostics.line($0) }
        throw ExitStatus.cannotCreate
      case .output(let fault): throw fault.told(in: wording)
      }
    }
    var output = Output()
    output.line(wording.templatesCopied(documents.count, folder: path))
    for document in documents { output.line("  " + document.path.text) }
    try output.finish()
  }
}
