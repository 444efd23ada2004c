import DriveStore
import Drives
import Foundation
import KhungGio
import Simulation
import Wording

/// What the page of the day shows.
struct DayView: Sendable {
  let book: DoorBook
  let wording: Words
  private let day: OpenDay
  private let record: DayRecord
  private let reading: DayReading

  init(_ book: DoorBook, wording: Words) {
    self.book = book
    self.wording = wording
    day = book.day()
    record = book.record
    var read = ReadDay(day, record)
    read.moment = book.now
    reading = read.perform(WorkContext())
  }

  private var drive: Drive { day.drive.drive }

  // MARK: - Facts

  /// Where every session stands.
  var facts: HTML {
    let sessions = reading.sessions.map { session -> HTML in
      let names = wording.dayFacts
      let present =
        session.limit.map { wording.countOf(session.present, $0) }
        ?? wording.count(session.present)
      let facts: [(String, String)] = [
        (present, names.present), (wording.countOf(session.came, session.invited), names.came),
        (wording.number(session.expected, decimals: 0), names.expected),
        (wording.count(session.late.count), names.late),
        (wording.count(session.missing.count), names.missing),
        (wording.count(session.walkIns + session.others), names.walkIns),
        (wording.count(session.deferred), names.deferred),
        (wording.count(session.left), names.left),
      ]
      let items = facts.map { value, name -> HTML in
        "<li><strong>\(value)</strong> \(name)</li>"
      }
      let isFull: HTML = session.admission.name == "full" ? " error-box" : ""
      let overlong: HTML =
        session.overlong > 0 ? "<p class=\"soft\">\(wording.overlong(session.overlong))</p>" : ""
      return """
        <section aria-label="\(session.site)"><h2>\(session.site)</h2>
        <p class="card\(isFull)"><strong>\(session.sentence(on: drive, in: wording))</strong></p>
        <ul class="facts">\(items)</ul>\(overlong)</section>
        """
    }
    return """
      <p class="soft">\(wording.dateAtStart(reading.clock.date)), \(wording.time(reading.clock.minute))</p>
      \(sessions)
      """
  }

  // MARK: - Lists

  /// Who is late, who is missing, who came twice.
  var lists: HTML {
    let headings = wording.dayHeadings
    let all = reading.sessions
    // By how much somebody is late says something while the session may still begin or go on.
    let isToday = all.contains { if case .otherDay = $0.admission { false } else { true } }
    return """
      \(people(all.flatMap(\.late), headings.late, isLate: true))
      \(people(all.flatMap(\.missing), headings.missing, isLate: isToday))
      \(people(all.flatMap(\.twice), headings.twice, isLate: false))
      """
  }

  private func people(
    _ people: [SessionReading.Person], _ heading: String, isLate: Bool
  ) -> HTML {
    let columns = wording.dayColumns
    let title: HTML = "<h2>\(heading) (\(people.count))</h2>"
    guard !people.isEmpty else { return "\(title)<p class=\"soft\">\(wording.nobodyHere)</p>" }
    let rows = people.map { person in
      [
        cell(person.name), cell(person.unit), cell(person.start.map(wording.time) ?? ""),
        isLate ? cell(wording.minutes(person.delay), isNumber: true) : nil, cell(person.phone),
      ].compactMap { $0 }
    }
    let names = [columns.name, columns.unit, columns.slot] + (isLate ? [columns.delay] : [])
    return "\(title)\(table(names + [columns.phone], rows, label: heading))"
  }

  // MARK: - Questions

  /// What can be asked: forms that only read.
  func questions(_ change: (session: String, stage: String, fewer: Int)?) -> HTML {
    let (headings, labels) = (wording.dayHeadings, wording.changeLabels)
    let stages = reading.sessions.flatMap { session in
      drive.sessions.first { $0.id == session.id }?.stages.map { stage -> HTML in
        let value = "\(session.id)/\(stage.id)"
        let isChosen = change.map { "\($0.session)/\($0.stage)" == value } ?? false
        let label = wording.stageLabel(stage.id)
        let name = reading.sessions.count > 1 ? "\(session.site): \(label)" : label
        return "<option value=\"\(value)\"\("selected", if: isChosen)>\(name)</option>"
      } ?? []
    }
    return """
      <div class="row screen">
      <a class="button" href="\(DayPages.path)">\(wording.showNow)</a>
      <a class="button" href="\(DayPages.path)?xem=du-bao">\(headings.forecast)</a>
      <a class="button" href="\(DayPages.path)?xem=goi">\(headings.call)</a></div>
      <details class="screen"\("open", if: change != nil)><summary>\(headings.change)</summary>
      <form class="row" method="get" action="\(DayPages.path)">
      <input type="hidden" name="xem" value="thay-doi">
      <label>\(labels.stage) <select name="khau">\(stages)</select></label>
      <label>\(labels.fewer)
      <input name="bot" type="number" min="1" max="999" value="\(change?.fewer ?? 1)" required></label>
      <button type="submit">\(labels.plan)</button></form></details>
      """
  }

  /// Whom of the waiting list to call.
  func call() throws -> HTML {
    var call = CallFromWaitlist(day, record)
    call.moment = book.now
    let list = try call.perform()
    let columns = wording.dayColumns
    let title: HTML = "<h2>\(wording.dayHeadings.call)</h2>"
    guard !list.candidates.isEmpty else {
      return "\(title)<p>\(wording.nobodyToCall)</p>"
    }
    let rows = list.candidates.map { person -> [HTML] in
      let session = drive.sessions[person.slot.session].id
      let button: HTML = """
        <button type="button" data-called="\(person.id)" data-session="\(session)"
          data-slot="\(ClockTime.text(person.slot.start))">\(wording.calledButton)</button>
        """
      return [
        cell(person.name), cell(person.unit), cell(person.phone),
        cell(wording.time(person.slot.start)),
        cell("+" + wording.number(person.bloodUnits), isNumber: true),
        cell(wording.number(person.peak, decimals: 0), isNumber: true),
        "<td class=\"screen\">\(button)</td>",
      ]
    }
    return """
      \(title)<p>\(wording.callNote(list.missing))</p>
      \(table([columns.name, columns.unit, columns.phone, columns.slot, columns.blood, columns.peak, ""], rows, label: wording.dayHeadings.call))
      """
  }

  /// How the rest of the day is likely to go.
  func forecast() throws -> HTML {
    var forecast = ForecastDay(day, record)
    forecast.moment = book.now
    let found = try forecast.perform()
    let columns = wording.dayColumns
    let parts = zip(found.sessions, reading.sessions).map { session, reading -> HTML in
      let rows = session.rows.map { row in
        [
          cell(wording.time(row.minute)),
          cell(wording.number(row.mean, decimals: 0), isNumber: true),
          cell(wording.count(row.p95), isNumber: true),
        ]
      }
      let sentence = wording.forecast(
        mean: session.bloodUnits.mean, low: session.bloodUnits.p05, high: session.bloodUnits.p95,
        over: session.over, overrun: session.overrun.p95, runs: found.runs)
      return """
        <h3>\(reading.site)</h3><p>\(sentence)</p>
        \(table([columns.time, columns.mean, columns.most], rows, label: "\(wording.dayHeadings.forecast): \(reading.site)"))
        """
    }
    return "<h2>\(wording.dayHeadings.forecast)</h2>\(parts)"
  }

  /// How long planning after a change at a stage may take, in seconds: people wait for the answer.
  private static let planningSeconds = 20.0

  /// Whose slots change when a stage has fewer servers.
  func change(_ asked: (session: String, stage: String, fewer: Int)?) throws -> HTML {
    guard let asked, let session = drive.sessions.firstIndex(where: { $0.id == asked.session })
    else { throw Refusal.malformed }
    let moment = book.now
    let state = DayState(day, record, at: moment)
    var replan = ReplanDay(
      day, record,
      changes: [
        StageChange(
          asked.stage, of: asked.session, by: -asked.fewer, from: state.minute(in: session))
      ], options: try PlanningOptions(timeLimit: Self.planningSeconds))
    replan.moment = moment
    let planned = try replan.perform()
    let columns = wording.dayColumns
    let rows = planned.changes.map { change in
      [
        cell(change.name), cell(change.unit), cell(change.phone),
        cell(wording.time(change.from.start)),
        cell(change.to.map { wording.time($0.start) } ?? wording.slotLost),
      ]
    }
    let sum = wording.replanned(moved: planned.changes.count, lost: planned.lost)
    return """
      <h2>\(wording.dayHeadings.change): \(asked.stage) −\(asked.fewer)</h2><p>\(sum)</p>
      \(rows.isEmpty ? "" : table([columns.name, columns.unit, columns.phone, columns.before, columns.now], rows, label: wording.dayHeadings.change))
      """
  }

  // MARK: - The door

  /// Where phones open the door, and which do.
  func door(at site: DoorSite?, folder: String) throws -> HTML {
    let devices = try book.devices().filter { $0.name != wording.organiserDevice }
    let gaps = Dictionary(
      try book.gaps().map { ($0.device, $0.missing.count) }, uniquingKeysWith: { first, _ in first }
    )
    var random = SystemRandomNumberGenerator()
    let how: HTML
    if let site {
      let pin = try book.pin(from: &random)
      let locked: HTML =
        site.pinGuard.isLocked ? "<p class=\"bad\">\(wording.tooManyGuesses)</p>" : ""
      how = """
        <p><strong>\(wording.doorAddress(site.url, pin: pin))</strong></p>\(locked)
        <p class="screen"><button type="button" data-pin="1">\(wording.deviceButtons.newPIN)</button></p>
        """
    } else {
      how = "<p>\(wording.doorIsShut("khunggio serve \(folder) --lan …"))</p>"
    }
    let rows = devices.map { device -> HTML in
      let missing = gaps[device.number].map { wording.eventsMissing($0) } ?? ""
      let button: HTML =
        device.shutOut == nil
        ? """
        <button type="button" data-device="\(device.number)">\(wording.deviceButtons.shutOut)\
        <span class="unseen"> \(device.name)</span></button>
        """ : "<span class=\"soft\">\(wording.isShutOut)</span>"
      return "<li class=\"row\">\(device.name) <span class=\"bad\">\(missing)</span> \(button)</li>"
    }
    return """
      <h2>\(wording.dayHeadings.door)</h2><div class="card">\(how)<ul class="choices">\(rows)</ul></div>
      """
  }

  // MARK: - Tables

  private func cell(_ text: String, isNumber: Bool = false) -> HTML {
    isNumber ? "<td class=\"number\">\(text)</td>" : "<td>\(text)</td>"
  }

  private func table(_ names: [String], _ rows: [[HTML]], label: String) -> HTML {
    let heads = names.map { name -> HTML in
      name.isEmpty ? "<td class=\"screen\"></td>" : "<th scope=\"col\">\(name)</th>"
    }
    let lines = rows.map { row -> HTML in "<tr>\(row)</tr>" }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table>
      <thead><tr>\(heads)</tr></thead><tbody>\(lines)</tbody></table></div>
      """
  }
}
