import Drives
import Invitations
import Plans
import Simulation
import TestSupport
import Testing
import Wording

/// A day without chance, printed: four people at 08:00, two desks.
@Suite struct PrintedSimulationTests {
  private func lines(
    _ language: Language, limit: Int = 3, ceiling: Double? = nil
  ) throws -> [String] {
    var parts = FourDonors.parts()
    parts.turnout = Turnout(rates: Rates(show: 1, deferral: 0))
    parts.sessions = [
      Session(
        id: "hall", date: FourDonors.date(9), opens: 480, closes: 540, slotMinutes: 5,
        stages: [Stage(id: "desk", minutes: 5, zone: "hall", servers: .constant(2))],
        crowdLimits: [CrowdLimit(zone: "*", limit: limit, from: 480, to: 500)],
        bloodUnits: BloodUnits(ceiling: ceiling), arrive: .start)
    ]
    let drive = try parts.drive()
    let plan = (0..<4).map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480))
    }
    let simulated = Simulator(runs: 2, seed: 1).simulate(plan, on: drive)
    return PrintedSimulation(of: simulated, on: drive, wording: Words(language: language)).lines
  }

  @Test func everythingIsOnThePage() throws {
    #expect(
      try lines(.english) == [
        "Thử", "Simulated 2 times (random seed 1)", "",
        "── hall ───────────────────────────────── 08:00–09:00, Thursday, 9 December 2021",
        "  came and left     4.0, 5–95 % of runs: 4–4",
        "  blood units       4.0, 5–95 % of runs: 4–4",
        "  in the building   median 7.5 min (7.5–7.5); 95 % of people at most 10.0",
        "  waiting           2.5 min on average; 95 % of people at most 5.0",
        "  busiest time      4.0 people on average; 95 % of runs at most 4, never over 4",
        "  after closing     never", "",
        "  zone                             limit      runs ever over   worst minute",
        "  whole session 08:00–08:20            3             100.0 %        100.0 %", "",
        "  stage                           in use     queue   wait, min    95 %",
        "  desk                             100 %       1.0         2.5     5.0", "",
        "  Bottleneck: desk, 08:00–08:05: at the worst minute 2.0 people wait on average,",
        "  each 2.5 min for this stage.",
      ])
  }

  @Test func whenBagsAreUsedUpIsTold() throws {
    let published = try lines(.english, ceiling: 2).joined(separator: "\n")
    #expect(
      published.contains(
        """
          bags used up      2 units reached in 100.0 % of runs, typically from 08:00,
                            early ones from 08:00: 2.0 people on average come to give
                            and are sent home
        """), "\(published)")
    #expect(
      try lines(.english, ceiling: 4).contains("  bags used up      never: 4 units are enough"))
  }

  @Test(arguments: Language.allCases) func noLineIsTooLong(language: Language) throws {
    let lines = try lines(language, ceiling: 3)
    #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= TextWidth.page })
  }

  @Test(arguments: Language.allCases) func waysAreComparedSideBySide(language: Language) throws {
    func total() throws -> SimulatedTotal {
      var parts = FourDonors.parts()
      parts.turnout = Turnout(rates: Rates(show: 1, deferral: 0))
      let drive = try parts.drive()
      let plan = [Assignment(registrant: 0, slot: SlotStart(session: 0, start: 480))]
      return Simulator(runs: 1).simulate(plan, on: drive).total
    }
    let ways = try (0..<3).map {
      PrintedComparison.Way(
        name: "\($0) " + String(repeating: "x", count: 40), total: try total(),
        outsideTheirHours: $0)
    }
    let lines = PrintedComparison(of: ways, wording: Words(language: language)).lines
    #expect(lines.allSatisfy { TextWidth.columns(of: $0) <= TextWidth.page })
    #expect(lines.count { $0.contains("xxx…") } == 3)
  }
}
