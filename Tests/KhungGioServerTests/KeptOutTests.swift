import DriveStore
import Foundation
import KhungGio
import KhungGioServer
import Testing

/// What keeps strangers out, at its edges.
@Suite struct KeptOutTests {
  /// Numbers that are known beforehand.
  private struct Listed: RandomNumberGenerator {
    var numbers: [UInt64]

    mutating func next() -> UInt64 { numbers.removeFirst() }
  }

  /// 128 bits are 32 digits, small numbers with their zeros; each token opens once, and its cookie alone
  /// is the organiser's.
  @Test func aSecretHasAllOfItsDigits() {
    var random = Listed(numbers: [.max, 1, 0, 0xABC, 0, 17, 5, 6, 7, 8])
    #expect(Secret.hexadecimal(from: &random) == "ffffffffffffffff0000000000000001")
    let sessions = OrganiserSessions()
    let token = sessions.newToken(from: &random)
    #expect(token == "00000000000000000000000000000abc")
    let cookie = "00000000000000000000000000000011"
    #expect(sessions.visitor(ofCookie: cookie) == nil)
    #expect(sessions.open(token, from: &random) == cookie)
    #expect(sessions.visitor(ofCookie: cookie) == .organiser)
    #expect(sessions.visitor(ofCookie: token) == nil)
    #expect(sessions.open(token, from: &random) == nil)
    #expect(sessions.open("", from: &random) == nil)
    #expect(sessions.visitor(ofCookie: "00000000000000050000000000000006") == nil)
    #expect(sessions.visitor(ofCookie: "") == nil)
  }

  @Test func anAddressIsNamedExactly() {
    let site = SiteAddress("10.0.0.7", names: ["localhost"])
    #expect(site.port == 0 && site.url == "http://10.0.0.7:0" && site.cookieName == "kg-0")
    #expect(site.isNamed("10.0.0.7:0") && site.isNamed("localhost:0"))
    for other in ["10.0.0.7", "10.0.0.7:1", "localhost", "10.0.0.70:0", "", ":0"] {
      #expect(!site.isNamed(other), "\(other)")
    }
    #expect(SiteAddress.usualPort == 8123 && SiteAddress.usualDoorPort == 8124)
  }

  /// Every header that keeps other pages out, word for word; only what names nobody is kept by browsers.
  @Test func theHeadersAreTheseAndNoOthers() async throws {
    try await RunningPages.of { pages in
      let page = try await pages.get("/lich")
      #expect(
        page.header("Content-Security-Policy")
          == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
          + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
      #expect(page.header("Cross-Origin-Opener-Policy") == "same-origin")
      #expect(page.header("Cache-Control") == "no-store" && page.header("Set-Cookie") == nil)
      let style = try #require(page.body.firstMatch(of: #/\/assets\/[0-9a-z]+\/style\.css/#)).output
      let asset = try await pages.get(String(style))
      #expect(asset.header("Cache-Control") == "public, max-age=31536000, immutable")
      #expect(asset.header("Content-Security-Policy") == page.header("Content-Security-Policy"))
      #expect(try await pages.get("/assets/0/style.css").status == 404)
      // The language is kept in a cookie that scripts do not read.
      let chosen = try await pages.get("/lich?lang=vi")
      let cookie = try #require(chosen.header("Set-Cookie")).components(separatedBy: "; ")
      let port = pages.server.url.split(separator: ":").last ?? ""
      #expect(cookie.first == "kg-\(port)-lang=vi")
      #expect(
        Set(cookie.dropFirst()) == ["Max-Age=31536000", "Path=/", "HttpOnly", "SameSite=Lax"])
      #expect(try await pages.get("/lich?lang=xx").header("Set-Cookie") == nil)
      #expect(pages.notes.all.allSatisfy { (0..<86_400).contains($0.seconds) })
    }
  }

  /// A stranger sees no places; what was asked for is in no page; scripts are answered as scripts.
  @Test func arefusalShowsNothingOfWhatWasAskedFor() async throws {
    try await RunningPages.of { pages in
      let stranger = try await HTTPAnswer(of: pages.server, path: "/lich")
      #expect(stranger.status == 401 && !stranger.body.contains("href=\"/gui\""))
      let lost = try await pages.get("/somewhere-else")
      #expect(lost.status == 404 && lost.body.contains("href=\"/gui\""))
      #expect(!lost.body.contains("somewhere-else"))
      #expect(lost.header("Content-Type") == "text/html; charset=utf-8")
      let script = try await pages.get("/api/nothing")
      #expect(script.status == 404 && script.body.hasPrefix("{\"error\":\"not-found\",\"says\":\""))
      #expect(script.header("Content-Type") == "application/json; charset=utf-8")
      // What is there is said to be, with the methods that it has.
      let other = try await pages.send("/lich", "{}")
      #expect(other.status == 405 && other.header("Allow") == "GET, HEAD")
      let patch = try await pages.send("/lich", "{}", method: "PATCH")
      #expect(patch.status == 405 && patch.header("Allow") == "GET, HEAD, POST, DELETE")
      #expect(
        try await HTTPAnswer(
          of: pages.server, path: "/lich",
          headers: ["Cookie: \(pages.cookie)", "Sec-Fetch-Site: cross-site"]
        ).status == 200)
    }
  }

  @Test func withoutADriveReadersAreLedToTheDrivesAndWritersAreTold() async throws {
    try await RunningPages.of(nil) { pages in
      for method in ["GET", "HEAD"] {
        let answer = try await HTTPAnswer(
          of: pages.server, method: method, path: "/lich", headers: ["Cookie: \(pages.cookie)"])
        #expect(answer.status == 303 && answer.header("Location") == "/dot", "\(method)")
      }
      let written = try await pages.send("/api/import?dry=1", "{}")
      #expect(written.status == 409 && written.body.contains("\"error\":\"no-drive\""))
    }
  }

  /// Whoever goes makes room for one other, and for no more than one.
  @Test func aConnectionThatIsClosedMakesRoomForOne() async throws {
    try await RunningPages.of { pages in
      let port = Int(pages.server.url.split(separator: ":").last ?? "") ?? 0
      let request = Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
      let (isIn, isOut) = try await Waiting.run { () -> (Bool, Bool) in
        func open() throws -> TestSocket? {
          let socket = try TestSocket(port: port)
          socket.write(request)
          return socket.readUntil("\r\n\r\n").isEmpty ? nil : socket
        }
        var held = try (0..<20).compactMap { _ in try open() }
        guard held.count == 20 else { return (false, false) }
        for _ in 0..<3 {
          held.removeLast()
          // The server learns of it in its own time; whoever is refused until then may ask again.
          var next: TestSocket?
          for _ in 0..<10_000 where next == nil { next = try open() }
          guard let next else { return (false, false) }
          held.append(next)
        }
        return (held.count == 20, try open() == nil)
      }
      #expect(isIn && isOut)
    }
  }

  /// The server is ready when all of its listeners listen, and says so once.
  @Test func aServerIsReadyWhenEveryListenerListens() async throws {
    try await OpenDoor.open { door in
      let server = PageServer(
        drive: door.folder.path, folder: door.folder.deletingLastPathComponent().path,
        language: .english)
      try server.openDoor(at: "127.0.0.1")
      let (ready, continuation) = AsyncStream.makeStream(of: [String].self)
      let running = Task {
        defer { continuation.finish() }
        try await server.run(port: 0) { continuation.yield([server.url, server.doorURL ?? ""]) }
      }
      var known: [[String]] = []
      for await urls in ready {
        known.append(urls)
        running.cancel()
      }
      _ = try? await running.value
      let ports = known.joined().map { $0.firstMatch(of: #/:([1-9][0-9]*)/#) != nil }
      #expect(known.count == 1 && ports == [true, true])
    }
  }
}

/// What phones at the door send, at its edges.
@Suite struct DoorLimitTests {
  @Test func aNameHasOneToSixtyLetters() async throws {
    try await OpenDoor.open { door in
      let client = DoorClient(door: door.door)
      let pin = try door.pin()
      func join(_ name: String) async throws -> Int {
        try await client.post("/api/join", "{\"pin\": \"\(pin)\", \"name\": \"\(name)\"}").status
      }
      #expect(try await join(String(repeating: "ă", count: 60)) == 200)
      #expect(try await join(String(repeating: "ă", count: 61)) == 400)
      #expect(try await join("C") == 200)
      #expect(try await join("") == 400)
      #expect(try door.door.book.devices().map(\.name.count) == [60, 1])
    }
  }

  /// Two hundred events come together and no more; whoever has seen none is told of the first.
  @Test func twoHundredEventsComeTogether() async throws {
    try await OpenDoor.open { door in
      let client = try await door.join("Door 1")
      let person = try #require(door.door.book.day().people.first?.id)
      func send(_ numbers: ClosedRange<Int>) async throws -> Int {
        let events = numbers.map {
          DoorTests.event($0, kind: $0 % 2 == 1 ? "in" : "out", person: person)
        }
        return try await client.post(
          "/api/arrivals", "{\"events\": [\(events.joined(separator: ", "))]}"
        ).status
      }
      #expect(try await send(1...1) == 200)
      let request =
        "GET /api/live HTTP/1.1\r\nHost: \(client.host)\r\nCookie: \(client.cookie)\r\n\r\n"
      let port = door.door.site.port
      let told = try await Waiting.run {
        let socket = try TestSocket(port: port)
        socket.write(Array(request.utf8))
        return socket.readUntil("event: states\ndata: {") + socket.readUntil("\n\n")
      }
      #expect(told.contains("id: 1\n") && told.contains("\"subject\":\"r:\(person)\""))
      #expect(try await send(2...201) == 200)
      #expect(try await send(202...402) == 413)
      #expect(try door.kept().count == 201)
    }
  }
}
