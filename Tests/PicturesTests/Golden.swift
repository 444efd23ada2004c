import Foundation
import Testing

/// What a picture was when somebody last looked at it, in Tests/Golden.
enum Golden {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Golden")

  /// Expects a document to be the one in a file. With KHUNGGIO_DRAW_ANEW set, the file is written
  /// instead, and the test fails, so that somebody looks at it.
  static func expect(
    _ document: String, is name: String, at place: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["KHUNGGIO_DRAW_ANEW"] != nil {
      try Data(document.utf8).write(to: file)
      Issue.record("\(name) is drawn anew: look at it", sourceLocation: place)
      return
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(lines, expected).first { $0.0 != $0.1 }
    #expect(
      document == golden, "\(name): \(first?.0 ?? "") instead of \(first?.1 ?? "")",
      sourceLocation: place)
  }
}
