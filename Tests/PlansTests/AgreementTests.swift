import Drives
import Plans
import TestSupport
import Testing

/// The audit and the contract's words, on every plan of many small drives.
@Suite struct AgreementTests {
  private static let driveCount = 400

  @Test(arguments: 0..<8)
  func everyPlanOfManyDrives(_ part: Int) {
    for seed in stride(from: part, to: AgreementTests.driveCount, by: 8) {
      var random = SplitMix64(seed: UInt64(seed))
      // Half of them as they were without what timetables need.
      let drive = RandomDrive.drive(
        using: &random, waysAtMost: 250, asTimetable: seed / 8 % 2 == 1)
      var rules = LiteralRules(for: drive)
      let slots = drive.everySlot
      let published = drive.registrants.indices.filter { $0 % 2 == seed % 2 }.map {
        Assignment(registrant: $0, slot: random.one(of: slots))
      }
      let choices = [[SlotStart]](repeating: slots, count: drive.registrants.count)
      drive.forEveryPlan(choosingFrom: choices) { plan in
        expectAgreement(on: plan, of: drive, published: published, &rules, seed: seed)
      }
    }
  }

  @Test func plansThatNobodyWouldMake() {
    var broken: Set<HardRule> = []
    for seed in 1000..<1300 {
      var random = SplitMix64(seed: UInt64(seed))
      let drive = RandomDrive.drive(using: &random, asTimetable: seed % 2 == 1)
      var rules = LiteralRules(for: drive)
      for _ in 0..<10 {
        let plan = (0..<random.number(0...8)).map { _ in wildAssignment(drive, &random) }
        let published = (0..<random.number(0...4)).map { _ in wildAssignment(drive, &random) }
        expectAgreement(on: plan, of: drive, published: published, &rules, seed: seed)
        broken.formUnion(Audit(of: plan, on: drive).violations.map(\.rule))
      }
    }
    // Were a rule never broken, its agreement would say nothing.
    #expect(broken == Set(HardRule.allCases))
  }

  /// Any person, perhaps again, at any time: before opening, off the grid, after closing.
  private func wildAssignment(_ drive: Drive, _ random: inout SplitMix64) -> Assignment {
    let session = SessionIndex(random.number(0...drive.sessions.count - 1))
    let (opens, closes) = (drive.sessions[session].opens, drive.sessions[session].closes)
    let start =
      random.happens(0.4)
      ? random.one(of: drive.sessions[session].slotStarts)
      : random.number(opens - 9...closes + 5)
    return Assignment(
      registrant: random.number(0...drive.registrants.count - 1),
      slot: SlotStart(session: session, start: start))
  }

  private func expectAgreement(
    on plan: [Assignment], of drive: Drive, published: [Assignment], _ rules: inout LiteralRules,
    seed: Int
  ) {
    let audit = Audit(of: plan, on: drive, published: published)
    var left = audit.violations[...]
    for rule in HardRule.allCases {
      let count = left.prefix { $0.rule == rule }.count
      let found = ordered(Array(left.prefix(count)))
      left = left.dropFirst(count)
      let literal = ordered(rules.violations(of: rule, in: plan))
      if !areNear(found, literal) {
        Issue.record("\(rule) of \(plan), seed \(seed): \(found) is not \(literal)")
      }
    }
    if !left.isEmpty { Issue.record("out of order, seed \(seed): \(left)") }
    for term in CostTerm.allCases {
      let literal = rules.cost(of: term, in: plan, published: published)
      if abs(audit.cost[term] - literal) > 1e-9 {
        Issue.record("\(term) of \(plan), seed \(seed): \(audit.cost[term]) is not \(literal)")
      }
    }
  }

  private func ordered(_ violations: [Audit.Violation]) -> [Audit.Violation] {
    violations.sorted {
      ($0.session ?? -1, $0.minute ?? -1, $0.subject, $0.amount)
        < ($1.session ?? -1, $1.minute ?? -1, $1.subject, $1.amount)
    }
  }
}
