import Drives
import Randomness

/// One run of a session: who came when, stood where, and left when. Its storage is used again for
/// the next run.
///
/// Everyone passes the stages in the same order, and each stage serves in the order in which they
/// join, so that it is simulated stage by stage: all who come to one give all who come to the next.
struct SessionRun: Sendable {
  let script: SessionScript
  private let deferring: Int
  private var queues: [StageQueue]
  private var people: [Person] = []
  /// The time and number of everyone who joins a stage, in that order.
  private var joining: [Joining] = []

  /// How long each served person was in the system, from arrival to leaving, rising.
  private(set) var minutesInSystem: [Double] = []
  /// How long each of them waited in all, outside included.
  private(set) var minutesWaiting: [Double] = []
  /// How many were served and gave blood.
  private(set) var bloodUnits = 0
  /// How many went home unserved, for want of any server.
  private(set) var turnedAway = 0
  /// How many came to donation when all bags were used, and went home.
  private(set) var turnedAwayWithoutBag = 0
  /// When the first of them came there; nil where there were bags for all.
  private(set) var bagsUsedUpAt: Double?
  /// When the last person left; the opening where nobody came.
  private(set) var lastLeaving = 0.0
  private(set) var stages: [StageRun]
  private(set) var zones: [ZoneRun]

  private struct Person {
    var arrival: Double
    var waited: Double
    /// Since when the person is on the way to the stage, or in the house.
    var since: Double
    var isDeferred: Bool
    /// How many came, the person included.
    var party: Int
    var numbers: SplitMix64
  }

  private struct Joining: Comparable {
    let time: Double
    let person: Int

    static func < (left: Joining, right: Joining) -> Bool {
      left.time < right.time || (left.time == right.time && left.person < right.person)
    }
  }

  init(_ script: SessionScript) {
    self.script = script
    deferring = script.session.deferringStage ?? Int.max
    queues = script.capacities.map { StageQueue($0) }
    stages = script.services.map { _ in StageRun(opens: script.session.opens) }
    zones = script.zones.map { _ in ZoneRun() }
  }

  /// Simulates the session.
  mutating func simulate(_ key: RunKey) {
    reset()
    let opens = Double(script.session.opens)
    lastLeaving = opens
    for invited in script.invited {
      var numbers = key.numbers(of: invited.registrant)
      guard let time = arrival(of: invited, &numbers) else { continue }
      add(
        arrivingAt: time, invited.rates, party: invited.party,
        isDeferred: script.progress?.registrants[invited.registrant]?.isDeferred, numbers)
    }
    addWalkIns(key)
    joining.sort()
    let last = script.services.count - 1
    for stage in 0...last {
      pass(stage, isLast: stage == last)
      joining.sort()
    }
    minutesInSystem.sort()
  }

  private mutating func reset() {
    people.removeAll(keepingCapacity: true)
    joining.removeAll(keepingCapacity: true)
    minutesInSystem.removeAll(keepingCapacity: true)
    minutesWaiting.removeAll(keepingCapacity: true)
    (bloodUnits, turnedAway, turnedAwayWithoutBag, bagsUsedUpAt) = (0, 0, 0, nil)
    for stage in stages.indices {
      queues[stage].reset()
      stages[stage].reset()
    }
    for zone in zones.indices { zones[zone].reset() }
  }

  /// When somebody comes; nil for not at all. Whoever has come has; whoever has not come yet comes
  /// later than now or not at all: by Bayes' rule, since draws that contradict this do not count.
  private func arrival(
    of invited: SessionScript.Invited, _ numbers: inout SplitMix64
  ) -> Double? {
    if let known = script.progress?.registrants[invited.registrant] { return known.minute }
    if let now = script.progress?.now, script.lateness == nil,
      invited.start + script.spread <= Double(now)
    {
      return nil
    }
    for _ in 0..<SessionProgress.mostDraws {
      guard numbers.chance(invited.rates.show) else { return nil }
      let lateness = script.lateness.map { $0.draw(&numbers) } ?? 0
      let within = numbers.fraction() * script.spread
      let time = invited.start + within + lateness
      guard let now = script.progress?.now, time <= Double(now) else { return time }
    }
    return nil
  }

  private mutating func add(
    arrivingAt time: Double, _ rates: Rates, party: Int, isDeferred known: Bool? = nil,
    _ numbers: SplitMix64
  ) {
    var numbers = numbers
    // Drawn even where it is known, so that the numbers after it stay the same.
    let isDeferred = numbers.chance(rates.deferral)
    let entering = max(time, Double(script.session.opens))
    joining.append(Joining(time: entering, person: people.count))
    people.append(
      Person(
        arrival: time, waited: entering - time, since: entering,
        isDeferred: known ?? isDeferred, party: party, numbers: numbers))
  }

  private mutating func addWalkIns(_ key: RunKey) {
    var number = 1
    for known in script.progress?.walkIns ?? [] {
      add(
        arrivingAt: known.minute, script.walkInRates, party: 1, isDeferred: known.isDeferred,
        key.numbers(ofWalkIn: number, session: script.index))
      number += 1
    }
    guard let walkIns = script.session.walkIns, walkIns.perHour > 0 else { return }
    var arrivals = key.arrivalsOfWalkIns(session: script.index)
    let between = Sampler(.exponential(mean: 60 / walkIns.perHour))
    let end = Double(walkIns.to ?? script.session.closes)
    let from = max(walkIns.from ?? script.session.opens, script.progress?.now ?? Int.min)
    var time = Double(from) + between.draw(&arrivals)
    while time < end {
      add(
        arrivingAt: time, script.walkInRates, party: 1,
        key.numbers(ofWalkIn: number, session: script.index))
      time += between.draw(&arrivals)
      number += 1
    }
  }

  /// Has everyone who joins a stage pass it, and join the next one or leave.
  private mutating func pass(_ stage: Int, isLast: Bool) {
    var next = 0
    var bags = stage == script.donation ? script.bags ?? .max : .max
    for place in joining.indices {
      let (time, person) = (joining[place].time, joining[place].person)
      if stage == script.donation, !people[person].isDeferred {
        guard bags > 0 else {
          turnAway(person, from: stage, at: time)
          continue
        }
        bags -= 1
      }
      let minutes = script.services[stage].draw(&people[person].numbers)
      var begin = queues[stage].serve(joiningAt: time, for: minutes)
      let isServed = begin < .infinity
      // Without any server people wait until closing, and go home.
      if !isServed { begin = max(time, Double(script.session.closes)) }
      let end = isServed ? begin + minutes : begin
      people[person].waited += begin - time
      stages[stage].add(
        since: people[person].since, joining: time, begin: begin, end: end,
        party: people[person].party)
      let isLeaving = isLast || !isServed || (stage == deferring && people[person].isDeferred)
      count(person, at: stage, to: end, isLeaving: isLeaving)
      people[person].since = end
      if isLeaving {
        leave(person, at: end, isServed: isServed)
      } else {
        let walk = script.walk.map { $0.draw(&people[person].numbers) } ?? 0
        joining[next] = Joining(time: end + walk, person: person)
        next += 1
      }
    }
    joining.removeLast(joining.count - next)
  }

  /// Sends someone home who comes to donation when all bags are used: each bag is for the one who
  /// comes there next.
  private mutating func turnAway(_ person: Int, from stage: Int, at time: Double) {
    stages[stage].addPassing(
      since: people[person].since, until: time, party: people[person].party)
    count(person, at: stage, to: time, isLeaving: true)
    turnedAwayWithoutBag += 1
    bagsUsedUpAt = min(bagsUsedUpAt ?? time, time)
    lastLeaving = max(lastLeaving, time)
  }

  /// Counts someone, and who came along, in the zones that are entered or left with a stage.
  private mutating func count(_ person: Int, at stage: Int, to end: Double, isLeaving: Bool) {
    let (since, party) = (people[person].since, people[person].party)
    for zone in zones.indices where script.zones[zone].covers[stage] {
      let covers = script.zones[zone].covers
      if stage == 0 || !covers[stage - 1] {
        zones[zone].entering.append(contentsOf: repeatElement(since, count: party))
      }
      if isLeaving || !covers[stage + 1] {
        zones[zone].leaving.append(contentsOf: repeatElement(end, count: party))
      }
    }
  }

  private mutating func leave(_ person: Int, at time: Double, isServed: Bool) {
    lastLeaving = max(lastLeaving, time)
    guard isServed else {
      turnedAway += 1
      return
    }
    minutesInSystem.append(time - people[person].arrival)
    minutesWaiting.append(people[person].waited)
    if !people[person].isDeferred { bloodUnits += 1 }
  }
}
