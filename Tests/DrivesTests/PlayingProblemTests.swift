import Drives
import TestSupport
import Testing

/// How the day is simulated: distributions and walk-ins that are refused, and why.
@Suite struct PlayingProblemTests {
  private func problems(
    lateness: Distribution? = nil, service: Distribution? = nil, walkIns: WalkIns? = nil
  ) -> [DriveProblem] {
    let session = Session(
      id: "s", date: CalendarDate.latest, opens: 450, closes: 510, slotMinutes: 10,
      stages: [Stage(id: "a", minutes: 5, zone: "z", servers: .constant(1), service: service)],
      lateness: lateness, walkIns: walkIns)
    let parts = DriveParts(
      sessions: [session], turnout: Turnout(rates: Rates(show: 1, deferral: 0)),
      units: [Unit(id: "u")], registrants: [Registrant(id: "1", unit: 0)])
    do throws(InvalidDrive) {
      _ = try parts.drive()
      return []
    } catch {
      return error.problems
    }
  }

  private func outside(
    _ part: DriveProblem.Part, _ key: String, _ value: String, _ bounds: DriveProblem.Bounds
  ) -> DriveProblem {
    DriveProblem(part: part, key: key, kind: .outside(value: value, bounds))
  }

  private let stage = DriveProblem.Part.stage(session: 0, stage: 0)
  private let day = DriveProblem.Bounds.real(0, 1440)

  @Test func theDistributionsOfTheContractAreSound() {
    let sound: [Distribution] = [
      .fixed(0), .uniform(low: 2, high: 2), .normal(mean: 5, deviation: 0), .exponential(mean: 0.5),
      .shiftedExponential(minimum: 3, meanOfRest: 1.43), .lognormal(mean: 8, deviation: 3),
      .triangular(low: 1, mode: 1, high: 4),
      .mixture([
        Distribution.Part(part: 0.98, distribution: .normal(mean: 20, deviation: 0.5)),
        Distribution.Part(
          part: 0.02, distribution: .shiftedExponential(minimum: 20, meanOfRest: 10)),
      ]),
    ]
    for distribution in sound { #expect(problems(service: distribution) == []) }
    #expect(problems(lateness: .uniform(low: -10, high: -5)) == [])
    #expect(problems(walkIns: WalkIns(perHour: 0)) == [])
  }

  @Test func spreadsAndMeansArePossible() {
    #expect(
      problems(service: .normal(mean: 5, deviation: -1)) == [
        outside(stage, "service.normal.2", "-1.0", day)
      ])
    #expect(
      problems(service: .exponential(mean: 0)) == [
        outside(stage, "service.exponential.1", "0.0", .realAbove(0, 1440))
      ])
    #expect(
      problems(service: .shiftedExponential(minimum: -1, meanOfRest: -2)) == [
        outside(stage, "service.shifted_exponential.1", "-1.0", day),
        outside(stage, "service.shifted_exponential.2", "-2.0", .realAbove(0, 1440)),
      ])
    #expect(
      problems(service: .lognormal(mean: 0, deviation: .nan)) == [
        outside(stage, "service.lognormal.1", "0.0", .realAbove(0, 1440)),
        outside(stage, "service.lognormal.2", "nan", day),
      ])
    #expect(
      problems(service: .fixed(.infinity)) == [outside(stage, "service.fixed.1", "inf", day)])
  }

  @Test func numbersRiseInTheirOrder() {
    #expect(
      problems(service: .uniform(low: 5, high: 3)) == [
        outside(stage, "service.uniform.2", "3.0", .real(5, 1440))
      ])
    #expect(
      problems(service: .triangular(low: 2, mode: 9, high: 5)) == [
        outside(stage, "service.triangular.2", "9.0", .real(2, 5))
      ])
  }

  @Test func onlyLatenessMayBeNegative() {
    #expect(problems(lateness: .normal(mean: -10, deviation: 9.8)) == [])
    #expect(
      problems(service: .fixed(-3)) == [outside(stage, "service.fixed.1", "-3.0", day)])
    #expect(
      problems(lateness: .fixed(-1441)) == [
        outside(.session(0), "lateness.fixed.1", "-1441.0", .real(-1440, 1440))
      ])
  }

  @Test func thePartsOfAMixtureAreTheWhole() {
    func mixture(_ parts: Double...) -> Distribution {
      .mixture(parts.map { Distribution.Part(part: $0, distribution: .fixed(1)) })
    }
    #expect(problems(service: mixture(0.333333, 0.333333, 0.333333)) == [])
    #expect(
      problems(service: mixture(0.5, 0.25)) == [
        DriveProblem(part: stage, key: "service.mixture", kind: .partsAddUpTo(0.75))
      ])
    #expect(
      problems(service: mixture(-0.5, 1.5)) == [
        outside(stage, "service.mixture.1.part", "-0.5", .real(0, 1)),
        outside(stage, "service.mixture.2.part", "1.5", .real(0, 1)),
      ])
    #expect(
      problems(service: .mixture([])) == [
        DriveProblem(part: stage, key: "service.mixture", kind: .empty)
      ])
    let nested = Distribution.mixture([Distribution.Part(part: 1, distribution: mixture(1))])
    #expect(
      problems(service: nested) == [
        DriveProblem(part: stage, key: "service.mixture.1", kind: .mixtureInMixture)
      ])
  }

  @Test func walkInsHaveARateAndAWindow() {
    let part = DriveProblem.Part.walkIns(session: 0)
    #expect(
      problems(walkIns: WalkIns(perHour: -5)) == [
        outside(part, "per_hour", "-5.0", .real(0, 100_000))
      ])
    #expect(
      problems(walkIns: WalkIns(perHour: 5, from: 500, to: 490)) == [
        DriveProblem(part: part, key: "to", kind: .emptyInterval(from: "08:20", to: "08:10"))
      ])
    #expect(
      problems(walkIns: WalkIns(perHour: 5, from: 510)) == [
        DriveProblem(part: part, key: "to", kind: .emptyInterval(from: "08:30", to: "08:30"))
      ])
  }
}
