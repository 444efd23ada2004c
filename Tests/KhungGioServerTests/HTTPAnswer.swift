import Foundation
import KhungGioServer

/// An answer, read from a socket as it came: nothing between the test and the server adds a header.
struct HTTPAnswer: Sendable {
  /// The status; 0 where the connection was closed without an answer.
  let status: Int
  /// The lines of the head after the first.
  let headers: [String]
  /// The body.
  let body: String

  /// Asks a server that runs.
  ///
  /// - Parameters:
  ///   - server: the server.
  ///   - method: the method.
  ///   - path: the path.
  ///   - host: what stands in `Host`; nil for the server's own, empty for no such header.
  ///   - headers: further lines of the head.
  ///   - body: the body.
  /// - Throws: where the server cannot be reached.
  init(
    of server: PageServer, method: String = "GET", path: String, host: String? = nil,
    headers: [String] = [], body: String = ""
  ) async throws {
    let own = String(server.url.dropFirst("http://".count))
    let host = host ?? own
    var lines = ["\(method) \(path) HTTP/1.1"]
    if !host.isEmpty { lines.append("Host: \(host)") }
    lines += headers + ["Connection: close"]
    if !body.isEmpty || method != "GET" { lines.append("Content-Length: \(body.utf8.count)") }
    let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    let port = Int(own.split(separator: ":").last ?? "") ?? 80
    // Reading waits: the threads that answer must not be those that wait.
    let read = try await Waiting.run {
      let socket = try TestSocket(port: port)
      socket.write(Array(text.utf8))
      return socket.readAll()
    }
    self.init(String(decoding: read, as: UTF8.self))
  }

  private init(_ text: String) {
    let parts = text.firstRange(of: "\r\n\r\n")
    let head = text[..<(parts?.lowerBound ?? text.endIndex)].components(separatedBy: "\r\n")
    status = Int(head[0].split(separator: " ").dropFirst().first ?? "") ?? 0
    headers = Array(head.dropFirst())
    let rest = parts.map { String(text[$0.upperBound...]) } ?? ""
    body = rest
  }

  /// The value of a header; nil where there is none.
  func header(_ name: String) -> String? {
    let start = name.lowercased() + ":"
    return headers.first { $0.lowercased().hasPrefix(start) }.map {
      $0.dropFirst(start.count).trimmingCharacters(in: .whitespaces)
    }
  }
}

/// A connection to this machine.
final class TestSocket: Sendable {
  private let file: Int32

  /// Connects.
  init(port: Int) throws {
    #if canImport(Glibc)
      file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      file = socket(AF_INET, SOCK_STREAM, 0)
    #endif
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
  }

  deinit { close(file) }

  /// Sends bytes, as far as the other side takes them.
  func write(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        send(file, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, TestSocket.flags)
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Everything until the other side closes.
  func readAll() -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { return all }
      all += buffer[..<count]
    }
  }

  /// What comes first.
  func readSome() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    _ = recv(file, &buffer, buffer.count, 0)
  }

  /// What comes up to some text, or until the other side closes.
  func readUntil(_ end: String) -> String {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 1 << 12)
    while !text.contains(end) {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
    return text
  }

  /// A connection that the other side closed is an answer, and no signal.
  private static var flags: Int32 {
    #if canImport(Glibc)
      Int32(MSG_NOSIGNAL)
    #else
      0
    #endif
  }
}
