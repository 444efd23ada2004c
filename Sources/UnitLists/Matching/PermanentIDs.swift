public import DriveFiles
import Drives
import Foundation
public import Identities

/// What is known of the people of a drive beyond its lists: whom plans name, and which ids were given.
public struct KnownIdentities: Sendable {
  /// The people of the last issue, or of the plan where none was issued, by the ids they had then.
  public var people: [RecordLinkage.Person]
  /// Every id that a plan or an issue ever named.
  public var usedIDs: Set<String>
  /// The key of the drive; nil where there is none.
  public var key: DriveKey?

  /// What is known.
  ///
  /// - Parameters:
  ///   - people: the people of the last issue, or of the plan.
  ///   - usedIDs: every id that a plan or an issue ever named.
  ///   - key: the key of the drive.
  public init(
    people: [RecordLinkage.Person] = [], usedIDs: Set<String> = [], key: DriveKey? = nil
  ) {
    self.people = people
    self.usedIDs = usedIDs
    self.key = key
  }
}

/// Ids that stay with people. Lists without a column of ids get one: whoever a plan knows keeps the id
/// from there, all others the one by their row, as far as nobody else ever had it. The numbers of new
/// ids only rise: one that was given is never given to another person, whoever leaves.
public struct PermanentIDs: Sendable {
  /// The lists, each with a column of ids.
  public private(set) var lists: [DraftDrive.List]
  /// The indices of the lists that had none.
  public private(set) var completed: Set<Int> = []
  /// The ids of the registrants, by their indices in the drive.
  public private(set) var ids: [String]
  private var used: Set<String>
  /// The highest number given in ids of a unit.
  private var last: [String: Int] = [:]
  private let recorded: [String: Int]
  /// The units whose numbers are kept.
  private var units: Set<String>

  /// Ids for everyone on the lists of a drive.
  ///
  /// - Parameters:
  ///   - draft: the drive.
  ///   - known: what is known beyond its lists.
  public init(of draft: DraftDrive, known: KnownIdentities) {
    lists = draft.lists
    ids = draft.registrants.map(\.id)
    units = Set(draft.units.map(\.id))
    recorded = IDRecord(inDrive: draft.url).numbers
    last = recorded
    used = known.usedIDs.union(known.people.map(\.id))
    for id in used { note(id) }
    let open = lists.indices.filter { !lists[$0].header.contains("id") }
    var isOpen = [Bool](repeating: false, count: ids.count)
    for list in open {
      for row in lists[list].rows {
        if let registrant = row.registrant { isOpen[registrant] = true }
      }
    }
    for (index, id) in ids.enumerated() where !isOpen[index] {
      used.insert(id)
      note(id)
    }
    guard !open.isEmpty else { return }
    giveIDs(to: isOpen, of: draft, known)
    for list in open {
      lists[list].header.insert("id", at: 0)
      for row in lists[list].rows.indices {
        let id = lists[list].rows[row].registrant.map { ids[$0] } ?? ""
        lists[list].rows[row].fields.insert(id, at: 0)
      }
      completed.insert(list)
    }
  }

  private mutating func giveIDs(
    to isOpen: [Bool], of draft: DraftDrive, _ known: KnownIdentities
  ) {
    let now = draft.registrants.enumerated().map { index, person in
      let identity = Identity(
        name: person.name, birthYear: person.birthYear, phone: person.phone,
        unit: draft.units[person.unit].id)
      return RecordLinkage.Person(
        id: person.id, identity: identity, hashes: known.key?.hashes(of: identity) ?? [])
    }
    let linkage = RecordLinkage(known.people, on: now)
    var knownID: [String: String] = [:]
    for person in known.people {
      if let now = linkage.idNow(of: person.id) { knownID[now] = person.id }
    }
    let explicit = Set(zip(ids, isOpen).filter { !$1 }.map(\.0))
    // Whoever a plan knows comes first, so that nobody takes such an id.
    var left: [Int] = []
    for index in ids.indices where isOpen[index] {
      if let id = knownID[ids[index]], !explicit.contains(id) {
        ids[index] = id
      } else {
        left.append(index)
      }
    }
    for index in left {
      let (id, unit) = (ids[index], draft.units[draft.registrants[index].unit].id)
      let isFree =
        !used.contains(id) && (PermanentIDs.number(of: id, unit) ?? 0) > recorded[unit] ?? 0
      ids[index] = isFree ? id : newID(of: unit, from: 1)
      used.insert(ids[index])
      note(ids[index])
    }
  }

  /// How many people's lists had no ids.
  public var identified: Int {
    completed.reduce(0) { $0 + lists[$1].rows.count { $0.registrant != nil } }
  }

  /// The lists that had no ids, and the record of the ids given.
  public var files: [DraftDrive.List] {
    completed.sorted().map { lists[$0] } + (record.map { [$0] } ?? [])
  }

  /// A new id for somebody of a unit.
  ///
  /// - Parameters:
  ///   - unit: the id of the unit.
  ///   - least: the least number.
  /// - Returns: an id that nobody has or had.
  mutating func newID(of unit: String, from least: Int) -> String {
    var number = max(least, (last[unit] ?? 0) + 1)
    while !used.insert("\(unit)-\(number)").inserted { number += 1 }
    last[unit] = number
    units.insert(unit)
    return "\(unit)-\(number)"
  }

  /// The record of the highest numbers, where it is not as it is; nil where it is.
  var record: DraftDrive.List? {
    let numbers = last.filter {
      $0.value > 0 && (units.contains($0.key) || recorded[$0.key] != nil)
    }
    guard numbers != recorded, !numbers.isEmpty else { return nil }
    return DraftDrive.List(
      name: IDRecord.name, header: ["unit", "last"],
      rows: numbers.sorted { $0.key < $1.key }.map {
        DraftDrive.List.Row(fields: [$0.key, "\($0.value)"], registrant: nil)
      })
  }

  private mutating func note(_ id: String) {
    guard let dash = id.lastIndex(of: "-"),
      let number = PermanentIDs.number(of: id, String(id[..<dash]))
    else { return }
    let unit = String(id[..<dash])
    last[unit] = max(last[unit] ?? 0, number)
  }

  private static func number(of id: String, _ unit: String) -> Int? {
    guard id.hasPrefix(unit + "-") else { return nil }
    let digits = id.dropFirst(unit.count + 1)
    // Telephone numbers and the like are no numbers of rows.
    guard digits.utf8.count <= 7, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(digits)
  }
}
