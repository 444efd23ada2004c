public import Drives
public import Plans
public import Wording

extension DayChart {
  /// The day of every session of a drive, if the people come to the slots of a plan.
  ///
  /// - Parameters:
  ///   - assignments: who is invited when.
  ///   - drive: the drive.
  ///   - runs: the runs of a simulation, by the session.
  ///   - wording: the language of the title.
  /// - Returns: one per session, in the drive's order.
  public static func all(
    of assignments: [Assignment], on drive: Drive, runs: [SessionIndex: DayRuns] = [:],
    wording: Words
  ) -> [DayChart] {
    var broken: [Place: Set<Int>] = [:]
    for violation in Audit(of: assignments, on: drive).violations {
      guard let session = violation.session, let minute = violation.minute else { continue }
      let place = Place(rule: violation.rule, session: session, subject: violation.subject)
      broken[place, default: []].insert(minute)
    }
    var invited = PerSession(repeating: 0, for: drive.sessions.places)
    for assignment in assignments { invited[assignment.slot.session] += 1 }
    let presences = Presence.all(of: assignments, on: drive)
    return zip(presences.indices, presences).map { index, presence in
      let panels = SessionPanels(
        session: drive.sessions[index], presence: presence, runs: runs[index], wording: wording,
        broken: { rule, subject in
          broken[Place(rule: rule, session: index, subject: subject)] ?? []
        })
      let session = drive.sessions[index]
      return DayChart(
        session: session.id, title: wording.headcountTitle(drive.name),
        place: wording.whenAndWhere(session), invited: invited[index],
        minutes: session.opens..<max(session.closes, session.opens + 1), whole: panels.whole,
        zones: panels.zones, stages: panels.stages, planFor: drive.turnout.planFor)
    }
  }

  /// What a broken rule is about.
  private struct Place: Hashable {
    let rule: HardRule
    let session: SessionIndex
    let subject: String
  }
}

/// The panels of one session.
private struct SessionPanels {
  let session: Session
  let presence: Presence
  let runs: DayRuns?
  let wording: Words
  /// The minutes at which a rule about a zone or stage is broken.
  let broken: (HardRule, String) -> Set<Int>

  var whole: DayChart.Panel {
    DayChart.Panel(
      name: "", expected: curve(presence.expected(inZone: CrowdLimit.everywhere)),
      band: runs?.whole,
      limits: limits(of: CrowdLimit.everywhere))
  }

  var zones: [DayChart.Panel] {
    var names: [String] = []
    for limit in session.crowdLimits
    where limit.zone != CrowdLimit.everywhere && !names.contains(limit.zone) {
      names.append(limit.zone)
    }
    return names.map { zone in
      DayChart.Panel(
        name: zone, title: wording.zoneName(zone),
        expected: curve(presence.expected(inZone: zone)), band: runs?.zones[zone],
        limits: limits(of: zone))
    }
  }

  var stages: [DayChart.Panel] {
    zip(session.stages, presence.stages).map { stage, expected in
      DayChart.Panel(
        name: wording.stageLabel(stage.id), title: wording.stageName(stage.id), isQueued: true,
        expected: curve(expected), band: runs?.stages[stage.id], limits: servers(of: stage))
    }
  }

  /// The minutes shown: those of the plan, and on until all have left in every run.
  private var minutes: Range<Int> {
    let last = runs?.whole.high.minutes.upperBound ?? presence.minutes.upperBound
    return presence.minutes.lowerBound..<max(presence.minutes.upperBound, last)
  }

  private func curve(_ values: [Double]) -> MinuteCurve {
    MinuteCurve(from: presence.minutes.lowerBound, values: values)
  }

  /// The limits of a zone. Where several hold at a minute, the least of them is the broken one.
  private func limits(of zone: String) -> [DayChart.Limit] {
    let limits = session.crowdLimits.filter { $0.zone == zone }
    let broken = broken(.crowdLimit, zone)
    return limits.compactMap { limit in
      let from = max(limit.from ?? minutes.lowerBound, minutes.lowerBound)
      let to = min(limit.to ?? minutes.upperBound, minutes.upperBound)
      guard from < to else { return nil }
      return DayChart.Limit(
        number: limit.limit, minutes: from..<to,
        broken: (from..<to).stretches { minute in
          broken.contains(minute)
            && limits.filter { $0.holds(at: minute) }.allSatisfy { limit.limit <= $0.limit }
        })
    }
  }

  /// The servers of a stage: one limit for every stretch with the same number.
  private func servers(of stage: Stage) -> [DayChart.Limit] {
    let broken = broken(.stageCapacity, stage.id)
    var stretches: [Range<Int>] = []
    for minute in minutes {
      // Whoever serves when the plan ends serves on until all have left.
      if let last = stretches.last,
        minute >= presence.minutes.upperBound
          || stage.servers.count(at: last.lowerBound) == stage.servers.count(at: minute)
      {
        stretches[stretches.count - 1] = last.lowerBound..<minute + 1
      } else {
        stretches.append(minute..<minute + 1)
      }
    }
    return stretches.map { stretch in
      DayChart.Limit(
        number: stage.servers.count(at: stretch.lowerBound), minutes: stretch,
        broken: stretch.stretches(where: broken.contains))
    }
  }
}
