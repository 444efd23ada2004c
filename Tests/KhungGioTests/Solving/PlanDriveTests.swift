import Foundation
import KhungGio
import Planning
import Simulation
import TestSupport
import Testing

/// Planning as another program asks for it.
@Suite struct PlanDriveTests {
  @Test func aPlanIsTheBestOfAll() async throws {
    var random = SplitMix64(seed: 3)
    let drive = RandomDrive.drive(using: &random, reading: .expected)
    let best = try #require(drive.bestOfEveryPlan())
    let planned = try await PlanDrive(drive).run()
    #expect(abs(planned.plan.cost.total - best.cost) < 1e-6)
    #expect(planned.plan.bound <= best.cost + 1e-6 && planned.plan.status == .optimal)
    #expect(Audit(of: planned.plan.assignments, on: drive).violations == [])
  }

  @Test func progressComesInOrder() async throws {
    let drive = try GenerateDrive(registrants: 24, units: 3, seed: 5).perform().drive
    let job = PlanDrive(drive, options: try PlanningOptions(effort: 0.1)).start()
    var seen: [WorkProgress] = []
    for await progress in job.progress { seen.append(progress) }
    let plan = try await job.value.plan
    #expect(!seen.isEmpty && seen.allSatisfy { $0.phase == .planning })
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.seconds <= $1.seconds })
    let incumbents = seen.compactMap(\.incumbent)
    #expect(zip(incumbents, incumbents.dropFirst()).allSatisfy { $0 >= $1 - 1e-9 })
    #expect(abs((incumbents.last ?? 0) - plan.cost.total) < 1e-6)
    #expect(seen.compactMap(\.bound).allSatisfy { $0 <= plan.cost.total + 1e-6 })
  }

  @Test func aCancelledPlanIsATypedError() async throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let drive = try FourDonors.parts().drive()
    for calibrates in [false, true] {
      let work = PlanDrive(calibrates ? try drive.withLimits() : drive, calibrates: calibrates)
      let found = await error(of: work, cancellation)
      #expect(found?.cause as? PlanningError == .stoppedBeforeAnyPlan)
      #expect(found?.code == "stopped-before-any-plan" && found?.category == .stopped)
    }
  }

  @Test func aDeadlineThatIsOverIsATypedError() async throws {
    let options = try PlanningOptions(timeLimit: 0)
    let drive = try FourDonors.parts().drive()
    for calibrates in [false, true] {
      let work = PlanDrive(
        calibrates ? try drive.withLimits() : drive, options: options, calibrates: calibrates)
      #expect(await error(of: work)?.cause as? PlanningError == .stoppedBeforeAnyPlan)
    }
  }

  @Test func whatCannotBeCalibratedSaysWhy() async throws {
    let drive = try FourDonors.parts().drive()
    let expected = await error(of: PlanDrive(drive, calibrates: true))
    #expect(expected?.cause as? CalibrationError == .withoutProbability)
    #expect(expected?.category == .usage)
    let unlimited = try drive.withLimits([])
    #expect(
      await error(of: PlanDrive(unlimited, calibrates: true))?.cause as? CalibrationError
        == .withoutLimits)
  }

  @Test func calibratingKeepsTheLimits() async throws {
    let planned = try await PlanDrive(
      try FourDonors.parts().drive().withLimits(), calibrates: true
    ).run()
    let calibration = try #require(planned.calibration)
    #expect(calibration.isReached && calibration.plan == planned.plan)
    #expect(calibration.limits.map(\.limit.limit) == [4])
    #expect(calibration.limits.map(\.after) == [0])
  }

  @Test func optionsAreLookedAt() {
    #expect(throws: OptionError("gap", "-1.0")) { try PlanningOptions(gap: -1) }
    #expect(throws: OptionError("timeLimit", "-2.0")) { try PlanningOptions(timeLimit: -2) }
    #expect(throws: OptionError("effort", "0.0")) { try PlanningOptions(effort: 0) }
    #expect(throws: OptionError("threads", "0")) { try PlanningOptions(threads: 0) }
    #expect(throws: OptionError("parameter", "search.fewer")) {
      try PlanningOptions(parameters: ["search.fewer": 1])
    }
    #expect(throws: OptionError("parameter", "search.few=0.5")) {
      try PlanningOptions(parameters: ["search.few": 0.5])
    }
  }

  /// A number of the search that is written as people write it is the one that plans are made with.
  @Test func numbersOfTheSearchAreRead() throws {
    let written = try PlanningOptions.parameters(written: ["search.few=7", "tree.firstPart=0.5"])
    let options = try PlanningOptions(parameters: written)
    let changed = try options.planningParameters().numbers.filter { name, _, _ in
      ["search.few", "tree.firstPart"].contains(name)
    }
    #expect(changed.map(\.value) == [7, 0.5])
    for text in ["search.few", "search.few=", "search.few=many", "=7=8=9"] {
      #expect(throws: WrittenOptionError.noParameter(text)) {
        try PlanningOptions.parameters(written: [text])
      }
    }
  }

  /// The keys of plan.json, written by an encoder of somebody else.
  @Test func aResultIsEncodable() async throws {
    let drive = try FourDonors.parts().drive()
    let planned = try await PlanDrive(drive).run()
    let object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(planned)) as? [String: Any])
    #expect(object["status"] as? String == "optimal")
    #expect(object["cost"] as? Double == planned.plan.cost.total)
    let people = (object["assignments"] as? [[String: Any]])?.map { $0["registrant"] as? String }
    #expect(people == ["an", "bình", "chi", "dũng"])
    #expect(planned.json.document.hasPrefix("{\n  \"drive\": \"Thử\",\n  \"status\": \"optimal\""))
  }
}

/// The error that a use case ends with; nil where it does not.
func error<Work: UseCase>(
  of work: Work, _ cancellation: Cancellation = Cancellation()
) async -> UseCaseError? {
  do throws(UseCaseError) {
    _ = try await work.run(cancellation: cancellation)
    return nil
  } catch {
    return error
  }
}

extension Drive {
  /// The same drive with a crowd limit of four people, or others, to be kept with a probability.
  func withLimits(_ limits: [CrowdLimit] = [CrowdLimit(zone: "*", limit: 4)]) throws -> Drive {
    try Drive(
      name: name, sessions: [FourDonors.session(crowdLimits: limits)],
      turnout: Turnout(rates: turnout.rates, planFor: .probability(0.9)), units: units,
      registrants: registrants)
  }
}
