import Console
import DriveFiles
import DriveStore
import Drives
import Foundation
package import Hummingbird
import Invitations
import KhungGio
import Plans
package import Wording

/// The page of what is sent: who is informed of what, the letters, publishing.
package struct SendPages: OrganiserPart {
  private let page: DrivePage
  private let doors: OpenDoors

  static let path = "/gui"

  init(_ page: DrivePage, doors: OpenDoors) {
    self.page = page
    self.doors = doors
  }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.sendTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/gui") { _, context -> Response in
      try await show(in: page.site.words(context))
    }
    routes.post("/api/letters") { request, context -> Response in
      let asked = try await request.value(Asked.self)
      let wording = page.site.words(context)
      let (opened, state) = try await page.open()
      guard state == asked.base.state else { throw Refusal.stale }
      var pack = PackLetters(of: opened)
      pack.letters.isFinal = asked.isFinal
      pack.letters.tellsChanges = asked.changes
      pack.letters.formats = asked.all ? LetterFormat.allCases : [.pdf]
      pack.letters.door = asked.linked == true ? door : nil
      let packed = try await pack.run()
      guard !packed.bytes.isEmpty else {
        return try Response.json(Says(says: wording.nobodyToInform))
      }
      return .file(packed.bytes, type: "application/zip", named: wording.lettersArchiveName)
    }
    routes.post("/api/letter") { request, context -> Response in
      let asked = try await request.value(OneAsked.self)
      let wording = page.site.words(context)
      guard let kind = MakeLetter.Kind(rawValue: asked.kind) else { throw Refusal.malformed }
      let (opened, state) = try await page.open()
      guard state == asked.base.state else { throw Refusal.stale }
      guard opened.drive.units.contains(where: { $0.id == asked.unit }) else {
        throw Refusal.malformed
      }
      var make = MakeLetter(kind, for: asked.unit, of: opened)
      make.letters.isFinal = asked.isFinal
      make.letters.door = asked.linked == true ? door : nil
      let made = try await make.run()
      guard !made.bytes.isEmpty else { return try Response.json(Says(says: wording.unitGetsNone)) }
      return .file(made.bytes, type: "application/pdf", named: made.name)
    }
    routes.post("/api/issue") { request, context -> Response in
      let asked = try await request.value(Issued.self)
      let wording = page.site.words(context)
      let folder = try page.site.drive.path()
      let (revision, zone) = try await Waiting.run {
        let opened = try OpenDrive(changing: folder, for: "serve")
        var publish = PublishPlan(opened)
        publish.reason = asked.reason
        publish.base = asked.base.state
        return (try publish.perform(), opened.drive.zone)
      }
      let clock = revision.moment.onTheClock(of: zone, in: wording)
      return try Response.json(
        Says(says: wording.issued(revision.number, people: revision.invited, at: clock)))
    }
  }

  private struct Asked: Decodable {
    let isFinal: Bool
    let changes: Bool
    let all: Bool
    let linked: Bool?
    let base: Base
  }

  private struct OneAsked: Decodable {
    let unit: String
    let kind: String
    let isFinal: Bool
    let linked: Bool?
    let base: Base
  }

  /// Where phones open the door; nil where they reach none.
  private var door: DoorAddress? {
    doors.site.flatMap { DoorAddress($0.url) }
  }

  private struct Issued: Decodable {
    let reason: String
    let base: Base
  }

  private struct Says: Encodable {
    let says: String
  }

  /// What the page is made from.
  private struct Shown: Sendable {
    let opened: OpenDrive
    let audit: ShownAudit
    let revisions: Revisions
    /// The changes since the last revision; nil where none was published.
    let changes: PlanComparison?
  }

  private func show(in wording: Words) async throws -> Response {
    let (lists, state) = try await page.lists()
    let name = lists.draft.name
    func answer(_ content: HTML) -> Response {
      page.page(
        wording.sendTitle, at: Self.path, of: name, state: state, scripts: ["send.js"],
        data: [("making", wording.makingLetters)], in: wording
      ).response("<noscript><p class=\"card\">\(wording.needsScript)</p></noscript>\(content)")
    }
    guard !state.plan.isEmpty, !lists.draft.registrants.isEmpty else {
      return answer(
        """
        <div id="send"><p>\(wording.noPlanYet)</p>
        <p><a class="button" href="\(PlanPages.path)">\(wording.toThePlan)</a></p></div>
        """)
    }
    let (opened, _) = try await page.open()
    let shown = try await Waiting.run {
      let revisions = try ListRevisions(lists).perform()
      let changes = try revisions.rows.last.map {
        try ComparePlans("\($0.issue.number)", on: opened).perform()
      }
      return Shown(
        opened: opened, audit: try ShownAudit(opened), revisions: revisions, changes: changes)
    }
    return answer("<div id=\"send\">\(content(shown, wording))</div>")
  }

  private func content(_ shown: Shown, _ wording: Words) -> HTML {
    let drive = shown.opened.drive
    let broken = PrintedAudit(violations: shown.audit.violations, on: drive, wording: wording)
      .sentences.map { sentence -> HTML in "<li>\(sentence)</li>" }
    guard broken.isEmpty else {
      return """
        <div class="card error-box"><p>\(wording.brokenIsNotSent)</p><ul>\(broken)</ul>
        <p><a class="button" href="\(PlanPages.path)">\(wording.toThePlan)</a></p></div>
        """
    }
    return """
      \(letters(shown, wording))
      \(changes(shown, wording))
      \(publish(shown, wording))
      \(history(shown, wording))
      """
  }

  private func letters(_ shown: Shown, _ wording: Words) -> HTML {
    let changes: HTML? =
      shown.changes != nil
      ? """
      <label class="inline"><input type="checkbox" name="changes"> \(wording.changesOnlyOption)</label>
      """ : nil
    let linked: HTML? = door.map { door in
      """
      <label class="inline"><input type="checkbox" name="linked" checked> \
      \(wording.linksOption(door.text))</label>
      """
    }
    let units = shown.opened.drive.units.map { unit -> HTML in
      "<option value=\"\(unit.id)\">\(unit.name.isEmpty ? unit.id : unit.name)</option>"
    }
    return """
      <section class="screen" aria-labelledby="letters"><h2 id="letters">\(wording.lettersTitle)</h2>
      <form id="make" class="card screen"><div class="row">
      <label class="inline"><input type="checkbox" name="final"> \(wording.finalOption)</label>
      <label class="inline"><input type="checkbox" name="all"> \(wording.allFormatsOption)</label>
      \(changes)\(linked)</div>
      <div class="row"><button class="main">\(wording.downloadLetters)</button></div>
      <details><summary>\(wording.oneUnitTitle)</summary><div class="row">
      <label>\(wording.unitChoice) <select name="unit">\(units)</select></label>
      <button type="button" data-letter="letter">\(wording.downloadLetter)</button>
      <button type="button" data-letter="slips">\(wording.downloadSlips)</button></div></details>
      </form></section>
      """
  }

  private func changes(_ shown: Shown, _ wording: Words) -> HTML {
    let drive = shown.opened.drive
    guard let comparison = shown.changes, let last = shown.revisions.rows.last else {
      return """
        <section><h2>\(wording.whoIsInformed)</h2>
        <p>\(wording.nothingIsPublished(shown.audit.plan.assignments.count))</p></section>
        """
    }
    let since = wording.sinceRevision(
      last.issue.number,
      at: Moment.onTheClock(last.issue.time, of: drive.timeZone, in: wording))
    let kinds = comparison.changes.map { Words.ChangeKind($0.kind) }
    let sums = Words.ChangeKind.allCases.compactMap { kind -> String? in
      let number = kinds.count { $0 == kind }
      return number == 0 ? nil : wording.changeCount(kind, number)
    }
    let sum = ([wording.keptSlots(comparison.kept)] + sums).joined(separator: " · ")
    let rows = comparison.changes.map { change -> HTML in
      """
      <tr><td>\(change.unitName)</td><td>\(PersonName.shown(change.name))</td>\
      <td>\(wording.changeName(Words.ChangeKind(change.kind)))</td>\
      <td class="number">\(text(of: change.from, drive, wording))</td>\
      <td class="number">\(text(of: change.to, drive, wording))</td></tr>
      """
    }
    let table: HTML? =
      rows.isEmpty
      ? nil
      : """
      <div class="scroll" tabindex="0" role="region" aria-label="\(wording.whoIsInformed)"><table>
      <thead><tr><th scope="col">\(wording.unitColumn)</th><th scope="col">\(wording.personColumn)</th>\
      <th scope="col">\(wording.changeColumn)</th><th scope="col">\(wording.beforeColumn)</th>\
      <th scope="col">\(wording.nowColumn)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
    return """
      <section><h2>\(wording.whoIsInformed)</h2><p class="soft">\(since)</p>
      <p>\(rows.isEmpty ? "\(wording.nothingChanged) \(sum)." : sum)</p>\(table)</section>
      """
  }

  private func text(of slot: NamedSlot?, _ drive: Drive, _ wording: Words) -> String {
    guard let slot else { return "–" }
    let time = wording.time(slot.start)
    return drive.sessions.count > 1 ? "\(slot.session) \(time)" : time
  }

  private func publish(_ shown: Shown, _ wording: Words) -> HTML {
    """
    <section class="screen" aria-labelledby="publish"><h2 id="publish">\(wording.publishTitle)</h2>
    <form id="issue" class="card screen"><p class="hint">\(wording.publishHint)</p>
    <div class="fields"><label>\(wording.reasonField)<input name="reason" autocomplete="off"></label></div>
    <div class="row"><button class="main">\(wording.publishButton)</button></div></form></section>
    """
  }

  private func history(_ shown: Shown, _ wording: Words) -> HTML {
    guard !shown.revisions.rows.isEmpty else { return "" }
    let zone = shown.opened.drive.timeZone
    let columns = wording.historyColumns
    let rows = shown.revisions.rows.reversed().map { row -> HTML in
      """
      <tr><td class="number">\(wording.count(row.issue.number))</td>\
      <td>\(Moment.onTheClock(row.issue.time, of: zone, in: wording))</td>\
      <td class="number">\(wording.count(row.size.invited))</td>\
      <td>\(row.issue.reason.isEmpty ? "–" : row.issue.reason)</td></tr>
      """
    }
    return """
      <section><h2>\(wording.revisionsTitle)</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(wording.revisionsTitle)"><table>
      <thead><tr><th scope="col">\(columns.number)</th><th scope="col">\(columns.time)</th>\
      <th scope="col">\(columns.invited)</th><th scope="col">\(columns.reason)</th></tr></thead>
      <tbody>\(rows)</tbody></table></div></section>
      """
  }
}
