import Drives
import Invitations
import Plans
import TestSupport
import Testing

@Suite struct QuotaTableTests {
  private func table(_ units: [Unit], people: [Int], invited: Int? = nil) throws -> QuotaTable {
    let drive = try FourDonors.parts().with(units: units, people: people).drive()
    let assignments = invited.map { count in
      (0..<count).map { Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480)) }
    }
    return QuotaTable(of: drive, assignments: assignments)
  }

  @Test(arguments: [
    (0, 0, QuotaTable.Status.reached), (3, 4, .short(1)), (4, 4, .reached), (20, 20, .reached),
    (21, 20, .exceeded), (41, 40, .reached), (42, 40, .exceeded), (1, 0, .reached),
  ])
  func fivePercentMoreIsExceeded(number: Int, goal: Int, status: QuotaTable.Status) {
    #expect(QuotaTable.Status(of: number, against: goal) == status)
  }

  @Test func aQuotaIsWhatWasAskedForOrThatPartOfTheStaff() throws {
    let table = try table(
      [
        Unit(id: "quota", quota: 3, staff: 100, askedPercent: 20),
        Unit(id: "staff", staff: 41, askedPercent: 10),
        Unit(id: "exact", staff: 40, askedPercent: 10),
        Unit(id: "percent", askedPercent: 30), Unit(id: "none"),
      ], people: [2, 4, 5, 1, 1], invited: 3)
    #expect(table.rows.map(\.goal) == [3, 5, 4, nil, nil])
    #expect(table.rows.map(\.registered) == [2, 4, 5, 1, 1])
    #expect(table.rows.map(\.invited) == [2, 1, 0, 0, 0])
    #expect(table.rows.map(\.status) == [.short(1), .short(1), .exceeded, nil, nil])
    #expect(table.rows.map(\.reachesAskedPercent) == [false, false, true, nil, nil])
    #expect(table.rows[0].partOfStaff == 0.02 && table.rows[2].partOfGoal == 1.25)
    #expect(table.total.goal == 12 && table.total.registered == 13 && table.total.staff == 181)
    #expect(table.total.invited == 3 && table.total.status == .exceeded)
  }

  @Test func thePartsOfTheStaffThatWereAskedForAreToldOneByOne() throws {
    let table = try table(
      [
        Unit(id: "a", staff: 10, askedPercent: 20), Unit(id: "b", staff: 11, askedPercent: 20),
        Unit(id: "c", staff: 10, askedPercent: 10), Unit(id: "d", staff: 10, askedPercent: 30),
      ], people: [2, 2, 1, 2])
    #expect(table.askedParts.map(\.percent) == [10, 20, 30])
    #expect(table.askedParts.map(\.units) == [1, 2, 1])
    #expect(table.askedParts.map(\.reached) == [1, 1, 0])
    #expect(table.rows.map(\.invited) == [nil, nil, nil, nil])
  }
}

extension DriveParts {
  /// The drive with other units, so many people in each.
  func with(units: [Unit], people: [Int]) -> DriveParts {
    var parts = self
    parts.units = units
    parts.registrants = people.enumerated().flatMap { unit, count in
      (0..<count).map { Registrant(id: "\(unit)-\($0)", unit: UnitIndex(unit)) }
    }
    return parts
  }
}
