import Foundation
import KhungGio
import KhungGioServer
import Testing

/// Eleven attacks by headers on every route, each by somebody who has the cookie and the origin of a page.
@Suite struct HeaderAttackTests {
  /// A request, line by line.
  private struct Attack {
    let name: String
    /// The statuses that refuse it; 0 where the connection is closed without a word.
    let refusals: Set<Int>
    var method: String?
    var target: (String) -> String = { $0 }
    var hosts: [String]
    var headers: [String]
  }

  private static let long = String(repeating: "a", count: 65_536)

  /// The attacks; the host is the listener's own.
  private static func attacks(on host: String) -> [Attack] {
    let page = ["Origin: http://\(host)", "Content-Type: application/json"]
    let evil = "evil.example"
    return [
      // A name that leads to this machine, its page being the origin.
      Attack(
        name: "another host", refusals: [421], hosts: [evil],
        headers: ["Origin: http://\(evil)", "Content-Type: application/json"]),
      Attack(
        name: "forwarded host", refusals: [421], hosts: [evil],
        headers: page + ["X-Forwarded-Host: \(host)", "Forwarded: host=\(host)"]),
      Attack(name: "two hosts", refusals: [400, 421], hosts: [host, evil], headers: page),
      Attack(name: "no host", refusals: [400, 421], hosts: [], headers: page),
      Attack(
        name: "its own host in the address", refusals: [421], target: { "http://\(host)\($0)" },
        hosts: [evil], headers: page),
      // A write from another page, whatever the route's own method is.
      Attack(
        name: "another origin", refusals: [403], method: "POST", hosts: [host],
        headers: [
          "Origin: http://\(evil)", "Content-Type: application/json",
          "X-HTTP-Method-Override: GET",
        ]),
      Attack(
        name: "two origins", refusals: [403], method: "POST", hosts: [host],
        headers: page + ["Origin: http://\(evil)"]),
      Attack(
        name: "a form's type", refusals: [415], method: "POST", hosts: [host],
        headers: [
          "Origin: http://\(host)", "Content-Type: text/plain", "Content-Type: application/json",
        ]),
      // What another program in between might read otherwise.
      Attack(
        name: "two lengths", refusals: [0, 400], hosts: [host],
        headers: page + ["Transfer-Encoding: chunked"]),
      Attack(
        name: "a zero in a header", refusals: [0, 400], hosts: [host],
        headers: page + ["X-Name: a\u{0}\r\n b"]),
      Attack(
        name: "64 kB in a header", refusals: [0, 400, 431], hosts: [host],
        headers: page + ["X-Long: \(long)"]),
    ]
  }

  /// Sends every attack to every route, on one connection each.
  private func attack(
    _ routes: [(method: String, path: String)], host: String, cookie: String
  ) async throws {
    let port = Int(host.split(separator: ":").last ?? "") ?? 80
    let attacks = Self.attacks(on: host)
    #expect(attacks.count == 11)
    for (method, pattern) in routes {
      let path = "/" + pattern.replacing(#/\{[a-z]+\}/#, with: "x").drop { $0 == "/" }
      for attack in attacks {
        let lines =
          ["\(attack.method ?? method) \(attack.target(path)) HTTP/1.1"]
          + attack.hosts.map { "Host: \($0)" } + ["Cookie: \(cookie)", "Connection: close"]
          + attack.headers + ["Content-Length: 2"]
        let text = lines.joined(separator: "\r\n") + "\r\n\r\n{}"
        let status = try await Waiting.run {
          let socket = try TestSocket(port: port)
          socket.write(Array(text.utf8))
          let head = String(decoding: socket.readAll().prefix(64), as: UTF8.self)
          return Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
        }
        #expect(attack.refusals.contains(status), "\(method) \(path), \(attack.name): \(status)")
      }
    }
  }

  @Test func everyRouteOfTheOrganiserRefusesThem() async throws {
    try await RunningPages.of { pages in
      let before = try Data(contentsOf: pages.drive.appending(path: "drive.yaml"))
      #expect(pages.server.routes.count >= 20)
      try await attack(
        pages.server.routes, host: String(pages.server.url.dropFirst("http://".count)),
        cookie: pages.cookie)
      #expect(try await pages.get("/lich").status == 200)
      #expect(try Data(contentsOf: pages.drive.appending(path: "drive.yaml")) == before)
    }
  }

  @Test func everyRouteOfTheDoorRefusesThem() async throws {
    try await OpenDoor.open { door in
      let client = try await door.join("Door 1")
      let routes = door.door.listener(port: 0).routes
      #expect(routes.count >= 10)
      try await attack(routes, host: client.host, cookie: client.cookie)
      #expect(try await client.get("/api/people").status == 200)
      #expect(try door.kept().isEmpty)
      #expect(try door.door.book.devices().count == 1)
    }
  }
}
