import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// Names nobody has, in units nobody named so, at sites of any length.
@Suite struct HostileTests {
  private let names = [
    String(repeating: "Công Tằng Tôn Nữ ", count: 9) + "An", String(repeating: "x", count: 300),
    "Nguye\u{302}\u{303}n Thi\u{323} Hue\u{323}\u{302}", "献血 太郎", "\u{1B}[31mĐỏ\u{1B}[0m",
    "hai\ndòng, \"ngoặc\"", "\u{202E}ngược", "", "👩\u{200D}⚕\u{FE0F} Lê Thị 🩸",
  ]

  private func drive(_ language: Language, planFor: PlanFor) throws -> Drive {
    let sessions = try (0..<3).map { index in
      Session(
        id: "s\(index)", site: String(repeating: names[index], count: index + 1),
        date: try #require(CalendarDate(year: 2021, month: 1, day: 1 + index)), opens: 0,
        closes: 1440, slotMinutes: 60,
        stages: [
          Stage(
            id: String(repeating: "stage", count: 30), minutes: 5,
            zone: String(repeating: "zone", count: 30), servers: .constant(0))
        ],
        crowdLimits: index == 0
          ? [] : [CrowdLimit(zone: String(repeating: "zone", count: 30), limit: 1_000_000)],
        bloodUnits: BloodUnits(target: 9_999_999, ceiling: 10_000_000))
    }
    return try Drive(
      name: names[0], organizer: names[1], language: language, sessions: sessions,
      turnout: Turnout(rates: Rates(show: 1, deferral: 0), planFor: planFor),
      units: names.indices.map { Unit(id: "u\($0)", name: names[$0], quota: 10_000_000) },
      registrants: (0..<900).map {
        Registrant(id: "r\($0)", name: names[$0 % 9], unit: UnitIndex(($0 / 9) % 9))
      })
  }

  private func plan(of drive: Drive) -> Plan {
    var cost = Cost()
    for term in CostTerm.allCases { cost[term] = 123_456_789_012.75 }
    return Plan(
      assignments: (0..<600).map {
        Assignment(registrant: $0, slot: SlotStart(session: $0 % 3, start: $0 % 23 * 60))
      },
      unplaced: (600..<900).map {
        Unplaced(
          registrant: $0,
          reason: $0 % 2 == 0
            ? .limits(HardRule.allCases, allowedSlots: 69) : .written(names[$0 % 9]))
      }, cost: cost, bound: -1e300, status: .feasible, seconds: 1)
  }

  @Test(arguments: Language.allCases, [PlanFor.expected, .probability(0.95)])
  func noLineIsWiderThanThePageAndNoneMovesTheCursor(
    language: Language, planFor: PlanFor
  ) throws {
    let drive = try drive(language, planFor: planFor)
    let plan = plan(of: drive)
    let wording = Words(language: language)
    var lines = PrintedDrive(of: drive, wording: wording).lines
    PrintedPlan(of: plan, on: drive, wording: wording).write { lines.append($0) }
    lines +=
      PrintedAudit(
        of: Audit(of: plan.assignments, on: drive), on: drive, wording: wording
      ).lines
    #expect(lines.count > 1_000)
    for line in lines {
      #expect(TextWidth.columns(of: line) <= 80, "\(line)")
      #expect(line.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
  }
}
