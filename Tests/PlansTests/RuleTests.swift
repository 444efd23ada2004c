import Drives
import Plans
import TestSupport
import Testing

@Suite struct RuleTests {
  @Test func everyRuleHasAnExample() {
    #expect(Set(ruleExamples.map(\.rule)) == Set(HardRule.allCases))
  }

  @Test(arguments: ruleExamples)
  func breaksThatRuleAloneByThatMuch(_ example: RuleExample) throws {
    let audit = Audit(of: example.plan, on: try fourDonors(example.change))
    let expected = example.violations.sorted { ($0.minute ?? 0) < ($1.minute ?? 0) }
    #expect(areNear(audit.violations, expected), "\(audit.violations)")
  }

  @Test(arguments: ruleExamples)
  func theWordsOfTheContractSayTheSame(_ example: RuleExample) throws {
    var rules = LiteralRules(for: try fourDonors(example.change))
    for rule in HardRule.allCases {
      let found = rules.violations(of: rule, in: example.plan)
        .sorted { ($0.minute ?? 0) < ($1.minute ?? 0) }
      let expected = example.violations.filter { $0.rule == rule }
        .sorted { ($0.minute ?? 0) < ($1.minute ?? 0) }
      #expect(areNear(found, expected), "\(found)")
    }
  }

  @Test func nothingLimitsTheFourDonorsUnlessATestSaysSo() throws {
    let drive = try fourDonors()
    let plan = threeAtOpening + [invite(3, at: 515)]
    #expect(Audit(of: plan, on: drive).violations == [])
    #expect(Audit(of: [], on: drive).violations == [])
  }

  @Test func limitsThatAreJustReachedHold() throws {
    let drive = try fourDonors {
      $0.sessions = [
        FourDonors.session(
          arrivalsPerSlot: 3, reception: .constant(2),
          crowdLimits: [CrowdLimit(zone: "*", limit: 3)], bloodUnits: BloodUnits(ceiling: 1.2))
      ]
      $0.maxAway = .people(2)
    }
    #expect(Audit(of: [invite(0, at: 480), invite(3, at: 480)], on: drive).violations == [])
    // One after the other: away from 08:00 until 08:24, and from 08:25 on.
    let one = try fourDonors { $0.maxAway = .people(1) }
    #expect(Audit(of: [invite(0, at: 480), invite(1, at: 505)], on: one).violations == [])
  }

  @Test func violationsComeByRuleSessionMinuteAndSubject() throws {
    let drive = try fourDonors {
      $0.sessions = [
        FourDonors.session(arrivalsPerSlot: 1), FourDonors.session(id: "yard", arrivalsPerSlot: 1),
      ]
    }
    let plan = [
      invite(0, at: 520, session: 1), invite(1, at: 520, session: 1), invite(3, at: 482),
      invite(2, at: 482), invite(2, at: 520),
    ]
    let found = Audit(of: plan, on: drive).violations
    #expect(
      found == [
        violation(.closing, session: 0, at: 520, "hall", by: 4),
        violation(.closing, session: 1, at: 520, "yard", by: 4),
        violation(.arrivalsPerSlot, session: 0, at: 482, "hall", by: 1),
        violation(.arrivalsPerSlot, session: 1, at: 520, "yard", by: 1),
        violation(.availability, session: 0, at: 482, "chi", by: 1),
        violation(.availability, session: 0, at: 482, "dũng", by: 1),
        violation(.oneSlot, session: nil, at: nil, "chi", by: 1),
      ])
    #expect(Audit(of: plan.reversed(), on: drive).violations == found)
  }
}
