public import Drives
public import Simulation
public import Wording

/// A day that was played many times, as people read it.
public struct PrintedSimulation {
  private let played: PlayedPlan
  private let drive: Drive
  private let wording: Words

  /// A printed simulation.
  ///
  /// - Parameters:
  ///   - played: what happened.
  ///   - drive: the drive it was played for.
  ///   - wording: the language to print it in.
  public init(of played: PlayedPlan, on drive: Drive, wording: Words) {
    self.played = played
    self.drive = drive
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    var lines = TextWidth.wrapped(TextWidth.printable(drive.name), to: TextWidth.page)
    lines.append(wording.played(runs: played.runs, seed: "\(played.seed)"))
    for session in played.sessions {
      lines.append("")
      lines += heading(of: session) + figures(of: session)
      if !session.crowdLimits.isEmpty { lines += [""] + limits(of: session) }
      lines += [""] + stages(of: session)
      lines += [""] + Layout.indented(jam(of: session))
    }
    return lines
  }

  private func heading(of played: PlayedSession) -> [String] {
    let session = drive.sessions[played.session]
    let when = "\(wording.times(session.opens, session.closes)), \(wording.date(session.date))"
    return Layout.title(session.site.isEmpty ? session.id : session.site, note: when)
  }

  private func figures(of session: PlayedSession) -> [String] {
    let labels = wording.playedLabels
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

  private func limits(of played: PlayedSession) -> [String] {
    let limits = drive.sessions[played.session].crowdLimits
    let columns = wording.limitColumns
    var lines = [row(columns.zone, [columns.limit, columns.ever, columns.minute], widths)]
    for (limit, played) in zip(limits, played.crowdLimits) {
      var name = TextWidth.shortened(TextWidth.printable(wording.zoneLabel(limit.zone)), to: 14)
      if limit.from != nil || limit.to != nil {
        name += " \(limit.from.map(wording.time) ?? "…")–\(limit.to.map(wording.time) ?? "…")"
      }
      lines.append(
        row(
          name,
          [
            wording.count(limit.limit), wording.percent(played.runsOver),
            wording.percent(played.worstMinuteOver),
          ], widths))
    }
    return lines
  }

  /// The widths of the columns of limits.
  private var widths: [Int] { [10, 20, 15] }

  private func stages(of played: PlayedSession) -> [String] {
    let columns = wording.stageColumns
    let widths = [10, 10, 12, 8]
    let head = [columns.use, columns.queue, columns.wait, columns.p95]
    return [row(columns.stage, head, widths)]
      + played.stages.map { stage in
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

  private func jam(of played: PlayedSession) -> String {
    guard let jam = played.jam, jam.isFelt else {
      let longest = played.stages.max { $0.meanWait < $1.meanWait }
      let stage = longest.flatMap { $0.meanWait > 0 ? $0.id : nil }
      return wording.noJam(stage, meanWait: longest?.meanWait ?? 0)
    }
    return wording.jam(
      played.stages[jam.stage].id, from: jam.minutes.lowerBound, to: jam.minutes.upperBound,
      waiting: jam.waiting, meanWait: jam.meanWait)
  }
}
