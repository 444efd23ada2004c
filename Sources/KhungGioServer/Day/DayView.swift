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
  let day: OpenDay
  let record: DayRecord
  let reading: DayReading

  init(_ book: DoorBook, wording: Words) {
    self.book = book
    self.wording = wording
    day = book.day()
    record = book.record
    var read = ReadDay(day, record)
    read.moment = book.now
    reading = read.perform(WorkContext())
  }

  var drive: Drive { day.drive.drive }

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
  func questions(_ change: DayQuery.Change?) -> HTML {
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
      <a class="button" href="\(DayPages.path)?xem=goi">\(headings.call)</a>
      <a class="button" href="\(DayPages.path)?xem=da-doi">\(wording.changedHeading)</a></div>
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

  // MARK: - Tables

  func cell(_ text: String, isNumber: Bool = false) -> HTML {
    isNumber ? "<td class=\"number\">\(text)</td>" : "<td>\(text)</td>"
  }

  func table(_ names: [String], _ rows: [[HTML]], label: String) -> HTML {
    // Such as the rest of a day that is over.
    guard !rows.isEmpty else { return HTML() }
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
