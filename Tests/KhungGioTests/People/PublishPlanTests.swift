import DriveStore
import Drives
import Foundation
import KhungGio
import Plans
import Testing

/// Publishing plans, and what the history says of them.
@Suite struct PublishPlanTests {
  @Test func aPublishedPlanIsKeptByteForByte() throws {
    let drive = try TestDrive()
    try drive.plan()
    let first = try drive.publish(reason: "lần đầu", at: "2021-12-01T02:30:00Z")
    #expect(first.number == 1 && first.invited == 4 && first.reason == "lần đầu")
    #expect(first.moment.text == "2021-12-01T02:30:00Z")
    let bytes = Array(try drive.text("plan.json").utf8)
    // The second moves one person, leaves one out and changes a file of the drive.
    try drive.plan([("an", "08:00"), ("dung", "08:40"), ("binh", "08:20")], unplaced: ["chi"])
    try drive.write(
      TestDrive.settings.replacing("closes: \"08:55\"", with: "closes: \"09:05\""),
      to: "drive.yaml")
    #expect(try drive.publish(at: "2021-12-02T02:30:00Z").number == 2)
    try drive.write(TestDrive.units + "clinic,Trạm y tế,2\n", to: "units.csv")
    let list = ListRevisions(try OpenLists(reading: drive.path))
    let revisions = try list.perform()
    #expect(revisions.rows.map(\.issue.number) == [1, 2])
    #expect(revisions.rows.map(\.issue.reason) == ["lần đầu", ""])
    #expect(revisions.rows.map(\.size.invited) == [4, 3])
    #expect(revisions.rows.map(\.size.moved) == [0, 1])
    #expect(revisions.rows.map(\.size.gone) == [0, 1])
    #expect(revisions.changedFiles == ["units.csv"])
    #expect(try list.plan(of: 1) == bytes)
    let missing = cause { try list.plan(of: 3) } as? PublishedSourceError
    #expect(missing == .noSuchRevision(3, last: 2))
    #expect(missing?.category == .inputMissing)
  }

  @Test func aPlanThatBreaksARuleIsNotPublished() throws {
    let drive = try TestDrive()
    try drive.plan(["an", "binh", "chi", "dung"].map { ($0, "08:00") })
    let before = try drive.contents()
    let error = cause { try drive.publish() } as? PlanError
    guard case .notPublishable(let violations) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(Set(violations.map(\.rule)) == [.stageCapacity])
    #expect(error?.code == "plan-not-publishable" && error?.category == .badData)
    #expect(try drive.contents() == before)
  }

  @Test func nothingIsPublishedWithoutAPlan() throws {
    let drive = try TestDrive()
    let error = cause { try drive.publish() }
    #expect(error as? PlanError == .missing)
    #expect(error?.code == "plan-missing" && error?.category == .inputMissing)
    #expect(try ListRevisions(OpenLists(reading: drive.path)).perform().rows.isEmpty)
    #expect(try !drive.contents().keys.contains("drive.sqlite"))
  }

  /// A history of another program is left as it is.
  @Test func aForeignHistoryStopsPublishing() throws {
    let drive = try TestDrive()
    try drive.plan()
    try drive.write("not a database, and long enough to be read as one\n", to: "drive.sqlite")
    let error = cause { try drive.publish() }
    #expect(error?.category == .badData)
    #expect(try drive.text("drive.sqlite").hasPrefix("not a database"))
  }

  @Test func whoeverHoldsTheDriveIsWaitedFor() throws {
    let drive = try TestDrive()
    let held = try OpenDrive(changing: drive.path, for: "import", waiting: 0)
    let error = cause { try OpenDrive(reading: drive.path, waiting: 0) }
    #expect(error?.code == "drive-in-use" && error?.category == .temporary)
    withExtendedLifetime(held) {}
  }

  @Test func aUseCaseDoesNotBlockItsCaller() async throws {
    let drive = try TestDrive()
    try drive.plan()
    var publish = PublishPlan(try OpenDrive(changing: drive.path, for: "test"))
    publish.moment = Moment("2021-12-01T02:30:00Z")
    let revision = try await publish.run()
    #expect(
      revision.json.document == """
        {
          "number": 1,
          "time": "2021-12-01T02:30:00Z",
          "reason": "",
          "invited": 4
        }
        """)
  }
}
