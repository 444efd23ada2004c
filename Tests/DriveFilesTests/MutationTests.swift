import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import Wording

/// Whatever bytes are in the files, reading ends with a drive or with problems at places the files
/// have.
@Suite struct MutationTests {
  /// Bytes that mean something in one of the notations.
  private static let telling =
    Array("\"'\n\r,;:{}[]-#&*!|>%@`\\\t 0159aéz~?.".utf8) + [0, 0x80, 0xFF]

  private static func mutated(_ text: String, using random: inout SplitMix64) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<random.one(of: [1, 1, 1, 2, 4]) {
      let place = random.number(0...bytes.count - 1)
      switch random.number(0...8) {
      case 0, 6, 7: bytes[place] = random.one(of: telling)
      case 1: bytes.insert(random.one(of: telling), at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + random.number(1...40)))
      case 4:
        bytes.insert(
          contentsOf: bytes[place..<min(bytes.count, place + random.number(1...40))], at: place)
      default: bytes.removeSubrange(place...)
      }
      if bytes.isEmpty { return bytes }
    }
    return bytes
  }

  private static let units =
    "id,name,quota,from,to,max_away,session\noffice,\"V, p\",3,07:30,,5,hall\nschool,,,,,50%,\n"

  @Test(arguments: ["drive.yaml", "registrants/all.csv", "units.csv"])
  func changedBytesNeverStopTheReading(_ name: String) throws {
    let sound = ["drive.yaml": SmallDrive.yaml, "registrants/all.csv": SmallDrive.list]
    let folder = try FolderFixture(["units.csv": Self.units])
    var random = SplitMix64(seed: 2021)
    var outcomes: (drives: Int, refusals: Int) = (0, 0)
    for _ in 0..<400 {
      let bytes = Self.mutated(sound[name] ?? Self.units, using: &random)
      try folder.write(bytes, to: name)
      let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
      do throws(DriveFileProblems) {
        #expect(try !folder.drive().registrants.isEmpty)
        outcomes.drives += 1
      } catch {
        #expect(!error.problems.isEmpty)
        for problem in error.problems where problem.file == name {
          #expect((problem.row ?? 1) >= 1 && (problem.row ?? 1) <= lines + 1, "\(problem.brief)")
        }
        outcomes.refusals += 1
      }
    }
    #expect(outcomes.drives > 10 && outcomes.refusals > 10, "\(outcomes)")
  }

  @Test func changedPlansNeverStopTheReading() throws {
    let folder = try FolderFixture()
    let drive = try folder.drive()
    let url = folder.url.appendingPathComponent("plan.json")
    var random = SplitMix64(seed: 2011)
    var outcomes: (plans: Int, refusals: Int) = (0, 0)
    for _ in 0..<400 {
      try folder.write(Self.mutated(SmallPlan.json, using: &random), to: "plan.json")
      do throws(DriveFileProblems) {
        _ = try PlanFile(at: url, for: drive)
        outcomes.plans += 1
      } catch {
        #expect(!error.problems.isEmpty)
        outcomes.refusals += 1
      }
    }
    #expect(outcomes.plans > 10 && outcomes.refusals > 10, "\(outcomes)")
  }
}
