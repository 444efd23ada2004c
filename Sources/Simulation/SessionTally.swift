import Drives

/// What happened in a session over many runs, in whatever order they were simulated.
struct SessionTally: Sendable {
  /// One entry per run.
  private(set) var records: [RunRecord] = []
  private(set) var minutesInSystem = DurationTally()
  private(set) var minutesWaiting = DurationTally()
  /// For each stage how long people waited for it.
  private(set) var waits: [DurationTally]
  /// For each stage how many were there.
  private(set) var stages: [HeadcountTally]
  /// For each zone how many were there.
  private(set) var zones: [HeadcountTally]
  /// For each stage and minute the sum over all runs of those who waited for it.
  private(set) var waiting: [[Int]]
  /// The heads in each zone at each minute of the run that is counted.
  private var heads: [[Int]]

  /// One run in numbers.
  struct RunRecord: Sendable {
    let run: Int
    let served: Int
    let bloodUnits: Int
    let turnedAway: Int
    let turnedAwayWithoutBag: Int
    let bagsUsedUpAt: Double?
    let medianInSystem: Double
    let overrun: Double
    let peak: Int
    /// For each crowd limit the most people there while it held.
    let peaksUnderLimits: [Int]
    let utilisation: [Double]
    let meanQueue: [Double]
  }

  init(_ script: SessionScript) {
    waits = script.services.map { _ in DurationTally() }
    stages = script.services.map { _ in HeadcountTally() }
    zones = script.zones.map { _ in HeadcountTally() }
    waiting = script.services.map { _ in [] }
    heads = script.zones.map { _ in [] }
  }

  /// All tallies together, their runs in order.
  init(merging tallies: [SessionTally], runs: Int) {
    self = tallies[0]
    for other in tallies.dropFirst() {
      records += other.records
      minutesInSystem.add(other.minutesInSystem)
      minutesWaiting.add(other.minutesWaiting)
      for stage in stages.indices {
        waits[stage].add(other.waits[stage])
        stages[stage].add(other.stages[stage])
        for (minute, sum) in other.waiting[stage].enumerated() {
          addWaiting(sum, for: stage, at: minute)
        }
      }
      for zone in zones.indices { zones[zone].add(other.zones[zone]) }
    }
    records.sort { $0.run < $1.run }
  }

  private mutating func addWaiting(_ count: Int, for stage: Int, at minute: Int) {
    if waiting[stage].count <= minute {
      waiting[stage].append(
        contentsOf: repeatElement(0, count: minute + 1 - waiting[stage].count))
    }
    waiting[stage][minute] += count
  }

  /// Counts a run that was just simulated.
  mutating func add(_ simulated: borrowing SessionRun, run: Int) {
    for minutes in simulated.minutesInSystem { minutesInSystem.add(minutes) }
    for minutes in simulated.minutesWaiting { minutesWaiting.add(minutes) }
    for stage in stages.indices {
      for minutes in simulated.stages[stage].waits { waits[stage].add(minutes) }
    }
    addHeads(of: simulated)
    records.append(record(of: simulated, run: run))
  }

  private mutating func addHeads(of simulated: borrowing SessionRun) {
    let length = simulated.stages.map(\.presence.changes.count).max() ?? 0
    for zone in zones.indices {
      heads[zone].removeAll(keepingCapacity: true)
      heads[zone].append(contentsOf: repeatElement(0, count: length))
    }
    for stage in stages.indices {
      var present = 0
      for (minute, change) in simulated.stages[stage].presence.changes.enumerated() {
        present += Int(change)
        stages[stage].add(present, at: minute)
        for zone in zones.indices where simulated.script.zones[zone].covers[stage] {
          heads[zone][minute] += present
        }
      }
      var along = 0
      for (minute, change) in simulated.stages[stage].company.changes.enumerated() {
        along += Int(change)
        for zone in zones.indices where simulated.script.zones[zone].covers[stage] {
          heads[zone][minute] += along
        }
      }
      var queueing = 0
      for (minute, change) in simulated.stages[stage].queue.changes.enumerated() {
        queueing += Int(change)
        if queueing > 0 { addWaiting(queueing, for: stage, at: minute) }
      }
    }
    for zone in zones.indices {
      for minute in 0..<length { zones[zone].add(heads[zone][minute], at: minute) }
    }
  }

  private func record(of simulated: borrowing SessionRun, run: Int) -> RunRecord {
    let session = simulated.script.session
    let opens = Double(session.opens)
    let zones = simulated.zones.map { zone in
      var zone = zone
      zone.sort()
      return zone
    }
    let limits = session.crowdLimits
    return RunRecord(
      run: run, served: simulated.minutesInSystem.count, bloodUnits: simulated.bloodUnits,
      turnedAway: simulated.turnedAway, turnedAwayWithoutBag: simulated.turnedAwayWithoutBag,
      bagsUsedUpAt: simulated.bagsUsedUpAt,
      medianInSystem: Rank.median(ofRising: simulated.minutesInSystem),
      overrun: max(0, simulated.lastLeaving - Double(session.closes)), peak: zones[0].peak(),
      peaksUnderLimits: limits.indices.map { limit in
        zones[simulated.script.zoneOfLimit[limit]].peak(
          from: limits[limit].from.map(Double.init) ?? -.infinity,
          to: limits[limit].to.map(Double.init) ?? .infinity)
      },
      utilisation: simulated.stages.indices.map { stage in
        simulated.stages[stage].utilisation(of: simulated.script.capacities[stage])
      },
      meanQueue: simulated.stages.map { stage in
        let minutes = stage.lastDeparture - opens
        return minutes > 0 ? stage.waits.reduce(0, +) / minutes : 0
      })
  }
}
