import DriveStore
import Drives
import Foundation
import KhungGio
import Plans
import Testing

/// Publishing the rest of a day that was planned again, and taking that back. Four donors, one in each of
/// four slots of ten minutes; two beds of ten minutes, then one.
@Suite struct ReplannedDayTests {
  /// Everyone comes. In a slot that two share, two beds are needed for six minutes and more.
  private static let settings = TestDrive.settings
    .replacing("show_rate: 0.8", with: "show_rate: 1")
    .replacing("deferral_rate: 0.25", with: "deferral_rate: 0")
    .replacing("closes: \"08:55\"", with: "closes: \"12:00\"")
    .replacing(
      "id: desk, minutes: 5, zone: room, servers: 1",
      with: "id: desk, minutes: 5, zone: room, servers: 4")

  private func moment(_ time: String) throws -> Moment {
    try #require(Moment("2021-12-09T\(time):00+07:00"))
  }

  /// An was to come at 08:00; Bình and Chi come together at 10:00; Dũng at 11:00.
  private func drive(rows: [String] = TestDrive.rows) throws -> TestDrive {
    let drive = try TestDrive(rows: rows, settings: Self.settings)
    try drive.plan([("an", "08:00"), ("binh", "10:00"), ("chi", "10:00"), ("dung", "11:00")])
    try drive.publish(at: "2021-12-01T02:30:00Z")
    _ = try History(in: drive.url).addDevice(
      "Cửa", token: Checksum(of: []), at: "2021-12-09T00:00:00Z")
    return drive
  }

  private func record(_ drive: TestDrive) throws -> DayRecord {
    DayRecord(try History(in: drive.url).arrivals())
  }

  /// One of two beds breaks at 09:00.
  private func replanned(_ drive: TestDrive) throws -> ReplannedDay {
    var replan = ReplanDay(
      try OpenDay(reading: drive.path), try record(drive),
      changes: [StageChange("bed", of: "room", by: -1, from: 540)],
      options: try PlanningOptions(effort: 0.05))
    replan.moment = try moment("09:00")
    return try replan.perform()
  }

  private func publish(
    _ day: ReplannedDay, on drive: TestDrive, base: FolderState? = nil
  ) throws -> PublishedRevision {
    var publish = PublishReplannedDay(
      day, on: drive.path, record: try record(drive),
      base: base ?? FolderState(of: drive.url))
    publish.reason = "Giường: bớt 1"
    publish.moment = try moment("09:01")
    return try publish.perform()
  }

  private func slots(_ drive: TestDrive) throws -> [String: String] {
    let shown = try ShowPlan(try drive.open()).perform()
    let people = try drive.open().drive.registrants
    return Dictionary(
      shown.plan.assignments.map { (people[$0.registrant].id, ClockTime.text($0.slot.start)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Two in a slot need 2 · 10/10 = 2 beds, and there is one: one of the two moves. An, whom nobody expects
  /// any more, keeps the slot that was published.
  @Test func whatWasShownIsPublishedAndTakenBackToTheByte() throws {
    let drive = try drive()
    let first = try drive.contents()["plan.json"]
    let day = try replanned(drive)
    #expect(day.issue == 1 && day.changes.count == 1 && day.lost == 0)
    let change = try #require(day.changes.first)
    #expect(["binh", "chi"].contains(change.id) && change.from.start == 600)
    let revision = try publish(day, on: drive)
    #expect(revision.number == 2 && revision.invited == 4)
    let now = try slots(drive)
    #expect(now["an"] == "08:00" && now["dung"] == "11:00")
    #expect(now[change.id] == change.to.map { ClockTime.text($0.start) })
    #expect(try OpenDay(reading: drive.path).issue == 2)
    #expect(try ShowPlan(try drive.open()).perform().violations.isEmpty)
    let compared = try ComparePlans("1", on: try drive.open()).perform()
    #expect(compared.changes.map(\.registrant) == [change.id] && compared.kept == 3)
    let rows = try ListRevisions(OpenLists(reading: drive.path)).perform().rows
    #expect(rows.map(\.issue.reason) == ["", "Giường: bớt 1"])

    var restore = RestoreRevision(1, of: drive.path, base: FolderState(of: drive.url))
    restore.moment = try moment("09:02")
    #expect(try restore.perform().number == 3)
    #expect(try drive.contents()["plan.json"] == first)
    #expect(try slots(drive)[change.id] == "10:00")
    restore.base = FolderState(of: drive.url)
    restore.number = 9
    #expect(
      cause { try restore.perform() } as? PublishedSourceError == .noSuchRevision(9, last: 3))
    #expect(try drive.contents()["plan.json"] == first)
  }

  @Test func whatIsNoLongerSoIsNotPublished() throws {
    let drive = try drive()
    let day = try replanned(drive)
    let change = try #require(day.changes.first)
    // Whoever would have to come later is here by now.
    _ = try History(in: drive.url).keep(
      [
        SentArrivals(
          device: 1,
          events: [
            NewArrival(
              id: "00000000-0000-4000-8000-000000000001", number: 1, kind: .enters,
              session: "room", subject: .registrant(change.id),
              deviceTime: "2021-12-09T02:00:30Z")
          ])
      ], at: "2021-12-09T02:00:30Z")
    #expect(cause { try publish(day, on: drive) } is StaleError)
    // Settings, lists and the published plan must be those it was planned from.
    let other = try self.drive()
    let planned = try replanned(other)
    let base = FolderState(of: other.url)
    try other.write(Self.settings + "# sửa\n", to: "drive.yaml")
    #expect(cause { try publish(planned, on: other, base: base) } is StaleError)
    try other.publish(at: "2021-12-09T02:00:00Z")
    #expect(cause { try publish(planned, on: other) } is StaleError)
    #expect(try ListRevisions(OpenLists(reading: other.path)).perform().rows.count == 2)
    var restore = RestoreRevision(1, of: other.path, base: base)
    restore.reason = "x"
    #expect(cause { try restore.perform() } is StaleError)
  }

  /// Whoever is pinned on the lists keeps the slot: the other one moves.
  @Test func whoIsPinnedStays() throws {
    let drive = try drive()
    try drive.write(
      ([TestDrive.heading + ",pinned"]
        + TestDrive.rows.map { $0 + ($0.hasPrefix("binh") ? ",room 10:00" : ",") } + [""])
        .joined(separator: "\n"), to: "registrants/all.csv")
    let day = try replanned(drive)
    #expect(day.changes.map(\.id) == ["chi"])
    #expect(try publish(day, on: drive).number == 2)
    #expect(try slots(drive)["binh"] == "10:00")
  }
}
