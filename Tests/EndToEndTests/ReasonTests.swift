import Foundation
import Testing

/// Why somebody has no slot is said in the language of the letter, whatever language the plan was
/// saved in, and also where names are hidden.
@Suite struct ReasonTests {
  @Test(arguments: [[], ["--redact"]]) func lettersSayItInTheirLanguage(options: [String]) throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing(
          "id: bed, minutes: 10, zone: room, servers: 2",
          with: "id: bed, minutes: 10, zone: room, servers: 1")
      }
      #expect(try Command.run("plan", drive.plainPath).status == 3)
      let plan = try drive.appending(path: "plan.json").text()
      #expect(plan.contains("khung giờ cho phép đều đã đầy"))
      let out = drive.appending(path: "letters")
      let written = try Command.run(
        Command.path,
        ["invite", drive.plainPath, "--language", "en", "--format", "text", "--out", out.plainPath]
          + options)
      #expect(written.status == 0, "\(written.errors)")
      let letters = try Folder.contents(of: out).values.map { String(decoding: $0, as: UTF8.self) }
      #expect(letters.contains { $0.contains("allowed slots are full: stage capacity") })
      #expect(!letters.contains { $0.contains("khung giờ cho phép") })
    }
  }
}
