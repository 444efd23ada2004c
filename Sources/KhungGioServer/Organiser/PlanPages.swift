import DriveFiles
import Drives
import Foundation
package import Hummingbird
import KhungGio
import Plans
package import Wording

/// The page of the plan: planning, the day, the table of units and slots, moves by hand.
package struct PlanPages: OrganiserPart {
  private let page: DrivePage
  private let run: PlanningRun
  private let edits = PlanEdits()

  static let path = "/lich"

  init(_ page: DrivePage) {
    self.page = page
    run = PlanningRun(page.site)
  }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.planTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/lich") { request, context -> Response in
      try await show(MoveQuery(request), in: page.site.words(context))
    }
    routes.get("/anh/{name}") { request, context -> Response in
      try await picture(context.parameters.get("name") ?? "", request, page.site.words(context))
    }
    routes.post("/api/plan") { request, context -> Response in
      let asked = try await request.value(Asked.self)
      let wording = page.site.words(context)
      let isBegun = run.start(
        try page.site.drive.path(), replacesBetter: asked.replacesBetter ?? false)
      guard isBegun else { throw Refusal.runsAlready }
      return try Response.json(Done(says: wording.planningBegins), status: .accepted)
    }
    routes.delete("/api/plan") { _, _ -> Response in
      run.stop()
      return try Response.json(Done(says: ""))
    }
    addMoves(to: routes)
  }

  private func addMoves(to routes: RouterGroup<PageContext>) {
    routes.get("/api/moves") { request, _ -> Response in
      let (opened, _) = try await page.open()
      guard let subject = MoveQuery(request).subject else { throw Refusal.malformed }
      let read = try await Waiting.run { try ShownAudit(opened) }
      let offers = try await OfferMoves(
        of: subject, in: read.assignments, on: opened.drive, published: read.published
      ).run()
      return try Response.json(offers.json)
    }
    routes.post("/api/moves") { request, context -> Response in
      let wording = page.site.words(context)
      let asked = try await request.value(Move.self)
      guard let subject = asked.query.subject else { throw Refusal.malformed }
      let target = asked.to.isEmpty ? nil : MoveQuery.slot(asked.to)
      guard asked.to.isEmpty || target != nil else { throw Refusal.malformed }
      let moved = try await MovePeople(
        subject, to: target, on: try page.site.drive.path(), base: asked.base.state
      ).run()
      edits.keep(moved)
      return try Response.json(
        Done(says: wording.peopleMoved(moved.people, violations: moved.audit.violations.count)))
    }
    routes.post("/api/undo") { request, _ -> Response in
      let asked = try await request.value(Step.self)
      let folder = try page.site.drive.path()
      try await Waiting.run { [edits] in
        try edits.step(asked.steps, on: folder, base: asked.base.state)
      }
      return try Response.json(Done(says: ""))
    }
    routes.post("/api/pinned") { request, _ -> Response in
      let asked = try await request.value(Pinned.self)
      guard let subject = asked.query.subject else { throw Refusal.malformed }
      _ = try await PinPeople(
        subject, pins: asked.pins, on: try page.site.drive.path(), base: asked.base.state
      ).run()
      return try Response.json(Done(says: ""))
    }
  }

  private struct Asked: Decodable {
    let replacesBetter: Bool?
  }

  private struct Move: Decodable {
    let query: MoveQuery
    let to: String
    let base: Base
  }

  private struct Step: Decodable {
    let steps: Int
    let base: Base
  }

  private struct Pinned: Decodable {
    let query: MoveQuery
    let pins: Bool
    let base: Base
  }

  private struct Done: Encodable {
    let says: String
  }

  private func picture(
    _ name: String, _ request: Request, _ wording: Words
  ) async throws -> Response {
    let (opened, state) = try await page.open()
    // The plan alone does not decide it: hours and limits are drawn, too.
    let mark = "\"\(state.inputs.prefix(16))\(state.plan.prefix(16))\(wording.language.rawValue)\""
    guard request.headers[.ifNoneMatch] != mark else {
      return Response(status: .notModified, headers: [.eTag: mark, .cacheControl: "no-cache"])
    }
    let pictures = try await Waiting.run {
      var draw = DrawPlan(opened, into: "")
      draw.days = 0
      draw.language = wording.language
      return try draw.drawn()
    }
    guard let picture = pictures.first(where: { $0.name == name }) else { throw Refusal.notFound }
    return Response(
      status: .ok,
      headers: [.contentType: "image/svg+xml", .eTag: mark, .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: picture.svg)))
  }

  private func show(_ query: MoveQuery, in wording: Words) async throws -> Response {
    let (lists, state) = try await page.lists()
    let name = lists.draft.name
    func answer(_ content: HTML) -> Response {
      page.page(
        wording.planTitle, at: Self.path, of: name, state: state, scripts: ["plan.js"],
        data: [("begins", wording.planningBegins), ("nodrop", wording.cannotDropHere)], in: wording
      ).response("<noscript><p class=\"card\">\(wording.needsScript)</p></noscript>\(content)")
    }
    guard !lists.draft.registrants.isEmpty else {
      return answer(
        """
        <p>\(wording.listsFirst)</p>
        <p><a class="button" href="\(ListsPages.path)">\(wording.listsTitle)</a></p>
        """)
    }
    let controls = controls(hasPlan: !state.plan.isEmpty, wording)
    guard !state.plan.isEmpty else {
      return answer(
        """
        \(controls)<div id="plan"><p>\(wording.noPlanYet)</p></div>\
        <div id="offers"></div><div id="tables"></div>
        """)
    }
    let (opened, _) = try await page.open()
    let shown: ShownAudit
    do {
      shown = try await Waiting.run { try ShownAudit(opened) }
    } catch let error as any KhungGioError {
      let lines = Refusal(error).lines(in: wording, folder: opened.path).map { line -> HTML in
        "<p>\(line)</p>"
      }
      return answer(
        """
        \(controls)<div id="plan" class="card error-box"><p>\(wording.planDoesNotFit)</p>\(lines)</div>
        <div id="offers"></div><div id="tables"></div>
        """)
    }
    let view = PlanView(shown, on: opened.drive, state: state, wording: wording)
    let counts = edits.counts(for: state.plan)
    let panel: HTML?
    if let subject = query.subject, subject.exists(on: opened.drive) {
      let offers = try await OfferMoves(
        of: subject, in: shown.assignments, on: opened.drive, published: shown.published
      ).run()
      panel =
        OffersView(
          offers, of: subject, query: query, in: shown.assignments, on: opened.drive,
          wording: wording
        ).html
    } else {
      panel = nil
    }
    return answer(
      """
      \(controls)
      <div id="plan">\(view.verdict)
      <div class="row screen"><button type="button" data-step="-1"\("disabled", if: counts.undo == 0)>\
      \(wording.undoButton(counts.undo))</button>\
      <button type="button" data-step="1"\("disabled", if: counts.redo == 0)>\
      \(wording.redoButton(counts.redo))</button></div></div>
      <div id="offers">\(panel)</div>
      <div id="tables">\(view.tables)\(view.unplaced)\(view.pictures)</div>
      """)
  }

  private func controls(hasPlan: Bool, _ wording: Words) -> HTML {
    let (isRunning, progress) = run.current
    let says =
      progress.map { wording.planningProgress($0) } ?? (isRunning ? wording.planningBegins : "")
    return """
      <div id="controls"><div class="row screen">\
      <button type="button" class="\(hasPlan ? "" : "main")" id="start"\("hidden", if: isRunning)>\
      \(hasPlan ? wording.planAnewButton : wording.planButton)</button>\
      <button type="button" class="main" id="stop"\("hidden", if: !isRunning)>\
      \(wording.stopButton)</button></div>
      <p id="progress" role="status">\(says)</p></div>
      """
  }
}

/// Whom a request asks about: `u` a unit, `s` one of its slots, `p` a person; all by their numbers.
struct MoveQuery: Decodable, Sendable {
  let u: Int?
  let s: String?
  let p: Int?

  init(_ request: Request) {
    let values = request.uri.queryParameters
    u = values["u"].flatMap { Int($0) }
    s = values["s"].map(String.init)
    p = values["p"].flatMap { Int($0) }
  }

  /// Whom; nil for nobody.
  var subject: MoveSubject? {
    if let p { return .person(RegistrantIndex(p)) }
    guard let unit = u.map({ UnitIndex($0) }) else { return nil }
    guard let s else { return .unit(unit) }
    return Self.slot(s).map { .cell(unit: unit, slot: $0) }
  }

  /// A slot as addresses have it: the session's number and the minute, `0-495`.
  static func slot(_ text: String) -> SlotStart? {
    let parts = text.split(separator: "-").map { Int($0) }
    guard parts.count == 2, let session = parts[0], let start = parts[1] else { return nil }
    return SlotStart(session: SessionIndex(session), start: start)
  }

  /// The same slot in an address.
  static func text(_ slot: SlotStart) -> String { "\(slot.session)-\(slot.start)" }
}
