extension Drive {
  /// Every problem of the parts, in their order; empty for a valid drive.
  ///
  /// One pass over the registrants, so that a million of them are checked in well under a second
  /// or two.
  func problems() -> [DriveProblem] {
    var found = ProblemList()
    if sessions.isEmpty { found.add(.drive, "sessions", .empty) }
    if registrants.isEmpty { found.add(.drive, "registrants", .empty) }
    found.addDuplicates(sessions.map(\.id), key: "id", of: DriveProblem.Part.session)
    for index in sessions.indices { sessions[index].addProblems(to: &found, as: index) }
    turnout.addProblems(to: &found)
    // Only numbers that are sound can be counted with.
    if found.problems.isEmpty { addProblemsOfReserves(to: &found) }
    maxAway?.addProblems(to: &found, of: .rules)
    if case .upTo(let most) = whole { found.require(most, in: 1, Sane.people, .rules, "up_to") }
    for term in CostTerm.weighted {
      found.require(weights[term], in: .real(0, Sane.weight), .weights, term.rawValue)
    }
    found.addDuplicates(declarations.map(\.id), key: "declarations") { _ in .drive }
    addProblemsOfUnits(to: &found)
    addProblemsOfRegistrants(to: &found)
    return found.problems
  }

  private func addProblemsOfUnits(to found: inout ProblemList) {
    found.addDuplicates(units.map(\.id), key: "id", of: DriveProblem.Part.unit)
    for (index, unit) in units.enumerated() {
      let part = DriveProblem.Part.unit(index)
      if unit.id.isEmpty { found.add(part, "id", .empty) }
      if let quota = unit.quota { found.require(quota, in: 0, Sane.people, part, "quota") }
      if let staff = unit.staff { found.require(staff, in: 0, Sane.people, part, "staff") }
      if let asked = unit.askedPercent {
        found.require(asked, in: .real(0, 100), part, "asked_percent")
      }
      found.requireWindow(from: unit.from, to: unit.to, part)
      unit.maxAway?.addProblems(to: &found, of: part)
      if let preferred = unit.preferred { addProblems(of: preferred, part, to: &found) }
      for session in unit.sessions where !sessions.places.contains(session) {
        found.add(part, "session", .noSuchPart(session.rawValue))
      }
    }
  }
}

/// Bounds far beyond any real drive; a value outside is a typing error.
enum Sane {
  static let minutes = 1440
  static let people = 10_000_000
  static let party = 1000
  static let priority = 1_000_000
  static let weight = 1e9
  static let earliestBirth = 1900
  static let perHour = 100_000.0
}

/// The problems found so far.
struct ProblemList {
  private(set) var problems: [DriveProblem] = []

  mutating func add(
    _ part: DriveProblem.Part, _ key: String, _ kind: DriveProblem.Kind
  ) {
    problems.append(DriveProblem(part: part, key: key, kind: kind))
  }

  /// A whole number from `low` to `high`.
  mutating func require(
    _ value: Int, in low: Int, _ high: Int, _ part: DriveProblem.Part, _ key: String
  ) {
    guard value < low || value > high else { return }
    add(part, key, .outside(value: "\(value)", .whole(low, high)))
  }

  /// A number inside the bounds; NaN is inside of none.
  mutating func require(
    _ value: Double, in bounds: DriveProblem.Bounds, _ part: DriveProblem.Part, _ key: String
  ) {
    guard !bounds.contain(value) else { return }
    add(part, key, .outside(value: "\(value)", bounds))
  }

  /// A minute a clock shows; says whether it is one.
  @discardableResult
  mutating func requireClockTime(
    _ minute: Int, _ part: DriveProblem.Part, _ key: String
  ) -> Bool {
    require(minute, in: 0, ClockTime.day.upperBound, part, key)
    return ClockTime.day.contains(minute)
  }

  /// Times on the clock, the second after the first; either may be open.
  mutating func requireWindow(
    from: Int?, to: Int?, _ part: DriveProblem.Part,
    keys: (from: String, to: String) = ("from", "to")
  ) {
    let fromIsSound = from.map { requireClockTime($0, part, keys.from) } ?? false
    let toIsSound = to.map { requireClockTime($0, part, keys.to) } ?? false
    guard let from, let to, fromIsSound, toIsSound, from >= to else { return }
    add(
      part, keys.to, .emptyInterval(from: ClockTime.text(from), to: ClockTime.text(to)))
  }

  /// Letters, digits, `_` and `-`, at least one.
  mutating func requireIdentifier(_ id: String, _ part: DriveProblem.Part) {
    let isSound = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        return true
      default: return false
      }
    }
    if id.isEmpty || !isSound { add(part, "id", .badIdentifier(id)) }
  }

  /// No id twice; each later one names the first.
  mutating func addDuplicates(
    _ ids: [String], key: String, of part: (Int) -> DriveProblem.Part
  ) {
    var first: [String: Int] = [:]
    for (index, id) in ids.enumerated() where !id.isEmpty {
      if let earlier = first[id] {
        add(part(index), key, .duplicate(id: id, first: earlier))
      } else {
        first[id] = index
      }
    }
  }
}

extension DriveProblem.Bounds {
  /// Whether the number lies inside; NaN lies in none.
  func contain(_ value: Double) -> Bool {
    switch self {
    case .whole(let low, let high): return Double(low) <= value && value <= Double(high)
    case .real(let low, let high): return low <= value && value <= high
    case .realBelow(let low, let high): return low <= value && value < high
    case .realAbove(let low, let high): return low < value && value <= high
    }
  }
}
