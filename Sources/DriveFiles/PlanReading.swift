import Drives
import Plans
import Wording

/// A plan file while it is read. Keys that are not of the contract are passed over.
struct PlanReading {
  let drive: Drive
  private let file: String
  private let people: [String: RegistrantIndex]
  private let sessions: SessionNames
  var plan = PlanFile()
  private(set) var log: ProblemLog
  private var searches = 0
  /// The name of the key of its hashes.
  private(set) var keyName = ""
  /// The entries that say, or of which it is known, who they are of.
  private(set) var marks: [Mark] = []

  /// An entry and whom it is of.
  struct Mark {
    let id: String
    /// The registrant of this id; nil where there is none.
    let registrant: RegistrantIndex?
    let path: String
    let place: JSONScanner.Place
    /// What the file says; nil where it says nothing.
    let mark: PublishedPlan.Mark?
  }

  /// Where the file names its drive.
  private var drivePlace: JSONScanner.Place?
  /// How many entries name someone on the lists, and how many someone else.
  private var (known, unknown) = (0, 0)

  init(_ drive: Drive, file: String, log: ProblemLog) {
    self.drive = drive
    self.file = file
    self.log = log
    people = Dictionary(
      zip(drive.registrants, drive.registrants.places).map { ($0.id, $1) },
      uniquingKeysWith: { first, _ in first })
    sessions = SessionNames(drive.sessions)
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var scanner = JSONScanner(bytes)
    do throws(JSONScanner.SyntaxError) {
      let place = scanner.place
      guard scanner.kind == .object else {
        _ = try scanner.value()
        add(.wrongType, at: place, key: "", value: "", expected: .mapping)
        return
      }
      var seen: Set<String> = []
      try scanner.object { (key, scanner) throws(JSONScanner.SyntaxError) in
        let place = scanner.place
        if !seen.insert(key).inserted {
          add(.duplicateKey, at: place, key: key, value: "", expected: .once)
        }
        try readValue(of: key, at: place, &scanner)
      }
      try scanner.end()
      for key in ["version", "assignments"] where !seen.contains(key) {
        add(.missingKey, at: place, key: key, value: "")
      }
    } catch {
      log.add(
        DriveFileProblem(
          code: .syntax, file: file, row: error.place.row, column: error.place.column,
          value: error.found, expected: error.expected.isEmpty ? nil : .oneOf([error.expected])))
    }
  }

  private mutating func readValue(
    of key: String, at place: JSONScanner.Place, _ scanner: inout JSONScanner
  ) throws(JSONScanner.SyntaxError) {
    switch key {
    case "version":
      let value = try scanner.value()
      if value != .number("\(PlanFile.version)") {
        add(
          .version, at: place, key: key, value: value.asWritten,
          expected: .oneOf(["\(PlanFile.version)"]))
      }
    case "drive":
      plan.driveName = try text(key, at: place, &scanner) ?? ""
      drivePlace = place
    case "key": keyName = try text(key, at: place, &scanner) ?? ""
    case "status": plan.status = try text(key, at: place, &scanner).flatMap(Plan.Status.init)
    case "cost":
      plan.cost = try number(key, at: place, &scanner)
      plan.statement.cost = plan.cost
    case "bound": plan.bound = try number(key, at: place, &scanner)
    case "seconds": plan.seconds = try number(key, at: place, &scanner)
    case "terms" where scanner.kind == .object:
      try scanner.object { (key, scanner) throws(JSONScanner.SyntaxError) in
        let place = scanner.place
        let value = try number("terms.\(key)", at: place, &scanner)
        if let term = CostTerm(rawValue: key), let value { plan.terms[term] = value }
        plan.statement.terms = plan.statement.terms ?? [:]
        if let value { plan.statement.terms?[key] = value }
      }
    case "assignments": try readList(key, at: place, &scanner) { $0.addAssignment($1) }
    case "unplaced": try readList(key, at: place, &scanner) { $0.addUnplaced($1) }
    case "changes" where scanner.kind == .list:
      plan.statement.changes = [:]
      try readList(key, at: place, &scanner) { $0.addChange($1) }
    default: _ = try scanner.value()
    }
  }

  /// The problem of a plan that was made for another drive: it says so, or nobody in it is on the
  /// lists.
  var anotherDrive: DriveFileProblem? {
    let isNamedOtherwise = !plan.driveName.isEmpty && plan.driveName != drive.name
    guard isNamedOtherwise || (known == 0 && unknown > 0) else { return nil }
    return DriveFileProblem(
      code: .planOfAnotherDrive, file: file, row: drivePlace?.row, column: drivePlace?.column,
      key: "drive", value: plan.driveName, expected: .oneOf([drive.name]))
  }

  /// One entry of a list: its fields with their places.
  private struct Entry {
    let path: String
    let place: JSONScanner.Place
    var fields: [String: (value: JSONScanner.Value, place: JSONScanner.Place)] = [:]
    /// What it says under `why`; nil where it says nothing that is understood.
    var why: Unplaced.Reason?
  }

  /// The keys of the entries that are read.
  private static let fields: Set<String> = [
    "sealed", "person", "registrant", "unit", "session", "slot", "reason", "from",
  ]

  private mutating func readList(
    _ key: String, at place: JSONScanner.Place, _ scanner: inout JSONScanner,
    _ add: (inout PlanReading, Entry) -> Void
  ) throws(JSONScanner.SyntaxError) {
    guard scanner.kind == .list else {
      let value = try scanner.value()
      self.add(.wrongType, at: place, key: key, value: value.asWritten, expected: .list)
      return
    }
    var number = 0
    try scanner.list { (scanner) throws(JSONScanner.SyntaxError) in
      number += 1
      var entry = Entry(path: "\(key).\(number)", place: scanner.place)
      guard scanner.kind == .object else {
        let value = try scanner.value()
        self.add(
          .wrongType, at: entry.place, key: entry.path, value: value.asWritten, expected: .mapping)
        return
      }
      try scanner.object { (key, scanner) throws(JSONScanner.SyntaxError) in
        let place = scanner.place
        if key == "why", scanner.kind == .object {
          entry.why = try scanner.unplacedReason()
          return
        }
        let value = try scanner.value()
        if Self.fields.contains(key) {
          entry.fields[key] = (value, place)
        }
      }
      add(&self, entry)
    }
  }

  private mutating func addAssignment(_ entry: Entry) {
    let registrant = registrant(of: entry)
    let session = text("session", of: entry)
    let slot = text("slot", of: entry)
    var index: SessionIndex?
    if let (name, place) = session {
      index = sessions.index(of: name)
      if index == nil {
        add(
          .unknownSession, at: place, key: "\(entry.path).session", value: name,
          expected: .oneOf(sessions.ids),
          hint: NearestName.of(name, among: sessions.ids.prefix(1000)).map(Hint.didYouMean))
      }
    }
    guard let (text, place) = slot else { return }
    guard let start = ClockTime.minute(of: text) else {
      add(
        .notATime, at: place, key: "\(entry.path).slot", value: text, expected: .clockTime)
      return
    }
    guard let registrant, let index else { return }
    if case .string(let unit)? = entry.fields["unit"]?.value {
      plan.statement.units.append((registrant, unit))
    }
    plan.assignments.append(
      Assignment(registrant: registrant, slot: SlotStart(session: index, start: start)))
  }

  /// Someone whose published slot the plan changes; those who left the lists need none any more.
  private mutating func addChange(_ entry: Entry) {
    guard case .string(let id)? = entry.fields["registrant"]?.value, let registrant = people[id]
    else { return }
    var slot: SlotStart?
    if case .string(let text)? = entry.fields["from"]?.value, let named = NamedSlot(text) {
      slot = SlotStart(session: sessions.index(of: named.session) ?? .unknown, start: named.start)
    }
    plan.statement.changes?[registrant] = .some(slot)
  }

  private mutating func addUnplaced(_ entry: Entry) {
    guard let registrant = registrant(of: entry) else { return }
    plan.unplaced.append(Unplaced(registrant: registrant, reason: reason(of: entry)))
  }

  /// Why the person of an entry has no slot: by `why`, which is of no language, else in the words
  /// of the file.
  private func reason(of entry: Entry) -> Unplaced.Reason {
    if let why = entry.why { return why }
    guard case .string(let words)? = entry.fields["reason"]?.value else { return .written("") }
    return .written(words)
  }

  private mutating func registrant(of entry: Entry) -> RegistrantIndex? {
    guard let (id, place) = text("registrant", of: entry) else { return nil }
    var mark: PublishedPlan.Mark?
    if case .string(let hash)? = entry.fields["person"]?.value {
      func field(_ key: String) -> String {
        guard case .string(let text)? = entry.fields[key]?.value else { return "" }
        return text
      }
      mark = PublishedPlan.Mark(hash: hash, sealed: field("sealed"), unit: field("unit"))
    }
    let index = people[id]
    marks.append(
      Mark(
        id: id, registrant: index, path: "\(entry.path).registrant", place: place, mark: mark))
    if let index {
      known += 1
      return index
    }
    unknown += 1
    guard mark == nil else { return nil }
    // Each search looks at everyone.
    searches += 1
    let near =
      searches <= max(1, min(20, 1_000_000 / max(1, people.count)))
      ? NearestName.of(id, among: drive.registrants.lazy.map(\.id)) : nil
    add(
      .unknownRegistrant, at: place, key: "\(entry.path).registrant", value: id,
      hint: near.map(Hint.didYouMean))
    return nil
  }

  private mutating func text(_ key: String, of entry: Entry) -> (String, JSONScanner.Place)? {
    guard let (value, place) = entry.fields[key] else {
      add(.missingKey, at: entry.place, key: "\(entry.path).\(key)", value: "")
      return nil
    }
    guard case .string(let text) = value else {
      add(
        .wrongType, at: place, key: "\(entry.path).\(key)", value: value.asWritten, expected: .text)
      return nil
    }
    return (text, place)
  }

  private mutating func text(
    _ key: String, at place: JSONScanner.Place, _ scanner: inout JSONScanner
  ) throws(JSONScanner.SyntaxError) -> String? {
    let value = try scanner.value()
    if case .string(let text) = value { return text }
    add(.wrongType, at: place, key: key, value: value.asWritten, expected: .text)
    return nil
  }

  private mutating func number(
    _ key: String, at place: JSONScanner.Place, _ scanner: inout JSONScanner
  ) throws(JSONScanner.SyntaxError) -> Double? {
    let value = try scanner.value()
    if case .number(let text) = value, let number = Double(text), number.isFinite { return number }
    if value == .null { return nil }
    add(.wrongType, at: place, key: key, value: value.asWritten, expected: .number)
    return nil
  }

  mutating func add(
    _ code: ProblemCode, at place: JSONScanner.Place, key: String, value: String,
    expected: Expectation? = nil, hint: Hint? = nil
  ) {
    log.add(
      DriveFileProblem(
        code: code, file: file, row: place.row, column: place.column, key: key, value: value,
        expected: expected, hint: hint))
  }
}

extension JSONScanner.Value {
  /// As a file writes it; lists and objects by their brackets.
  var asWritten: String {
    switch self {
    case .string(let text): return text
    case .number(let text): return text
    case .boolean(let value): return "\(value)"
    case .null: return "null"
    case .list: return "[…]"
    case .object: return "{…}"
    }
  }
}
