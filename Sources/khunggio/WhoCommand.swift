import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Invitations
import KhungGio
import Plans
import Wording

/// `khunggio who`: whose the code on a slip is.
struct WhoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "who",
    abstract: "Finds the person whose slip has a code, and the slot.",
    discussion: """
      Examples:
        khunggio who my-drive KG-7Q2M-4K0X3F9A7BCD
        khunggio who my-drive 4k0x3f9a7bcd --json

      The code is what a scanner reads, or what is printed beside it, in capitals or
      not, with or without KG-. The plan is the last one issued, or DRIVE/plan.json
      where none was.

      Exit status: 0 it is somebody's; 65 it is nobody's, of another drive, or no
      code; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Argument(help: "The code.")
  var code: String

  @Option(
    help: ArgumentHelp("The plan: a file, or the number of an issue.", valueName: "plan"))
  var plan: String?

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let (folder, wording) = try options.read()
    let drive = folder.drive
    guard let key = try options.readKey(wording: wording) else {
      Diagnostics.line(wording.noSlipsYet(options.command("invite", "--out", wording.folderWord)))
      throw ExitStatus.missingInput
    }
    let issues = try readIssues(wording)
    let now = drive.people(key: key)
    let codes = RegistrationCodes(of: drive, key: key, issued: issued(issues, now, of: drive))
    let part: String
    switch codes.reading(of: code) {
    case .malformed: return try refuse(.malformed, wording)
    case .ofOtherDrive: return try refuse(.ofOtherDrive, wording)
    case .person(let found): part = found
    }
    let found = codes.registrants(of: code)
    var people: [SlipHolder] = []
    if !found.isEmpty {
      let source = try readPlan(hasIssues: !issues.isEmpty, wording)?.recognised(on: drive)
      people = found.map {
        holder(of: $0, on: drive, code: codes.code(of: $0), source, issues, now)
      }
    } else if let left = whoLeft(part, issues) {
      people = [left]
    }
    guard !people.isEmpty else { return try refuse(.unknown, wording) }
    try write(people, drive, wording)
  }

  /// An issue with the people it invited.
  private struct IssuedPeople {
    let number: Int
    let invitations: [String: IssuedInvitation]
  }

  private func readIssues(_ wording: Words) throws -> [IssuedPeople] {
    guard History.exists(in: options.url) else { return [] }
    let hold = try DriveHold.take(
      options.url, for: .changing, work: "who", seconds: DriveHold.patienceOfReaders,
      wording: wording)
    defer { hold.holdUntilHere() }
    do throws(HistoryFault) {
      let history = try History(in: options.url)
      var issues: [IssuedPeople] = []
      for issue in try history.issues() {
        issues.append(
          IssuedPeople(
            number: issue.number, invitations: try history.invitations(of: issue.number)))
      }
      return issues
    } catch {
      throw error.told(in: wording)
    }
  }

  /// The plan that people go by; nil where there is none yet.
  private func readPlan(hasIssues: Bool, _ wording: Words) throws -> PublishedSource? {
    let isPlanned = FileManager.default.fileExists(atPath: options.planPath)
    guard plan != nil || hasIssues || isPlanned else { return nil }
    return try PublishedSource(
      plan ?? (hasIssues ? nil : options.planPath), of: options, wording: wording)
  }

  /// The codes of the last issue, by the indices that their people have now.
  private func issued(
    _ issues: [IssuedPeople], _ now: [Recognition.Person], of drive: Drive
  ) -> [Int: String] {
    guard let last = issues.last else { return [:] }
    let recognition = Recognition(last.invitations.values.map(\.person), on: now)
    let places = Dictionary(
      now.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var codes: [Int: String] = [:]
    for (id, invitation) in last.invitations where !invitation.code.isEmpty {
      if let place = recognition.idNow(of: id).flatMap({ places[$0] }) {
        codes[place] = invitation.code
      }
    }
    return codes
  }

  private func holder(
    of registrant: Int, on drive: Drive, code: String, _ source: PublishedSource?,
    _ issues: [IssuedPeople], _ now: [Recognition.Person]
  ) -> SlipHolder {
    let person = drive.registrants[registrant]
    let slot = source?.plan.invitations.first { $0.registrant == person.id }?.slot
    var earlier: [(issue: Int, slot: NamedSlot)] = []
    for issue in issues {
      let recognition = Recognition(issue.invitations.values.map(\.person), on: now)
      guard
        let before = issue.invitations.values.first(where: {
          recognition.idNow(of: $0.registrant) == person.id
        }), let told = NamedSlot("\(before.session) \(before.slot)"), told != slot,
        told != earlier.last?.slot
      else { continue }
      earlier.append((issue.number, told))
    }
    let status: SlipHolder.Status
    if source == nil {
      status = .unplanned
    } else if slot != nil {
      status = earlier.isEmpty ? .placed : .moved
    } else {
      status = source?.plan.unplaced.contains(person.id) == true ? .waiting : .new
    }
    return SlipHolder(
      status: status, code: code, registrant: person.id, identity: now[registrant].identity,
      slot: slot, earlier: earlier, issue: source?.issue)
  }

  /// Somebody whom an issue gave this code, and who is on the lists no more.
  private func whoLeft(_ part: String, _ issues: [IssuedPeople]) -> SlipHolder? {
    for issue in issues.reversed() {
      guard
        let found = issue.invitations.values.first(where: {
          RegistrationCodes.personPart(of: $0.code) == part
        })
      else { continue }
      return SlipHolder(
        status: .left, code: found.code, registrant: found.registrant, identity: found.identity,
        slot: nil,
        earlier: NamedSlot("\(found.session) \(found.slot)").map { [(issue.number, $0)] } ?? [],
        issue: issues.last?.number)
    }
    return nil
  }

  private func refuse(_ fault: Words.CodeFault, _ wording: Words) throws {
    if json {
      var output = Output()
      output.line(
        JSONValue.object([
          ("code", .string(TextWidth.printable(code))), ("status", .string(fault.rawValue)),
        ]).document)
      try output.finish()
    }
    Diagnostics.line(wording.codeFault(fault, TextWidth.printable(code)))
    throw ExitStatus.badData
  }

  private func write(_ people: [SlipHolder], _ drive: Drive, _ wording: Words) throws {
    var output = Output()
    if json {
      let documents = people.map { $0.json(on: drive) }
      output.line(
        (documents.count == 1
          ? documents[0] : .object([("several", .array(documents))])).document)
    } else {
      if people.count > 1 { Diagnostics.line(wording.codeOfSeveral(people.count)) }
      for person in people { person.lines(on: drive, wording).forEach { output.line($0) } }
    }
    try output.finish()
  }
}

/// Whose a slip is, and when this person is invited.
private struct SlipHolder {
  typealias Status = Words.SlipStatus

  let status: Status
  let code: String
  let registrant: String
  let identity: Identity
  /// The slot; nil for none.
  let slot: NamedSlot?
  /// Other slots that issues told.
  let earlier: [(issue: Int, slot: NamedSlot)]
  /// The number of the issue the slot is of; nil for a plan that was not issued.
  let issue: Int?

  private func unitName(on drive: Drive) -> String {
    drive.units.first { $0.id == identity.unit }?.name ?? identity.unit
  }

  func lines(on drive: Drive, _ wording: Words) -> [String] {
    func text(_ slot: NamedSlot) -> String {
      guard let session = drive.sessions.first(where: { $0.id == slot.session }) else {
        return slot.text
      }
      return "\(ClockTime.text(slot.start)), \(session.site.isEmpty ? session.id : session.site), "
        + session.date.isoText
    }
    var lines = [
      "\(identity.name.isEmpty ? registrant : identity.label) [\(registrant)]",
      wording.slipUnit(unitName(on: drive)),
      wording.slipStatus(status, slot: slot.map(text), issue: issue),
    ]
    lines += earlier.map { wording.slipEarlier(text($0.slot), issue: $0.issue) }
    return lines
  }

  func json(on drive: Drive) -> JSONValue {
    .object([
      ("code", .string(code)), ("status", .string(status.rawValue)),
      ("registrant", .string(registrant)), ("name", .string(identity.name)),
      ("birth_year", .optional(identity.birthYear)), ("unit", .string(identity.unit)),
      ("unit_name", .string(unitName(on: drive))), ("session", .optional(slot?.session)),
      ("slot", .optional(slot.map { ClockTime.text($0.start) })),
      ("issue", .optional(issue)),
      (
        "earlier",
        .array(
          earlier.map {
            .object([("issue", .integer($0.issue)), ("slot", .string($0.slot.text))])
          })
      ),
    ])
  }
}
