import Foundation
import KhungGioServer
import TestSupport
import Testing

/// A newcomer's way through the pages, in a real browser.
@Suite struct BrowserTests {
  /// What the script tells.
  private struct Found: Decodable {
    let clicks: Int
    let axe: [String: [String]]
    let elsewhere: [String]
    let errors: [String]
    let letters: [String]
    let files: Int
    let preview: String
  }

  @Test(.enabled(if: InstalledBrowser.path != nil && InstalledBrowser.python != nil))
  func firstDriveFromNothingToLetters() async throws {
    try await RunningPages.of(nil) { pages in
      let pictures =
        ProcessInfo.processInfo.environment["KHUNGGIO_PICTURES"].map {
          URL(filePath: $0).appending(path: "serve")
        } ?? pages.root.appending(path: ".pictures")
      try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
      let address = pages.server.url + RunningPages.address(of: pages.server)
      let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Browser/first_drive.py")
      let output = pages.root.appending(path: ".found.json")
      try Data().write(to: output)
      let status = try await Waiting.run {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
          InstalledBrowser.python ?? "", script.path, InstalledBrowser.path ?? "", address,
          RunningPages.example("thanh-xuan-2021/inbox").path, pictures.path,
        ]
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
      }
      #expect(status == 0)
      let found = try JSONDecoder().decode(Found.self, from: try Data(contentsOf: output))
      // The forty workbooks that the units of 2021 sent.
      #expect(found.files == 40 && found.clicks <= 12, "\(found.clicks)")
      #expect(found.axe.count == 5)
      for (page, violations) in found.axe { #expect(violations.isEmpty, "\(page): \(violations)") }
      #expect(found.elsewhere.isEmpty && found.errors.isEmpty, "\(found.elsewhere) \(found.errors)")
      #expect(found.letters.count > 40)
    }
  }
}
