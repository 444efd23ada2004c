public import DriveFiles
import Drives
import Foundation
import Wording

/// What importing lists would do, exactly as it then does it.
public struct ImportPlan: Sendable {
  /// What was found in one sheet.
  public struct Sheet: Equatable, Sendable {
    /// The file and the tab.
    public let place: String
    /// The row of its headings, from 1.
    public let headingRow: Int
    /// The name of the unit it is of; nil where each row says its own.
    public let unit: String?
    /// How many people it has.
    public let people: Int
    /// The file, by its index among those given.
    let file: Int
    /// The tab; nil for CSV.
    let tab: String?
    /// The column for faults, from 0: the one that is there, or the first free one.
    let faultsColumn: Int
    /// The rows, from 0, in which that column holds something.
    let oldFaults: [Int]
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
  }

  /// What was found, sheet by sheet.
  public internal(set) var sheets: [Sheet] = []
  /// Everything to say about the lists, in their order.
  public internal(set) var remarks: [ListRemark] = []
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
  /// What would be wrong with the drive, beyond what the remarks say.
  public internal(set) var driveProblems: [DriveFileProblem] = []
  /// The lists to be written.
  public internal(set) var lists: [DriveFrame.List] = []
  /// How many people get an id that stays with them, whose lists had no ids.
  public internal(set) var identified = 0
  /// The record of the ids given; nil where it stays as it is.
  var record: DriveFrame.List?
  /// The files to be written: the lists, and the record of the ids given.
  public var files: [DriveFrame.List] { lists.isEmpty ? [] : lists + (record.map { [$0] } ?? []) }
  /// The ids of the units the lists are of.
  public internal(set) var units: Set<String> = []

  /// Whether anything is refused: a row, a sheet, a file, or the drive that would be.
  public var isRefused: Bool {
    refused > 0 || !driveProblems.isEmpty || remarks.contains { $0.refuses }
  }

  /// Whether an input is missing.
  public var isMissingInput: Bool { remarks.contains { $0.code == .missingInput } }

  /// Reads lists and finds what they change.
  ///
  /// - Parameters:
  ///   - files: the lists, in the order in which they count.
  ///   - frame: the drive.
  ///   - options: how lists are to be read.
  public init(of files: [SentFile], into frame: DriveFrame, options: ImportOptions) {
    var reading = ListsReading(frame: frame, options: options)
    for (index, file) in files.enumerated() { reading.read(file, index: index, among: files) }
    sheets = reading.found
    remarks = reading.remarks
    let texts = FieldTexts(sessions: frame.sessions.map(\.id), kinds: frame.kinds.map(\.name))
    let ids = PermanentIDs(of: frame, known: options.identities)
    identified = ids.identified
    var matching = PeopleMatching(frame.registrants, ids: ids.ids, texts)
    for rows in reading.rows {
      refused += rows.count { $0.isRefused }
      matching.take(rows.filter { !$0.isRefused })
    }
    let units = reading.units
    tell(of: matching, units, reading)
    var changes = ListChanges(frame: frame, units: units.map(\.id), texts: texts, ids: ids)
    changes.make(matching.people)
    lists = changes.changed
    record = changes.record
    guard !lists.isEmpty else { return }
    do throws(DriveFileProblems) {
      _ = try frame.drive(with: changes.all)
    } catch {
      driveProblems = error.problems
    }
  }

  private mutating func tell(
    of matching: PeopleMatching, _ units: [Drives.Unit], _ reading: ListsReading
  ) {
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
      remarks.append(
        reading.remark(
          .idOfAnotherPerson, at: other.place, value: "\(other.id): \(other.name)",
          hint: .ofList(.samePerson("\(DriveFrame.listsName) (\(other.id)) \(other.listed)"))))
    }
    for pair in Suspicions(matching.people).pairs {
      let person = matching.people[pair.person]
      let earlier = matching.people[pair.earlier]
      guard let place = person.place else { continue }
      let other =
        earlier.place.map { reading.name(of: $0) } ?? "\(DriveFrame.listsName) (\(earlier.id))"
      remarks.append(
        reading.remark(
          .suspectedDuplicate, at: place, value: person.name,
          hint: .ofList(.samePerson("\(other) \(earlier.name)"))))
    }
    tellMissing(of: matching, units)
  }

  private mutating func tellMissing(of matching: PeopleMatching, _ units: [Drives.Unit]) {
    var counts: [Int: Int] = [:]
    for (index, person) in matching.people.enumerated()
    where !matching.named.contains(index) && self.units.contains(units[person.unit].id) {
      counts[person.unit, default: 0] += 1
    }
    missing = counts.sorted { $0.key < $1.key }.map {
      Missing(unit: units[$0.key].name, people: $0.value)
    }
  }
}
