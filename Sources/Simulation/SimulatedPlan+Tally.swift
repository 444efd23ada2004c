import Drives

extension SimulatedSession {
  init(_ tally: SessionTally, of script: SessionScript, session index: SessionIndex) {
    let (session, records) = (script.session, tally.records)
    let runs = records.count
    let length = max(session.closes - session.opens, tally.zones[0].length)
    let medians = records.map(\.medianInSystem).sorted()
    self.init(
      session: index, served: CountSpread(records.map(\.served)),
      bloodUnits: CountSpread(records.map(\.bloodUnits)),
      turnedAway: Simulation.mean(records.map { Double($0.turnedAway) }),
      shortage: script.bags.map { _ in BagShortage(records) },
      minutesInSystem: TimeInSystem(
        median: Rank.median(ofRising: medians), low: Rank.value(0.025, of: medians) ?? 0,
        high: Rank.value(0.975, of: medians) ?? 0, mean: tally.minutesInSystem.mean,
        p95: tally.minutesInSystem.quantile(0.95)),
      minutesWaiting: MinutesSpread(tally.minutesWaiting),
      peakPresent: PeakSpread(records.map(\.peak)),
      overrunMinutes: MinutesSpread(records.map(\.overrun)),
      crowdLimits: session.crowdLimits.indices.map { limit in
        SimulatedLimit(tally, of: script, limit: limit, length: length)
      },
      stages: session.stages.indices.map { stage in
        SimulatedStage(
          id: session.stages[stage].id,
          utilisation: Simulation.mean(records.map { $0.utilisation[stage] }),
          meanQueue: Simulation.mean(records.map { $0.meanQueue[stage] }),
          meanWait: tally.waits[stage].mean, p95Wait: tally.waits[stage].quantile(0.95),
          headcount: tally.stages[stage].headcount(runs: runs, length: length),
          waiting: (0..<length).map { minute in
            let sums = tally.waiting[stage]
            return sums.indices.contains(minute) ? Double(sums[minute]) / Double(runs) : 0
          })
      }, minutes: session.opens..<session.opens + length,
      crowd: tally.zones[0].headcount(runs: runs, length: length))
  }
}

extension BagShortage {
  init(_ records: [SessionTally.RunRecord]) {
    let times = records.compactMap(\.bagsUsedUpAt).sorted()
    self.init(
      runs: Double(times.count) / Double(max(1, records.count)),
      turnedAway: Simulation.mean(records.map { Double($0.turnedAwayWithoutBag) }),
      begins: Rank.value(0.05, of: times).map { ($0, Rank.median(ofRising: times)) })
  }
}

extension SimulatedLimit {
  init(_ tally: SessionTally, of script: SessionScript, limit index: Int, length: Int) {
    let limit = script.session.crowdLimits[index]
    let zone = tally.zones[script.zoneOfLimit[index]]
    let runs = tally.records.count
    let peaks = tally.records.map { $0.peaksUnderLimits[index] }.sorted()
    let over = (0..<length).filter { limit.holds(at: script.session.opens + $0) }
      .map { zone.runs(withMoreThan: limit.limit, at: $0) }.max()
    self.init(
      zone: limit.zone, limit: limit.limit,
      runsOver: Double(peaks.count { $0 > limit.limit }) / Double(runs),
      worstMinuteOver: Double(over ?? 0) / Double(runs), peaks: peaks,
      headcount: zone.headcount(runs: runs, length: length))
  }
}

extension SimulatedTotal {
  init(_ tallies: [SessionTally], _ scripts: [SessionScript]) {
    let runs = tallies.first?.records.indices ?? 0..<0
    var (inSystem, waiting) = (DurationTally(), DurationTally())
    for tally in tallies {
      inSystem.add(tally.minutesInSystem)
      waiting.add(tally.minutesWaiting)
    }
    let over = runs.count { run in
      zip(tallies, scripts).contains { tally, script in
        zip(tally.records[run].peaksUnderLimits, script.session.crowdLimits).contains {
          $0 > $1.limit
        }
      }
    }
    self.init(
      invited: scripts.reduce(0) { $0 + $1.invited.count },
      served: CountSpread(runs.map { run in tallies.reduce(0) { $0 + $1.records[run].served } }),
      bloodUnits: CountSpread(
        runs.map { run in tallies.reduce(0) { $0 + $1.records[run].bloodUnits } }),
      meanMinutesInSystem: inSystem.mean, minutesWaiting: MinutesSpread(waiting),
      peakPresent: PeakSpread(runs.map { run in tallies.map { $0.records[run].peak }.max() ?? 0 }),
      runsOverAnyLimit: Double(over) / Double(max(1, runs.count)),
      overrunMinutes: MinutesSpread(
        runs.map { run in tallies.map { $0.records[run].overrun }.max() ?? 0 }))
  }
}

extension CountSpread {
  init(_ counts: [Int]) {
    self.init(
      mean: Simulation.mean(counts.map(Double.init)), p05: Rank.value(0.05, of: counts) ?? 0,
      p95: Rank.value(0.95, of: counts) ?? 0)
  }
}

extension MinutesSpread {
  init(_ tally: DurationTally) { self.init(mean: tally.mean, p95: tally.quantile(0.95)) }

  init(_ minutes: [Double]) {
    self.init(mean: Simulation.mean(minutes), p95: Rank.value(0.95, of: minutes) ?? 0)
  }
}

extension PeakSpread {
  init(_ peaks: [Int]) {
    self.init(
      mean: Simulation.mean(peaks.map(Double.init)), p95: Rank.value(0.95, of: peaks) ?? 0,
      max: peaks.max() ?? 0)
  }
}

/// The mean of some numbers, in their order; 0 of none.
private func mean(_ numbers: [Double]) -> Double {
  numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
}
