public import Drives
public import Plans

/// Looks for a plan that costs less than a given one, person by person, by the rules written down word
/// for word (``LiteralRules``). Whatever breaks a limit breaks it with more people, too, and most of what costs
/// something costs it with more people: so most plans need not be looked at. Whole units and reserved
/// places are looked at in whole plans only.
public struct CheaperPlan {
  /// What came of looking.
  public enum Answer: Equatable {
    /// No plan costs less.
    case none
    /// This one does.
    case found(cost: Double, plan: [Assignment])
    /// There were too many plans to look at.
    case unknown
  }

  /// People who share a slot or have none.
  private struct Item {
    let people: [RegistrantIndex]
    let unit: UnitIndex
    let choices: [Choice]
    let unplacedCost: Double
    let isPinned: Bool
    /// The item before it that is just like it; nil for none.
    let twin: Int?
  }

  /// A slot that an item may have, as far as each of its people is concerned.
  private struct Choice {
    let slot: SlotStart
    /// What it costs them by itself.
    let cost: Double
    /// What it adds to sums that have a limit, or a peak.
    let uses: [(sum: Int, amount: Double)]
    /// The minutes of crowd limits, with the chance of each of its people to be there.
    let draws: [(minute: Int, there: [LiteralRules.Draw])]
  }

  private let drive: Drive
  private var rules: LiteralRules
  private var items: [Item] = []
  /// What the items from each on cost at the least.
  private var restCosts: [Double] = []
  private var plan: [Assignment] = []
  private var chosen: [Int] = []
  private var best: (cost: Double, plan: [Assignment]?)
  private var left: Int
  private var sums: [Double] = []
  private var mostOfSums: [Double] = []
  private var sumNumbers: [SumKey: Int] = [:]
  /// The sums of each session's presence.
  private var presences: PerSession<[Int]>
  /// For each minute of a crowd limit, the chances of whoever may be there.
  private var crowds: [(limit: Int, wanted: Double, there: [LiteralRules.Draw])] = []
  private var crowdNumbers: [SumKey: Int] = [:]
  private var slotsOfUnits: PerUnit<[SlotStart: Int]>

  /// What a sum is of.
  private enum SumKey: Hashable {
    case stage(session: SessionIndex, stage: Int, minute: Int)
    case crowd(session: SessionIndex, limit: Int, minute: Int)
    case presence(session: SessionIndex, minute: Int)
    case arrivals(SlotStart)
    case blood(session: SessionIndex)
    case away(unit: UnitIndex, date: CalendarDate, minute: Int)
  }

  /// Looks for a plan.
  ///
  /// - Parameters:
  ///   - cost: what it must cost less than.
  ///   - drive: the drive.
  ///   - steps: how many people to place, over all plans, before giving up.
  /// - Returns: the cheapest there is, if any costs less.
  public static func below(_ cost: Double, on drive: Drive, steps: Int) -> Answer {
    var search = CheaperPlan(drive, below: cost, steps: steps)
    search.place(0, spent: 0)
    if search.left < 0 { return .unknown }
    return search.best.plan.map { .found(cost: search.best.cost, plan: $0) } ?? .none
  }

  private init(_ drive: Drive, below cost: Double, steps: Int) {
    self.drive = drive
    rules = LiteralRules(for: drive)
    best = (cost, nil)
    left = steps
    presences = PerSession(repeating: [], for: drive.sessions.places)
    slotsOfUnits = PerUnit(repeating: [:], for: drive.units.places)
    var groups: [String: [RegistrantIndex]] = [:]
    for (index, person) in zip(drive.registrants.places, drive.registrants)
    where !person.group.isEmpty {
      groups["\(person.unit)/\(person.group)", default: []].append(index)
    }
    for (index, person) in zip(drive.registrants.places, drive.registrants) {
      let people = person.group.isEmpty ? [index] : groups["\(person.unit)/\(person.group)"] ?? []
      if people.first == index { add(people) }
    }
    restCosts = [Double](repeating: 0, count: items.count + 1)
    for number in items.indices.reversed() {
      let least = items[number].choices.map(\.cost).min() ?? .infinity
      let none = items[number].isPinned ? .infinity : items[number].unplacedCost
      restCosts[number] = restCosts[number + 1] + min(none, least)
    }
  }

  private mutating func add(_ people: [RegistrantIndex]) {
    let pins = people.compactMap { drive.registrants[$0].pinned }
    var choices: [Choice] = []
    for slot in drive.everySlot where pins.allSatisfy({ $0 == slot }) {
      let placed = people.map { Assignment(registrant: $0, slot: slot) }
      guard
        [HardRule.availability, .unitWindow, .closing].allSatisfy({
          rules.violations(of: $0, in: placed).isEmpty
        })
      else { continue }
      choices.append(choice(placed, slot))
    }
    let unplaced = people.reduce(0) {
      $0 + drive.weights[.unplaced] * Double(drive.registrants[$1].priority)
    }
    items.append(
      Item(
        people: people, unit: drive.registrants[people[0]].unit, choices: choices,
        unplacedCost: unplaced, isPinned: !pins.isEmpty,
        twin: items.lastIndex { isTwin($0.people, people) }))
  }

  private mutating func choice(_ placed: [Assignment], _ slot: SlotStart) -> Choice {
    let session = drive.sessions[slot.session]
    let unit = drive.registrants[placed[0].registrant].unit
    var uses: [(sum: Int, amount: Double)] = []
    var draws: [(minute: Int, there: [LiteralRules.Draw])] = []
    let parties = placed.map { rules.party(of: $0) }
    let end = slot.start + session.slotMinutes - 1 + rules.stay(of: session)
    for minute in slot.start..<max(end, slot.start) {
      let chances = session.stages.indices.map { stage in
        placed.map { rules.probability(of: $0, inStage: stage, at: minute) }
      }
      for (stage, chances) in chances.enumerated() {
        let needed = session.stages[stage]
        let servers = Double(needed.servers.count(at: minute)) + (needed.overload?.most ?? 0)
        uses.append(
          (
            sum(.stage(session: slot.session, stage: stage, minute: minute), most: servers + 1e-6),
            chances.reduce(0, +)
          ))
      }
      let presence = sum(.presence(session: slot.session, minute: minute), most: .infinity)
      uses.append(
        (
          presence,
          chances.reduce(0) { sum, chances in
            sum + zip(chances, parties).reduce(0) { $0 + $1.0 * Double($1.1) }
          }
        ))
      for (position, limit) in session.crowdLimits.enumerated()
      where minute >= limit.from ?? 0 && minute < limit.to ?? .max {
        let stages = session.stages.indices.filter {
          limit.zone == "*" || limit.zone == session.stages[$0].zone
        }
        let there = placed.indices.map { person -> LiteralRules.Draw in
          (stages.reduce(0) { $0 + chances[$1][person] }, parties[person])
        }.filter { $0.chance > 0 }
        guard !there.isEmpty else { continue }
        let key = SumKey.crowd(session: slot.session, limit: position, minute: minute)
        switch drive.turnout.planFor {
        case .expected:
          let expected = there.reduce(0) { $0 + $1.chance * Double($1.party) }
          uses.append((sum(key, most: Double(limit.limit) + 1e-6), expected))
        case .everyone:
          let everyone = there.reduce(0) { $0 + $1.party }
          uses.append((sum(key, most: Double(limit.limit)), Double(everyone)))
        case .probability(let wanted):
          draws.append((crowd(key, limit: limit.limit, wanted: wanted), there))
        }
      }
      if let most = mostAway(of: unit) {
        let key = SumKey.away(unit: unit, date: session.date, minute: minute)
        uses.append((sum(key, most: Double(most)), Double(placed.count)))
      }
    }
    if let most = session.arrivalsPerSlot {
      uses.append((sum(.arrivals(slot), most: Double(most)), Double(placed.count)))
    }
    if let ceiling = session.bloodUnits.ceiling {
      let units = placed.reduce(0) { units, assignment in
        let rates = drive.rates(of: drive.registrants[assignment.registrant])
        return units + rates.show * (1 - rates.deferral)
      }
      uses.append((sum(.blood(session: slot.session), most: ceiling + 1e-6), units))
    }
    return Choice(
      slot: slot, cost: rules.cost(of: .preference, in: placed), uses: uses, draws: draws)
  }

  private mutating func sum(_ key: SumKey, most: Double) -> Int {
    if let number = sumNumbers[key] { return number }
    sumNumbers[key] = sums.count
    if case .presence(let session, _) = key { presences[session].append(sums.count) }
    sums.append(0)
    mostOfSums.append(most)
    return sums.count - 1
  }

  private mutating func crowd(_ key: SumKey, limit: Int, wanted: Double) -> Int {
    if let number = crowdNumbers[key] { return number }
    crowdNumbers[key] = crowds.count
    crowds.append((limit, wanted, []))
    return crowds.count - 1
  }

  private func mostAway(of unit: UnitIndex) -> Int? {
    switch drive.units[unit].maxAway ?? drive.maxAway {
    case nil: return nil
    case .people(let people): return people
    case .percent(let percent):
      let people = drive.units[unit].staff ?? drive.registrants.count { $0.unit == unit }
      return (1...max(1, people)).last { Double($0 * 100) <= percent * Double(people) } ?? 1
    }
  }

  /// Whether two single people differ in nothing that matters.
  private func isTwin(_ first: [RegistrantIndex], _ second: [RegistrantIndex]) -> Bool {
    guard first.count == 1, second.count == 1 else { return false }
    let (one, other) = (drive.registrants[first[0]], drive.registrants[second[0]])
    return one.unit == other.unit && one.kind == other.kind && one.available == other.available
      && one.preferred == other.preferred && one.priority == other.priority
      && one.pinned == other.pinned && one.party == other.party && one.group.isEmpty
      && other.group.isEmpty
  }

  private mutating func place(_ number: Int, spent: Double) {
    left -= 1
    guard left >= 0, spent + sharedCost + restCosts[number] < best.cost - 1e-6 else { return }
    guard number < items.count else {
      let cost = rules.cost(of: plan)
      if cost < best.cost - 1e-6, rules.allow(plan) { best = (cost, plan) }
      return
    }
    let item = items[number]
    // Of twins, the later has no earlier choice; none comes last.
    let first = item.twin.map { chosen[$0] } ?? 0
    for position in item.choices.indices.dropFirst(first) {
      let choice = item.choices[position]
      chosen.append(position)
      plan += item.people.map { Assignment(registrant: $0, slot: choice.slot) }
      slotsOfUnits[item.unit][choice.slot, default: 0] += 1
      if take(choice) { place(number + 1, spent: spent + choice.cost) }
      leave(choice)
      slotsOfUnits[item.unit][choice.slot, default: 0] -= 1
      plan.removeLast(item.people.count)
      chosen.removeLast()
    }
    guard !item.isPinned else { return }
    chosen.append(item.choices.count)
    place(number + 1, spent: spent + item.unplacedCost)
    chosen.removeLast()
  }

  /// Adds a choice; says whether every limit is kept.
  private mutating func take(_ choice: Choice) -> Bool {
    var isKept = true
    for (sum, amount) in choice.uses {
      sums[sum] += amount
      if sums[sum] > mostOfSums[sum] { isKept = false }
    }
    for (minute, there) in choice.draws {
      crowds[minute].there += there
      let crowd = crowds[minute]
      guard isKept, crowd.there.reduce(0, { $0 + $1.party }) > crowd.limit else { continue }
      let kept = CheaperPlan.probability(ofAtMost: crowd.limit, among: crowd.there)
      if kept < crowd.wanted - 1e-9 { isKept = false }
    }
    return isKept
  }

  private mutating func leave(_ choice: Choice) {
    for (sum, amount) in choice.uses { sums[sum] -= amount }
    for (minute, there) in choice.draws { crowds[minute].there.removeLast(there.count) }
  }

  private static func probability(
    ofAtMost limit: Int, among draws: [LiteralRules.Draw]
  ) -> Double {
    var chances = [1.0] + [Double](repeating: 0, count: limit)
    for (draw, party) in draws {
      for number in stride(from: limit, through: 0, by: -1) {
        let before = number >= party ? chances[number - party] : 0
        chances[number] = chances[number] * (1 - draw) + before * draw
      }
    }
    return chances.reduce(0, +)
  }

  /// What the plan so far costs besides what each person costs alone, and every larger one, too.
  private var sharedCost: Double {
    let slots = slotsOfUnits.reduce(0) { $0 + $1.values.count { $0 > 0 } }
    let peaks = presences.reduce(0) { $0 + $1.reduce(0) { max($0, sums[$1]) } }
    return drive.weights[.split] * Double(slots) + drive.weights[.peak] * peaks
  }
}
