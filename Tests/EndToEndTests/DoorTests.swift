import Foundation
import TestSupport
import Testing

/// The pages in a browser, with the program as it is built. The door: two phones and one person, a lost
/// server, a server that is killed under taps, somebody new. The organiser: a plan changed by hand, the day.
@Suite struct DoorInABrowserTests {
  private static func script(_ name: String) -> String {
    Command.root.appending(path: "Tests/KhungGioServerTests/Browser/\(name)").path(
      percentEncoded: false)
  }
  private static let program = URL(filePath: Command.path).deletingLastPathComponent()
    .appending(path: "khunggio-serve")

  /// Whether there is a browser, and what drives it from Python.
  private static let canRun: Bool =
    InstalledBrowser.path != nil && InstalledBrowser.python != nil
    && FileManager.default.isExecutableFile(atPath: program.path(percentEncoded: false))

  /// Runs a story, and gives what it found.
  private func found(by name: String) throws -> [String: Any] {
    try Folder.temporary { folder in
      let pictures =
        ProcessInfo.processInfo.environment["KHUNGGIO_PICTURES"].map { ["\($0)/\(name)"] } ?? []
      let result = try Command.run(
        "/usr/bin/env",
        [
          InstalledBrowser.python ?? "", "-B", Self.script("\(name).py"), Command.path,
          Self.program.path(percentEncoded: false),
          folder.appending(path: "day").path(percentEncoded: false),
        ] + pictures)
      #expect(result.status == 0, "\(result.errors)")
      return try result.json()
    }
  }

  @Test(.enabled(if: canRun)) func aDayAtTheDoor() throws {
    let found = try found(by: "door")
    // Everything that the script looks at holds; a day without taps would show nothing.
    #expect((found["taps under kills"] as? Int ?? 0) >= 12)
    for (name, isSo) in found where name != "taps under kills" {
      #expect(isSo as? Bool == true, "\(name)")
    }
    #expect(found.count > 30)
  }

  /// Moving by hand and taking it back, with mouse and keyboard; late people, the waiting list, a broken bed;
  /// letters, links, every page.
  @Test(.enabled(if: canRun)) func theOrganisersPages() throws {
    let found = try found(by: "organiser")
    for (name, isSo) in found { #expect(isSo as? Bool == true, "\(name)") }
    #expect(found.count > 45)
  }
}
