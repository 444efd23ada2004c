import Foundation
import Synchronization

/// A file that only this user can read and that leads the browser to an address: the address itself
/// would be seen by everybody who lists the running programs.
final class RedirectFile: Sendable {
  private let place = Mutex<URL?>(nil)

  /// Opens an address in the browser.
  ///
  /// - Parameters:
  ///   - address: the address.
  ///   - text: what the link says, for browsers that do not follow by themselves.
  /// - Returns: whether a browser could be started.
  func open(_ address: String, saying text: String) -> Bool {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("khunggio-\(UUID().uuidString).html")
    let page = """
      <!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">
      <meta http-equiv="refresh" content="0; url=\(address)">
      <title>KhungGio</title><a href="\(address)">\(text)</a>

      """
    guard
      FileManager.default.createFile(
        atPath: url.path, contents: Data(page.utf8), attributes: [.posixPermissions: 0o600])
    else { return false }
    place.withLock { $0 = url }
    return Self.start(url)
  }

  /// Removes the file.
  func remove() {
    place.withLock { place in
      if let place { try? FileManager.default.removeItem(at: place) }
      place = nil
    }
  }

  private static func start(_ url: URL) -> Bool {
    #if os(macOS)
      let program = "/usr/bin/open"
    #else
      // Without a screen there is no browser.
      let environment = ProcessInfo.processInfo.environment
      guard environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil else {
        return false
      }
      let program =
        (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/xdg-open" }
        .first { $0.hasPrefix("/") && FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    #endif
    guard FileManager.default.isExecutableFile(atPath: program) else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [url.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return (try? process.run()) != nil
  }
}
