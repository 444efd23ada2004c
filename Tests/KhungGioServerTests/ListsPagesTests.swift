import Foundation
import KhungGio
import KhungGioServer
import Testing
import UnitLists

/// The page of lists: what is shown is what is imported.
@Suite struct ListsPagesTests {
  private let inbox = RunningPages.example("thanh-xuan-2021/inbox")

  /// Some of the workbooks that units sent, as a script sends them.
  private func files(_ most: Int) throws -> (names: [String], body: String) {
    let names = try FileManager.default.contentsOfDirectory(atPath: inbox.path).sorted()
      .prefix(most)
    let files = try names.map { name in
      let bytes = try Data(contentsOf: inbox.appending(path: name))
      return "{\"name\":\"\(name)\",\"content\":\"\(bytes.base64EncodedString())\"}"
    }
    return (Array(names), "{\"files\":[\(files.joined(separator: ","))]}")
  }

  private func withoutLists(_ drive: URL) throws {
    try FileManager.default.removeItem(at: drive.appending(path: "registrants"))
  }

  private func lists(_ drive: URL) throws -> [String: Data] {
    let folder = drive.appending(path: "registrants")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return Dictionary(
      try names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func whatIsImportedIsWhatTheCommandImports() async throws {
    let (names, body) = try files(6)
    try await RunningPages.of("thanh-xuan-2021", change: withoutLists) { pages in
      // The same lists into a copy, as the command does.
      let copy = pages.root.appending(path: "copy", directoryHint: .isDirectory)
      try FileManager.default.copyItem(at: pages.drive, to: copy)
      let prepared = try ImportLists(
        names.map { inbox.appending(path: $0).path },
        into: OpenLists(changing: copy.path, for: "test")
      ).perform()
      let plan = prepared.plan
      try prepared.write()

      #expect(try await pages.send("/api/import?dry=1", body).status == 200)
      #expect(try lists(pages.drive).isEmpty, "a preview writes nothing")
      let shown = try await pages.get("/").body
      #expect(shown.contains("<strong>\(plan.new)</strong> new"))
      #expect(shown.contains("<strong>\(plan.refused)</strong> refused rows"))
      #expect(!shown.contains("<button type=\"button\" class=\"main\" id=\"commit\" disabled"))
      let number = pages.data("number", of: shown)
      #expect(try await pages.send("/api/import", "{\"number\":\(number)}").status == 200)
      let (imported, expected) = (try lists(pages.drive), try lists(copy))
      #expect(imported == expected && expected.count > 1)
      // It is done once.
      #expect(try await pages.send("/api/import", "{\"number\":\(number)}").status == 409)
    }
  }

  @Test func anImportOfWhatHasChangedIsNotWritten() async throws {
    let (_, body) = try files(2)
    try await RunningPages.of("thanh-xuan-2021", change: withoutLists) { pages in
      #expect(try await pages.send("/api/import?dry=1", body).status == 200)
      let number = pages.data("number", of: try await pages.get("/").body)
      let settings = pages.drive.appending(path: "drive.yaml")
      let text = try String(contentsOf: settings, encoding: .utf8)
      try Data((text + "# sửa\n").utf8).write(to: settings)
      let answer = try await pages.send("/api/import", "{\"number\":\(number)}")
      #expect(answer.status == 409 && answer.body.contains("\"error\":\"stale\""))
      #expect(try lists(pages.drive).isEmpty)
    }
  }

  @Test func refusedRowsLockTheImportAndAreMarked() async throws {
    let list =
      "Họ và tên,Năm sinh,SĐT\nNguyễn Văn An,1990,0912000001\nTrần Bình,năm kia,0912000002\n"
    let body =
      "{\"files\":[{\"name\":\"../x/Công an quận.csv\",\"content\":\""
      + Data(list.utf8).base64EncodedString() + "\"}]}"
    try await RunningPages.of("thanh-xuan-2021", change: withoutLists) { pages in
      #expect(try await pages.send("/api/import?dry=1", body).status == 200)
      let shown = try await pages.get("/").body
      #expect(shown.contains("<strong>1</strong> refused rows"))
      #expect(shown.contains(":3:2"), "the problem stands at its cell")
      #expect(shown.contains(" disabled>Import"))
      let number = pages.data("number", of: shown)
      #expect(try await pages.send("/api/import", "{\"number\":\(number)}").status == 409)
      #expect(try lists(pages.drive).isEmpty)
      let marked = try await pages.get("/api/marked")
      #expect(marked.status == 200 && marked.header("Content-Type") == "application/zip")
      #expect(marked.body.hasPrefix("PK"))
      // Without the refused row the other is imported.
      let without = try await pages.send("/api/import?dry=1", "{\"withoutRefused\":true}")
      #expect(without.status == 200)
      let next = pages.data("number", of: try await pages.get("/").body)
      #expect(next != number)
      #expect(try await pages.send("/api/import", "{\"number\":\(next)}").status == 200)
      let written = try lists(pages.drive).values.map { String(decoding: $0, as: UTF8.self) }
      #expect(written.joined().contains("Nguyễn Văn An"))
      #expect(!written.joined().contains("Trần Bình"))
    }
  }

  @Test func whatIsSaidOfAColumnIsRead() async throws {
    let list = "Họ và tên,Năm sinh,Zalo cá nhân <b>\nNguyễn Văn An,1990,0912000001\n"
    let body =
      "{\"files\":[{\"name\":\"Công an quận.csv\",\"content\":\""
      + Data(list.utf8).base64EncodedString() + "\"}]}"
    try await RunningPages.of("thanh-xuan-2021", change: withoutLists) { pages in
      #expect(try await pages.send("/api/import?dry=1", body).status == 200)
      let asked = try await pages.get("/").body
      #expect(asked.contains("<option value=\"Zalo cá nhân &lt;b&gt;=phone\">"))
      let said = "{\"map\":[\"Zalo cá nhân <b>=phone\"]}"
      #expect(try await pages.send("/api/import?dry=1", said).status == 200)
      let shown = try await pages.get("/").body
      #expect(shown.contains("<option value=\"Zalo cá nhân &lt;b&gt;=phone\" selected>"))
      let number = pages.data("number", of: shown)
      #expect(try await pages.send("/api/import", "{\"number\":\(number)}").status == 200)
      let written = try lists(pages.drive).values.map { String(decoding: $0, as: UTF8.self) }
      #expect(written.joined().contains("0912000001"))
    }
  }

  @Test func aNewDriveIsMadeFromTheForm() async throws {
    try await RunningPages.of(nil) { pages in
      #expect(try await pages.get("/").status == 303)
      let wrong = try await pages.send("/api/begin", "{\"date\":\"31/2/2026\"}")
      #expect(wrong.status == 422 && wrong.body.contains("\"field\":\"date\""))
      let begun = try await pages.send(
        "/api/begin", "{\"date\":\"15/12/2026\",\"name\":\"Giọt <b>hồng</b>\",\"people\":\"120\"}")
      #expect(begun.status == 200)
      let names = try FileManager.default.contentsOfDirectory(atPath: pages.root.path)
      #expect(names == ["giot-b-hong-b-2026"])
      let page = try await pages.get("/").body
      #expect(page.contains("Giọt &lt;b&gt;hồng&lt;/b&gt;") && !page.contains("<b>hồng"))
      #expect(try await pages.send("/api/open", "{\"folder\":\"../x\"}").status == 404)
      #expect(
        try await pages.send("/api/open", "{\"folder\":\"giot-b-hong-b-2026\"}").status == 200)
    }
  }
}
