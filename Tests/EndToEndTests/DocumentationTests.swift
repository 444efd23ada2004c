import Foundation
import Testing

/// The documentation of the library, as somebody reads it who uses it.
@Suite struct DocumentationTests {
  @Test func theLibraryIsDocumentedWithoutAWarning() throws {
    guard try Command.run("/bin/sh", ["-c", "command -v docc"]).status == 0 else { return }
    try Folder.temporary { folder in
      let archive = folder.appending(path: "KhungGio.doccarchive")
      let bin = URL(filePath: Command.path).deletingLastPathComponent()
      let made = try Command.run(
        Command.root.appending(path: "Packaging/documentation.sh").plainPath,
        [bin.plainPath, archive.plainPath])
      #expect(made.status == 0, "\(made.output)\(made.errors)")
      #expect(!(made.output + made.errors).contains("warning:"))
      let pages = archive.appending(path: "data/documentation/khunggio")
      func page(_ name: String) throws -> String {
        String(
          decoding: try Data(contentsOf: pages.appending(path: "\(name).json")), as: UTF8.self)
      }
      // The example that is built and run, and the words in both languages.
      #expect(try page("gettingstarted").contains("await progress in job.progress"))
      let glossary = try page("glossary")
      #expect(glossary.contains("khung giờ") && glossary.contains("crowd limit"))
      #expect(FileManager.default.fileExists(atPath: pages.appending(path: "plandrive.json").path))
    }
  }
}
