import Dispatch
import Foundation
import TestSupport
import Testing

/// A browser that draws pictures and says what came of them: Chromium without a window.
enum Browser {
  /// What a browser says of one picture.
  struct Report: Decodable {
    /// Whether it is XML.
    let isWellFormed: Bool
    /// The elements that lie outside the viewBox.
    let outside: [String]
    /// The pairs of texts that cover each other.
    let covering: [String]
    /// How many lines of text there are.
    let texts: Int
    /// The part of the picture that is not white.
    let ink: Double
    /// The picture as a PNG file, in a data URL.
    let png: String
  }

  /// Draws pictures. Without a browser the test fails: `make test-deps` installs one.
  static func draw(_ pictures: [String]) throws -> [Report] {
    let program = try #require(
      InstalledBrowser.path, "Chromium is missing; make test-deps installs it.")
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-pictures-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (page, answer) = (folder.appending(path: "page.html"), folder.appending(path: "answer"))
    let sources = pictures.map { "\"\(Data($0.utf8).base64EncodedString())\"" }
    try Data(BrowserPage.html(sources: sources.joined(separator: ",")).utf8).write(to: page)
    try Data().write(to: answer)
    let browser = Process()
    browser.executableURL = URL(filePath: program)
    browser.arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.appending(path: "profile").path(percentEncoded: false))",
      "--virtual-time-budget=60000", "--dump-dom", page.absoluteString,
    ]
    browser.standardInput = FileHandle.nullDevice
    browser.standardOutput = try FileHandle(forWritingTo: answer)
    browser.standardError = FileHandle.nullDevice
    try browser.run()
    // A browser that hangs shall not hang the tests.
    let pid = browser.processIdentifier
    let end = DispatchWorkItem { kill(pid, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + 240, execute: end)
    browser.waitUntilExit()
    end.cancel()
    let text = try String(contentsOf: answer, encoding: .utf8)
    let body = try #require(text.firstMatch(of: #/<body>(.*)<\/body>/#.dotMatchesNewlines()))
    return try JSONDecoder().decode([Report].self, from: Data(body.output.1.utf8))
  }
}
