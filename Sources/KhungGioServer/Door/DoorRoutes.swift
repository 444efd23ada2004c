import DriveStore
import Drives
import Foundation
import HTTPTypes
import Hummingbird
import KhungGio
import Wording

/// What phones ask the door for.
struct DoorRoutes: Sendable {
  let door: DoorSite

  /// How long, in seconds, a device stays let in: longer than any drive.
  private static let daysOfCookie = 2_592_000
  private static let longestName = 60
  private static let longestLog = 60

  func addRoutes(to router: Router<PageContext>) {
    router.post("/api/join") { request, context -> Response in try await join(request, context) }
    let devices = router.group().add(
      middleware: OnlyVisitors { if case .device = $0 { true } else { false } })
    devices.get("/api/people") { _, context -> Response in
      try .json(DoorList(door.book.day(), at: door.book.now, in: door.words(context)))
    }
    devices.post("/api/arrivals") { request, context -> Response in
      try await keep(request, context)
    }
    devices.get("/api/live") { request, context -> Response in
      let after = request.uri.queryParameters["after"].flatMap { Int($0) } ?? 0
      let seen = EventStream.lastSeen(by: request) ?? after
      let live = LiveStates(book: door.book, wording: door.words(context), messages: door.messages)
      return EventStream.response(of: live.events(after: seen))
    }
    devices.get("/api/slot") { _, _ -> Response in
      let (book, moment) = (door.book, door.book.now)
      let proposed = try await Waiting.run {
        var propose = ProposeSlot(book.day(), book.record)
        propose.moment = moment
        return try propose.perform()
      }
      return try .json(proposed)
    }
    devices.get("/api/log") { _, _ -> Response in try .json(log()) }
  }

  private func join(_ request: Request, _ context: PageContext) async throws -> Response {
    let asked = try await request.value(JoinRequest.self)
    let words = door.words(context)
    let name = TextWidth.printable(asked.name).trimmingCharacters(in: .whitespaces)
    guard !name.isEmpty, name.count <= Self.longestName else { throw Refusal.malformed }
    var random = SystemRandomNumberGenerator()
    let pin = try door.book.pin(from: &random)
    switch door.pinGuard.verdict(on: asked.pin, right: pin, from: context.address) {
    case .wrong:
      return try .json(
        JoinRefusal(error: "wrong-pin", says: words.refusedNobody), status: .forbidden)
    case .locked:
      return try .json(
        JoinRefusal(error: "too-many-tries", says: words.tooManyGuesses), status: .tooManyRequests)
    case .right: break
    }
    let secret = Secret.hexadecimal(from: &random)
    let number = try door.book.addDevice(name, secret: secret)
    var response = try Response.json(JoinedDevice(device: number, name: name))
    response.setCookie(
      Cookie(
        name: door.site.cookieName, value: secret, maxAge: Self.daysOfCookie, path: "/",
        httpOnly: true, sameSite: .lax))
    return response
  }

  private func keep(_ request: Request, _ context: PageContext) async throws -> Response {
    guard case .device(let device)? = context.visitor else { throw Refusal.nobody }
    let sent = try await request.value(SentEvents.self)
    guard sent.events.count <= CheckIn.mostEvents else { throw Refusal.tooLarge }
    // What cannot be understood can never be kept; the phone must not send it forever.
    let unknown = sent.events.filter { $0.arrival == nil }
    let events = sent.events.compactMap(\.arrival)
    let recorded = try await door.book.keep(events, of: device)
    let live = LiveStates(book: door.book, wording: door.words(context), messages: door.messages)
    var change = live.change { record in events.compactMap { record.subject(named: $0.id) } }
    let named = zip(recorded.events, recorded.outcomes)
    change.kept = named.filter { $0.1.isStored }.map(\.0.id)
    change.refused =
      unknown.map {
        DoorChange.Refused(id: $0.id, why: ArrivalOutcome.Reason.malformed.rawValue)
      }
      + named.compactMap { event, outcome in
        guard case .refused(let reason) = outcome else { return nil }
        return DoorChange.Refused(id: event.id, why: reason.rawValue)
      }
    return try .json(change)
  }

  private func log() throws -> DoorLog {
    let (day, record) = (door.book.day(), door.book.record)
    let names = Dictionary(
      try door.book.devices().map { ($0.number, $0.name) }, uniquingKeysWith: { first, _ in first })
    return DoorLog(
      events: record.latest(Self.longestLog).reversed().map { arrival in
        DoorLog.Event(
          id: arrival.event.id, at: ClockTime.text(arrival.minute(in: day.zone)),
          kind: arrival.event.kind.rawValue, subject: record.subject(of: arrival)?.text ?? "",
          device: names[arrival.device] ?? "", isUndone: record.isUndone(arrival))
      })
  }
}
