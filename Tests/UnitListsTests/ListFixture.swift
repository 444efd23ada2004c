import DriveFiles
import Drives
import Foundation
import UnitLists
import Wording
import Workbooks

/// A drive of three units with nobody on its lists, and files sent to it; gone with the value.
final class ListFixture {
  let url: URL
  let drive: URL

  static let yaml = """
    version: 1
    name: Giọt hồng
    sessions:
      - id: hall
        date: 2021-12-09
        opens: "07:30"
        closes: "11:30"
        slot_minutes: 15
        stages: [{id: donation, minutes: 10, zone: beds, servers: 9}]
    turnout:
      show_rate: 1
      deferral_rate: 0
      kinds:
        first_time: {show_rate: 0.7, deferral_rate: 0.4}
        repeat: {show_rate: 0.9, deferral_rate: 0.3}
    """
  static let units = """
    id,name
    ha-dinh,UBND phường Hạ Đình
    mam-non-1,Trường Mầm non 1
    mam-non-10,Trường Mầm non 10
    """

  /// A drive, perhaps with lists by the names of their files; without units.csv if that is nil.
  init(lists: [String: String] = [:], units: String? = ListFixture.units) throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    drive = url.appending(path: "drive")
    try FileManager.default.createDirectory(at: drive, withIntermediateDirectories: true)
    try write(ListFixture.yaml, to: "drive/drive.yaml")
    if let units { try write(units, to: "drive/units.csv") }
    for (name, text) in lists { try write(text, to: "drive/registrants/\(name)") }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func draft() throws -> DraftDrive { try DraftDrive(at: drive) }

  /// What importing files by their names would do.
  func plan(_ names: String..., options: ImportOptions = ImportOptions()) throws -> ImportPlan {
    try plan(names, options: options)
  }

  func plan(_ names: [String], options: ImportOptions = ImportOptions()) throws -> ImportPlan {
    ImportPlan(
      of: names.map { SentFile(at: url.appending(path: $0)) }, into: try draft(), options: options)
  }

  /// What importing one table of text for Hạ Đình would do.
  func plan(
    text: String, named name: String = "ha-dinh.csv", options: ImportOptions = ImportOptions()
  ) throws -> ImportPlan {
    try write(text, to: name)
    return try plan(name, options: options)
  }

  /// Imports files.
  func take(_ names: String...) throws {
    try ImportCommit.write(try plan(names).files, into: try draft())
  }

  /// A workbook with one sheet of texts.
  func write(workbook name: String, sheet: String = "Sheet1", _ rows: [[String]]) throws {
    var made = Worksheet(name: sheet)
    for row in rows { made.add(row.map { Cell($0) }) }
    try write(try Workbook(sheets: [made]).bytes(), to: name)
  }
}

extension ImportPlan {
  /// The counts, as people read them.
  var counts: String {
    Words(language: .vietnamese).importCounts(
      new: new, changed: changed.count, unchanged: unchanged, refused: refused)
  }

  /// One column of the first list.
  func column(_ name: String) -> [String] {
    guard let list = lists.first, let place = list.header.firstIndex(of: name) else { return [] }
    return list.rows.map { $0.fields[place] }
  }

  /// The diagnostics, each as `CODE place "value"`, those that refuse with an exclamation mark.
  var briefs: [String] {
    diagnostics.map { diagnostic in
      "\(diagnostic.code.rawValue)\(diagnostic.refuses ? "!" : "") \(diagnostic.place)"
        + (diagnostic.value.isEmpty ? "" : " \"\(diagnostic.value)\"")
    }
  }
}
