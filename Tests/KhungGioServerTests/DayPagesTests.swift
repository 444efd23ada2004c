import DriveStore
import Foundation
import KhungGio
import KhungGioServer
import Testing

/// The page of the day: a stage with fewer servers is looked at, published as it was shown, taken back.
@Suite struct DayPagesTests {
  private let morning = Moment("2021-12-09T00:30:00Z")

  /// The four donors of the example, one in each of three slots and nobody for the fourth, published.
  private func published(_ drive: URL) throws {
    let people = try OpenDrive(reading: drive.path).drive.registrants.map(\.id)
    let slots = zip(people, ["08:00", "08:10", "08:20"]).map {
      "{\"registrant\": \"\($0)\", \"session\": \"room\", \"slot\": \"\($1)\"}"
    }
    try Data(
      "{\"version\": 1, \"assignments\": [\(slots.joined(separator: ", "))], \"unplaced\": []}".utf8
    ).write(to: drive.appending(path: "plan.json"))
    _ = try PublishPlan(try OpenDrive(changing: drive.path, for: "test")).perform()
  }

  private func base(of page: String, _ pages: RunningPages) -> String {
    "{\"inputs\":\"\(pages.data("inputs", of: page))\",\"plan\":\"\(pages.data("plan", of: page))\"}"
  }

  private func issues(_ pages: RunningPages) throws -> [String] {
    try ListRevisions(OpenLists(reading: pages.drive.path)).perform().rows.map(\.issue.reason)
  }

  /// The only desk is closed half an hour before the first slot: whoever can still be asked has no slot.
  @Test func aClosedDeskIsPublishedAsShownAndTakenBack() async throws {
    try await RunningPages.of(change: published, moment: morning) { pages in
      let file = pages.drive.appending(path: "plan.json")
      let before = try Data(contentsOf: file)
      let shown = try await pages.get("/ngay?xem=thay-doi&khau=room/desk&bot=9").body
      let number = pages.data("change", of: shown)
      #expect(number == "1" && shown.contains("must be informed"))
      let wrong = try await pages.send("/api/day/change", "{\"number\":2}")
      #expect(wrong.status == 409 && wrong.body.contains("\"error\":\"stale\""))
      #expect(try await pages.send("/api/day/change", "{}").status == 400)
      #expect(try issues(pages).count == 1)
      let done = try await pages.send("/api/day/change", "{\"number\":1}")
      #expect(done.status == 200)
      #expect(try issues(pages).count == 2 && issues(pages)[1].contains("9 fewer from 07:30"))
      // It is done once.
      #expect(try await pages.send("/api/day/change", "{\"number\":1}").status == 409)
      let changed = try await pages.get("/ngay?xem=da-doi").body
      #expect(pages.data("restore", of: changed) == "1")
      let stale = "{\"number\":1,\"base\":{\"inputs\":\"\",\"plan\":\"\"}}"
      #expect(try await pages.send("/api/day/restore", stale).status == 409)
      let restore = "{\"number\":1,\"base\":\(base(of: changed, pages))}"
      #expect(try await pages.send("/api/day/restore", restore).status == 200)
      #expect(try Data(contentsOf: file) == before && issues(pages).count == 3)
    }
  }

  @Test func whatCannotBeAskedIsRefused() async throws {
    try await RunningPages.of(change: published, moment: morning) {
      (pages: RunningPages) async throws in
      for query in ["", "&khau=x/desk&bot=1", "&khau=room&bot=1", "&khau=room/desk&bot=0"] {
        #expect(try await pages.get("/ngay?xem=thay-doi\(query)").status == 400, "\(query)")
      }
      #expect(try await pages.get("/ngay?xem=thay-doi&khau=room/x&bot=1").status == 400)
      #expect(try await pages.get("/ngay?xem=x").status == 200)
      #expect(try await pages.get("/ngay?xem=da-doi").body.contains("No slots were changed yet."))
    }
  }
}
