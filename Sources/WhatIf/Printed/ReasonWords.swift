public import Drives
import Plans
public import Wording

extension Words {
  /// Why a person has no slot, in one sentence without the person's name.
  ///
  /// - Parameters:
  ///   - reason: slot by slot, what stands in the way.
  ///   - drive: the drive.
  /// - Returns: the sentence.
  public func sentence(for reason: PersonReason, on drive: Drive) -> String {
    let person = drive.registrants[reason.registrant]
    var parts = [comesOnly(hours(of: person, drive))]
    let others = reason.companions.filter { $0 != reason.registrant }
    if !others.isEmpty {
      parts.append(
        comesWith(
          others.map {
            drive.registrants[$0].name.isEmpty
              ? drive.registrants[$0].id : drive.registrants[$0].name
          }
          .joined(separator: ", ")))
    }
    let unit = drive.units[person.unit]
    if reason.slots.isEmpty, drive.isHeldBack(person) {
      let questions = drive.declarations.indices.filter {
        drive.declarations[$0].leavesOut && drive.declarations[$0].bars(person.answer(to: $0))
      }
      return heldBack(by: questions.map { drive.declarations[$0].question(in: language) })
    }
    if reason.slots.isEmpty {
      parts.append(noSlotInside(unitHours: unitHours(from: unit.from, to: unit.to)))
      return parts.joined(separator: "; ")
    }
    if let hours = unitHours(from: unit.from, to: unit.to) {
      parts.append(limitName(.unitWindow) + " " + hours)
    }
    let runs = Self.runs(of: reason.slots, drive)
    for run in runs.prefix(Self.mostRuns) {
      let last = run[run.count - 1].slot
      let end = last.start + drive.sessions[last.session].slotMinutes
      let name = drive.sessions.count > 1 ? drive.sessions[last.session].id + " " : ""
      let span = name + times(run[0].slot.start, end)
      if run[0].obstacles.isEmpty {
        parts.append(
          reason.stated.code == .stopped ? slotsNotTried(span) : slotsFree(span, run.count))
      } else {
        parts.append(slotsFull(span, run.count, because: causes(of: run)))
      }
    }
    if runs.count > Self.mostRuns { parts.append(andMore(runs.count - Self.mostRuns)) }
    return parts.joined(separator: "; ")
  }

  private static let mostRuns = 4

  /// When someone can come; nil for always.
  private func hours(of person: Registrant, _ drive: Drive) -> String? {
    guard !person.available.isEmpty else { return nil }
    return person.available.map { hours in
      let name = hours.session.map { drive.sessions[$0].id + " " } ?? ""
      return name + times(hours.interval.from, hours.interval.to)
    }.joined(separator: ", ")
  }

  /// Slots in a row that the same limits stand in the way of.
  private static func runs(
    of slots: [PersonReason.Obstructed], _ drive: Drive
  ) -> [[PersonReason.Obstructed]] {
    func cause(_ slot: PersonReason.Obstructed) -> [String] {
      slot.obstacles.map { "\($0.rule.rawValue) \($0.subject)" }.sorted()
    }
    var runs: [[PersonReason.Obstructed]] = []
    for slot in slots {
      if let last = runs.last?.last, last.slot.session == slot.slot.session,
        slot.slot.start - last.slot.start == drive.sessions[slot.slot.session].slotMinutes,
        cause(last) == cause(slot)
      {
        runs[runs.count - 1].append(slot)
      } else {
        runs.append([slot])
      }
    }
    return runs
  }

  /// The limits in the way of all slots of a run, each from its first minute to its last.
  private func causes(of run: [PersonReason.Obstructed]) -> String {
    var spans: [TightConstraint] = []
    for limit in run.flatMap(\.obstacles) {
      if let place = spans.firstIndex(where: {
        $0.rule == limit.rule && $0.subject == limit.subject && $0.session == limit.session
      }) {
        spans[place] = TightConstraint(
          rule: limit.rule, session: limit.session, subject: limit.subject,
          from: min(spans[place].from, limit.from), to: max(spans[place].to, limit.to))
      } else {
        spans.append(limit)
      }
    }
    return spans.map { cause($0.rule, $0.subject, from: $0.from, to: $0.to) }
      .joined(separator: ", ")
  }
}
