import Foundation
import TestSupport
import Testing

/// The door as phones in a browser use it, with the program as it is built: two phones and one person,
/// a lost server, a server that is killed under taps, somebody new, the page of the day.
@Suite struct DoorInABrowserTests {
  private static let script = Command.root.appending(
    path: "Tests/KhungGioServerTests/Browser/door.py")
  private static let program = URL(filePath: Command.path).deletingLastPathComponent()
    .appending(path: "khunggio-serve")

  /// Whether there is a browser, and what drives it from Python.
  private static let canRun: Bool =
    InstalledBrowser.path != nil && InstalledBrowser.python != nil
    && FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false))

  @Test(.enabled(if: canRun)) func aDayAtTheDoor() throws {
    try Folder.temporary { folder in
      let pictures =
        ProcessInfo.processInfo.environment["KHUNGGIO_PICTURES"].map { [$0 + "/door"] } ?? []
      let result = try Command.run(
        "/usr/bin/env",
        [
          InstalledBrowser.python ?? "", Self.script.path(percentEncoded: false), Command.path,
          Self.program.path(percentEncoded: false),
          folder.appending(path: "day").path(percentEncoded: false),
        ] + pictures)
      #expect(result.status == 0, "\(result.errors)")
      let found = try result.json()
      // Everything that the script looks at holds; a day without taps would show nothing.
      #expect((found["taps under kills"] as? Int ?? 0) >= 12)
      for (name, isSo) in found where name != "taps under kills" {
        #expect(isSo as? Bool == true, "\(name)")
      }
      #expect(found.count > 30)
    }
  }
}
