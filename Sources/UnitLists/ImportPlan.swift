public import DriveFiles
import Drives
import Foundation
public import Identities
import Wording

/// What importing lists would do, exactly as it then does it.
public struct ImportPlan: Sendable {
  /// What was found in one sheet.
  public struct Sheet: Equatable, Sendable {
    /// The file and the tab.
    public let place: String
    /// The row of its headings, from 1; 0 where it has none.
    public let headingRow: Int
    /// The name of the unit it is of; nil where each row says its own.
    public let unit: String?
    /// How many people it has.
    public internal(set) var people: Int
    /// What was made of each of its columns, from the left.
    public let columns: [ColumnReading]
    /// The rows of people as they were read, from the top, those who decline included; empty unless
    /// ``ImportOptions/keepsCells``.
    public internal(set) var rows: [RowRead]
    /// The rows that were taken for none of a person, from the top; rows with nothing but a running
    /// number are not reported.
    public internal(set) var leftOut: [RowLeftOut]
    /// The file, by its index among those given.
    let file: Int
    /// The tab; nil for CSV.
    let tab: String?
    /// The column for errors, from 0: the one that is there, or the first free one.
    let errorsColumn: Int
    /// The rows, from 0, in which that column holds something.
    let oldErrors: [Int]
  }

  /// A registrant that changes.
  public struct Change: Equatable, Sendable {
    /// Who.
    public let id: String
    /// The name as it will be.
    public let name: String
    /// The changes, each as `phone 0912… → 0987…`.
    public let changes: [String]
  }

  /// Registrants of a unit whom its new list does not name.
  public struct Missing: Equatable, Sendable {
    /// The unit's name.
    public let unit: String
    /// How many.
    public let people: Int
    /// Their ids and names, in list order.
    public let names: [(id: String, name: String)]
    /// Whether the new list names others of the old one, and so may be the old one sent again.
    public let isResent: Bool

    /// Whether both say the same.
    public static func == (first: Missing, second: Missing) -> Bool {
      first.unit == second.unit && first.people == second.people
        && first.isResent == second.isResent
        && zip(first.names, second.names).allSatisfy { $0 == $1 }
    }
  }

  /// What was found, sheet by sheet.
  public internal(set) var sheets: [Sheet] = []
  /// Everything to say about the lists, in their order.
  public internal(set) var diagnostics: [ListDiagnostic] = []
  /// How many people are new.
  public internal(set) var new = 0
  /// Who changes.
  public internal(set) var changed: [Change] = []
  /// How many stay as they are.
  public internal(set) var unchanged = 0
  /// How many rows are refused.
  public internal(set) var refused = 0
  /// Whom the new lists of their units do not name.
  public internal(set) var missing: [Missing] = []
  /// Whoever has withdrawn and is named again: left out, or brought back.
  public internal(set) var withdrawn: [Withdrawal] = []
  /// Whether they are brought back.
  public internal(set) var bringsBack = false
  /// Whoever is taken out, since the new list of the unit replaces the old one.
  public internal(set) var replaced: [WithdrawnRow] = []
  /// What would be wrong with the drive, beyond what the diagnostics say.
  public internal(set) var driveProblems: [DriveFileProblem] = []
  /// The lists to be written.
  public internal(set) var lists: [DraftDrive.List] = []
  /// How many people get an id that stays with them, whose lists had no ids.
  public internal(set) var identified = 0
  /// The record of the ids given; nil where it stays as it is.
  var record: DraftDrive.List?
  /// The files to be written: the lists, and the record of the ids given.
  public var files: [DraftDrive.List] { lists.isEmpty ? [] : lists + (record.map { [$0] } ?? []) }
  /// The ids of the units the lists are of.
  public internal(set) var units: Set<String> = []
  /// What was said of the columns of each unit's lists, by the id of the unit: by headings, or by
  /// letters for lists that look the same.
  public internal(set) var mappings: [String: [ColumnMapping]] = [:]
  /// The units that the lists name and units.csv does not have, to be added to it.
  public internal(set) var newUnits: [NewUnit] = []

  /// A unit that comes with the lists.
  public struct NewUnit: Equatable, Sendable {
    /// Its id.
    public let id: String
    /// What the lists call it.
    public let name: String
  }

  /// Whether anything is refused: a row, a sheet, a file, or the drive that would be.
  public var isRefused: Bool {
    refused > 0 || !driveProblems.isEmpty || diagnostics.contains { $0.refuses }
  }

  /// Whether a list may have been left unread: a file of a folder, a hidden sheet.
  public var mayHaveLeftListUnread: Bool { diagnostics.contains(where: \.mayLeaveListUnread) }

  /// Whether an input is missing.
  public var isMissingInput: Bool { diagnostics.contains { $0.code == .missingInput } }

  /// Reads lists and finds what they change.
  ///
  /// - Parameters:
  ///   - files: the lists, in the order in which they count.
  ///   - draft: the drive.
  ///   - options: how lists are to be read.
  ///   - flagged: diagnostics from before, such as of files that are not read.
  public init(
    of files: [SentFile], into draft: DraftDrive, options: ImportOptions,
    flagged: [ListDiagnostic] = []
  ) {
    var reading = ListsReading(draft: draft, options: options)
    for (index, file) in files.enumerated() { reading.read(file, index: index, among: files) }
    sheets = reading.found
    diagnostics = flagged + reading.diagnostics
    mappings = reading.mappings
    let texts = FieldTexts(of: draft)
    let ids = PermanentIDs(of: draft, known: options.identities)
    identified = ids.identified
    var matching = PeopleMatching(draft.registrants, ids: ids.ids, draft.details, texts)
    for rows in reading.rows {
      refused += rows.count { $0.isRefused }
      matching.take(rows.filter { !$0.isRefused })
    }
    let units = reading.units
    withdrawn = matching.link(options.withdrawn, units.map(\.id))
    bringsBack = options.bringsBack
    if bringsBack { matching.bringBack() } else { matching.leaveOutWithdrawn() }
    tell(of: matching, units, reading)
    reportWithoutSlot(matching, units, draft.sessions, reading)
    if draft.unitsAreListed { newUnits = reading.newUnits }
    var changes = ListChanges(draft: draft, units: units.map(\.id), texts: texts, ids: ids)
    changes.make(
      matching.people.enumerated().filter { !matching.leftOut.contains($0.offset) }
        .map(\.element))
    if options.replaces {
      replaced = changes.remove(
        matching.people.indices.filter {
          !matching.named.contains($0) && self.units.contains(units[matching.people[$0].unit].id)
        }.compactMap { matching.people[$0].registrant })
    }
    lists = changes.changed
    record = changes.record
    guard !lists.isEmpty else { return }
    do throws(DriveFileProblems) {
      _ = try draft.drive(with: changes.all, newUnits: newUnits.map { ($0.id, $0.name) })
    } catch {
      driveProblems = error.problems
    }
  }

  private mutating func tell(
    of matching: PeopleMatching, _ units: [Drives.Unit], _ reading: ListsReading
  ) {
    for index in matching.leftOut { self.units.insert(units[matching.people[index].unit].id) }
    for index in matching.named.sorted() {
      let person = matching.people[index]
      self.units.insert(units[person.unit].id)
      if person.registrant == nil {
        new += 1
      } else if person.changes.isEmpty {
        unchanged += 1
      } else {
        changed.append(
          Change(
            id: person.id, name: person.name,
            changes: person.changes.map { "\($0.column) \($0.before) → \($0.after)" }))
      }
    }
    for other in matching.otherPeople {
      diagnostics.append(
        reading.report(
          .idOfAnotherPerson, at: other.place, value: "\(other.id): \(other.name)",
          hint: .ofList(.samePerson("\(DraftDrive.listsName) (\(other.id)) \(other.listed)"))))
    }
    for pair in DuplicateCandidates(matching.people).pairs
    where !matching.leftOut.contains(pair.person) {
      let person = matching.people[pair.person]
      let earlier = matching.people[pair.earlier]
      guard let place = person.place else { continue }
      let other =
        earlier.place.map { reading.name(of: $0) } ?? "\(DraftDrive.listsName) (\(earlier.id))"
      diagnostics.append(
        reading.report(
          .suspectedDuplicate, at: place, value: person.name,
          hint: .ofList(.samePerson("\(other) \(earlier.name)"))))
    }
    reportMissing(of: matching, units)
  }

  /// Tells by name to whom no slot is allowed.
  private mutating func reportWithoutSlot(
    _ matching: PeopleMatching, _ units: [Drives.Unit], _ sessions: [Session],
    _ reading: ListsReading
  ) {
    for index in matching.named.sorted() {
      let person = matching.people[index]
      guard let place = person.place,
        !sessions.haveSlot(for: person.available, of: units[person.unit])
      else { continue }
      diagnostics.append(
        reading.report(
          .noAllowedSlot, at: place, value: person.name, hint: .ofList(.widenHours)))
    }
  }

  private mutating func reportMissing(of matching: PeopleMatching, _ units: [Drives.Unit]) {
    var unnamed: [Int: [KnownPerson]] = [:]
    var resent: Set<Int> = []
    for (index, person) in matching.people.enumerated()
    where self.units.contains(units[person.unit].id) && !matching.leftOut.contains(index) {
      if !matching.named.contains(index) {
        unnamed[person.unit, default: []].append(person)
      } else if person.registrant != nil {
        resent.insert(person.unit)
      }
    }
    missing = unnamed.sorted { $0.key < $1.key }.map { unit, people in
      Missing(
        unit: units[unit].name, people: people.count, names: people.map { ($0.id, $0.name) },
        isResent: resent.contains(unit))
    }
  }
}
