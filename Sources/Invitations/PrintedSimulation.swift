public import Drives
public import Simulation
public import Wording

/// A day that was simulated many times, as people read it.
public struct PrintedSimulation {
  private let simulated: SimulatedPlan
  private let drive: Drive
  private let wording: Words

  /// A printed simulation.
  ///
  /// - Parameters:
  ///   - simulated: what happened.
  ///   - drive: the drive it was simulated for.
  ///   - wording: the language to print it in.
  public init(of simulated: SimulatedPlan, on drive: Drive, wording: Words) {
    self.simulated = simulated
    self.drive = drive
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    var lines = TextWidth.wrapped(TextWidth.printable(drive.name), to: TextWidth.page)
    lines.append(wording.simulated(runs: simulated.runs, seed: "\(simulated.seed)"))
    for session in simulated.sessions {
      lines.append("")
      lines += heading(of: session) + figures(of: session)
      if !session.crowdLimits.isEmpty {
        lines += [""] + limits(of: session) + brokenPromises(in: session)
      }
      lines += [""] + stages(of: session)
      lines += [""] + Layout.indented(bottleneck(of: session))
    }
    return lines
  }

  private func heading(of simulated: SimulatedSession) -> [String] {
    let session = drive.sessions[simulated.session]
    let when = "\(wording.times(session.opens, session.closes)), \(wording.date(session.date))"
    return Layout.title(session.site.isEmpty ? session.id : session.site, note: when)
  }

  private func figures(of session: SimulatedSession) -> [String] {
    let labels = wording.simulatedLabels
    let time = session.minutesInSystem
    var rows = [
      (
        labels.served,
        wording.spread(
          mean: session.served.mean, p05: session.served.p05, p95: session.served.p95)
      ),
      (
        labels.blood,
        wording.spread(
          mean: session.bloodUnits.mean, p05: session.bloodUnits.p05, p95: session.bloodUnits.p95)
      ),
      (
        labels.inSystem,
        wording.timeInSystem(median: time.median, low: time.low, high: time.high, p95: time.p95)
      ),
      (
        labels.waiting,
        wording.waited(mean: session.minutesWaiting.mean, p95: session.minutesWaiting.p95)
      ),
      (
        labels.peak,
        wording.peak(
          mean: session.peakPresent.mean, p95: session.peakPresent.p95,
          max: session.peakPresent.max)
      ),
      (
        labels.overrun,
        wording.overrun(mean: session.overrunMinutes.mean, p95: session.overrunMinutes.p95)
      ),
    ]
    if session.turnedAway > 0 {
      rows.append((labels.turnedAway, wording.turnedAway(session.turnedAway)))
    }
    if let shortage = session.shortage,
      let ceiling = drive.sessions[session.session].bloodUnits.ceiling
    {
      rows.append((wording.shortageLabel, words(for: shortage, ceiling: ceiling)))
    }
    return rows.flatMap { label, text in
      Layout.hanging(
        "  " + TextWidth.padded(label, to: 18), TextWidth.wrapped(text, to: TextWidth.page - 20))
    }
  }

  private func words(for shortage: BagShortage, ceiling: Double) -> String {
    guard let begins = shortage.begins else { return wording.bagsSuffice(ceiling: ceiling) }
    return wording.bagsUsedUp(
      ceiling: ceiling, runs: shortage.runs, people: shortage.turnedAway,
      early: Int(begins.early), median: Int(begins.median))
  }

  private func limits(of simulated: SimulatedSession) -> [String] {
    let limits = drive.sessions[simulated.session].crowdLimits
    let columns = wording.limitColumns
    var lines = [row(columns.zone, [columns.limit, columns.ever, columns.minute], widths)]
    for (limit, simulated) in zip(limits, simulated.crowdLimits) {
      var name = TextWidth.shortened(TextWidth.printable(wording.zoneLabel(limit.zone)), to: 14)
      if limit.from != nil || limit.to != nil {
        name += " \(limit.from.map(wording.time) ?? "…")–\(limit.to.map(wording.time) ?? "…")"
      }
      lines.append(
        row(
          name,
          [
            wording.count(limit.limit), wording.percent(simulated.runsOver),
            wording.percent(simulated.worstMinuteOver),
          ], widths))
    }
    return lines
  }

  /// The limits that simulated days exceed more often than `plan_for` allows, and what to do about it.
  private func brokenPromises(in simulated: SimulatedSession) -> [String] {
    guard case .probability(let wanted) = drive.turnout.planFor else { return [] }
    let broken = simulated.crowdLimits.filter { $0.runsOver > 1 - wanted }
    guard !broken.isEmpty else { return [] }
    let sentences = broken.map { limit in
      let over = Int((limit.runsOver * Double(self.simulated.runs)).rounded())
      let interval = WilsonInterval(over, of: self.simulated.runs)
      return wording.exceededOverTheDay(
        wording.zoneLabel(limit.zone), limit: limit.limit, part: limit.runsOver, low: interval.low,
        high: interval.high)
    }
    let remedy =
      drive.turnout.promisesDay ? wording.dayPromiseBroken : wording.promiseTheDay(wanted)
    return [""] + (sentences + [remedy]).flatMap { Layout.indented($0) }
  }

  /// The widths of the columns of limits.
  private var widths: [Int] { [10, 20, 15] }

  private func stages(of simulated: SimulatedSession) -> [String] {
    let columns = wording.stageColumns
    let widths = [10, 10, 12, 8]
    let head = [columns.use, columns.queue, columns.wait, columns.p95]
    return [row(columns.stage, head, widths)]
      + simulated.stages.map { stage in
        row(
          TextWidth.shortened(wording.stageLabel(stage.id), to: 26),
          [
            wording.percent(stage.utilisation, decimals: 0), wording.number(stage.meanQueue),
            wording.number(stage.meanWait), wording.number(stage.p95Wait),
          ], widths)
      }
  }

  private func row(_ name: String, _ cells: [String], _ widths: [Int]) -> String {
    "  " + TextWidth.padded(name, to: 28)
      + zip(cells, widths).map { TextWidth.padded($0, to: $1, onLeft: true) }.joined()
  }

  private func bottleneck(of simulated: SimulatedSession) -> String {
    guard let bottleneck = simulated.bottleneck, bottleneck.isFelt else {
      let longest = simulated.stages.max { $0.meanWait < $1.meanWait }
      let stage = longest.flatMap { $0.meanWait > 0 ? $0.id : nil }
      return wording.noBottleneck(stage, meanWait: longest?.meanWait ?? 0)
    }
    return wording.bottleneck(
      simulated.stages[bottleneck.stage].id, from: bottleneck.minutes.lowerBound,
      to: bottleneck.minutes.upperBound,
      waiting: bottleneck.waiting, meanWait: bottleneck.meanWait)
  }
}
