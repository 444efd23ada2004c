import DriveFiles
import Foundation
import Testing
import UnitLists
import Wording

/// Folders of lists, and files that are something else than their names say.
@Suite struct SentFolderTests {
  @Test func theFolderTellsWhatItDoesNotRead() throws {
    let drive = try ListFixture()
    for name in [
      "a.docx", "b.pdf", "c.JPG", "d.txt", ".DS_Store", "~$e.xlsx", "sub/x.xlsx", "f.zip",
    ] {
      try drive.write("x", to: "inbox/\(name)")
    }
    try drive.write("Họ tên\nLê An\n", to: "inbox/ha-dinh.csv")
    let sent = SentFiles(at: [drive.url.appending(path: "inbox").path(percentEncoded: false)])
    #expect(sent.lists.map(\.name) == ["ha-dinh.csv"])
    #expect(
      sent.diagnostics.map { "\($0.code.rawValue) \($0.file)" } == [
        "KG100 a.docx", "KG100 b.pdf", "KG100 c.JPG", "KG100 d.txt", "KG100 f.zip", "KG100 sub/",
        "KG084 ~$e.xlsx",
      ])
    let empty = drive.url.appending(path: "empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    #expect(
      SentFiles(at: [empty.path(percentEncoded: false)]).diagnostics.map(\.code) == [.missingInput])
  }

  @Test(arguments: [
    ("<!DOCTYPE html><html><table></table></html>", "x.xls", "KG109"),
    ("\u{FEFF}\n <table><tr><td>1</td></tr></table>", "x.xlsx", "KG109"),
    ("<html><body></body></html>", "x.csv", "KG109"), ("STT;Họ tên\n1;Lê An\n", "x.xls", "KG110"),
    ("%PDF-1.7 x", "x.xlsx", "KG113"), ("{\\rtf1 x}", "x.xls", "KG113"),
    ("MIME-Version: 1.0\nx", "x.xls", "KG109"),
  ])
  func filesUnderTheNameOfAnother(text: String, name: String, code: String) throws {
    let plan = try ListFixture().plan(text: text, named: name)
    #expect(plan.isRefused)
    #expect(plan.diagnostics.map(\.code.rawValue) == [code])
  }
}
