import Drives
import Foundation
import KhungGio
import KhungGioServer
import Synchronization

/// The organiser's pages, running on a port of their own, with a drive made for one test.
struct RunningPages: Sendable {
  /// The folder that drives are chosen from, gone afterwards.
  let root: URL
  /// The drive's folder.
  let drive: URL
  /// The server.
  let server: PageServer
  /// Answers that were noted.
  let notes: NoteList
  /// The cookie of the organiser, as it is sent.
  let cookie: String

  /// Runs the pages while a test looks at them.
  ///
  /// - Parameters:
  ///   - name: an example whose folder is copied; nil where no drive is open.
  ///   - change: changes the folder before the pages run.
  ///   - moment: when it is, for the page of the day; nil for now.
  ///   - body: the test.
  /// - Throws: what the test throws.
  static func of(
    _ name: String? = "tiny", change: (URL) throws -> Void = { _ in }, moment: Moment? = nil,
    _ body: (RunningPages) async throws -> Void
  ) async throws {
    let root = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    let drive = root.appending(path: name ?? "none", directoryHint: .isDirectory)
    if let name { try FileManager.default.copyItem(at: example(name), to: drive) }
    try change(drive)
    let notes = NoteList()
    let server = PageServer(
      drive: name == nil ? nil : drive.path, folder: root.path, language: .english,
      clock: { moment ?? .now },
      note: { notes.add($0) })
    let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
    let running = Task {
      defer { continuation.finish() }
      try await server.run(port: 0) { continuation.yield() }
    }
    for await _ in ready { break }
    do {
      let address = address(of: server)
      let answer = try await HTTPAnswer(of: server, path: address)
      let cookie = answer.header("Set-Cookie")?.prefix { $0 != ";" } ?? ""
      try await body(
        RunningPages(
          root: root, drive: drive, server: server, notes: notes, cookie: String(cookie)))
    } catch {
      running.cancel()
      _ = try? await running.value
      throw error
    }
    running.cancel()
    _ = try? await running.value
  }

  /// The path of a new one-use address.
  static func address(of server: PageServer) -> String {
    var random = SystemRandomNumberGenerator()
    return String(server.newAddress(from: &random).dropFirst(server.url.count))
  }

  /// The folder of an example drive.
  static func example(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "data/\(name)")
  }

  /// Asks as the organiser's browser does.
  func get(_ path: String, _ headers: [String] = []) async throws -> HTTPAnswer {
    try await HTTPAnswer(of: server, path: path, headers: ["Cookie: \(cookie)"] + headers)
  }

  /// Writes as a page of the organiser does.
  func send(
    _ path: String, _ body: String, method: String = "POST"
  ) async throws -> HTTPAnswer {
    try await HTTPAnswer(
      of: server, method: method, path: path,
      headers: [
        "Cookie: \(cookie)", "Origin: \(server.url)", "Content-Type: application/json",
      ], body: body)
  }

  /// An attribute of a page's body, such as `inputs`.
  func data(_ name: String, of page: String) -> String {
    guard let start = page.firstRange(of: "data-\(name)=\"")?.upperBound else { return "" }
    return String(page[start...].prefix { $0 != "\"" })
  }
}

/// Answers in the order in which they were noted.
final class NoteList: Sendable {
  private let list = Mutex<[AnswerNote]>([])

  var all: [AnswerNote] { list.withLock { $0 } }

  func add(_ note: AnswerNote) { list.withLock { $0.append(note) } }
}
