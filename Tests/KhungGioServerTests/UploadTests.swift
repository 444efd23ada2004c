import Foundation
import KhungGioServer
import Testing

/// Files that came from the browser lie where only their owner sees them, under names that lead nowhere
/// else.
@Suite struct UploadTests {
  private struct Sent: Encodable {
    let name: String
    let content: Data
  }

  /// Where files lie while an import is looked at: the folder that has one of some name.
  private func folder(with name: String) throws -> URL? {
    let temporary = FileManager.default.temporaryDirectory
    return try FileManager.default.contentsOfDirectory(atPath: temporary.path)
      .filter { $0.hasPrefix("khunggio-") }.map { temporary.appending(path: $0) }
      .first { FileManager.default.fileExists(atPath: $0.appending(path: name).path) }
  }

  private func permissions(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }

  @Test func filesLieWhereOnlyTheirOwnerSeesThem() async throws {
    let mark = UUID().uuidString.lowercased()
    let (long, longer) = (String(repeating: "y", count: 196), String(repeating: "x", count: 197))
    let names = [
      "../\(mark).csv", ".\(mark).csv", "\(mark).csv", "\(mark.uppercased()).csv", "\(mark).csv",
      "a\\b\u{7F}\u{1}/c d.csv", "\(long).csv", "\(longer).csv", "",
    ]
    let content = Data("họ tên,năm sinh\nNguyễn Văn An,1990\n".utf8)
    let body = try JSONEncoder().encode([
      "files": names.map { Sent(name: $0, content: content) }
    ])
    try await RunningPages.of { pages in
      let answer = try await pages.send(
        "/api/import?dry=1", String(decoding: body, as: UTF8.self))
      #expect(answer.status == 200, "\(answer.body)")
      let place = try #require(try folder(with: "\(mark).csv"))
      #expect(try permissions(place) == 0o700)
      let found = try FileManager.default.contentsOfDirectory(atPath: place.path)
      #expect(
        Set(found) == [
          "_..-\(mark).csv", "_.\(mark).csv", "\(mark).csv", "\(mark.uppercased()) (2).csv",
          "\(mark) (3).csv", "a-b---c d.csv", "\(long).csv", "\(longer.suffix(56)).csv", "_",
        ])
      for name in found {
        let file = place.appending(path: name)
        #expect(try permissions(file) == 0o600)
        #expect(try Data(contentsOf: file) == content)
      }
      #expect(try await pages.send("/api/import", "", method: "DELETE").status == 200)
      #expect(!FileManager.default.fileExists(atPath: place.path))
    }
  }
}
