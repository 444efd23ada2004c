import Drives
import Plans
import TestSupport
import Testing

/// A plan of the four donors that breaks one rule, and by how much.
struct RuleExample: Sendable, CustomTestStringConvertible {
  let rule: HardRule
  let claim: String
  let change: @Sendable (inout DriveParts) -> Void
  let plan: [Assignment]
  let violations: [Audit.Violation]

  init(
    _ rule: HardRule, _ claim: String, plan: [Assignment], breaks violations: [Audit.Violation],
    when change: @escaping @Sendable (inout DriveParts) -> Void = { _ in }
  ) {
    self.rule = rule
    self.claim = claim
    self.change = change
    self.plan = plan
    self.violations = violations
  }

  var testDescription: String { "\(rule.rawValue): \(claim)" }
}

/// Three people at 08:00, a number that each limit of the examples is too small for.
let threeAtOpening = [invite(0, at: 480), invite(1, at: 480), invite(2, at: 480)]

let ruleExamples: [RuleExample] =
  slotExamples + presenceExamples + peopleExamples + timetableExamples

private let slotExamples = [
  RuleExample(
    .closing, "the last arrival of 08:40 leaves at 09:04, four minutes late",
    plan: [invite(0, at: 515), invite(1, at: 520), invite(2, at: 520)],
    breaks: [violation(.closing, session: 0, at: 520, "hall", by: 4)]),
  RuleExample(
    .closing, "one minute late, off the grid", plan: [invite(0, at: 517)],
    breaks: [violation(.closing, session: 0, at: 517, "hall", by: 1)]),
  RuleExample(
    .arrivalsPerSlot, "three where two may be", plan: threeAtOpening + [invite(3, at: 485)],
    breaks: [violation(.arrivalsPerSlot, session: 0, at: 480, "hall", by: 1)],
    when: { $0.sessions = [FourDonors.session(arrivalsPerSlot: 2)] }),
  RuleExample(
    .bloodCeiling, "four people give 2.4 units where 2 can be taken",
    plan: threeAtOpening + [invite(3, at: 500)],
    breaks: [violation(.bloodCeiling, session: 0, at: nil, "hall", by: 0.4)],
    when: { $0.sessions = [FourDonors.session(bloodUnits: BloodUnits(ceiling: 2))] }),
]

private let presenceExamples = [
  // Arrivals of 08:00 fill the reception by a fifth a minute; at 08:04 all who come are in it.
  RuleExample(
    .stageCapacity, "2.4 at the reception at 08:04, where two serve", plan: threeAtOpening,
    breaks: [violation(.stageCapacity, session: 0, at: 484, "reception", by: 0.4)],
    when: { $0.sessions = [FourDonors.session(reception: .constant(2))] }),
  // 0.6 of three people are on the beds from 08:14 to 08:19, 0.6 · 4/5 and less before and after.
  RuleExample(
    .stageCapacity, "the deferred are not on the beds", plan: threeAtOpening,
    breaks: (494...499).map { violation(.stageCapacity, session: 0, at: $0, "donation", by: 0.8) }
      + [493, 500].map { violation(.stageCapacity, session: 0, at: $0, "donation", by: 0.44) }
      + [492, 501].map { violation(.stageCapacity, session: 0, at: $0, "donation", by: 0.08) },
    when: { $0.sessions = [FourDonors.session(donation: .constant(1))] }),
  RuleExample(
    .stageCapacity, "a minute in no row has no servers", plan: [invite(0, at: 480)],
    breaks: [violation(.stageCapacity, session: 0, at: 483, "reception", by: 0.64)],
    when: {
      $0.sessions = [
        FourDonors.session(
          reception: .shifts([
            Staffing.Shift(interval: MinuteInterval(from: 480, to: 483), count: 1),
            Staffing.Shift(interval: MinuteInterval(from: 484, to: 540), count: 1),
          ]))
      ]
    }),
  // All who come are in the hall from 08:04 to 08:09.
  RuleExample(
    .crowdLimit, "expected: 2.4 in the hall, where two may be", plan: threeAtOpening,
    breaks: (484...489).map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.4) },
    when: { $0.sessions = [hallLimitedToTwo] }),
  RuleExample(
    .crowdLimit, "only in its window", plan: threeAtOpening,
    breaks: [487, 488].map { violation(.crowdLimit, session: 0, at: $0, "*", by: 0.4) },
    when: {
      $0.sessions = [
        FourDonors.session(crowdLimits: [CrowdLimit(zone: "*", limit: 2, from: 487, to: 489)])
      ]
    }),
  RuleExample(
    .crowdLimit, "everyone: all three may be in the hall from 08:00 to 08:13",
    plan: threeAtOpening,
    breaks: (480...493).map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 1) },
    when: {
      $0.sessions = [hallLimitedToTwo]
      $0.turnout = Turnout(rates: $0.turnout.rates, planFor: .everyone)
    }),
  // Pr(all three) is 0.8³ = 0.512, or 0.64³ or 0.48³ while not all have arrived or some have left.
  RuleExample(
    .crowdLimit, "probability 0.9: two or fewer only with 0.488", plan: threeAtOpening,
    breaks: (484...489).map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.412) }
      + [483, 490].map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.162144) }
      + [482, 491].map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.010592) },
    when: {
      $0.sessions = [hallLimitedToTwo]
      $0.turnout = Turnout(rates: $0.turnout.rates, planFor: .probability(0.9))
    }),
]

let hallLimitedToTwo = FourDonors.session(
  crowdLimits: [CrowdLimit(zone: "hall", limit: 2)])

private let peopleExamples = [
  RuleExample(
    .availability, "half of the slot is outside", plan: [invite(0, at: 485), invite(1, at: 485)],
    breaks: [violation(.availability, session: 0, at: 485, "an", by: 1)],
    when: { parts in
      let untilHalf = Availability(interval: MinuteInterval(from: 480, to: 488))
      parts.registrants[0] = Registrant(id: "an", unit: 0, available: [untilHalf])
    }),
  RuleExample(
    .availability, "08:02 is no slot, nor is 07:55",
    plan: [invite(0, at: 482), invite(1, at: 475)],
    breaks: [
      violation(.availability, session: 0, at: 475, "bình", by: 1),
      violation(.availability, session: 0, at: 482, "an", by: 1),
    ]),
  RuleExample(
    .unitWindow, "the school comes from 08:10 on", plan: [invite(0, at: 485), invite(3, at: 485)],
    breaks: [violation(.unitWindow, session: 0, at: 485, "dũng", by: 1)],
    when: { $0.units[1] = Unit(id: "school", from: 490) }),
  RuleExample(
    .unitWindow, "the school comes to the other session",
    plan: [invite(0, at: 485), invite(3, at: 485)],
    breaks: [violation(.unitWindow, session: 0, at: 485, "dũng", by: 1)],
    when: {
      $0.sessions.append(FourDonors.session(id: "yard"))
      $0.units[1] = Unit(id: "school", sessions: [1])
    }),
  // Away from 08:00 until 08:24, and from 08:20 on: four minutes together, in two sessions.
  RuleExample(
    .maxAway, "two of the ward are away at once, where one may be",
    plan: [invite(0, at: 480), invite(1, at: 500, session: 1), invite(3, at: 500)],
    breaks: (500...503).map { violation(.maxAway, session: nil, at: $0, "ward", by: 1) },
    when: {
      $0.sessions.append(FourDonors.session(id: "yard"))
      $0.maxAway = .percent(50)
    }),
  RuleExample(
    .companions, "Bình has no slot, An has", plan: [invite(0, at: 480), invite(2, at: 480)],
    breaks: [violation(.companions, session: nil, at: nil, "ward/family", by: 1)], when: makeFamily),
  RuleExample(
    .companions, "two slots for two", plan: [invite(0, at: 480), invite(1, at: 485)],
    breaks: [violation(.companions, session: nil, at: nil, "ward/family", by: 1)], when: makeFamily),
  RuleExample(
    .pinned, "An has another slot", plan: [invite(0, at: 480)],
    breaks: [violation(.pinned, session: 0, at: 485, "an", by: 1)], when: pinAn),
  RuleExample(
    .pinned, "An has no slot", plan: [],
    breaks: [violation(.pinned, session: 0, at: 485, "an", by: 1)], when: pinAn),
  RuleExample(
    .oneSlot, "An has three", plan: [invite(0, at: 480), invite(0, at: 480), invite(0, at: 500)],
    breaks: [violation(.oneSlot, session: nil, at: nil, "an", by: 2)]),
]

@Sendable private func makeFamily(_ parts: inout DriveParts) {
  parts.registrants[0] = Registrant(id: "an", unit: 0, group: "family")
  parts.registrants[1] = Registrant(id: "bình", unit: 0, group: "family")
}

@Sendable private func pinAn(_ parts: inout DriveParts) {
  parts.registrants[0] = Registrant(
    id: "an", unit: 0, pinned: SlotStart(session: 0, start: 485))
}
