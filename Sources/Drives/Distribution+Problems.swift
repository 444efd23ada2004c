extension Distribution {
  /// Every problem of the numbers, each under the key of the distribution and its place in it:
  /// `service.normal.2` is the second number of a normal one.
  func addProblems(
    to found: inout ProblemList, _ part: DriveProblem.Part, _ key: String, use: Use
  ) {
    if case .mixture(let parts) = self {
      return addProblems(ofMixture: parts, to: &found, part, key, use: use)
    }
    let longest = Double(Sane.minutes)
    let lowest: Double = use == .duration ? 0 : -longest
    func require(_ number: Int, in bounds: DriveProblem.Bounds) {
      found.require(numbers[number - 1], in: bounds, part, "\(key).\(name).\(number)")
    }
    switch self {
    case .fixed: require(1, in: .real(lowest, longest))
    case .uniform(let low, _):
      require(1, in: .real(lowest, longest))
      require(2, in: .real(clamped(low, lowest), longest))
    case .normal:
      require(1, in: .real(lowest, longest))
      require(2, in: .real(0, longest))
    case .exponential: require(1, in: .realAbove(0, longest))
    case .shiftedExponential:
      require(1, in: .real(lowest, longest))
      require(2, in: .realAbove(0, longest))
    case .lognormal:
      require(1, in: .realAbove(0, longest))
      require(2, in: .real(0, longest))
    case .triangular(let low, _, let high):
      require(1, in: .real(lowest, longest))
      require(3, in: .real(clamped(low, lowest), longest))
      require(2, in: .real(clamped(low, lowest), max(clamped(high, lowest), clamped(low, lowest))))
    case .mixture: break
    }
  }

  /// The number, or the nearest one a bound may be.
  private func clamped(_ number: Double, _ lowest: Double) -> Double {
    number >= lowest ? min(number, Double(Sane.minutes)) : lowest
  }

  private func addProblems(
    ofMixture parts: [Part], to found: inout ProblemList, _ part: DriveProblem.Part, _ key: String,
    use: Use
  ) {
    guard !parts.isEmpty else { return found.add(part, "\(key).mixture", .empty) }
    var sum = 0.0
    var areSound = true
    for (index, entry) in parts.enumerated() {
      let path = "\(key).mixture.\(index + 1)"
      let bounds = DriveProblem.Bounds.real(0, 1)
      found.require(entry.part, in: bounds, part, "\(path).part")
      areSound = areSound && bounds.contain(entry.part)
      sum += entry.part
      if case .mixture = entry.distribution {
        found.add(part, path, .mixtureInMixture)
      } else {
        entry.distribution.addProblems(to: &found, part, path, use: use)
      }
    }
    // Three thirds written with six digits are a whole.
    if areSound, abs(sum - 1) > 1e-5 {
      found.add(part, "\(key).mixture", .partsAddUpTo(sum))
    }
  }
}

extension Session {
  /// Every problem of how the day is simulated.
  func addProblemsOfSimulation(to found: inout ProblemList, as session: Int) {
    let part = DriveProblem.Part.session(session)
    lateness?.addProblems(to: &found, part, "lateness", use: .lateness)
    walk?.addProblems(to: &found, part, "walk", use: .duration)
    if let walkIns {
      let part = DriveProblem.Part.walkIns(session: session)
      found.require(walkIns.perHour, in: .real(0, Sane.perHour), part, "per_hour")
      let from = walkIns.from ?? (ClockTime.day.contains(opens) ? opens : nil)
      let to = walkIns.to ?? (ClockTime.day.contains(closes) ? closes : nil)
      if walkIns.from != nil || walkIns.to != nil {
        found.requireWindow(from: from, to: to, part)
      }
    }
    for (index, stage) in stages.enumerated() {
      stage.service?.addProblems(
        to: &found, .stage(session: session, stage: index), "service", use: .duration)
    }
  }
}
