public import Drives
import IntegerProgramming
public import Plans

/// What replanning came to.
public enum ReplanOutcome: Equatable, Sendable {
  /// A plan; what it had to keep beside the hard rules stands in it.
  case planned(Plan)
  /// The limits force more people to move than the budget allows: at least so many, which is proven.
  case impossible(atLeast: Int)
  /// No plan within the budget was found, and none proven not to be: the fewest a plan found moves,
  /// and the fewest any may.
  case notFound(fewest: Int, atLeast: Int)
}

extension Planner {
  /// Plans a drive again around a published plan.
  ///
  /// While a plan is found in which everybody with a published slot who is still on the lists has a
  /// slot, nobody loses theirs, whoever is new and whatever the weights: where the plan of least cost
  /// lets somebody lose a slot, the drive is planned once more with `promised` so large that it
  /// outweighs all other terms together (a lexicographic objective by weights; Sherali, 1982,
  /// "Equivalent weights for lexicographic multi-objective programs", DOI
  /// 10.1016/0377-2217(82)90008-8), and at last with everybody pinned who can keep the published slot.
  ///
  /// - Parameters:
  ///   - drive: what to plan, with the people to be frozen pinned.
  ///   - published: the published slots of people on its lists.
  ///   - waitlist: the people to whom freed places go first, in order; nil where places go to
  ///     nobody first.
  ///   - mostMoved: how many people may have another slot than the published one, or none; nil for
  ///     any number.
  ///   - keepsPromises: whether nobody is to lose a slot while that is possible; else only the
  ///     weights decide.
  ///   - progress: called while planning.
  /// - Returns: the plan, whose `bound` holds for every plan that breaks no hard rule, and whose
  ///   `restriction` says what else was asked of it, with the bound of that problem.
  /// - Throws: ``PlanningError`` where no audited plan could be made at all.
  public func replan(
    _ drive: Drive, published: [Assignment], waitlist: Waitlist? = nil, mostMoved: Int? = nil,
    keepsPromises: Bool = true, progress: @escaping (Progress) -> Void = { _ in }
  ) throws(PlanningError) -> ReplanOutcome {
    let replanning = Replanning(
      planner: self, drive: drive, published: published, waitlist: waitlist,
      mostMoved: mostMoved, keepsPromises: keepsPromises,
      deadline: Deadline(seconds: limits.seconds, cancellation: limits.cancellation, clock: clock),
      progress: progress)
    return try replanning.outcome()
  }
}

/// One run of replanning.
private struct Replanning {
  let planner: Planner
  let drive: Drive
  let published: [Assignment]
  let waitlist: Waitlist?
  let mostMoved: Int?
  let keepsPromises: Bool
  let deadline: Deadline
  let progress: (Planner.Progress) -> Void
  /// The people with a published slot.
  private let promised: Set<RegistrantIndex>

  init(
    planner: Planner, drive: Drive, published: [Assignment], waitlist: Waitlist?, mostMoved: Int?,
    keepsPromises: Bool, deadline: Deadline, progress: @escaping (Planner.Progress) -> Void
  ) {
    self.planner = planner
    self.drive = drive
    self.published = published
    self.waitlist = waitlist
    self.mostMoved = mostMoved
    self.keepsPromises = keepsPromises
    self.deadline = deadline
    self.progress = progress
    promised = Set(published.map(\.registrant))
  }

  func outcome() throws(PlanningError) -> ReplanOutcome {
    // The plan of least cost, whose bound holds for every plan.
    let free = try planner.within(deadline, part: partOfTheFirstPlan)
      .plan(drive, published: published, progress: progress)
    var best = Candidate(free, of: self)
    var restricted: Double?
    if let mostMoved, best.plan.peopleMoved(from: published) > mostMoved {
      let outcome = try planner.budgeted(
        drive, published: published, movingAtMost: mostMoved, known: free, deadline: deadline,
        progress: progress)
      switch outcome {
      case .kept(let plan):
        best = Candidate(plan, of: self)
        restricted = plan.bound
      case .impossible(let atLeast): return .impossible(atLeast: atLeast)
      case .notFound(let fewest, let atLeast):
        return .notFound(fewest: fewest, atLeast: atLeast)
      }
    }
    let filled = placesToFill(best.plan)
    if isToImprove(best, filled) {
      let candidates = keepingPromises(filled)
      for candidate in candidates where candidate.isBetter(than: best, filled: filled) {
        best = candidate
      }
      for candidate in candidates where best.places(filled) {
        guard let bound = candidate.bound(losing: best.lost, on: drive) else { continue }
        restricted = max(restricted ?? bound, bound)
      }
    }
    return .planned(
      finished(best.plan, lost: best.lost, bound: free.bound, restricted: restricted))
  }

  /// How much of the time the plan of least cost may take, so that some is left for promises.
  private var partOfTheFirstPlan: Double {
    promised.isEmpty && waitlist == nil ? 1 : mayLose ? 0.6 : 0.85
  }

  /// Whether the weights alone could prefer somebody new to a published slot.
  private var mayLose: Bool {
    guard keepsPromises, !promised.isEmpty else { return waitlist != nil }
    let others =
      drive.registrants.places.lazy.filter { !promised.contains($0) }
      .map { drive.registrants[$0].priority }.max() ?? 0
    // A further person of a unit left out as a whole costs twice the weight of the term `fair`.
    return drive.weights[.unplaced] * Double(others) + 2 * drive.weights[.fair]
      >= drive.weights[.unplaced] + drive.weights[.promised]
  }

  private func isToImprove(_ candidate: Candidate, _ filled: [Assignment]) -> Bool {
    guard !deadline.isOver else { return false }
    let losesAny = keepsPromises && candidate.lost > 0
    return losesAny || !candidate.places(filled)
  }

  /// The waiting people to whom free places go while everybody with a published slot keeps it, or at
  /// least has one; with the places.
  private func placesToFill(_ plan: Plan) -> [Assignment] {
    guard let waitlist, !waitlist.people.isEmpty else { return [] }
    let placed = Set(plan.assignments.map(\.registrant))
    guard !waitlist.people.allSatisfy(placed.contains) else { return [] }
    return base(plan).map { waitlist.fill($0, on: drive, until: deadline) } ?? []
  }

  /// Everybody with a published slot in it, as far as they can keep them together, the others in any
  /// slot that is free; where a plan places more of them, as there.
  private func base(_ plan: Plan) -> [Assignment]? {
    let release = planner.fewestMoved(drive, published: published, deadline: deadline)
    let released = Set(release.people)
    var kept = FrozenBlocks(published.filter { !released.contains($0.registrant) }, on: drive)
      .everyone
    if !released.isEmpty {
      // With companions who are new.
      let companions = released.flatMap { person -> [RegistrantIndex] in
        let registrant = drive.registrants[person]
        return registrant.group.isEmpty
          ? []
          : drive.members[registrant.unit].filter {
            drive.registrants[$0].group == registrant.group
          }
      }
      let homeless = Waitlist(
        of: released.union(companions).subtracting(kept.map(\.registrant)), on: drive,
        promised: released)
      kept += homeless.fill(kept, on: drive, until: deadline)
    }
    let there = Set(kept.map(\.registrant))
    let lost = published.reduce(0) { sum, assignment in
      there.contains(assignment.registrant)
        ? sum : sum + drive.registrants[assignment.registrant].priority
    }
    if lost <= Candidate(plan, of: self).lost {
      let kept = drive.fillingGaps(of: kept)
      return Audit(of: kept, on: drive).violations.isEmpty ? kept : nil
    }
    let groups = Set(
      promised.compactMap { person -> Companions? in
        let registrant = drive.registrants[person]
        return registrant.group.isEmpty
          ? nil : Companions(unit: registrant.unit, group: registrant.group)
      })
    let others = plan.assignments.filter { assignment in
      let person = drive.registrants[assignment.registrant]
      return promised.contains(assignment.registrant) || person.pinned != nil
        || groups.contains(Companions(unit: person.unit, group: person.group))
    }
    return Audit(of: others, on: drive).violations.isEmpty ? others : nil
  }

  private struct Companions: Hashable {
    let unit: UnitIndex
    let group: String
  }

  /// Plans in which those with a published slot, and those given a free place, outweigh all else.
  private func keepingPromises(_ filled: [Assignment]) -> [Candidate] {
    var candidates: [Candidate] = []
    let heavy = weighted(filled.map(\.registrant))
    if let candidate = try? plan(heavy.drive, scale: heavy.weight) {
      candidates.append(candidate)
      guard isToImprove(candidate, filled) else { return candidates }
    }
    // At last with everybody pinned who can keep the published slot or was given a place.
    let released = Set(planner.fewestMoved(drive, published: published, deadline: deadline).people)
    let kept = published.filter { !released.contains($0.registrant) }
    for pins in [kept + filled, kept] {
      guard let held = try? planner.freeze(pins, on: heavy.drive),
        let candidate = try? plan(held, scale: nil)
      else { continue }
      candidates.append(candidate)
      if !filled.isEmpty, isToImprove(candidate, filled) { continue }
      break
    }
    return candidates
  }

  /// A plan of a drive that differs in its weights, priorities and pins.
  private func plan(_ drive: Drive, scale: Double?) throws(PlanningError) -> Candidate {
    let planner = planner.within(deadline)
    if let mostMoved {
      let outcome = try planner.budgeted(
        drive, published: published, movingAtMost: mostMoved, known: nil, deadline: deadline,
        progress: progress)
      guard case .kept(let plan) = outcome else { throw .stoppedBeforeAnyPlan }
      return Candidate(plan, of: self, weight: scale)
    }
    return Candidate(
      try planner.plan(drive, published: published, progress: progress), of: self, weight: scale)
  }

  /// The drive with a weight `promised` that outweighs all other terms together, and with priorities
  /// as large for those who were given a free place.
  private func weighted(_ filled: [RegistrantIndex]) -> (drive: Drive, weight: Double) {
    // More than any plan costs beside `promised`, as far as sums stay exact.
    var most = drive.sessions.flatMap(\.stages).compactMap(\.overload)
      .reduce(0) { $0 + $1.weight * $1.most }
    for (registrant, person) in zip(drive.registrants.places, drive.registrants) {
      most +=
        drive.weights[.unplaced] * Double(person.priority) + drive.weights[.moved]
        + farthestPreference * drive.weights[.preference] + drive.weights[.split]
        + drive.weights[.block] + drive.weights[.session] + drive.weights[.fair]
        + drive.weights[.peak] * Double(drive.party(of: registrant))
    }
    let heavy = min(1e7, max(1, most))
    let weight = keepsPromises ? max(drive.weights[.promised], heavy) : drive.weights[.promised]
    var weights = drive.weights
    weights[.promised] = weight
    var registrants = drive.registrants
    let unplaced = drive.weights[.unplaced]
    for person in filled {
      let priority = unplaced > 0 ? Int(min(1e6, (heavy / unplaced).rounded(.up))) : 1
      registrants[person] = registrants[person].counting(
        max(priority, registrants[person].priority))
    }
    let people = registrants
    guard let changed = try? drive.with(weights: weights).with(registrants: people) else {
      return (drive, drive.weights[.promised])
    }
    return (changed, weight)
  }

  /// The plan with the cost of the drive itself, its bound, and what was asked of it.
  private func finished(_ plan: Plan, lost: Int, bound: Double, restricted: Double?) -> Plan {
    let cost = Cost(of: plan.assignments, on: drive, published: published)
    let bound = min(bound, cost.total)
    let waiting = waitlist.map { waitlist in
      let placed = Set(plan.assignments.map(\.registrant))
      return waitlist.people.count(where: placed.contains)
    }
    let isRestricted =
      mostMoved != nil || waitlist != nil || (keepsPromises && restricted != nil)
    let restriction = Plan.Restriction(
      mostMoved: mostMoved, filled: waiting, mostLost: keepsPromises ? lost : nil,
      bound: min(cost.total, max(bound, restricted ?? bound)))
    return Plan(
      assignments: plan.assignments, unplaced: plan.unplaced, cost: cost, bound: bound,
      status: Plan.gap(cost: cost.total, bound: bound) <= planner.limits.gap
        ? .optimal : .feasible,
      seconds: deadline.seconds, restriction: isRestricted ? restriction : nil,
      isStopped: plan.isStopped)
  }

  /// A plan, and what it means for those with a published slot.
  struct Candidate {
    let plan: Plan
    /// The priorities of those who lose a published slot.
    let lost: Int
    /// What it costs on the drive as it is.
    let cost: Double
    /// The weight `promised` it was made with; nil where its bound proves nothing.
    let weight: Double?
    private let placed: Set<RegistrantIndex>

    init(_ plan: Plan, of replanning: Replanning, weight: Double? = nil) {
      self.plan = plan
      self.weight = weight
      placed = Set(plan.assignments.map(\.registrant))
      let placed = placed
      lost = replanning.promised.reduce(0) { sum, person in
        placed.contains(person) ? sum : sum + replanning.drive.registrants[person].priority
      }
      cost =
        Cost(
          of: plan.assignments, on: replanning.drive, published: replanning.published
        ).total
    }

    func places(_ people: [Assignment]) -> Bool {
      people.allSatisfy { placed.contains($0.registrant) }
    }

    func isBetter(than other: Candidate, filled: [Assignment]) -> Bool {
      func rank(_ candidate: Candidate) -> (Int, Int, Double) {
        let missing = filled.count { !candidate.placed.contains($0.registrant) }
        return (candidate.lost, missing, candidate.cost)
      }
      return rank(self) < rank(other)
    }

    /// A lower bound of plans in which no more is lost and everybody given a place has one: there
    /// the larger weights add at most so much.
    func bound(losing most: Int, on drive: Drive) -> Double? {
      weight.map { plan.bound - ($0 - drive.weights[.promised]) * Double(most) }
    }
  }
}
