import Drives
import Wording

extension PrintedPlan {
  /// Every unit's schedule: its slots, how many come then, and who.
  func writeUnits(to emit: (String) -> Void) {
    emit("")
    Layout.heading(wording.scheduleHeading).forEach(emit)
    for schedule in UnitSchedule.all(of: plan, on: drive) {
      emit("")
      lines(of: schedule).forEach(emit)
    }
  }

  /// Whether the drive asks for units to come together: only then their runs are of interest.
  private var keepsTogether: Bool {
    drive.weights[.session] > 0 || drive.units.places.contains(where: drive.staysWhole)
  }

  private func lines(of schedule: UnitSchedule) -> [String] {
    let unit = drive.units[schedule.unit]
    var lines = Layout.title(
      unit.name,
      note: wording.unitNumbers(
        invited: schedule.invited, registered: drive.members[schedule.unit].count,
        quota: unit.quota, runs: keepsTogether ? schedule.runs(on: drive) : 1))
    var session: SessionIndex?
    for slot in schedule.slots {
      if slot.slot.session != session, drive.sessions.count > 1 {
        lines += sessionLines(slot.slot.session)
        session = slot.slot.session
      }
      lines += row(label(of: slot.slot), slot.people)
    }
    if !schedule.unplaced.isEmpty { lines += row(wording.noSlot, schedule.unplaced) }
    return lines
  }

  private func row(_ label: String, _ people: [RegistrantIndex]) -> [String] {
    let count = TextWidth.padded(wording.count(people.count), to: 4, onLeft: true)
    return Layout.list("  \(TextWidth.padded(label, to: 12)) \(count)  ", people.map(name(of:)))
  }
}
