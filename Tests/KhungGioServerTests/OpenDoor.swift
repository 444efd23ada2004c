import DriveStore
import Foundation
import KhungGio
import KhungGioServer
import Synchronization

/// The door of the four donors, on a port of its own.
struct OpenDoor: Sendable {
  let folder: URL
  let door: DoorSite
  let notes: DoorNotes

  /// Opens the door while a test looks at it; the clock stands at 08:05 of the day.
  ///
  /// - Parameters:
  ///   - settings: more keys of drive.yaml.
  ///   - body: what looks at it.
  /// - Throws: what the body throws, or why there is no such drive.
  static func open(
    with settings: String = "", _ body: (OpenDoor) async throws -> Void
  ) async throws {
    let root = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "drive", directoryHint: .isDirectory)
    let tiny = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "data/tiny")
    try FileManager.default.copyItem(at: tiny, to: folder)
    let file = folder.appending(path: "drive.yaml")
    try Data((String(contentsOf: file, encoding: .utf8) + settings).utf8).write(to: file)
    let people = try OpenDrive(reading: folder.path).drive.registrants.map(\.id)
    let slots = zip(people, ["08:00", "08:10", "08:20"]).map {
      "{\"registrant\": \"\($0)\", \"session\": \"room\", \"slot\": \"\($1)\"}"
    }
    try Data(
      "{\"version\": 1, \"assignments\": [\(slots.joined(separator: ", "))], \"unplaced\": []}".utf8
    ).write(to: folder.appending(path: "plan.json"))
    _ = try PublishPlan(try OpenDrive(changing: folder.path, for: "test")).perform()
    guard let moment = Moment("2021-12-09T01:05:00Z") else { return }
    let book = try DoorBook(folder.path, clock: { moment })
    let door = DoorSite(book, at: "127.0.0.1", language: .english)
    let notes = DoorNotes()
    let server = WebServer([door.listener(port: 0, note: { notes.add($0) })])
    let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
    let running = Task {
      defer { continuation.finish() }
      try await server.run { continuation.yield() }
    }
    for await _ in ready { break }
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(OpenDoor(folder: folder, door: door, notes: notes)))
    } catch {
      result = .failure(error)
    }
    running.cancel()
    _ = try? await running.value
    try result.get()
  }

  /// The PIN.
  func pin() throws -> String {
    var random = SystemRandomNumberGenerator()
    return try door.book.pin(from: &random)
  }

  /// Lets a device in.
  func join(_ name: String) async throws -> DoorClient {
    let client = DoorClient(door: door)
    let answer = try await client.post(
      "/api/join", "{\"pin\": \"\(try pin())\", \"name\": \"\(name)\"}")
    return DoorClient(
      door: door, cookie: String(answer.header("Set-Cookie")?.prefix { $0 != ";" } ?? ""))
  }

  /// What the store has.
  func kept() throws -> [Arrival] { try History(in: folder).arrivals() }
}

/// Answers in the order in which they were noted.
final class DoorNotes: Sendable {
  private let list = Mutex<[AnswerNote]>([])

  var all: [AnswerNote] { list.withLock { $0 } }

  func add(_ note: AnswerNote) { list.withLock { $0.append(note) } }
}

/// Somebody who asks the door, byte for byte: nothing adds a header.
struct DoorClient: Sendable {
  let door: DoorSite
  var cookie = ""

  struct Answer: Sendable {
    let status: Int
    let headers: [String]
    let body: String

    func header(_ name: String) -> String? {
      headers.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }.map {
        $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
      }
    }
  }

  var host: String { String(door.site.url.dropFirst("http://".count)) }

  func get(_ path: String) async throws -> Answer {
    try await ask("GET", path, headers: ["Cookie: \(cookie)"])
  }

  func post(_ path: String, _ body: String) async throws -> Answer {
    try await ask(
      "POST", path,
      headers: [
        "Cookie: \(cookie)", "Origin: http://\(host)", "Content-Type: application/json",
      ], body: body)
  }

  /// Asks; a host of nil is the door's own.
  func ask(
    _ method: String, _ path: String, host: String? = nil, headers: [String], body: String = ""
  ) async throws -> Answer {
    let lines =
      ["\(method) \(path) HTTP/1.1", "Host: \(host ?? self.host)"] + headers
      + ["Connection: close", "Content-Length: \(body.utf8.count)"]
    let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    let port = door.site.port
    // Reading waits: the threads that answer must not be those that wait.
    let read = try await Waiting.run { try DoorClient.exchange(text, port: port) }
    let parts = read.components(separatedBy: "\r\n\r\n")
    let head = parts[0].components(separatedBy: "\r\n")
    return Answer(
      status: Int(head[0].split(separator: " ").dropFirst().first ?? "") ?? 0,
      headers: Array(head.dropFirst()), body: parts.dropFirst().joined(separator: "\r\n\r\n"))
  }

  private static func exchange(_ text: String, port: Int) throws -> String {
    #if canImport(Glibc)
      let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let file = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    defer { close(file) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { send(file, $0.baseAddress, bytes.count, 0) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += buffer[..<count]
    }
  }
}
