public import Drives
public import Plans
public import Wording

/// A plan as people read it, in 80 columns: every unit's schedule, the sessions at a glance, who has
/// no slot, how good the plan is.
public struct PrintedPlan {
  let drive: Drive
  let plan: Plan
  let wording: Words
  /// Whether simulated days were seen to keep the limits as the drive promises.
  let keepsDay: Bool

  /// A printed plan.
  ///
  /// - Parameters:
  ///   - plan: who is invited when.
  ///   - drive: the drive it is for.
  ///   - wording: the language to print it in.
  ///   - keepsDay: whether simulated days were seen to keep the limits as the drive promises.
  public init(of plan: Plan, on drive: Drive, wording: Words, keepsDay: Bool = false) {
    self.keepsDay = keepsDay
    self.plan = plan
    self.drive = drive
    self.wording = wording
  }

  /// Writes the whole, line by line.
  ///
  /// - Parameters:
  ///   - withUnits: whether the units' schedules are wanted.
  ///   - emit: takes each line, without its line break.
  public func write(withUnits: Bool = true, to emit: (String) -> Void) {
    header.forEach(emit)
    if withUnits { writeUnits(to: emit) }
    emit("")
    Layout.heading(wording.glanceHeading).forEach(emit)
    let summaries = plan.summaries(on: drive)
    for summary in summaries {
      emit("")
      glance(of: summary).forEach(emit)
    }
    emit("")
    emit(wording.glanceNote)
    if summaries.contains(where: { $0.slots.contains { !tightest(of: $0).isEmpty } }) {
      emit(wording.tightestNote)
    }
    writeUnplaced(to: emit)
    writeUnitsLeftOut(to: emit)
    emit("")
    verdict.forEach(emit)
  }

  /// The drive's name, who organises it, how large it is, where and when it is if that is one place.
  private var header: [String] {
    var lines = TextWidth.wrapped(TextWidth.printable(drive.name), to: TextWidth.page)
    if !drive.organizer.isEmpty {
      lines += TextWidth.wrapped(TextWidth.printable(drive.organizer), to: TextWidth.page)
    }
    if drive.sessions.count == 1 { lines += sessionLines(SessionIndex(0)) }
    let size = [
      wording.people(drive.registrants.count), wording.units(drive.units.count),
      wording.sessions(drive.sessions.count),
    ]
    return lines + [size.joined(separator: " · ")]
  }

  /// When and where a session is.
  func sessionLines(_ session: SessionIndex) -> [String] {
    let session = drive.sessions[session]
    let place = session.site.isEmpty ? session.id : session.site
    let when = "\(wording.times(session.opens, session.closes)), \(wording.date(session.date))"
    return TextWidth.wrapped(
      TextWidth.printable("\(when) · \(place)"), to: TextWidth.page)
  }

  /// What to call a registrant: the name, or the id where there is none.
  func name(of registrant: RegistrantIndex) -> String {
    let registrant = drive.registrants[registrant]
    return TextWidth.printable(
      registrant.name.isEmpty ? registrant.id : PersonName.shown(registrant.name))
  }

  /// The slot that starts there, from its first minute to the next slot's.
  func label(of slot: SlotStart) -> String {
    wording.times(slot.start, slot.start + drive.sessions[slot.session].slotMinutes)
  }
}
