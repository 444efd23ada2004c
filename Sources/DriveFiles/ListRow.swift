import Drives
import Wording

/// Where a list has its columns.
struct ListColumns {
  let id, name, birthYear, phone, kind, available, preferred, group, priority, pinned, party: Int?
  let unit: Int
  /// Where the answers to the drive's declarations stand, in their order.
  let answers: [Int?]

  init(_ table: CSVTable, declarations: [Declaration] = []) {
    let position = { (name: String) in
      table.columns.firstIndex(of: name).flatMap { table.positions[$0] }
    }
    id = position("id")
    name = position("name")
    unit = position("unit") ?? 0
    birthYear = position("birth_year")
    phone = position("phone")
    kind = position("kind")
    available = position("available")
    preferred = position("preferred")
    group = position("group")
    priority = position("priority")
    pinned = position("pinned")
    party = position(RegistrantLists.partyColumn)
    answers = declarations.map { position($0.id) }
  }
}

/// One row of a list, read by the positions of its columns.
struct ListRow {
  let scanner: CSVScanner
  let table: CSVTable
  /// The index of the registrant it stands for.
  let index: Int
  /// The columns that could not be read.
  private(set) var unreadable: Set<String> = []

  init(scanner: CSVScanner, table: CSVTable, index: Int) {
    self.scanner = scanner
    self.table = table
    self.index = index
  }

  /// The text of a field; empty where the file has no such column or it is not UTF-8.
  mutating func text(_ position: Int?, _ log: inout ProblemLog) -> String {
    guard let position else { return "" }
    let field = scanner.fields[position]
    if field.range.isEmpty { return "" }
    if let text = scanner.text(of: field) {
      guard let error = TextError(text, most: TextError.mostCharacters) else { return text }
      add(
        error.code, position, value: scanner.repairedText(of: field), expected: error.expected,
        hint: error.hint, &log)
      return ""
    }
    add(
      .notUTF8, position, value: scanner.repairedText(of: field), expected: .utf8,
      hint: .saveAsUTF8(guess: table.encodingGuess), &log)
    return ""
  }

  /// A whole number; nil where the field is empty or no number.
  mutating func integer(_ position: Int?, _ log: inout ProblemLog) -> Int? {
    guard let position, !scanner.fields[position].range.isEmpty else { return nil }
    let text = text(position, &log)
    if text.isEmpty { return nil }
    if let number = Int(text) { return number }
    add(.wrongType, position, value: text, expected: .wholeNumber, &log)
    return nil
  }

  /// What a function reads from a field; nil where the field is empty or the function refuses.
  mutating func time<Value>(
    _ position: Int?, expected: Expectation, _ log: inout ProblemLog,
    _ read: (String) throws(RegistrantTimes.TimeError) -> Value
  ) -> Value? {
    guard let position, !scanner.fields[position].range.isEmpty else { return nil }
    let text = text(position, &log)
    if text.isEmpty { return nil }
    do throws(RegistrantTimes.TimeError) {
      return try read(text)
    } catch {
      add(error, position, text: text, expected: expected, &log)
      return nil
    }
  }

  private mutating func add(
    _ error: RegistrantTimes.TimeError, _ position: Int, text: String, expected: Expectation,
    _ log: inout ProblemLog
  ) {
    switch error {
    case .notATime(let part): add(.notATime, position, value: part, expected: expected, &log)
    case .missingSession: add(.notATime, position, value: text, expected: expected, &log)
    case .unknownSession(let session, let known):
      add(
        .unknownSession, position, value: session, expected: .oneOf(known),
        hint: NearestName.of(session, among: known.prefix(1000)).map(Hint.didYouMean), &log)
    case .unknowable: markUnreadable(table.name(at: position))
    }
  }

  /// A problem of a field.
  mutating func add(
    _ code: ProblemCode, _ position: Int, value: String = "", expected: Expectation? = nil,
    hint: Hint? = nil, _ log: inout ProblemLog
  ) {
    let name = table.name(at: position)
    unreadable.insert(name)
    log.add(
      table.problem(
        code, row: scanner.recordLine, index: position, key: name, value: value,
        expected: expected, hint: hint))
  }

  mutating func markUnreadable(_ column: String) { unreadable.insert(column) }
}

extension CSVTable {
  /// The known column at a position of the file.
  func name(at position: Int) -> String {
    columns.indices.first { positions[$0] == position }.map { columns[$0] } ?? ""
  }
}

extension CSVScanner {
  /// Whether two fields of the file have the same bytes.
  func isSame(_ left: Field, _ right: Field) -> Bool {
    left.range.count == right.range.count
      && bytes[left.range].elementsEqual(bytes[right.range])
  }
}

/// The units of a drive by their ids: fixed where units.csv lists them, growing where it does not.
struct UnitNames {
  private(set) var ids: [String]
  private var indices: [String: Int]
  /// Whether a unit that is not known yet becomes one.
  let isGrowing: Bool

  init(_ units: [Unit]?) {
    ids = units?.map(\.id) ?? []
    isGrowing = units == nil
    indices = Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func index(of id: String) -> Int? {
    if let index = indices[id] { return index }
    guard isGrowing else { return nil }
    indices[id] = ids.count
    ids.append(id)
    return ids.count - 1
  }
}

/// The kinds of donors of a drive by their names.
struct KindNames {
  let names: [String]
  let indices: [String: Int]

  init(_ kinds: [DonorKind]) {
    names = kinds.map(\.name)
    indices = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
