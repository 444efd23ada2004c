import DriveFiles
import Drives
import Foundation
import Wording

/// A drive folder of the test's own, removed when the test is over.
final class FolderFixture {
  let url: URL

  /// A folder with the files of a small sound drive, some of them replaced; nil removes a file.
  init(_ changes: [String: String?] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    var files: [String: String] = [
      "drive.yaml": SmallDrive.yaml, "registrants/all.csv": SmallDrive.list,
    ]
    for (name, text) in changes { files[name] = text }
    for (name, text) in files { try write(Array(text.utf8), to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// The drive of the folder.
  func drive() throws(DriveFileProblems) -> Drive { try DriveFolder(at: url).drive }

  /// Why the folder cannot be read; nil if it can.
  func error() -> DriveFileProblems? {
    do throws(DriveFileProblems) {
      _ = try DriveFolder(at: url)
      return nil
    } catch {
      return error
    }
  }

  /// The problems of the folder, each as `CODE file:row:column key "value"`.
  func problems() -> [String] { error()?.problems.map(\.brief) ?? [] }
}

extension DriveFileProblem {
  /// What a test compares.
  var brief: String {
    "\(code.rawValue) \(place)" + (key.isEmpty ? "" : " \(key)")
      + (value.isEmpty ? "" : " \"\(value)\"")
  }
}

/// A drive with one session of two stages, two units and four people.
enum SmallDrive {
  static let yaml = """
    version: 1
    name: Giọt hồng
    organizer: Ban vận động
    time_zone: Asia/Ho_Chi_Minh
    language: vi
    sessions:
      - id: hall
        site: Hội trường
        date: 2021-12-09
        opens: "07:30"
        closes: "09:00"
        slot_minutes: 15
        arrivals_per_slot: 4
        stages:
          - {id: reception, minutes: 5, zone: hall, servers: 2}
          - id: donation
            minutes: 10
            zone: beds
            defers: true
            servers:
              - {from: "07:30", to: "08:30", count: 3}
              - {from: "08:30", to: "09:00", count: 2}
        crowd_limits:
          - {zone: "*", limit: 6}
          - {zone: beds, limit: 4, from: "08:00", to: "08:30"}
        blood_units: {target: 3, ceiling: 8}
    turnout:
      show_rate: 0.80
      deferral_rate: 0.25
      plan_for: 0.95
      kinds:
        first_time: {show_rate: 0.70, deferral_rate: 0.45}
    rules:
      max_away: 50%
    weights:
      split: 4
    """

  static let list = """
    id,name,unit,birth_year,phone,kind,available,preferred,group,priority,pinned
    a1,Nguyễn Văn An,office,1980,0900000001,,07:30-08:30,08:00,,2,
    a2,Trần Thị Bình,office,1990,0900000002,first_time,,,pair,,
    a3,Lê Chi,office,,0900000003,,hall 07:30-09:00,hall 08:15,pair,,
    b1,"Đỗ, Dũng",school,2000,,,,,,,hall 07:45
    """
}
