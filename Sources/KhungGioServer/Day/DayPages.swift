import Console
import DriveFiles
import DriveStore
import Drives
import Foundation
package import Hummingbird
import KhungGio
import Synchronization
package import Wording

/// The organiser's page of the day: who is present, who is late, whom to call, what comes, what to do
/// when something breaks. Everything is in the page as it comes: it can be read without a script.
package struct DayPages: OrganiserPart {
  private let page: DrivePage
  private let doors: OpenDoors
  private let listening = ListeningBooks()
  private let replans = ShownReplans()

  static let path = "/ngay"

  /// What is worked out only when it is asked for.
  private enum Part: String {
    case call = "goi"
    case forecast = "du-bao"
    case change = "thay-doi"
    case changed = "da-doi"
  }

  init(_ page: DrivePage, doors: OpenDoors) {
    self.page = page
    self.doors = doors
  }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.dayTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/ngay") { request, context -> Response in
      try await show(request, in: page.site.words(context))
    }
    routes.post("/api/day/called") { request, context -> Response in
      let asked = try await request.value(Called.self)
      try await call(asked, in: page.site.words(context))
      return try Response.json(Done(says: ""))
    }
    routes.post("/api/day/change") { request, context -> Response in
      let asked = try await request.value(Numbered.self)
      let wording = page.site.words(context)
      let book = try doors.book(of: try page.site.drive.path())
      guard let shown = replans.shown(asked.number, of: book.path) else { throw Refusal.stale }
      var publish = PublishReplannedDay(
        shown.day, on: book.path, record: book.record, base: shown.base)
      publish.reason = shown.reason
      publish.moment = book.now
      let revision = try await publish.run()
      return try Response.json(Done(says: says(revision, on: book, in: wording)))
    }
    routes.post("/api/day/restore") { request, context -> Response in
      let asked = try await request.value(Restored.self)
      let wording = page.site.words(context)
      let book = try doors.book(of: try page.site.drive.path())
      var restore = RestoreRevision(asked.number, of: book.path, base: asked.base.state)
      restore.reason = wording.restoreReason(asked.number)
      restore.moment = book.now
      let revision = try await restore.run()
      return try Response.json(Done(says: says(revision, on: book, in: wording)))
    }
    routes.post("/api/pin") { _, _ -> Response in
      let book = try doors.book(of: try page.site.drive.path())
      var random = SystemRandomNumberGenerator()
      _ = try book.newPIN(from: &random)
      doors.site?.pinGuard.reset()
      return try Response.json(Done(says: ""))
    }
    routes.delete("/api/devices/{number}") { _, context -> Response in
      guard let number = context.parameters.get("number").flatMap({ Int($0) }) else {
        throw Refusal.notFound
      }
      try doors.book(of: try page.site.drive.path()).shutOut(device: number)
      doors.site?.visitors.forget()
      return try Response.json(Done(says: ""))
    }
  }

  private struct Called: Decodable {
    let registrant: String
    let session: String
    let slot: String
  }

  private struct Numbered: Decodable {
    let number: Int
  }

  private struct Restored: Decodable {
    let number: Int
    let base: Base
  }

  private func says(
    _ revision: PublishedRevision, on book: DoorBook, in wording: Words
  ) -> String {
    wording.issued(
      revision.number, people: revision.invited,
      at: Moment.onTheClock(revision.moment.text, of: book.day().zone, in: wording))
  }

  private struct Done: Encodable {
    let says: String
  }

  /// Records that somebody of the waiting list was called and comes.
  private func call(_ asked: Called, in wording: Words) async throws {
    let book = try doors.book(of: try page.site.drive.path())
    let day = book.day()
    guard let session = day.drive.drive.sessions.index(ofID: asked.session),
      let start = ClockTime.minute(of: asked.slot), day.places[asked.registrant] != nil,
      day.drive.drive.hasSlot(SlotStart(session: session, start: start))
    else { throw Refusal.malformed }
    let name = wording.organiserDevice
    var random = SystemRandomNumberGenerator()
    let device =
      try book.devices().first { $0.name == name && $0.shutOut == nil }?.number
      ?? book.addDevice(name, secret: Secret.hexadecimal(from: &random))
    // Without a number of its own it gets the next one.
    _ = try await book.keep(
      [
        NewArrival(
          id: UUID().uuidString.lowercased(), number: 0, kind: .called, session: asked.session,
          subject: .registrant(asked.registrant), slot: ClockTime.text(start),
          deviceTime: book.now.text)
      ], of: device)
  }

  private func show(_ request: Request, in wording: Words) async throws -> Response {
    let folder = try page.site.drive.path()
    let (lists, state) = try await page.lists()
    func answer(_ content: HTML) -> Response {
      page.page(
        wording.dayTitle, at: Self.path, of: lists.draft.name, state: state,
        scripts: ["day.js"], in: wording
      ).response(content)
    }
    let book: DoorBook
    do {
      book = try await Waiting.run { [doors] in try doors.book(of: folder) }
    } catch let error as UseCaseError where error.cause is PublishedSourceError {
      return answer("<p class=\"card\">\(wording.doorNeedsPublishing)</p>")
    }
    listening.listen(to: book, for: page.site.events)
    let query = DayQuery(request)
    let view = try await Waiting.run { [doors, replans] in
      let view = DayView(book, wording: wording)
      let extra: HTML
      switch query.part.flatMap(Part.init) {
      case .call: extra = try view.call()
      case .forecast: extra = try view.forecast()
      case .change:
        guard let change = query.change else { throw Refusal.malformed }
        let (planned, reason) = try view.replanned(change)
        let number = replans.keep(planned, reason: reason, base: state, of: folder)
        extra = view.change(planned, reason: reason, number: number)
      case .changed: extra = try view.changed()
      case nil: extra = ""
      }
      return (
        facts: view.facts, lists: view.lists, asked: extra, form: view.questions(query.change),
        door: try view.door(at: doors.site, folder: folder)
      )
    }
    return answer(
      """
      <div id="facts">\(view.facts)</div>
      \(view.form)
      <div id="asked">\(view.asked)</div>
      <div id="lists">\(view.lists)</div>
      <div id="devices" class="screen">\(view.door)</div>
      """)
  }
}

/// What is asked of the page of the day.
struct DayQuery: Sendable {
  /// What is to be worked out.
  let part: String?
  /// What has changed at a stage; nil for nothing.
  let change: Change?

  /// A stage has fewer servers.
  struct Change: Equatable, Sendable {
    let session: String
    let stage: String
    let fewer: Int
  }

  init(_ request: Request) {
    let values = request.uri.queryParameters
    part = values["xem"].map(String.init)
    let stage = values["khau"]?.split(separator: "/", maxSplits: 1).map(String.init) ?? []
    guard stage.count == 2, let fewer = values["bot"].flatMap({ Int($0) }),
      (1...999).contains(fewer)
    else {
      change = nil
      return
    }
    change = Change(session: stage[0], stage: stage[1], fewer: fewer)
  }
}

/// The rest of a day as it was planned again and shown last: what is published is exactly that.
private final class ShownReplans: Sendable {
  struct Shown: Sendable {
    let number: Int
    let folder: String
    let day: ReplannedDay
    let reason: String
    let base: FolderState
  }

  private let state = Mutex<(last: Int, shown: Shown?)>((0, nil))

  /// Keeps what is shown; of an earlier one nothing is kept.
  func keep(_ day: ReplannedDay, reason: String, base: FolderState, of folder: String) -> Int {
    state.withLock { state in
      state.last += 1
      state.shown = Shown(
        number: state.last, folder: folder, day: day, reason: reason, base: base)
      return state.last
    }
  }

  /// What was shown; nil where it was another.
  func shown(_ number: Int, of folder: String) -> Shown? {
    state.withLock { state in
      state.shown.flatMap { $0.number == number && $0.folder == folder ? $0 : nil }
    }
  }
}

/// Which doors tell open pages what happens.
private final class ListeningBooks: Sendable {
  private let known = Mutex<Set<ObjectIdentifier>>([])

  func listen(to book: DoorBook, for events: EventHub) {
    let isNew = known.withLock { $0.insert(ObjectIdentifier(book)).inserted }
    guard isNew else { return }
    _ = book.listen { _ in Task { await events.send(PageEvent("count")) } }
  }
}
