import Drives
import Invitations
import Plans
import Simulation
import TestSupport
import Testing
import Wording

/// What `plan_for` promises is said alike, and no more is said than holds.
@Suite struct PromiseTests {
  private func turnout(_ planFor: PlanFor, day: Bool = false) -> Turnout {
    Turnout(rates: Rates(show: 1, deferral: 0), planFor: planFor, promisesDay: day)
  }

  private func lastLine(_ planFor: PlanFor, day: Bool = false, keepsDay: Bool = false) throws
    -> String
  {
    var parts = FourDonors.parts()
    parts.turnout = turnout(planFor, day: day)
    parts.sessions = [FourDonors.session(crowdLimits: [CrowdLimit(zone: "*", limit: 9)])]
    let drive = try parts.drive()
    let plan = Plan(
      assignments: [], unplaced: [], cost: Audit(of: [], on: drive).cost, bound: 0,
      status: .feasible, seconds: 0)
    var lines: [String] = []
    PrintedPlan(of: plan, on: drive, wording: Words(language: .english), keepsDay: keepsDay)
      .write { lines.append($0) }
    return lines.suffix(3).joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func aPlanSaysWhatIsOnlyProbable() throws {
    #expect(
      try lastLine(.probability(0.95)).hasSuffix(
        "Limits hold at each minute with probability 95\u{A0}%; over the day some minute may still "
          + "exceed them."))
    #expect(
      try lastLine(.probability(0.95), day: true, keepsDay: true).hasSuffix(
        "Each limit holds all day long with probability 95\u{A0}%, checked by simulation."))
    // Saved plans, plans made again and moves by hand were not simulated.
    #expect(
      try lastLine(.probability(0.95), day: true).hasSuffix(
        "the whole day is not checked here: khunggio simulate tells."))
    #expect(try !lastLine(.everyone).contains("Limits hold"))
  }

  @Test func bothLanguagesSayTheDayApart() {
    let vietnamese = Words(language: .vietnamese)
    #expect(
      vietnamese.promise(turnout(.probability(0.9)))
        == "Giới hạn được giữ ở từng phút với xác suất 90\u{A0}%; trong cả ngày vẫn có thể có lúc vượt."
    )
    #expect(
      vietnamese.promise(turnout(.probability(0.9), day: true))
        == "Mỗi giới hạn được giữ suốt cả ngày với xác suất 90\u{A0}%, kiểm bằng mô phỏng.")
  }

  /// Two of four people at once where one may be: a limit that every simulated day exceeds.
  private func simulated(_ planFor: PlanFor, day: Bool = false) throws -> String {
    var parts = FourDonors.parts()
    parts.turnout = turnout(planFor, day: day)
    parts.sessions = [
      Session(
        id: "hall", date: FourDonors.date(9), opens: 480, closes: 540, slotMinutes: 5,
        stages: [Stage(id: "desk", minutes: 5, zone: "hall", servers: .constant(4))],
        crowdLimits: [CrowdLimit(zone: "*", limit: 3)], arrive: .start)
    ]
    let drive = try parts.drive()
    let plan = (0..<4).map { Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480)) }
    let simulated = Simulator(runs: 100, seed: 1).simulate(plan, on: drive)
    return PrintedSimulation(of: simulated, on: drive, wording: Words(language: .english)).lines
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  @Test func aBrokenDayIsMeasuredAndTheRemedySaid() throws {
    // Wilson's interval of 100 of 100: from 100 / (100 + 1.96²) = 96.3 % up.
    let measured =
      "whole session: the limit 3 is exceeded at some minute on 100.0 % of the simulated days (95 % "
      + "confidence interval: 96.3 %–100.0 %)."
    let minute = try simulated(.probability(0.95))
    #expect(minute.contains(measured))
    #expect(
      minute.contains("write plan_for: {day: 0.95} under turnout in drive.yaml, and plan again."))
    let day = try simulated(.probability(0.95), day: true)
    #expect(day.contains(measured) && day.contains("This plan does not keep plan_for: {day: …}."))
    #expect(try !simulated(.expected).contains("is exceeded at some minute"))
  }
}
