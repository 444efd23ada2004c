import DriveFiles
import Drives
import Foundation
import TestSupport
import Testing
import Wording

@Suite struct RoundTripTests {
  private func freshFolder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  }

  @Test func aDriveWrittenAndReadIsTheSame() throws {
    var read = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      var random = SplitMix64(seed: seed)
      let drive = RandomDrive.drive(using: &random, asTimetable: seed % 2 == 0)
      let url = freshFolder()
      defer { try? FileManager.default.removeItem(at: url) }
      try DriveFolder.write(drive, to: url)
      do throws(DriveFileProblems) {
        let again = try DriveFolder(at: url).drive
        #expect(again.sessions == drive.sessions)
        #expect(again.registrants == drive.registrants)
        #expect(again.turnout == drive.turnout)
        #expect(again.weights == drive.weights)
        #expect(again == drive)
        read += 1
      } catch {
        // A random drive's pins may break a rule together; nothing else may be wrong.
        #expect(error.problems.allSatisfy { $0.code == .pinsBreakRule }, "seed \(seed): \(error)")
      }
    }
    #expect(read > 100)
  }

  @Test func theHardestTextsComeBack() throws {
    let text = "\"Ngã ba\", \\ đường: #1 {x} \t\n\r\n\u{85}\u{2028}🩸 'y' * & ! %@` - ? |>"
    let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
    let session = Session(
      id: "no", site: text, address: " \(text)", date: date, opens: 0, closes: 1440,
      slotMinutes: 1433,
      stages: [
        Stage(id: "null", minutes: 1, zone: text, servers: .constant(0)),
        Stage(
          id: "1e3", minutes: 2, zone: "~", defers: true,
          servers: .shifts([Staffing.Shift(interval: MinuteInterval(from: 0, to: 1440), count: 1)]),
          overload: Overload(most: 1e-9, weight: 1e9)),
      ],
      crowdLimits: [CrowdLimit(zone: text, limit: 0, from: 0, to: 1440)],
      bloodUnits: BloodUnits(target: 1e-9, ceiling: 1e-7), reserve: Reserve(perSlot: 0),
      arriveBefore: 1440)
    let person = Registrant(
      id: text, name: text, unit: 0, birthYear: 1900, phone: "+84 90", kind: 0,
      available: [
        Availability(session: 0, interval: MinuteInterval(from: 0, to: 1440)),
        Availability(interval: MinuteInterval(from: 5, to: 6)),
      ],
      preferred: PreferredStart(start: 1440), group: text, priority: 1_000_000,
      pinned: SlotStart(session: 0, start: 0), party: 1000)
    let drive = try Drive(
      name: text, organizer: "yes", language: .english, sessions: [session],
      turnout: Turnout(
        rates: Rates(show: 1.0 / 3, deferral: 1e-5), planFor: .probability(0.5),
        kinds: [DonorKind(name: text, rates: Rates(show: 0, deferral: 1), party: 3)]),
      maxAway: .percent(100.0 / 3), whole: .upTo(1),
      weights: Weights(session: 1.0 / 3),
      units: [
        Unit(
          id: " \(text)", name: "u", quota: 0, staff: 7, askedPercent: 12.5, from: 0, to: 1440,
          maxAway: .people(1), sessions: [0],
          preferred: PreferredStart(session: 0, start: 1440), whole: true)
      ],
      registrants: [person])
    let url = freshFolder()
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveFolder.write(drive, to: url)
    #expect(try DriveFolder(at: url).drive == drive)
  }

  @Test func theSameDriveGivesTheSameBytes() throws {
    var random = SplitMix64(seed: 7)
    let drive = RandomDrive.drive(using: &random)
    let (first, second) = (freshFolder(), freshFolder())
    defer {
      try? FileManager.default.removeItem(at: first)
      try? FileManager.default.removeItem(at: second)
    }
    try DriveFolder.write(drive, to: first)
    try DriveFolder.write(drive, to: second)
    for name in ["drive.yaml", "units.csv", "registrants/all.csv"] {
      #expect(
        try Data(contentsOf: first.appendingPathComponent(name))
          == Data(contentsOf: second.appendingPathComponent(name)))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: first.path).sorted()
        == ["drive.yaml", "registrants", "units.csv"])
  }

  @Test func aFolderWithFilesIsNotWrittenOver() throws {
    let folder = try FolderFixture()
    let drive = try folder.drive()
    #expect(throws: OutputError.folderNotEmpty(path: folder.url.path)) {
      try DriveFolder.write(drive, to: folder.url)
    }
    #expect(try folder.drive() == drive)
  }
}
