import ArgumentParser
import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import KhungGio
import UnitLists
import Wording

/// `khunggio cancel`: takes people who withdraw out of the lists, with a reason.
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Takes people who withdraw off the lists, or brings them back.",
    discussion: """
      Examples:
        khunggio cancel my-drive "Nguyễn Văn An" 0912345678 --reason "ốm"
        khunggio cancel my-drive --unit thpt-1
        khunggio cancel my-drive --from rut-ten.xlsx
        khunggio cancel my-drive --back an

      WHO is an id, a name (marks may be left out) or a telephone number. --unit
      alone withdraws a whole unit; --back alone undoes the last cancellation.
      Who withdrew is kept in DRIVE/drive.sqlite: a list sent again does not bring
      them back. All of them are taken out, or nobody.

      Exit status: 0 done; 64 wrong usage; 65 somebody is not known for sure,
      nothing was written; 66 a file is missing; 73, 74 cannot be written.
      """)

  @Argument(help: "The drive: a folder with drive.yaml.")
  var drive: String

  @Argument(help: ArgumentHelp("Ids, names or telephone numbers.", valueName: "who"))
  var who: [String] = []

  @Option(help: ArgumentHelp("The unit they are of; alone, all of it.", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("A list of who withdraws.", valueName: "list"))
  var from: String?

  @Option(help: ArgumentHelp("The reason, for the history.", valueName: "text"))
  var reason = ""

  @Flag(help: "Bring people who have withdrawn back.")
  var back = false

  @Flag(help: "Show who would be taken out, and write nothing.")
  var dryRun = false

  @Flag(help: "Print one JSON document.")
  var json = false

  @Option(help: "The language of what is printed, vi or en; the drive's own by default.")
  var language: Language?

  @OptionGroup var holding: HoldOptions

  func validate() throws {
    guard back || !who.isEmpty || unit != nil || from != nil else {
      throw ValidationError("Name who withdraws: ids, names, telephone numbers, --unit or --from.")
    }
    guard reason.isEmpty || !back else {
      throw ValidationError("--reason is for those who withdraw, not for --back.")
    }
  }

  func run() throws {
    let url = URL(fileURLWithPath: drive, isDirectory: true)
    let hold = try holding.hold(
      url, for: "cancel", wording: Words(language: language ?? .vietnamese))
    defer { hold.holdUntilHere() }
    ImportCommit.recover(url)
    let (frame, wording) = try FrameReading.read(url, language: language)
    let gone = try Withdrawals.read(url, notOn: frame, wording: wording)
    let names = Dictionary(
      frame.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let people =
      back
      ? gone.map { FindablePerson($0.row, unitName: names[$0.row.unit] ?? $0.row.unit) }
      : frame.registrants.map { person in
        let unit = frame.units[person.unit]
        return FindablePerson(
          id: person.id, name: person.name, unit: unit.id, unitName: unit.name,
          birthYear: person.birthYear, phone: person.phone)
      }
    let search = CancelSearch(
      people, isBack: back, gone: back ? [] : gone, wording: wording, zone: frame.timeZone)
    let found = try chosen(search, frame, gone, wording)
    guard search.problems.lines.isEmpty else { return try refuse(search, wording) }
    if back {
      try bringBack(found.map { gone[$0] }, frame, url, wording)
    } else {
      try withdraw(found, frame, url, wording)
    }
  }

  /// The people meant, by their places among those who can be, each once.
  private func chosen(
    _ search: CancelSearch, _ frame: DriveFrame, _ gone: [Withdrawal], _ wording: Words
  ) throws -> [Int] {
    var found: [Int] = []
    if let unit, search.finder.people(ofUnit: unit).isEmpty {
      search.problems.add(
        wording.noPeopleOfUnit(unit, known: Array(Set(search.people.map(\.unit))).sorted()))
      return []
    }
    for text in who { found += search.people(named: text, unit: unit) }
    if let from {
      var options = ImportOptions()
      options.unit = unit.flatMap { unit in
        frame.units.first { $0.id == unit || $0.name == unit }?.id
      }
      options.eligibility.isLookedAt = false
      options.takesDeclined = true
      let sent = SentFiles(at: [from])
      let list = WithdrawalList(
        sent.lists, of: frame, options: options, finder: search.finder)
      let remarks = sent.remarks + list.remarks
      for remark in remarks where remark.refuses {
        search.problems.add(remark.text(in: wording))
      }
      if remarks.contains(where: { $0.code == .missingInput }) {
        search.problems.lines.forEach { Diagnostics.line($0) }
        throw ExitStatus.missingInput
      }
      for entry in list.entries {
        found += search.people(entry.found, text: "\(entry.place) \(entry.name)", name: entry.name)
      }
    }
    if who.isEmpty, from == nil {
      if let unit {
        found = search.finder.people(ofUnit: unit)
      } else if let last = gone.last {
        found = gone.indices.filter { gone[$0].time == last.time }
      }
    }
    return Array(Set(found)).sorted()
  }

  private func refuse(_ search: CancelSearch, _ wording: Words) throws {
    for line in search.problems.lines { Diagnostics.line(line) }
    Diagnostics.line(wording.nobodyWasWithdrawn)
    if json {
      var output = Output()
      output.line(
        JSONValue.object([
          ("written", .bool(false)), ("people", .array([])),
          ("problems", .array(search.problems.lines.map { .string($0) })),
        ]).document)
      try output.finish()
    }
    throw ExitStatus.badData
  }

  private func withdraw(
    _ people: [Int], _ frame: DriveFrame, _ url: URL, _ wording: Words
  ) throws {
    let plan = WithdrawalPlan(
      withdrawing: people, from: frame, known: try KnownIdentities(of: url, wording: wording))
    try check(plan, wording)
    let moment = Moment.now
    if !dryRun {
      try Withdrawals.commit(
        plan.lists, of: plan.rows, into: frame, at: moment,
        reason: TextWidth.printable(reason), wording: wording)
    }
    let isPublished = try Withdrawals.isPublished(url, wording: wording)
    let next =
      isPublished
      ? ["khunggio", "replan", drive, "--fill"]
      : plan.leavesPeople ? ["khunggio", "plan", drive] : ["khunggio", "import", drive]
    try write(
      plan.rows, frame, plan.leavesPeople, time: moment.text,
      heading: dryRun
        ? wording.wouldWithdraw(plan.rows.count) : wording.withdrawnFromLists(plan.rows.count),
      next: next, wording)
  }

  private func bringBack(
    _ people: [Withdrawal], _ frame: DriveFrame, _ url: URL, _ wording: Words
  ) throws {
    let plan = WithdrawalPlan(
      returning: people.map(\.row), to: frame,
      known: try KnownIdentities(of: url, wording: wording))
    try check(plan, wording)
    let moment = Moment.now
    if !dryRun, !people.isEmpty {
      try Withdrawals.bringBack(
        people.map(\.number), lists: plan.lists, into: frame, at: moment, wording: wording)
    }
    let next =
      try Withdrawals.isPublished(url, wording: wording) ? ["replan", drive] : ["plan", drive]
    try write(
      plan.rows, frame, true, time: moment.text,
      heading: dryRun
        ? wording.wouldBringBack(plan.rows.count) : wording.broughtBack(plan.rows.count),
      next: ["khunggio"] + next, wording)
  }

  private func check(_ plan: WithdrawalPlan, _ wording: Words) throws {
    guard plan.problems.isEmpty else {
      ProblemReport(plan.problems, wording: wording).write(withSum: true)
      throw ExitStatus.badData
    }
  }

  private func write(
    _ rows: [WithdrawnRow], _ frame: DriveFrame, _ leavesPeople: Bool, time: String,
    heading: String, next: [String], _ wording: Words
  ) throws {
    let next = next.map(shellWord).joined(separator: " ")
    var output = Output()
    if json {
      output.line(
        JSONValue.object([
          ("written", .bool(!dryRun && !rows.isEmpty)), ("time", .string(time)),
          ("reason", .string(reason)),
          (
            "people",
            .array(
              rows.map { row in
                .object([
                  ("registrant", .string(row.id)), ("name", .string(row.name)),
                  ("unit", .string(row.unit)), ("birth_year", .optional(row.birthYear)),
                ])
              })
          ), ("problems", .array([])), ("next", .string(next)),
        ]).document)
    } else {
      output.line(heading)
      let names = Dictionary(
        frame.units.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      for row in rows {
        output.line(
          "  "
            + CancelSearch.line(
              FindablePerson(row, unitName: names[row.unit] ?? row.unit), wording: wording))
      }
      if !reason.isEmpty { output.line(wording.withdrawalReason(reason)) }
      if !leavesPeople { output.line(wording.nobodyIsLeft) }
      if dryRun {
        output.line(wording.nobodyWasWithdrawn)
      } else if !back {
        output.line(
          wording.withdrawalCanBeUndone("khunggio cancel \(shellWord(drive)) --back"))
      }
      output.line(wording.next(next))
    }
    try output.finish()
  }
}

extension FindablePerson {
  init(_ row: WithdrawnRow, unitName: String) {
    self.init(
      id: row.id, name: row.name, unit: row.unit, unitName: unitName, birthYear: row.birthYear,
      phone: row.phone)
  }
}
