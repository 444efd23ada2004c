import Foundation
import KhungGio
import Synchronization

/// A drive's folder made for one test, gone afterwards: four donors of two units, four slots of which
/// each holds one of them.
final class TestDrive: Sendable {
  /// The folder of the test, with the drive and whatever else it needs.
  let root: URL
  /// The drive's folder.
  let url: URL

  var path: String { url.path }

  static let settings = """
    version: 1
    name: Bốn người hiến máu
    organizer: Hội Chữ thập đỏ
    time_zone: Asia/Ho_Chi_Minh
    language: vi
    sessions:
      - id: room
        site: Phòng họp
        date: 2021-12-09
        opens: "08:00"
        closes: "08:55"
        slot_minutes: 10
        stages:
          - {id: desk, minutes: 5, zone: room, servers: 1, defers: true}
          - {id: bed, minutes: 10, zone: room, servers: 2}
    turnout:
      show_rate: 0.8
      deferral_rate: 0.25
      plan_for: expected

    """
  static let units = "id,name,quota\noffice,Văn phòng,3\nschool,Trường mầm non,1\n"
  static let rows = [
    "an,Nguyễn Văn An,office,1985,0912000001", "binh,Trần Thị Bình,office,1990,0912000002",
    "chi,Lê Thị Chi,office,1992,0912000003", "dung,Phạm Văn Dũng,school,1988,0912000004",
  ]
  static let heading = "id,name,unit,birth_year,phone"
  /// One person in each slot: breaks no rule.
  static let slots = [("an", "08:00"), ("dung", "08:10"), ("binh", "08:20"), ("chi", "08:30")]

  init(rows: [String]? = TestDrive.rows, settings: String = TestDrive.settings) throws {
    root = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    url = root.appending(path: "drive", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try write(settings, to: "drive.yaml")
    try write(TestDrive.units, to: "units.csv")
    if let rows { try write(rows: rows) }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Writes a file of the drive.
  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Writes the list of people.
  func write(rows: [String]) throws {
    try write(
      ([TestDrive.heading] + rows + [""]).joined(separator: "\n"), to: "registrants/all.csv")
  }

  /// Writes a file beside the drive, and gives its path.
  func beside(_ name: String, _ text: String) throws -> String {
    let file = root.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Writes the drive's own plan.
  func plan(
    _ slots: [(String, String)] = TestDrive.slots, unplaced: [String] = []
  ) throws {
    let assignments = slots.map {
      "{\"registrant\": \"\($0.0)\", \"session\": \"room\", \"slot\": \"\($0.1)\"}"
    }
    let left = unplaced.map { "{\"registrant\": \"\($0)\", \"reason\": \"hết chỗ\"}" }
    try write(
      """
      {"version": 1, "drive": "Bốn người hiến máu",
      "assignments": [\(assignments.joined(separator: ", "))],
      "unplaced": [\(left.joined(separator: ", "))]}

      """, to: "plan.json")
  }

  /// The drive, read.
  func open() throws -> OpenDrive { try OpenDrive(reading: path) }

  /// Publishes the drive's own plan.
  @discardableResult
  func publish(reason: String = "", at time: String? = nil) throws -> PublishedRevision {
    var publish = PublishPlan(try OpenDrive(changing: path, for: "test"))
    publish.reason = reason
    publish.moment = time.flatMap { Moment($0) }
    return try publish.perform()
  }

  /// Every file below a folder of the test, by its path, with what stands in it; but for the note of
  /// whoever holds the drive.
  func contents(of folder: String = "drive") throws -> [String: Data] {
    let start = root.appending(path: folder)
    var contents: [String: Data] = [:]
    for path in (try? FileManager.default.subpathsOfDirectory(atPath: start.path)) ?? [] {
      var isFolder: ObjCBool = false
      let file = start.appending(path: path)
      _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
      if !isFolder.boolValue, path != ".in-use" {
        contents[path] = FileManager.default.contents(atPath: file.path)
      }
    }
    return contents
  }

  /// A file of the drive.
  func text(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }
}

/// Notices in the order in which they came.
final class NoticeList: Sendable {
  private let list = Mutex<[DriveNotice]>([])

  var all: [DriveNotice] { list.withLock { $0 } }

  /// What a use case is given.
  var take: DriveNotices { { [self] notice in list.withLock { $0.append(notice) } } }
}

/// The error of a room that stopped some work; nil where nothing did.
func cause<Value>(_ work: () throws -> Value) -> (any KhungGioError)? {
  do {
    _ = try work()
    return nil
  } catch {
    return (error as? UseCaseError)?.cause
  }
}
