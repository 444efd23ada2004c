import DriveStore
import Foundation
import KhungGio
import KhungGioServer
import TestSupport
import Testing

/// The door, over a real port.
@Suite struct DoorTests {
  static func id(_ number: Int, device: Int = 1) -> String {
    let digits = String(number)
    let first = String(repeating: "0", count: 8 - String(device).count) + String(device)
    return "\(first)-0000-4000-8000-"
      + String(repeating: "0", count: 12 - digits.count) + digits
  }

  static func event(
    _ number: Int, kind: String = "in", person: String? = nil, undoes: String? = nil,
    device: Int = 1
  ) -> String {
    var fields = [
      "\"id\": \"\(id(number, device: device))\"", "\"number\": \(number)",
      "\"kind\": \"\(kind)\"", "\"session\": \"room\"", "\"time\": \"2021-12-09T01:04:00Z\"",
    ]
    if let person { fields.append("\"registrant\": \"\(person)\"") }
    if let undoes { fields.append("\"undoes\": \"\(undoes)\"") }
    return "{\(fields.joined(separator: ", "))}"
  }

  static func body(_ events: String...) -> String {
    "{\"events\": [\(events.joined(separator: ", "))]}"
  }

  private func people(_ door: OpenDoor) throws -> [String] {
    door.door.book.day().people.map(\.id)
  }

  /// Every route of the door, with what it takes.
  private static let routes: [(method: String, path: String, isOpen: Bool)] = [
    ("GET", "/", true), ("GET", "/cua", true), ("GET", "/c/7K2M4Q", true),
    ("GET", "/C/7K2M4Q", true),
    ("GET", "/thu", true), ("GET", "/api/try", true), ("GET", "/api/try/live", true),
    ("POST", "/api/join", true), ("GET", "/api/people", false), ("POST", "/api/arrivals", false),
    ("GET", "/api/live", false), ("GET", "/api/slot", false), ("GET", "/api/log", false),
  ]

  @Test func everyRouteKeepsStrangersOut() async throws {
    try await OpenDoor.open { door in
      let client = DoorClient(door: door.door)
      let origin = "Origin: http://\(client.host)"
      let json = "Content-Type: application/json"
      for route in Self.routes {
        let name = "\(route.method) \(route.path)"
        let body = route.method == "POST" ? "{}" : ""
        var tries: [(headers: [String], host: String?, status: Int)] = [
          ([origin, json], "evil.example", 421), ([origin, json], "127.0.0.1", 421),
          ([origin, json], "localhost:\(door.door.site.port)", 421),
        ]
        if !route.isOpen { tries.append(([origin, json], nil, 401)) }
        if route.method == "POST" {
          for wrong in ["null", "http://evil.example", "http://127.0.0.1:1"] {
            tries.append((["Origin: \(wrong)", json], nil, 403))
          }
          tries.append(([json], nil, 403))
          tries.append(([origin, json, "Sec-Fetch-Site: same-site"], nil, 403))
          tries.append(([origin, "Content-Type: text/plain"], nil, 415))
        }
        for attempt in tries {
          let answer = try await client.ask(
            route.method, route.path, host: attempt.host, headers: attempt.headers, body: body)
          #expect(answer.status == attempt.status, "\(name) \(attempt)")
        }
      }
      // Nothing of the organiser's is here.
      for path in ["/lich", "/ngay", "/api/plan", "/api/events", "/k/0"] {
        #expect(try await client.get(path).status == 404, "\(path)")
      }
    }
  }

  /// The page has no names, whoever asks, and opening a printed link writes nothing.
  @Test func pagesHoldNoNamesAndWriteNothing() async throws {
    try await OpenDoor.open { door in
      let client = try await door.join("Door 1")
      let person = door.door.book.day().people[0]
      for path in ["/cua", "/c/\(person.code)", "/C/\(person.code)"] {
        let page = try await client.get(path)
        #expect(page.status == 200 && !page.body.contains(person.name))
        #expect(page.header("Cache-Control") == "private, max-age=43200")
      }
      let hostile = try await client.get("/c/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E")
      #expect(!hostile.body.contains("<script>alert"))
      #expect(try door.kept().isEmpty)
      let list = try await client.get("/api/people")
      #expect(list.body.contains(person.name) && list.header("Cache-Control") == "no-store")
      // Telephone numbers stay with the organiser.
      let phones = door.door.book.day().drive.drive.registrants.map(\.phone).filter { !$0.isEmpty }
      #expect(phones.allSatisfy { !list.body.contains($0) })
      #expect(door.notes.all.allSatisfy { !$0.route.contains(person.code) })
      #expect(door.notes.all.contains { $0.route == "/c/{code}" })
    }
  }

  /// Everybody has still to be asked what nobody answered.
  @Test func phonesKnowWhomToAskWhat() async throws {
    let asking = "declarations: [{id: form, question: {vi: \"Đã khai?\", en: \"Form sent?\"}}]\n"
    try await OpenDoor.open(with: asking) { door in
      let client = try await door.join("Door 1")
      let body = try await client.get("/api/people").body
      #expect(body.contains("\"questions\":{\"form\":\"Form sent?\"}"))
      #expect(
        body.components(separatedBy: "\"asked\":[\"form\"]").count
          == door.door.book.day().people.count + 1)
      #expect(body.contains("\"barredBy\":[]"))
    }
    try await OpenDoor.open { door in
      let body = try await door.join("Door 1").get("/api/people").body
      #expect(!body.contains("asked") && !body.contains("questions"))
    }
  }

  @Test func aPINLetsInAndGuessesDoNot() async throws {
    try await OpenDoor.open { door in
      let client = DoorClient(door: door.door)
      let right = try door.pin()
      let wrong = right == "000000" ? "000001" : "000000"
      func join(_ pin: String) async throws -> DoorClient.Answer {
        try await client.post("/api/join", "{\"pin\": \"\(pin)\", \"name\": \"Door\"}")
      }
      for _ in 1...4 { #expect(try await join(wrong).status == 403) }
      let answer = try await join(right)
      #expect(answer.status == 200)
      let cookie = try #require(answer.header("Set-Cookie"))
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
      #expect(try await join(wrong).status == 403)
      // The sixth try is refused, whatever it says.
      #expect(try await join(right).status == 429)
      #expect(try await join("").status == 429)
      #expect(
        try await client.post("/api/join", "{\"pin\": \"\(right)\", \"name\": \" \"}").status == 400
      )
      #expect(try door.door.book.devices().map(\.name) == ["Door"])
    }
  }

  @Test func whatIsSentIsKeptOnceAndAnswered() async throws {
    try await OpenDoor.open { door in
      let client = try await door.join("Door 1")
      let person = try people(door)[0]
      let body = Self.body(
        Self.event(1, person: person), Self.event(2, kind: "nonsense", person: person))
      for _ in 1...3 {
        let answer = try await client.post("/api/arrivals", body)
        #expect(answer.status == 200 && answer.body.contains("\"kept\":[\"\(Self.id(1))\"]"))
        #expect(
          answer.body.contains("\"refused\":[{\"id\":\"\(Self.id(2))\",\"why\":\"malformed\"}]"))
        #expect(
          answer.body.contains("\"came\":\"08:04\"") && answer.body.contains("\"twice\":false"))
        #expect(answer.body.contains("\"present\":1"))
      }
      #expect(try door.kept().map(\.event.id) == [Self.id(1)])
      let undo = try await client.post(
        "/api/arrivals", Self.body(Self.event(3, kind: "undo", undoes: Self.id(1))))
      #expect(undo.body.contains("\"present\":false"))
      let log = try await client.get("/api/log")
      #expect(log.body.contains("\"isUndone\":true") && log.body.contains("Door 1"))
      let many = (10...210).map { Self.event($0, person: person) }.joined(separator: ", ")
      #expect(try await client.post("/api/arrivals", "{\"events\": [\(many)]}").status == 413)
      #expect(try await client.post("/api/arrivals", "[]").status == 400)
    }
  }

  /// Two phones that do not know of each other let the same person in: both are kept, the first stands.
  @Test func twoPhonesLetInOnePerson() async throws {
    try await OpenDoor.open { door in
      let (one, two) = (try await door.join("Door 1"), try await door.join("Door 2"))
      let person = try people(door)[1]
      _ = try await one.post("/api/arrivals", Self.body(Self.event(1, person: person)))
      let answer = try await two.post(
        "/api/arrivals", Self.body(Self.event(1, person: person, device: 2)))
      #expect(answer.body.contains("\"twice\":true"))
      #expect(try door.kept().count == 2)
      let record = door.door.book.record.people[.registrant(person)]
      #expect(record?.firstEntry?.device == 1 && record?.repeatedEntries.map(\.device) == [2])
      #expect(door.door.book.reading.sessions[0].present == 1)
    }
  }

  /// Nine phones at once, each sending everything twice: with the connection that is being closed each
  /// has two, and one address may have twenty.
  @Test func ninePhonesAtOnce() async throws {
    try await OpenDoor.open { door in
      let person = try people(door)[0]
      try await withThrowingTaskGroup(of: Void.self) { group in
        for device in 1...9 {
          group.addTask {
            let client = try await door.join("Door \(device)")
            for number in 1...5 {
              let body = Self.body(
                Self.event(
                  number, kind: number % 2 == 1 ? "in" : "out", person: person, device: device))
              for _ in 1...2 {
                #expect(try await client.post("/api/arrivals", body).status == 200)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      let kept = try door.kept()
      #expect(kept.count == 45 && Set(kept.map(\.event.id)).count == 45)
      #expect(kept.map(\.sequence) == Array(1...45))
      #expect(door.door.book.record == DayRecord(kept))
    }
  }

  @Test func aDeviceThatIsShutOutIsNobody() async throws {
    try await OpenDoor.open { door in
      let client = try await door.join("Door 1")
      #expect(try await client.get("/api/people").status == 200)
      try door.door.book.shutOut(device: 1)
      door.door.visitors.forget()
      #expect(try await client.get("/api/people").status == 401)
      let person = try people(door)[0]
      let answer = try await client.post("/api/arrivals", Self.body(Self.event(1, person: person)))
      #expect(answer.status == 401)
      #expect(try door.kept().isEmpty)
    }
  }

  /// A phone is tried out without a PIN: it sees what time it is, and nobody.
  @Test func aPhoneIsTriedOutWithoutSeeingAnybody() async throws {
    try await OpenDoor.open { door in
      let client = DoorClient(door: door.door)
      let page = try await client.get("/thu")
      let names = door.door.book.day().people.map(\.name)
      #expect(page.status == 200 && names.allSatisfy { !page.body.contains($0) })
      #expect(try await client.get("/api/try").body == "{\"time\":\"2021-12-09T01:05:00Z\"}")
      let live = try await client.get("/api/try/live")
      #expect(live.status == 200 && live.body.contains("event: tried\ndata: {}\n"))
      #expect(try door.kept().isEmpty)
    }
  }

  @Test func aSlotIsProposedToSomebodyNew() async throws {
    try await OpenDoor.open { door in
      let client = try await door.join("Door 1")
      let answer = try await client.get("/api/slot")
      #expect(answer.status == 200 && answer.body.contains("\"slot\":"))
    }
  }
}
