import Drives

/// What the rules of a hall are stated from: a session, its slots and the kinds of donors.
struct SessionLoads {
  let session: Session
  let index: Int
  let firstSlot: Int
  let kinds: [Rates]

  /// Every minute at which somebody invited may be inside.
  var minutes: Range<Int> {
    guard let last = session.slotStarts.last else { return session.opens..<session.opens }
    return session.opens..<last + session.slotMinutes - 1 + session.stay
  }

  /// The expected part of each load that is, at a minute, in the stages that `counts` picks.
  func presence(at minute: Int, in counts: (Stage) -> Bool) -> [LoadLimit.Term] {
    terms(at: minute) { rates, slotStart in
      probability(ofBeingIn: counts, at: minute, rates: rates, slotStart: slotStart)
    }
  }

  /// The loads with any chance of being, at a minute, in the stages that `counts` picks.
  func possiblePresence(at minute: Int, in counts: (Stage) -> Bool) -> [LoadLimit.Term] {
    terms(at: minute) { rates, slotStart in
      probability(ofBeingIn: counts, at: minute, rates: rates, slotStart: slotStart) > 0 ? 1 : 0
    }
  }

  /// The probability that one invited person is, at a minute, in the stages that `counts` picks.
  func probability(
    ofBeingIn counts: (Stage) -> Bool, at minute: Int, rates: Rates, slotStart: Int
  ) -> Double {
    var sum = 0.0
    for (stage, description) in session.stages.enumerated() where counts(description) {
      let part = session.occupancy(ofStage: stage, offset: minute - slotStart)
      if part > 0 {
        sum += part * rates.reaching(stage: stage, deferringStage: session.deferringStage)
      }
    }
    return sum
  }

  private func terms(
    at minute: Int, coefficient: (Rates, Int) -> Double
  ) -> [LoadLimit.Term] {
    var terms: [LoadLimit.Term] = []
    let reach = session.slotMinutes - 1 + session.stay
    for (place, start) in session.slotStarts.enumerated()
    where start <= minute && minute < start + reach {
      for (kind, rates) in kinds.enumerated() {
        let value = coefficient(rates, start)
        if value > 0 {
          terms.append(
            LoadLimit.Term(load: (firstSlot + place) * kinds.count + kind, coefficient: value))
        }
      }
    }
    return terms
  }
}

/// Rule `arrivals-per-slot`: a slot invites at most so many people.
func arrivalsPerSlot(_ loads: SessionLoads) -> [LoadLimit] {
  guard let most = loads.session.arrivalsPerSlot else { return [] }
  return loads.session.slotStarts.indices.map { place in
    LoadLimit(
      rule: .arrivalsPerSlot, session: loads.index, minute: loads.session.slotStarts[place],
      subject: place,
      terms: loads.kinds.indices.map {
        LoadLimit.Term(load: (loads.firstSlot + place) * loads.kinds.count + $0, coefficient: 1)
      },
      bound: Double(most))
  }
}

/// Rule `stage-capacity`: at no minute are more people expected in a stage than it has servers.
func stageCapacity(_ loads: SessionLoads) -> [LoadLimit] {
  loads.session.stages.enumerated().flatMap { position, stage in
    let rows = loads.minutes.map { minute in
      LoadLimit(
        rule: .stageCapacity, session: loads.index, minute: minute, subject: position,
        terms: loads.presence(at: minute) { $0.id == stage.id },
        bound: Double(stage.servers.count(at: minute)))
    }
    return withoutImplied(rows)
  }
}

/// Rule `crowd-limit`, for `expected` and `everyone`. With a probability, `caps` gives for each
/// crowd limit and minute the expected number that stands in for it; a minute it does not name has
/// no limit.
func crowdLimits(_ loads: SessionLoads, planFor: PlanFor, caps: CrowdCaps) -> [LoadLimit] {
  loads.session.crowdLimits.enumerated().flatMap { position, limit in
    let rows = loads.minutes.filter(limit.holds).compactMap { minute -> LoadLimit? in
      let terms: [LoadLimit.Term]
      let bound: Double
      switch planFor {
      case .expected:
        terms = loads.presence(at: minute, in: limit.covers)
        bound = Double(limit.limit)
      case .everyone:
        terms = loads.possiblePresence(at: minute, in: limit.covers)
        bound = Double(limit.limit)
      case .probability:
        guard let cap = caps[session: loads.index, limit: position, minute: minute] else {
          return nil
        }
        terms = loads.presence(at: minute, in: limit.covers)
        bound = cap
      }
      return LoadLimit(
        rule: .crowdLimit, session: loads.index, minute: minute, subject: position, terms: terms,
        bound: bound)
    }
    return withoutImplied(rows)
  }
}

/// Rule `blood-ceiling`: the expected blood units of a session are at most its ceiling.
func bloodCeiling(_ loads: SessionLoads) -> [LoadLimit] {
  guard let ceiling = loads.session.bloodUnits.ceiling else { return [] }
  let terms = loads.session.slotStarts.indices.flatMap { place in
    loads.kinds.enumerated().map { kind, rates in
      LoadLimit.Term(
        load: (loads.firstSlot + place) * loads.kinds.count + kind,
        coefficient: rates.expectedBloodUnits)
    }
  }
  return [
    LoadLimit(
      rule: .bloodCeiling, session: loads.index, minute: nil, subject: 0,
      terms: terms.filter { $0.coefficient > 0 }, bound: ceiling)
  ]
}

/// Cost term `peak`: the expected presence in the whole session, at the minutes where it can be
/// largest.
func sessionPresence(_ loads: SessionLoads) -> [LoadLimit] {
  withoutImplied(
    loads.minutes.map { minute in
      LoadLimit(
        rule: nil, session: loads.index, minute: minute, subject: 0,
        terms: loads.presence(at: minute) { _ in true }, bound: 0)
    })
}

/// The rows that matter among the rows of consecutive minutes of one limit.
///
/// A row whose coefficients are at most the mean of its neighbours', and whose bound is at least the
/// mean of theirs, is implied by the two; so a whole stretch of such rows is implied by its ends.
/// What is left and is dominated by another row, term by term, is dropped too.
private func withoutImplied(_ rows: [LoadLimit]) -> [LoadLimit] {
  var corners: [LoadLimit] = []
  for (position, row) in rows.enumerated() where !row.terms.isEmpty || row.bound < 0 {
    if position > 0, position + 1 < rows.count,
      isImplied(row, by: rows[position - 1], rows[position + 1])
    {
      continue
    }
    corners.append(row)
  }
  return corners.enumerated().filter { position, row in
    !corners.indices.contains { other in
      other != position && dominates(corners[other], row)
        && (other < position || !dominates(row, corners[other]))
    }
  }.map(\.element)
}

private func isImplied(_ row: LoadLimit, by before: LoadLimit, _ after: LoadLimit) -> Bool {
  guard let minute = row.minute, before.minute == minute - 1, after.minute == minute + 1,
    before.bound + after.bound - 2 * row.bound < 1e-12
  else { return false }
  var difference: [Int: Double] = [:]
  for term in row.terms { difference[term.load, default: 0] += 2 * term.coefficient }
  for term in before.terms + after.terms { difference[term.load, default: 0] -= term.coefficient }
  return difference.values.allSatisfy { $0 < 1e-12 }
}

/// Whether keeping `row` within its bound keeps `other` within its own.
private func dominates(_ row: LoadLimit, _ other: LoadLimit) -> Bool {
  guard row.bound <= other.bound + 1e-12 else { return false }
  var position = 0
  for term in other.terms {
    while position < row.terms.count, row.terms[position].load < term.load { position += 1 }
    guard position < row.terms.count, row.terms[position].load == term.load,
      row.terms[position].coefficient >= term.coefficient - 1e-12
    else { return false }
  }
  return true
}
