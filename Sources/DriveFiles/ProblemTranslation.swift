import Drives
import Wording

/// Tells a drive's problems by the places of its files, and leaves out those that only follow from
/// a value that could not be read.
struct ProblemTranslation {
  let parts: DriveYAML
  let sources: DriveSources
  let units: UnitsCSV?
  let lists: RegistrantLists
  /// Whether something else could not be read, so that the limits may not be the real ones.
  var isDoubtful = false

  /// Adds a problem at its place.
  mutating func add(_ problem: DriveProblem, to log: inout ProblemLog) {
    guard !followsFromAnother(problem) else { return }
    switch problem.part {
    case .unit(let unit): addProblem(problem, ofUnit: unit, to: &log)
    case .registrant(let registrant):
      addProblem(problem, ofRegistrant: RegistrantIndex(registrant), to: &log)
    default: addProblemOfYAML(problem, to: &log)
    }
  }

  private func addProblemOfYAML(_ problem: DriveProblem, to log: inout ProblemLog) {
    // That people are missing is said of each list.
    guard problem.part != .drive || problem.key != "registrants" || log.problems.isEmpty else {
      return
    }
    let source = sources.source(of: problem.part, problem.key)
    let worded = ProblemWording(problem.kind, written: source?.value ?? "")
    log.add(
      DriveFileProblem(
        code: worded.code, file: DriveFolder.driveName, row: source?.row, column: source?.column,
        key: source?.key ?? problem.key, value: worded.value, expected: worded.expected,
        hint: worded.hint ?? first(of: problem)))
  }

  /// Where the first of two equal ids stands.
  private func first(of problem: DriveProblem) -> Hint? {
    let part: DriveProblem.Part
    switch (problem.kind, problem.part) {
    case (.duplicate(_, let first), .session): part = .session(first)
    case (.duplicate(_, let first), .stage(let session, _)):
      part = .stage(session: session, stage: first)
    case (.overlapsRow(let row), .shift(let session, let stage, _)):
      part = .shift(session: session, stage: stage, row: row)
    default: return nil
    }
    return sources.source(of: part, problem.key).map {
      .first(file: DriveFolder.driveName, row: $0.row)
    }
  }

  private func addProblem(_ problem: DriveProblem, ofUnit unit: Int, to log: inout ProblemLog) {
    guard let units, units.rows.indices.contains(unit) else { return }
    var hint: Hint?
    if case .duplicate(_, let first) = problem.kind {
      hint = .first(file: units.file, row: units.rows[first])
    }
    let worded = ProblemWording(
      problem.kind, written: lists.fieldText(problem.key, of: units.units[unit]))
    log.add(
      DriveFileProblem(
        code: worded.code, file: units.file, row: units.rows[unit],
        column: units.columnNumbers[problem.key], key: problem.key, value: worded.value,
        expected: worded.expected, hint: worded.hint ?? hint))
  }

  private func addProblem(
    _ problem: DriveProblem, ofRegistrant registrant: RegistrantIndex, to log: inout ProblemLog
  ) {
    let place = lists.place(of: registrant, column: problem.key)
    var worded = ProblemWording(problem.kind, written: place.value)
    switch problem.kind {
    case .duplicate(_, let first):
      let earlier = lists.place(of: RegistrantIndex(first), column: problem.key)
      worded.hint = .first(file: earlier.file, row: earlier.row)
    case .noSuchSlot(let session, _):
      worded.expected = slots(of: parts.sessions[session])
    case .pinApartFromCompanion(let other):
      let companion = lists.place(of: RegistrantIndex(other), column: problem.key)
      worded.expected = .sameSlot(
        companion: lists.registrants[other].id, slot: companion.value)
      worded.hint = .first(file: companion.file, row: companion.row)
    default: break
    }
    log.add(
      DriveFileProblem(
        code: worded.code, file: place.file, row: place.row, column: place.column,
        key: problem.key, value: worded.value, expected: worded.expected, hint: worded.hint))
  }

  private func slots(of session: Session) -> Expectation? {
    guard let first = session.slotStarts.first, let last = session.slotStarts.last else {
      return nil
    }
    return .slots(
      first: ClockTime.text(first), last: ClockTime.text(last), minutes: session.slotMinutes)
  }

  /// Whether the problem is one of a value put in the place of another that could not be read.
  private func followsFromAnother(_ problem: DriveProblem) -> Bool {
    switch problem.part {
    case .registrant(let index):
      if lists.unreadable[index]?.contains(problem.key) == true { return true }
      if case .noSuchSlot(let session, _) = problem.kind {
        return hasDoubtfulHours(session.rawValue) || parts.sessions[session].slotStarts.isEmpty
      }
    case .unit(let index):
      if units?.unreadable[index]?.contains(problem.key) == true { return true }
    default:
      if sources.isUnreadable(problem.part, problem.key) { return true }
    }
    switch (problem.kind, problem.part) {
    case (.noSuchPart, _): return true
    case (.reserveBreaks, _): return isDoubtful
    case (.noSlotFits, .session(let session)): return hasDoubtfulHours(session)
    case (.emptyInterval, .session(let session)):
      return sources.isAnyUnreadable(.session(session), ["opens", "closes"])
    case (.emptyInterval, let part): return sources.isAnyUnreadable(part, ["from", "to"])
    case (.unknownZone, .crowdLimit(let session, _)):
      return sources.isUnreadable(.session(session), "stages")
        || parts.sessions[session].stages.indices.contains {
          sources.isUnreadable(.stage(session: session, stage: $0), "zone")
        }
    default: return false
    }
  }

  private func hasDoubtfulHours(_ session: Int) -> Bool {
    sources.isAnyUnreadable(
      .session(session), ["opens", "closes", "slot_minutes", "stages", ""])
      || parts.sessions[session].stages.indices.contains {
        sources.isUnreadable(.stage(session: session, stage: $0), "minutes")
      }
  }
}
