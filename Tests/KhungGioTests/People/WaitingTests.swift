import Foundation
import KhungGio
import Plans
import TestSupport
import Testing

/// Who waits, what changes between plans, and what a saved plan costs.
@Suite struct WaitingTests {
  @Test func whoHadASlotComesFirstAndWhoIsNewLast() throws {
    let drive = try TestDrive()
    try drive.plan([("an", "08:00"), ("dung", "08:10"), ("chi", "08:30")], unplaced: ["binh"])
    try drive.publish()
    try drive.plan([("an", "08:00"), ("dung", "08:10")], unplaced: ["binh", "chi"])
    try drive.publish()
    try drive.write(
      rows: TestDrive.rows + ["giang,Vũ Giang,school,1999,", "ha,Đỗ Hà,office,1970,"])
    let notices = NoticeList()
    var list = ListWaiting(try drive.open())
    list.notice = notices.take
    let waiting = try list.perform()
    #expect(waiting.people.map(\.registrant) == ["chi", "binh", "giang", "ha"])
    #expect(waiting.people.map(\.isNew) == [false, false, true, true])
    #expect(waiting.people.map(\.unitName)[2] == "Trường mầm non")
    #expect(waiting.people[0].phone == "0912000003")
    #expect(notices.all == [])
    // A file instead of the last revision: everybody but two is on nobody's waiting list.
    list.plan = drive.url.appending(path: "plan.json").path
    #expect(try list.perform().people.map(\.registrant) == ["binh", "chi", "giang", "ha"])
  }

  @Test func aSessionThatIsNoMoreIsTold() throws {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish(at: "2021-12-01T02:30:00Z")
    try drive.write(TestDrive.settings.replacing("id: room", with: "id: hall"), to: "drive.yaml")
    let notices = NoticeList()
    var list = ListWaiting(try drive.open())
    list.notice = notices.take
    _ = try list.perform()
    #expect(
      notices.all == [
        .vanishedSession(
          "room", of: .revision(1, time: "2021-12-01T02:30:00Z"), people: 4)
      ])
  }

  @Test func nobodyWaitsWhereNothingIsPlanned() throws {
    let drive = try TestDrive()
    let error = cause { try ListWaiting(drive.open()).perform() }
    #expect(error as? PublishedSourceError == .nothingPublished)
  }

  @Test func plansAreComparedByTheirPeople() throws {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish(at: "2021-12-01T02:30:00Z")
    try drive.plan([("an", "08:00"), ("dung", "08:20"), ("binh", "08:10")], unplaced: ["chi"])
    let notices = NoticeList()
    var compare = ComparePlans("1", on: try drive.open())
    compare.notice = notices.take
    let comparison = try compare.perform()
    #expect(comparison.kept == 1)
    #expect(comparison.changes.map(\.registrant) == ["binh", "chi", "dung"])
    #expect(comparison.changes.map(\.kind) == [.moved, .lost, .moved])
    #expect(comparison.changes.map(\.from?.text) == ["room 08:20", "room 08:30", "room 08:10"])
    #expect(comparison.changes.map(\.to?.text) == ["room 08:10", nil, "room 08:20"])
    #expect(comparison.earlier == .revision(1, time: "2021-12-01T02:30:00Z"))
    #expect(comparison.later == .file(try drive.open().planPath))
    #expect(notices.all == [.planWithoutPeople(path: try drive.open().planPath)])
    #expect(
      cause { try ComparePlans("7", on: drive.open()).perform() } as? PublishedSourceError
        == .noSuchRevision(7, last: 1))
  }

  @Test func aSavedPlanIsShownAsTheDriveStandsNow() throws {
    let drive = try TestDrive()
    try drive.plan([("an", "08:00"), ("dung", "08:10"), ("binh", "08:20")], unplaced: ["chi"])
    let shown = try ShowPlan(drive.open()).perform()
    #expect(shown.violations.isEmpty && shown.plan.assignments.count == 3)
    #expect(shown.plan.unplaced.map(\.registrant) == [2])
    #expect(shown.bytes == Array(try drive.text("plan.json").utf8))
    try drive.write(
      TestDrive.settings.replacing("closes: \"08:55\"", with: "closes: \"08:40\""),
      to: "drive.yaml")
    let later = try ShowPlan(drive.open()).perform()
    #expect(later.violations.map(\.rule) == [.closing])
    var missing = ShowPlan(try drive.open())
    missing.plan = drive.root.appending(path: "none.json").path
    #expect(cause { try missing.perform() }?.category == .inputMissing)
  }
}
