import DriveFiles
import Drives
import Identities

/// The lists of a drive with what an import changes in them.
struct ListChanges {
  private let draft: DraftDrive
  private let units: [String]
  private let texts: FieldTexts
  private var lists: [DraftDrive.List]
  private var touched: Set<Int> = []
  /// The list and row of each registrant.
  private var places: [Int: (list: Int, row: Int)] = [:]
  /// The list that each unit's new people join.
  private var listOfUnit: [String: Int] = [:]
  private var ids: PermanentIDs

  init(draft: DraftDrive, units: [String], texts: FieldTexts, ids: PermanentIDs) {
    self.draft = draft
    self.units = units
    self.texts = texts
    lists = ids.lists
    touched = ids.completed
    self.ids = ids
    for (list, content) in lists.enumerated() {
      for (row, fields) in content.rows.enumerated() {
        guard let registrant = fields.registrant else { continue }
        places[registrant] = (list, row)
        listOfUnit[units[draft.registrants[registrant].unit.rawValue]] = list
      }
    }
  }

  /// The lists that differ from those of the drive.
  var changed: [DraftDrive.List] { touched.sorted().map { lists[$0] } }
  /// The record of the ids that were given; nil where it stays as it is.
  var record: DraftDrive.List? { ids.record }
  /// All lists.
  var all: [DraftDrive.List] {
    lists.filter(\.hasPeople).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Puts changes into their rows, and new people below the others of their unit.
  mutating func make(_ people: [KnownPerson]) {
    for person in people {
      if let registrant = person.registrant {
        guard !person.changes.isEmpty, let place = places[registrant] else { continue }
        let fields = person.fields(texts, unitID: units[person.unit])
        for change in person.changes {
          set(change.column, fields[change.column] ?? "", place.list, place.row)
        }
        touched.insert(place.list)
      } else {
        add(person)
      }
    }
  }

  /// Takes people out of their lists.
  ///
  /// - Parameter registrants: who, as indices in the drive.
  /// - Returns: their rows.
  mutating func remove(_ registrants: [Int]) -> [WithdrawnRow] {
    var rows: [WithdrawnRow] = []
    var removed: [Int: Set<Int>] = [:]
    for registrant in registrants {
      guard let (list, row) = places[registrant] else { continue }
      let person = draft.registrants[registrant]
      let fields = Dictionary(
        zip(lists[list].header, lists[list].rows[row].fields).filter { !$0.1.isEmpty },
        uniquingKeysWith: { first, _ in first })
      rows.append(
        WithdrawnRow(
          id: ids.ids[registrant], name: person.name, unit: units[person.unit.rawValue],
          birthYear: person.birthYear, phone: person.phone, list: lists[list].name, fields: fields)
      )
      removed[list, default: []].insert(row)
      touched.insert(list)
    }
    for (list, numbers) in removed {
      lists[list].rows = lists[list].rows.enumerated().filter { !numbers.contains($0.offset) }
        .map(\.element)
    }
    places = [:]
    return rows
  }

  /// Puts rows back at the ends of their lists.
  mutating func restore(_ rows: [WithdrawnRow]) {
    for row in rows {
      let list: Int
      if let known = lists.firstIndex(where: { $0.name == row.list }) {
        list = known
      } else {
        lists.append(DraftDrive.List(name: row.list, header: ["id"], rows: []))
        list = lists.count - 1
      }
      lists[list].rows.append(
        DraftDrive.List.Row(
          fields: Array(repeating: "", count: lists[list].header.count), registrant: nil))
      let place = lists[list].rows.count - 1
      var fields = row.fields
      fields["id"] = row.id
      fields["unit"] = row.unit
      for (column, text) in fields.sorted(by: { $0.key < $1.key }) {
        set(column, text, list, place)
      }
      touched.insert(list)
    }
  }

  private mutating func set(_ column: String, _ text: String, _ list: Int, _ row: Int) {
    let position = position(of: column, in: list)
    lists[list].rows[row].fields[position] = text
  }

  /// Where a list has a column; it gets one that it lacks.
  private mutating func position(of column: String, in list: Int) -> Int {
    if let position = lists[list].header.firstIndex(of: column) { return position }
    lists[list].header.append(column)
    for row in lists[list].rows.indices { lists[list].rows[row].fields.append("") }
    return lists[list].header.count - 1
  }

  private mutating func add(_ person: KnownPerson) {
    let unit = units[person.unit]
    let list = listOfUnit[unit] ?? begin(unit)
    listOfUnit[unit] = list
    touched.insert(list)
    var fields = person.fields(texts, unitID: unit)
    let row = lists[list].rows.count
    // Somebody who is back has the id of before.
    fields["id"] = person.id.isEmpty ? ids.newID(of: unit, from: row + 1) : person.id
    lists[list].rows.append(
      DraftDrive.List.Row(
        fields: Array(repeating: "", count: lists[list].header.count), registrant: nil))
    // Most lists have all columns, in the contract's order.
    let columns =
      DraftDrive.columns + [DraftDrive.partyColumn] + PersonDetails.columns + texts.declarations
    for column in columns {
      guard let text = fields[column], !text.isEmpty else { continue }
      set(column, text, list, row)
    }
  }

  private mutating func begin(_ unit: String) -> Int {
    var names = FileNames()
    for list in lists { names.use(list.name) }
    lists.append(
      DraftDrive.List(
        name: names.name(for: unit, ending: ".csv"), header: DraftDrive.columns, rows: []))
    return lists.count - 1
  }
}

/// Names for files that no text can lead out of their folder.
public struct FileNames: Sendable {
  private var used: Set<String> = []

  /// No names given yet.
  public init() {}

  /// Says that a name is given.
  public mutating func use(_ name: String) { used.insert(name.lowercased()) }

  /// A name for a text that no other file has, whatever a file system makes of capitals.
  ///
  /// - Parameters:
  ///   - text: what the file is of.
  ///   - ending: what its name ends in, with its dot.
  /// - Returns: the name.
  public mutating func name(for text: String, ending: String) -> String {
    var plain = ""
    for scalar in text.normalisedScalars {
      let isAllowed =
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_. ".unicodeScalars.contains(scalar)
      plain.unicodeScalars.append(isAllowed ? scalar : "-")
    }
    // Hidden files and names that end in a dot are trouble on one system or another.
    while let first = plain.first, first == "." || first == " " { plain.removeFirst() }
    while let last = plain.last, last == "." || last == " " { plain.removeLast() }
    var stem = ""
    for character in plain where stem.utf8.count + character.utf8.count <= 100 {
      stem.append(character)
    }
    if stem.isEmpty { stem = "list" }
    var name = stem + ending
    var number = 2
    while !used.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number)\(ending)"
      number += 1
    }
    return name
  }
}

extension DraftDrive.List {
  /// Whether anybody stands on it; a list of nobody is no list, and its file goes.
  var hasPeople: Bool { rows.contains { $0.fields.contains { !$0.isEmpty } } }
}
