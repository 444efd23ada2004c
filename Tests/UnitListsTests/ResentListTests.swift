import DriveFiles
import Drives
import Foundation
import Identities
import TestSupport
import Testing
import UnitLists

/// A list that a unit sends again, with people missing, corrected or withdrawn.
@Suite struct ResentListTests {
  private let list = """
    id,name,unit,birth_year,phone
    p1,Lê Văn An,ha-dinh,1990,0912345678
    p2,Trần Thị Hòa,ha-dinh,1991,0987654321
    p3,Vũ Bình,ha-dinh,1985,0987654321
    """

  private func plan(_ text: String, _ change: (inout ImportOptions) -> Void = { _ in }) throws
    -> ImportPlan
  {
    var options = ImportOptions()
    change(&options)
    return try ListFixture(lists: ["ha-dinh.csv": list]).plan(text: text, options: options)
  }

  @Test(arguments: [
    // The name, the year, the telephone number corrected.
    ("Lê Văn Ân,1990,0912345678", "name Lê Văn An → Lê Văn Ân"),
    ("Lê Văn An,1991,0912345678", "birth_year 1990 → 1991"),
    ("Lê Văn An,1990,0912345679", "phone 0912345678 → 0912345679"),
    ("Lê An,1990,0912345678", "name Lê Văn An → Lê An"),
  ])
  func aCorrectionIsAChangeOfTheSamePerson(row: String, change: String) throws {
    let plan = try plan(
      "Họ tên,Năm sinh,SĐT\n\(row)\nTrần Thị Hòa,1991,0987654321\nVũ Bình,1985,0987654321\n")
    #expect(plan.counts == "mới 0 · đổi 1 · giữ nguyên 2 · 0 dòng lỗi")
    #expect(plan.changed.map(\.id) == ["p1"])
    #expect(plan.changed.map(\.changes) == [[change]])
    #expect(plan.missing == [])
  }

  /// A family's telephone number makes nobody the same person: another name and another year, or the
  /// same year and quite another name.
  @Test(arguments: ["Lê Thị Mai,1995,0912345678", "Phạm Quốc Cường,1990,0912345678"])
  func aFamilysTelephoneNumberIsShared(row: String) throws {
    let plan = try plan("Họ tên,Năm sinh,SĐT\n\(row)\n")
    #expect(plan.new == 1 && plan.changed == [])
  }

  @Test func whoIsMissingIsNamedAndKept() throws {
    let plan = try plan("Họ tên,Năm sinh,SĐT\nLê Văn An,1990,0912345678\n")
    let missing = try #require(plan.missing.first)
    #expect(missing.names.map(\.name) == ["Trần Thị Hòa", "Vũ Bình"])
    #expect(missing.names.map(\.id) == ["p2", "p3"] && missing.isResent)
    #expect(plan.replaced == [] && plan.lists.isEmpty)
    // A list of new people only is no list sent again.
    let other = try self.plan("Họ tên,Năm sinh,SĐT\nĐỗ Chi,1999,0911111111\n")
    #expect(other.missing.map(\.isResent) == [false] && other.missing.map(\.people) == [3])
  }

  @Test func replacingTakesThemOut() throws {
    let plan = try plan("Họ tên,Năm sinh,SĐT\nLê Văn An,1990,0912345678\n") { $0.replaces = true }
    #expect(plan.replaced.map(\.id) == ["p2", "p3"])
    #expect(plan.column("name") == ["Lê Văn An"])
    #expect(plan.replaced.first?.fields["phone"] == "0987654321")
  }

  @Test func whoHasWithdrawnStaysOutUnlessToldOtherwise() throws {
    let gone = Withdrawal(
      number: 7, batch: 3, time: "2021-12-01T02:30:00Z", reason: "",
      row: WithdrawnRow(
        id: "p9", name: "Đỗ Chi", unit: "ha-dinh", birthYear: 1999, phone: "0911111111",
        list: "ha-dinh.csv", fields: ["name": "Đỗ Chi"]))
    let text = "Họ tên,Năm sinh,SĐT\nĐỗ Chi,1999,0911111111\nĐỗ Chi,1960,0922222222\n"
    let plan = try plan(text) { $0.withdrawn = [gone] }
    #expect(plan.withdrawn == [gone] && plan.new == 1)
    #expect(plan.column("birth_year") == ["1990", "1991", "1985", "1960"])
    let back = try self.plan(text) {
      $0.withdrawn = [gone]
      $0.bringsBack = true
    }
    #expect(back.new == 2 && back.bringsBack)
    #expect(back.column("id").contains("p9"))
  }

  /// Marks may be left out; whoever writes them means them.
  @Test func peopleAreFoundByIDNameAndTelephoneNumber() {
    func person(_ id: String, _ name: String, _ unit: String, _ phone: String) -> FindablePerson {
      FindablePerson(
        id: id, name: name, unit: unit, unitName: "Đơn vị \(unit)", birthYear: 1990, phone: phone)
    }
    let finder = PersonFinder([
      person("a", "Nguyễn Thị Hoa", "u", "0912345678"),
      person("b", "Nguyễn Thị Hòa", "v", "0912.345.678"),
      person("c", "Lê Văn Hùng", "v", "+84987654321"),
    ])
    #expect(finder.person(named: "c") == .one(2))
    #expect(finder.person(named: "le van hung") == .one(2))
    #expect(finder.person(named: "0987 654 321") == .one(2))
    #expect(finder.person(named: "Nguyễn Thị Hòa") == .one(1))
    #expect(finder.person(named: "nguyen thi hoa") == .several([0, 1]))
    #expect(finder.person(named: "nguyen thi hoa", unit: "don vi v") == .one(1))
    #expect(finder.person(named: "0912345678") == .several([0, 1]))
    #expect(finder.person(named: "Hùng") == .none(near: [2]))
    #expect(finder.person(named: "xyz") == .none(near: []))
  }

  /// Two lists of one unit without ids, and one with the very id of a row, give nobody another's id;
  /// an import writes ids that stay.
  @Test func idsByRowsAreUniqueOverTheDrive() throws {
    let drive = try ListFixture(lists: [
      "a.csv": "name,unit\nLê An,ha-dinh\nVũ Bình,mam-non-1\n",
      "b.csv": "name,unit\nĐỗ Chi,ha-dinh\nHồ Dung,mam-non-1\n",
      "c.csv": "id,name,unit\nha-dinh-2,Mai Em,ha-dinh\nha-dinh-1,Ngô Gia,ha-dinh\n",
    ])
    let ids = [
      "ha-dinh-3", "mam-non-1-2", "ha-dinh-4", "mam-non-1-1", "ha-dinh-2", "ha-dinh-1",
    ]
    #expect(try drive.draft().registrants.map(\.id) == ids)
    try drive.write("Họ tên\nTạ Hà\n", to: "ha-dinh.csv")
    try drive.take("ha-dinh.csv")
    #expect(Set(try drive.draft().registrants.map(\.id)).count == 7)
    #expect(Set(try drive.draft().registrants.map(\.id)).isSuperset(of: ids))
  }

  /// A list without ids gets them, so that nobody is called by another row; one that would be empty
  /// goes; and back comes what was there.
  @Test func takingOutKeepsTheOthersIDs() throws {
    let drive = try ListFixture(lists: [
      "a.csv": "name,unit,phone\nLê An,ha-dinh,0912345678\nVũ Bình,ha-dinh,\nĐỗ Chi,ha-dinh,\n",
      "b.csv": "name,unit\nHồ Dung,mam-non-1\n",
    ])
    let plan = WithdrawalPlan(
      withdrawing: [0, 3], from: try drive.draft(), known: KnownIdentities())
    #expect(plan.rows.map(\.id) == ["ha-dinh-1", "mam-non-1-1"] && plan.leavesPeople)
    try ImportCommit.write(plan.lists, into: try drive.draft())
    let draft = try drive.draft()
    #expect(draft.registrants.map(\.id) == ["ha-dinh-2", "ha-dinh-3"])
    #expect(draft.lists.map(\.name) == ["a.csv"])
    let back = WithdrawalPlan(returning: plan.rows, to: draft, known: KnownIdentities())
    try ImportCommit.write(back.lists, into: draft)
    let people = try drive.draft().registrants
    #expect(people.map(\.id) == ["ha-dinh-2", "ha-dinh-3", "ha-dinh-1", "mam-non-1-1"])
    #expect(people[2].phone == "0912345678" && people[2].name == "Lê An")
  }
}
