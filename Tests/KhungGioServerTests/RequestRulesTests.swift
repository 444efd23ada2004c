import Foundation
import KhungGioServer
import Testing

/// What every route keeps, over a real port.
@Suite struct RequestRulesTests {
  /// Every route with its parameters filled in, one of each kind of method.
  private func routes(of pages: RunningPages) -> [(method: String, path: String)] {
    pages.server.routes.map { method, path in
      (
        method,
        "/"
          + path.replacing("{token}", with: "0").replacing("{mark}", with: "0")
          .replacing("{name}", with: "x").drop { $0 == "/" }
      )
    }
  }

  private func isOpen(_ path: String) -> Bool {
    path.hasPrefix("/k/") || path.hasPrefix("/assets/")
  }

  @Test func everyRouteRefusesWhatComesFromElsewhere() async throws {
    try await RunningPages.of { pages in
      let routes = routes(of: pages)
      #expect(routes.count >= 20)
      let own = pages.server.url
      let port = own.split(separator: ":").last.map(String.init) ?? ""
      for (method, path) in routes {
        let name = "\(method) \(path)"
        let isWrite = ["POST", "DELETE"].contains(method)
        func status(
          host: String? = nil, cookie: String? = pages.cookie, origin: String? = own,
          type: String? = "application/json", _ further: [String] = []
        ) async throws -> Int {
          let headers =
            [
              cookie.map { "Cookie: \($0)" }, origin.map { "Origin: \($0)" },
              type.map { "Content-Type: \($0)" },
            ].compactMap { $0 } + further
          return try await HTTPAnswer(
            of: pages.server, method: method, path: path, host: host, headers: headers,
            body: isWrite ? "{}" : ""
          ).status
        }
        for host in [
          "evil.example", "evil.example:\(port)", "127.0.0.1", "127.0.0.1:1",
          "127.0.0.1.evil:\(port)",
          "LOCALHOST.:\(port)", "[::1]:\(port)",
        ] {
          #expect(try await status(host: host) == 421, "\(name) as \(host)")
        }
        let nameless = try await status(host: "")
        #expect([400, 421].contains(nameless), "\(name) without a host")
        if !isOpen(path) {
          #expect(try await status(cookie: nil) == 401, "\(name) without a cookie")
          let guess = "kg-\(port)=00000000000000000000000000000000"
          #expect(try await status(cookie: guess) == 401, "\(name) with a guess")
        }
        guard isWrite else { continue }
        for origin in [
          nil, "null", "http://evil.example", "https://127.0.0.1:\(port)", "http://127.0.0.1:1",
          "http://127.0.0.1", "http://127.0.0.1:\(port).evil.example", "http://localhost:\(port)",
        ] {
          #expect(try await status(origin: origin) == 403, "\(name) from \(origin ?? "nowhere")")
        }
        for site in ["cross-site", "same-site", "none"] {
          #expect(try await status(["Sec-Fetch-Site: \(site)"]) == 403, "\(name) \(site)")
        }
        for type in [nil, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
        {
          #expect(try await status(type: type) == 415, "\(name) as \(type ?? "nothing")")
        }
      }
    }
  }

  @Test func everyAnswerKeepsOtherPagesOut() async throws {
    try await RunningPages.of { pages in
      for path in ["/", "/lich", "/gui", "/dot", "/nothing", "/k/0", "/api/moves"] {
        let answer = try await pages.get(path)
        let policy = try #require(answer.header("Content-Security-Policy"))
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("http"))
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
        #expect(answer.header("Referrer-Policy") == "no-referrer")
        #expect(answer.header("Cross-Origin-Resource-Policy") == "same-origin")
        #expect(answer.header("Cache-Control") == "no-store")
        #expect(answer.header("Access-Control-Allow-Origin") == nil)
        #expect(answer.header("Server") == nil)
      }
    }
  }

  @Test func anAddressOpensOneSession() async throws {
    try await RunningPages.of { pages in
      let path = RunningPages.address(of: pages.server)
      let first = try await HTTPAnswer(of: pages.server, path: path)
      #expect(first.status == 200 && first.header("Refresh") == "0; url=/")
      let cookie = try #require(first.header("Set-Cookie"))
      let port = pages.server.url.split(separator: ":").last ?? ""
      let shape = #/kg-(\d+)=([0-9a-f]{32}); (.*)/#
      let parts = try #require(cookie.wholeMatch(of: shape)?.output)
      #expect(parts.1 == port)
      let flags = Set(parts.3.components(separatedBy: "; "))
      #expect(flags == ["HttpOnly", "SameSite=Strict", "Path=/"])
      let second = try await HTTPAnswer(of: pages.server, path: path)
      #expect(second.status == 401 && second.header("Set-Cookie") == nil)
      // Whoever is signed in comes back to an old tab.
      let again = try await HTTPAnswer(
        of: pages.server, path: path, headers: ["Cookie: kg-\(port)=\(parts.2)"])
      #expect(again.status == 200 && again.header("Set-Cookie") == nil)
      #expect(try await HTTPAnswer(of: pages.server, path: "/k/").status == 404)
    }
  }

  @Test func requestsThatAreTooLargeAreRefusedAndOthersAreServed() async throws {
    try await RunningPages.of { pages in
      let large = String(repeating: "x", count: (1 << 20) + 1)
      let body = try await pages.send("/api/open", "{\"folder\":\"\(large)\"}")
      #expect(body.status == 413)
      let header = try await pages.get("/", ["X-Large: " + large.prefix(40_000)])
      #expect(header.status != 200)
      let many = try await pages.get("/", (0..<200).map { "X-\($0): a" })
      #expect(many.status != 200)
      #expect(try await pages.send("/api/open", "not JSON").status == 400)
      #expect(try await pages.get("/").status == 200)
    }
  }

  @Test func oneAddressHasSoManyConnections() async throws {
    try await RunningPages.of { pages in
      let port = Int(pages.server.url.split(separator: ":").last ?? "") ?? 0
      let read = try await Waiting.run {
        let open = try (0..<20).map { _ in try TestSocket(port: port) }
        // Each of the twenty is counted once it has been accepted, which its answer shows.
        let request = Array("GET / HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        for socket in open { socket.write(request) }
        for socket in open { socket.readSome() }
        let more = try TestSocket(port: port)
        more.write(request)
        let closed = more.readAll()
        return (closed, open.count)
      }
      #expect(read.0.isEmpty && read.1 == 20)
    }
  }

  @Test func nothingThatNamesPeopleIsNoted() async throws {
    try await RunningPages.of { pages in
      _ = try await pages.get("/anh/Nguyen-Van-An.svg?name=An")
      _ = try await pages.get("/Nguyen-Van-An")
      let notes = pages.notes.all.map(\.route)
      #expect(notes.contains("/anh/{name}"))
      #expect(!notes.contains { $0.contains("Nguyen") })
    }
  }
}
