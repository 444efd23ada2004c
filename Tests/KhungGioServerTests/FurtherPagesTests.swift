import Foundation
import KhungGioServer
import Testing

/// Pages of a drive without lists, or of no drive; the picture of variants; the paper of one unit.
@Suite struct FurtherPagesTests {
  private func base(_ pages: RunningPages) async throws -> String {
    let page = try await pages.get("/gui").body
    return
      "{\"inputs\":\"\(pages.data("inputs", of: page))\",\"plan\":\"\(pages.data("plan", of: page))\"}"
  }

  @Test func settingsNeedNoLists() async throws {
    func withoutLists(_ drive: URL) throws {
      try FileManager.default.removeItem(at: drive.appending(path: "registrants"))
    }
    try await RunningPages.of(change: withoutLists) { pages in
      let page = try await pages.get("/caidat")
      #expect(page.status == 200 && page.body.contains("name=\"sessions.room.opens\""))
      let settings =
        "{\"settings\":[{\"key\":\"sessions.room.opens\",\"value\":\"07:50\"}],\"writes\":true,"
        + "\"base\":{\"inputs\":\"\(pages.data("inputs", of: page.body))\",\"plan\":\"\"}}"
      #expect(try await pages.send("/api/settings", settings).status == 200)
      #expect(try await pages.get("/caidat").body.contains("value=\"07:50\""))
      // What needs people says so.
      for path in ["/lich", "/neu", "/visao"] {
        #expect(try await pages.get(path).body.contains("There are no lists yet."), "\(path)")
      }
    }
  }

  @Test func settingsStandAsInTheFile() async throws {
    try await RunningPages.of { pages in
      let page = try await pages.get("/caidat").body
      let names = ["site", "date", "opens", "closes", "stages.desk.minutes", "stages.bed.minutes"]
      let places = names.map { page.firstRange(of: "name=\"sessions.room.\($0)\"")?.lowerBound }
      #expect(
        !places.contains(nil) && places.compactMap(\.self) == places.compactMap(\.self).sorted())
      // What is one of few is chosen.
      #expect(
        page.contains(
          """
          <select name="sessions.room.stages.desk.defers" data-was="true" autocomplete="off">\
          <option value="true" selected>Yes</option><option value="false">No</option></select>
          """))
      #expect(page.contains("<option value=\"vi\" selected>Tiếng Việt</option>"))
    }
  }

  @Test func pagesOfNoDriveLeadToTheChoice() async throws {
    try await RunningPages.of(nil) { pages in
      for path in ["/", "/lich", "/neu", "/visao", "/gui", "/ngay", "/caidat"] {
        let answer = try await pages.get(path)
        #expect(answer.status == 303 && answer.header("Location") == "/dot", "\(path)")
      }
      let answer = try await pages.send("/api/plan", "{}")
      #expect(answer.status == 409 && answer.body.contains("\"error\":\"no-drive\""))
    }
  }

  @Test func variantsAreDrawn() async throws {
    try await RunningPages.of { pages in
      func drawn(_ key: String, _ from: Int, _ to: Int, _ measure: String) async throws
        -> HTTPAnswer
      {
        try await pages.send(
          "/api/frontier",
          "{\"key\":\"\(key)\",\"from\":\(from),\"to\":\(to),\"measure\":\"\(measure)\"}")
      }
      let beds = "sessions.room.stages.bed.servers"
      let answer = try await drawn(beds, 1, 2, "mean_wait")
      #expect(answer.status == 200 && answer.body.contains("/api/frontier/1"))
      #expect(answer.body.contains("mean minutes waiting"))
      let picture = try await pages.get("/api/frontier/1")
      #expect(picture.status == 200 && picture.header("Content-Type") == "image/svg+xml")
      #expect(picture.body.contains("<svg") && picture.body.contains("as it is"))
      #expect(try await pages.get("/api/frontier/0").status == 404)
      #expect(try await pages.get("/api/frontier/2").status == 404)
      for (from, to) in [(1, 13), (2, 1), (-1, 2)] {
        #expect(try await drawn(beds, from, to, "unplaced").status == 422, "\(from) \(to)")
      }
      #expect(try await drawn(beds, 1, 2, "nonsense").status == 400)
      #expect(try await drawn("sessions.room.nonsense", 1, 2, "unplaced").status == 400)
    }
  }

  @Test func thePaperOfOneUnit() async throws {
    func planned(_ drive: URL) throws {
      let plan = "{\"version\": 1, \"assignments\": [], \"unplaced\": []}"
      try Data(plan.utf8).write(to: drive.appending(path: "plan.json"))
    }
    try await RunningPages.of(change: planned) { pages in
      let base = try await base(pages)
      func letter(_ unit: String, _ kind: String, _ base: String) async throws -> HTTPAnswer {
        try await pages.send(
          "/api/letter",
          "{\"unit\":\"\(unit)\",\"kind\":\"\(kind)\",\"isFinal\":false,\"base\":\(base)}")
      }
      #expect(try await letter("nobody", "letter", base).status == 400)
      let old = "{\"inputs\":\"\",\"plan\":\"\"}"
      #expect(try await letter("office", "letter", old).status == 409)
      #expect(try await letter("office", "nonsense", base).status == 400)
      // Nobody is invited: there are no slips.
      let slips = try await letter("office", "slips", base)
      #expect(slips.status == 200 && slips.body.contains("Nobody of this unit is invited."))
    }
  }

  /// A method that nothing has is refused by name, and says which there are.
  @Test func methodsThatThereAreNot() async throws {
    try await RunningPages.of { pages in
      for method in ["PUT", "PATCH", "OPTIONS", "TRACE"] {
        let answer = try await HTTPAnswer(
          of: pages.server, method: method, path: "/lich", headers: ["Cookie: \(pages.cookie)"])
        #expect(answer.status == 405, "\(method)")
        #expect(answer.header("Allow") == "GET, HEAD, POST, DELETE", "\(method)")
      }
      // What is there for reading or writing only, says so.
      let headers = [
        "Cookie: \(pages.cookie)", "Origin: \(pages.server.url)", "Content-Type: application/json",
      ]
      for (method, path, allowed) in [
        ("POST", "/lich", "GET, HEAD"), ("DELETE", "/", "GET, HEAD"),
        ("GET", "/api/plan", "DELETE, POST"), ("DELETE", "/api/moves", "GET, HEAD, POST"),
        ("POST", "/api/frontier/1", "GET, HEAD"), ("GET", "/api/frontier", "POST"),
      ] {
        let answer = try await HTTPAnswer(
          of: pages.server, method: method, path: path, headers: headers,
          body: method == "GET" ? "" : "{}")
        #expect(answer.status == 405 && answer.header("Allow") == allowed, "\(method) \(path)")
      }
      #expect(try await pages.get("/nothing").status == 404)
    }
  }

  /// A browser that leaves a page closes its stream of events, which then does not count towards the connections of
  /// an address: the next page can be looked at, however many were before.
  @Test func streamsThatWereLeftDoNotCount() async throws {
    try await RunningPages.of { pages in
      let host = String(pages.server.url.dropFirst("http://".count))
      let port = try #require(Int(host.split(separator: ":").last ?? ""))
      let head = [
        "GET /api/events HTTP/1.1", "Host: \(host)", "Cookie: \(pages.cookie)", "", "",
      ].joined(separator: "\r\n")
      for _ in 0..<30 {
        try await Waiting.run {
          let socket = try TestSocket(port: port)
          socket.write(Array(head.utf8))
          _ = socket.readUntil("\n\n")
        }
      }
      // What has been closed is noticed a moment later.
      var status = 0
      for _ in 0..<1_000 where status == 0 { status = try await pages.get("/lich").status }
      #expect(status == 200)
    }
  }
}
