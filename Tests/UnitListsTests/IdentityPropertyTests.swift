import DriveFiles
import Drives
import Foundation
import Identities
import Plans
import TestSupport
import Testing
import UnitLists
import Wording

/// Lists are edited as people edit them; whoever was informed of a slot keeps exactly that slot or
/// is reported by name, and nobody gets another's.
@Suite struct IdentityPropertyTests {
  /// Somebody in truth: a number that no list knows, and what lists know.
  struct Truth: Hashable {
    let number: Int
    var identity: Identity
  }

  /// A row of a list and the person it stands for.
  struct Row {
    var person: Truth
    /// The id; nil where the list has no column of ids.
    var id: String?
  }

  /// The lists of a drive while they are edited.
  struct Lists {
    var files: [String: [Row]] = [:]
    var next = 0
    var random: SplitMix64
    static let units = ["ha-dinh", "mam-non-1"]
    static let family = ["Nguyễn Văn", "Trần Thị", "Lê", "Phạm Thị Hoàng"]
    static let given = ["An", "Bình", "Hùng", "Hưng", "Lan", "Lân", "Chi"]

    /// Names and years of birth that somebody has or had.
    var used: Set<String> = []

    /// Somebody new, whom name and year of birth tell from whoever is or was on the lists; or one who
    /// may have both in common with others, and another telephone number.
    mutating func newcomer(_ unit: String, mayBeNamesake: Bool = false) -> Truth {
      next += 1
      while true {
        let name = random.one(of: Lists.family) + " " + random.one(of: Lists.given)
        let year = random.number(1981...1999)
        let key = name.folding(options: .diacriticInsensitive, locale: nil) + "\(year)"
        guard used.insert(key).inserted || mayBeNamesake else { continue }
        return Truth(
          number: next,
          identity: Identity(
            name: name, birthYear: mayBeNamesake && next % 2 == 0 ? 1980 : year,
            phone: "09" + String(10_000_000 + next), unit: unit))
      }
    }

    mutating func edit(_ flagged: Set<Int>) {
      let name = random.one(of: files.keys.sorted())
      var rows = files[name] ?? []
      let hasIDs = rows.first?.id != nil
      switch random.number(0...6) {
      case 0 where rows.count > 1: rows.remove(at: random.number(0...rows.count - 1))
      case 1 where !hasIDs:
        let person = newcomer(random.one(of: Lists.units))
        rows.insert(Row(person: person, id: nil), at: random.number(0...rows.count))
      case 2:
        rows.sort {
          ($0.person.identity.name, $0.person.number) < ($1.person.identity.name, $1.person.number)
        }
      case 3:
        // Marks are left out, or a name in the middle is added.
        let place = random.number(0...rows.count - 1)
        let old = rows[place].person.identity.name
        rows[place].person.identity.name =
          random.happens(0.5)
          ? old.folding(options: .diacriticInsensitive, locale: nil)
          : old.replacing(" ", with: " Thanh ", maxReplacements: 1)
      case 4:
        // Somebody else is written over a row, whose id stays.
        let place = random.number(0...rows.count - 1)
        rows[place].person = newcomer(rows[place].person.identity.unit)
      case 5: rows.shuffle(using: &random)
      default:
        let other = random.one(of: files.keys.sorted())
        if other != name, (files[other]?.first?.id != nil) == hasIDs {
          rows += files.removeValue(forKey: other) ?? []
        }
      }
      files[name] = rows
    }

    /// The lists as files.
    var texts: [String: String] {
      files.mapValues { rows in
        let hasIDs = rows.first?.id != nil
        return (hasIDs ? "id," : "") + "name,unit,birth_year,phone\n"
          + rows.map { row in
            (row.id.map { $0 + "," } ?? "")
              + "\(row.person.identity.name),\(row.person.identity.unit),"
              + "\(row.person.identity.birthYear ?? 0),\(row.person.identity.phone)\n"
          }.joined()
      }
    }

    /// The people in the order in which they are read.
    var people: [Truth] { files.sorted { $0.key < $1.key }.flatMap(\.value).map(\.person) }
  }

  private static func write(_ texts: [String: String], to fixture: ListFixture) throws {
    let folder = fixture.drive.appending(path: "registrants")
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    where name.hasSuffix(".csv") {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    for (name, text) in texts { try fixture.write(text, to: "drive/registrants/\(name)") }
  }

  /// A plan file that tells each person of a drive a minute of their own.
  private static func plan(of drive: Drive, _ key: DriveKey) -> [UInt8] {
    let lines = drive.registrants.enumerated().map { index, person in
      let identity = Identity(person, of: drive)
      return """
        {"registrant": "\(person.id)", "unit": "\(identity.unit)", "session": "hall", \
        "slot": "\(ClockTime.text(index))", "person": "\(key.person(identity))", \
        "sealed": "\(key.sealed(identity))"}
        """
    }
    let text = """
      {"version": 1, "drive": "Giọt hồng", "key": "\(key.name)", "assignments": [
      \(lines.joined(separator: ",\n"))]}
      """
    return Array(text.utf8)
  }

  /// 200 drives, each with a plan that was published and five rounds of one edit.
  @Test func aThousandEdits() throws {
    let key = try #require(DriveKey(bytes: [UInt8](repeating: 9, count: 32)))
    var (edits, read, refused, kept, flagged) = (0, 0, 0, 0, 0)
    for seed in 0..<200 {
      var lists = Lists(random: SplitMix64(seed: UInt64(seed)))
      for (file, unit) in zip(["a.csv", "b.csv"], Lists.units) {
        lists.files[file] = (0..<lists.random.number(2...7)).map { _ in
          Row(person: lists.newcomer(unit, mayBeNamesake: true), id: nil)
        }
      }
      let fixture = try ListFixture(lists: lists.texts)
      if seed % 2 == 1 { try giveIDs(&lists, fixture, key) }
      try Self.write(lists.texts, to: fixture)
      let drive = try DriveFolder(at: fixture.drive).drive
      let truth = lists.people
      let bytes = Self.plan(of: drive, key)
      let published = try PublishedPlanFile.read(bytes, named: "plan.json").people(key: key)
      for _ in 0..<5 {
        lists.edit(Set(truth.map(\.number)))
        edits += 1
        try Self.write(lists.texts, to: fixture)
        let now = try DriveFolder(at: fixture.drive).drive
        // A reader that hands out slots refuses, or everyone has the slot that was theirs.
        do {
          let file = try PlanFile(
            bytes, named: "plan.json", for: now, people: KnownPeople(key: key))
          read += 1
          #expect(file.personCheck == .checked)
          for assignment in file.assignments {
            let person = lists.people[assignment.registrant.rawValue]
            #expect(person.number == truth[assignment.slot.start].number, "seed \(seed)")
          }
        } catch {
          refused += 1
          #expect(
            error.problems.allSatisfy { [.otherPerson, .unknownRegistrant].contains($0.code) })
        }
        // Re-planning finds everyone whose record was not changed, and mistakes nobody.
        let linkage = RecordLinkage(published.values, on: now.people(key: key))
        let people = Dictionary(
          uniqueKeysWithValues: zip(now.registrants.map(\.id), lists.people))
        for (index, old) in truth.enumerated() {
          flagged += 1
          let found = linkage.idNow(of: drive.registrants[index].id).flatMap { people[$0] }
          if let found {
            kept += 1
            #expect(found.number == old.number, "seed \(seed): \(old) is no \(found)")
          } else {
            // Called with by name: nobody with the same record is left on the lists.
            #expect(!lists.people.contains(old), "seed \(seed): \(old) is lost")
          }
        }
      }
    }
    #expect(edits == 1000 && read + refused == 1000)
    // Both happen, and most people are found again.
    #expect(read > 100 && refused > 300 && kept > flagged / 2)
  }

  private func giveIDs(
    _ lists: inout Lists, _ fixture: ListFixture, _ key: DriveKey
  ) throws {
    let ids = PermanentIDs(of: try fixture.draft(), known: KnownIdentities(key: key)).ids
    var index = 0
    for file in lists.files.keys.sorted() {
      for row in (lists.files[file] ?? []).indices {
        lists.files[file]?[row].id = ids[index]
        index += 1
      }
    }
  }

  /// Deleting by hand and importing in turns: an id that was given is never another person's later,
  /// and stays with whoever is sent again.
  @Test func importedIdsStayWithPeople() throws {
    for seed in 0..<40 {
      var lists = Lists(random: SplitMix64(seed: UInt64(1000 + seed)))
      let fixture = try ListFixture()
      var holders: [String: Int] = [:]
      var sent = (0..<5).map { _ in lists.newcomer("ha-dinh") }
      for _ in 0..<6 {
        sent += (0..<lists.random.number(0...2)).map { _ in lists.newcomer("ha-dinh") }
        sent.shuffle(using: &lists.random)
        let text =
          "Họ tên,Năm sinh,Điện thoại\n"
          + sent.map {
            "\($0.identity.name),\($0.identity.birthYear ?? 0),\($0.identity.phone)\n"
          }.joined()
        try fixture.write(text, to: "ha-dinh.csv")
        try fixture.take("ha-dinh.csv")
        let numbers = Dictionary(uniqueKeysWithValues: sent.map { ($0.identity.phone, $0.number) })
        let people = try fixture.draft().registrants
        for person in people {
          let number = try #require(numbers[person.phone])
          #expect(holders[person.id, default: number] == number, "seed \(seed): \(person.id)")
          holders[person.id] = number
        }
        #expect(Set(holders.values).count == holders.count, "seed \(seed): two ids of one person")
        // Rows are deleted by hand, the last one, too, and the list is sorted.
        let gone = min(lists.random.number(1...2), sent.count - 1)
        sent = Array(sent.sorted { $0.identity.name < $1.identity.name }.dropLast(gone))
        let left = Set(sent.map(\.identity.phone))
        let draft = try fixture.draft()
        for list in draft.lists {
          var list = list
          list.rows.removeAll { row in
            row.registrant.map { !left.contains(draft.registrants[$0].phone) } ?? true
          }
          try fixture.write(list.bytes, to: "drive/registrants/\(list.name)")
        }
      }
      #expect(holders.count > 4)
    }
  }
}
