import Console
import DriveFiles
import DriveStore
import Drives
import KhungGio
import Wording

/// What to do when something breaks: whose slots change, publishing that, taking it back.
extension DayView {
  /// How long planning after a change at a stage may take, in seconds: people wait for the answer.
  private static let planningSeconds = 20.0

  /// Plans the slots still to come with fewer servers at a stage.
  ///
  /// - Parameter asked: what has changed.
  /// - Returns: the plan, and the reason for the history.
  /// - Throws: ``Refusal/malformed`` where there is no such session, or why there is no plan.
  func replanned(_ asked: DayQuery.Change) throws -> (day: ReplannedDay, reason: String) {
    guard let session = drive.sessions.index(ofID: asked.session)
    else { throw Refusal.malformed }
    let moment = book.now
    let minute = DayState(day, record, at: moment).minute(in: session)
    var replan = ReplanDay(
      day, record,
      changes: [StageChange(asked.stage, of: asked.session, by: -asked.fewer, from: minute)],
      options: try PlanningOptions(timeLimit: Self.planningSeconds))
    replan.moment = moment
    let reason = wording.changeReason(
      wording.stageLabel(asked.stage), fewer: asked.fewer, from: minute)
    return (try replan.perform(), reason)
  }

  /// Whose slots change when a stage has fewer servers, and the button that publishes exactly that.
  ///
  /// - Parameters:
  ///   - planned: the slots still to come, planned again.
  ///   - reason: what has changed, in words.
  ///   - number: what the button sends back.
  /// - Returns: the part of the page.
  func change(_ planned: ReplannedDay, reason: String, number: Int) -> HTML {
    let rows = planned.changes.map { change in
      [
        cell(change.name), cell(change.unit), cell(change.phone),
        cell(wording.time(change.from.start)),
        cell(change.to.map { wording.time($0.start) } ?? wording.slotLost),
      ]
    }
    let sum = wording.replanned(moved: planned.changes.count, lost: planned.lost)
    let publish: HTML? =
      rows.isEmpty
      ? nil
      : """
      <div class="card screen"><p>\(wording.publishChangeHint)</p><div class="row">
      <button type="button" class="main" data-change="\(number)">\(wording.publishChangeButton)</button>
      <a class="button" href="\(DayPages.path)">\(wording.keepSlotsButton)</a></div></div>
      """
    return """
      <h2>\(reason)</h2><p><strong>\(sum)</strong></p>
      \(rows.isEmpty ? "" : table(changeColumns, rows, label: wording.dayHeadings.change))\(publish)
      """
  }

  /// Whose slots changed with the plan that was published last, and the button that takes it back.
  func changed() throws -> HTML {
    let title: HTML = "<h2>\(wording.changedHeading)</h2>"
    let revisions = try ListRevisions(OpenLists(reading: book.path)).perform().rows
    guard let last = revisions.last, let before = revisions.dropLast().last else {
      return "\(title)<p>\(wording.nothingChangedYet)</p>"
    }
    var compare = ComparePlans("\(before.issue.number)", on: day.drive)
    compare.later = "\(last.issue.number)"
    let changes = try compare.perform().changes.filter { !isCalled($0) }
    let rows = changes.map { change in
      [
        cell(PersonName.shown(change.name)), cell(change.unitName), cell(phone(of: change)),
        cell(change.from.map { wording.time($0.start) } ?? "–"),
        cell(change.to.map { wording.time($0.start) } ?? wording.slotLost),
      ]
    }
    let sum = wording.replanned(
      moved: changes.count, lost: changes.count { $0.to == nil })
    let sentence = wording.lastPublished(
      last.issue.number, at: Moment.onTheClock(last.issue.time, of: day.zone, in: wording),
      reason: last.issue.reason)
    return """
      \(title)<p>\(sentence) \(sum)</p>
      \(rows.isEmpty ? "" : table(changeColumns, rows, label: wording.changedHeading))
      <p class="screen"><button type="button" data-restore="\(before.issue.number)">\
      \(wording.restoreButton(before.issue.number))</button></p>
      """
  }

  private var changeColumns: [String] {
    let columns = wording.dayColumns
    return [columns.name, columns.unit, columns.phone, columns.before, columns.now]
  }

  /// Whether somebody of the waiting list was called for exactly that slot: nobody need call again, whether a
  /// revision has the slot or not.
  private func isCalled(_ change: PersonChange) -> Bool {
    guard let call = record.people[.registrant(change.registrant)]?.call?.event,
      let slot = change.to ?? change.from, change.to == nil || change.from == nil
    else { return false }
    return call.session == slot.session && call.slot == ClockTime.text(slot.start)
  }

  private func phone(of change: PersonChange) -> String {
    day.places[change.registrant].map { drive.registrants[$0].phone } ?? ""
  }
}
