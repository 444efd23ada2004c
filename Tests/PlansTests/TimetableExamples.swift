import Drives
import Plans
import TestSupport

/// Whole units, queues that may be, people who come along, room kept for others.
let timetableExamples = wholeExamples + queueExamples + partyExamples + reserveExamples

private let wholeExamples = [
  RuleExample(
    .whole, "08:00 and 08:10 are two runs", plan: [invite(0, at: 480), invite(1, at: 490)],
    breaks: [violation(.whole, session: nil, at: nil, "ward", by: 1)],
    when: { $0.whole = .all }),
  RuleExample(
    .whole, "two sessions, and two runs in one of them",
    plan: [
      invite(0, at: 480), invite(1, at: 480, session: 1), invite(2, at: 490), invite(3, at: 480),
    ],
    breaks: [violation(.whole, session: nil, at: nil, "ward", by: 2)],
    when: {
      $0.sessions.append(FourDonors.session(id: "yard"))
      $0.units[0] = Unit(id: "ward", whole: true)
    }),
  RuleExample(
    .whole, "neighbouring slots are one run; whoever has none does not part it",
    plan: [invite(0, at: 485), invite(2, at: 480)], breaks: [], when: { $0.whole = .all }),
  RuleExample(
    .whole, "the ward says no", plan: [invite(0, at: 480), invite(1, at: 490)], breaks: [],
    when: {
      $0.whole = .all
      $0.units[0] = Unit(id: "ward", whole: false)
    }),
  RuleExample(
    .whole, "three are more than two", plan: [invite(0, at: 480), invite(1, at: 490)], breaks: [],
    when: { $0.whole = .upTo(2) }),
  RuleExample(
    .whole, "three are not more than three", plan: [invite(0, at: 480), invite(1, at: 490)],
    breaks: [violation(.whole, session: nil, at: nil, "ward", by: 1)],
    when: { $0.whole = .upTo(3) }),
]

private let queueExamples = [
  // 2.4 at 08:04, 1.92 a minute before and after.
  RuleExample(
    .stageCapacity, "one serves, one may wait: 2.4 at 08:04", plan: threeAtOpening,
    breaks: [violation(.stageCapacity, session: 0, at: 484, "reception", by: 0.4)],
    when: {
      $0.sessions = [
        FourDonors.session(
          reception: .constant(1), receptionOverload: Overload(most: 1, weight: 20))
      ]
    }),
  RuleExample(
    .stageCapacity, "1.4 may wait", plan: threeAtOpening, breaks: [],
    when: {
      $0.sessions = [
        FourDonors.session(
          reception: .constant(1), receptionOverload: Overload(most: 1.4, weight: 0))
      ]
    }),
]

private let partyExamples = [
  RuleExample(
    .crowdLimit, "expected: An comes as three", plan: [invite(0, at: 480)],
    breaks: (484...489).map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.4) },
    when: {
      $0.sessions = [hallLimitedToTwo]
      $0.registrants[0] = Registrant(id: "an", unit: 0, party: 3)
    }),
  RuleExample(
    .crowdLimit, "everyone: An's kind comes as three, Bình says one",
    plan: [invite(0, at: 480), invite(1, at: 515)],
    breaks: (480...493).map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 1) },
    when: {
      $0.sessions = [hallLimitedToTwo]
      $0.turnout = Turnout(
        rates: $0.turnout.rates, planFor: .everyone,
        kinds: [DonorKind(name: "parent", rates: $0.turnout.rates, party: 3)])
      $0.registrants[0] = Registrant(id: "an", unit: 0, kind: 0)
      $0.registrants[1] = Registrant(id: "bình", unit: 0, kind: 0, party: 1)
    }),
  // Pr(nobody) is 1 − 0.8, less while not all can have arrived or some have left.
  RuleExample(
    .crowdLimit, "probability 0.9: none or three", plan: [invite(0, at: 480)],
    breaks: (484...489).map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.7) }
      + [483, 490].map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.54) }
      + [482, 491].map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.38) }
      + [481, 492].map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.22) }
      + [480, 493].map { violation(.crowdLimit, session: 0, at: $0, "hall", by: 0.06) },
    when: {
      $0.sessions = [hallLimitedToTwo]
      $0.turnout = Turnout(rates: $0.turnout.rates, planFor: .probability(0.9))
      $0.registrants[0] = Registrant(id: "an", unit: 0, party: 3)
    }),
  RuleExample(
    .arrivalsPerSlot, "whoever comes along is not invited, served or bled",
    plan: [invite(0, at: 480), invite(3, at: 480)], breaks: [],
    when: {
      $0.sessions = [
        FourDonors.session(
          arrivalsPerSlot: 2, reception: .constant(2), bloodUnits: BloodUnits(ceiling: 1.2))
      ]
      $0.registrants[0] = Registrant(id: "an", unit: 0, party: 9)
    }),
]

private let reserveExamples = [
  RuleExample(
    .arrivalsPerSlot, "three and one kept place, where three may be", plan: threeAtOpening,
    breaks: [violation(.arrivalsPerSlot, session: 0, at: 480, "hall", by: 1)],
    when: {
      $0.sessions = [FourDonors.session(arrivalsPerSlot: 3, reserve: Reserve(perSlot: 1))]
    }),
  // One kept place in each of eight slots is one at the reception at each minute from 08:04 on, 0.8
  // at 08:03. Two invited to 08:00 are 1.6 at 08:04, 1.28 a minute before and after.
  RuleExample(
    .stageCapacity, "two invited and the kept places, where two serve",
    plan: [invite(0, at: 480), invite(1, at: 480)],
    breaks: [(483, 0.08), (484, 0.6), (485, 0.28)].map {
      violation(.stageCapacity, session: 0, at: $0.0, "reception", by: $0.1)
    },
    when: {
      $0.sessions = [
        FourDonors.session(reception: .constant(2), reserve: Reserve(perSlot: 1))
      ]
    }),
  // The kept places are two in the hall at each minute from 08:09 on.
  RuleExample(
    .crowdLimit, "expected: 2.4 and the kept places, where three may be", plan: threeAtOpening,
    breaks: [
      (484, 0.4), (485, 0.6), (486, 0.8), (487, 1), (488, 1.2), (489, 1.4), (490, 0.92),
      (491, 0.44),
    ].map { violation(.crowdLimit, session: 0, at: $0.0, "hall", by: $0.1) },
    when: {
      $0.sessions = [
        FourDonors.session(
          crowdLimits: [CrowdLimit(zone: "hall", limit: 3)], reserve: Reserve(perSlot: 1))
      ]
    }),
  // Eight kept places give 6 units.
  RuleExample(
    .bloodCeiling, "2.4 units and 6 where 7 can be taken",
    plan: threeAtOpening + [invite(3, at: 500)],
    breaks: [violation(.bloodCeiling, session: 0, at: nil, "hall", by: 1.4)],
    when: {
      $0.sessions = [
        FourDonors.session(bloodUnits: BloodUnits(ceiling: 7), reserve: Reserve(perSlot: 1))
      ]
    }),
]
