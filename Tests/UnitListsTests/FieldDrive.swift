import DriveFiles
import Foundation
import Testing
import UnitLists
import Wording

/// A copy of one of the package's drives, and lists of `field/lists` sent to it; gone with the
/// value.
final class FieldDrive {
  let url: URL

  /// The lists that went wrong, one file for each case.
  static let lists = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/field/lists")

  /// A copy of a drive, with files of `field/lists` in place of some of its own.
  ///
  /// - Parameters:
  ///   - drive: its name under `data`.
  ///   - replaced: which of its files are replaced, by which of `field/lists`.
  /// - Throws: an error where a file cannot be copied.
  init(_ drive: String = "tiny", replacing replaced: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "data/\(drive)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for name in ["drive.yaml", "units.csv", "registrants"] {
      let source = replaced[name].map { FieldDrive.lists.appending(path: $0) }
      try FileManager.default.copyItem(
        at: source ?? data.appending(path: name), to: url.appending(path: name))
    }
    for (name, source) in replaced where name.hasPrefix("registrants/") {
      let place = url.appending(path: name)
      try? FileManager.default.removeItem(at: place)
      try FileManager.default.copyItem(at: FieldDrive.lists.appending(path: source), to: place)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func draft() throws -> DraftDrive { try DraftDrive(at: url) }

  /// What importing a case would do.
  ///
  /// - Parameters:
  ///   - name: the file of the case.
  ///   - unit: the unit of `--unit`.
  ///   - mappings: the columns of `--map`.
  ///   - anyone: whether nobody's age, weight and last donation are looked at.
  /// - Returns: the plan.
  /// - Throws: an error where the drive cannot be read.
  func plan(
    _ name: String, unit: String? = nil, mapping mappings: [String] = [], anyone: Bool = false
  ) throws -> ImportPlan {
    var options = ImportOptions()
    options.unit = unit
    options.mappings = try mappings.map { try #require(ColumnMapping($0)) }
    options.eligibility.isLookedAt = !anyone
    let file = SentFile(at: FieldDrive.lists.appending(path: name))
    return ImportPlan(of: [file], into: try draft(), options: options)
  }

  /// The people whom a plan adds: what their columns say, each as `name|birth_year|…`.
  func added(_ plan: ImportPlan, _ columns: [String]) throws -> [String] {
    let known = try draft().lists.reduce(into: [String: Int]()) { $0[$1.name] = $1.rows.count }
    return plan.lists.flatMap { list -> [String] in
      list.rows.dropFirst(known[list.name] ?? 0).map { row in
        columns.map { column in
          list.header.firstIndex(of: column).map { row.fields[$0] } ?? ""
        }.joined(separator: "|")
      }
    }
  }
}

/// Tests of lists written as text.
protocol TextLists {}

extension TextLists {
  /// The people whom a list adds: what their columns say, each as `name|unit`; and the plan.
  func people(
    _ text: String, named name: String = "ha-dinh.csv", _ columns: [String] = ["name", "unit"],
    options: ImportOptions = ImportOptions()
  ) throws -> (people: [String], plan: ImportPlan) {
    let plan = try ListFixture().plan(text: text, named: name, options: options)
    let people = plan.lists.flatMap { list in
      list.rows.map { row in
        columns.map { name in list.header.firstIndex(of: name).map { row.fields[$0] } ?? "" }
          .joined(separator: "|")
      }
    }
    return (people, plan)
  }
}
