import DriveStore
import Drives
import Foundation
import KhungGio
import KhungGioServer
import Plans
import TestSupport
import Testing

/// The page of the plan: moves by hand, what they are based on, taking them back.
@Suite struct PlanPagesTests {
  /// Four donors, three slots of which each has a plan of its own.
  private func plan(_ drive: URL) throws {
    let opened = try OpenDrive(reading: drive.path).drive
    let slots = opened.sessions[0].slotStarts
    let lines = opened.registrants.enumerated().map { index, person in
      "{\"registrant\": \"\(person.id)\", \"session\": \"room\", \"slot\": "
        + "\"\(ClockTime.text(slots[min(index, slots.count - 1)]))\"}"
    }
    try Data(
      """
      {"version": 1, "drive": "\(opened.name)", "assignments": [\(lines.joined(separator: ", "))],
      "unplaced": []}

      """.utf8
    ).write(to: drive.appending(path: "plan.json"))
  }

  private func base(of page: String, _ pages: RunningPages) -> String {
    "{\"inputs\":\"\(pages.data("inputs", of: page))\",\"plan\":\"\(pages.data("plan", of: page))\"}"
  }

  @Test func aMoveComesToWhatWasOffered() async throws {
    try await RunningPages.of(change: plan) { pages in
      let file = pages.drive.appending(path: "plan.json")
      let before = try Data(contentsOf: file)
      let page = try await pages.get("/lich?p=0")
      #expect(page.status == 200)
      #expect(pages.data("plan", of: page.body) == FolderState.plan(in: pages.drive))
      struct Offers: Decodable {
        struct Offer: Decodable {
          let slot: String?
          let cost: Double
        }
        let offers: [Offer]
      }
      let answer = try await pages.get("/api/moves?p=0").body
      let offers = try JSONDecoder().decode(Offers.self, from: Data(answer.utf8)).offers
      let offer = try #require(offers.first { $0.slot != nil })
      let start = try #require(NamedSlot(offer.slot ?? "")?.start)
      let moved = try await pages.send(
        "/api/moves",
        "{\"query\":{\"p\":0},\"to\":\"0-\(start)\",\"base\":\(base(of: page.body, pages))}")
      #expect(moved.status == 200)
      let now = try ShowPlan(OpenDrive(reading: pages.drive.path)).perform()
      #expect(abs(now.plan.cost.total - offer.cost) < 1e-9)
      #expect(now.plan.assignments.first { $0.registrant == 0 }?.slot.start == start)

      // The page it was chosen from is no longer so.
      let stale = try await pages.send(
        "/api/moves",
        "{\"query\":{\"p\":1},\"to\":\"\",\"base\":\(base(of: page.body, pages))}")
      #expect(stale.status == 409)
      let after = try await pages.get("/lich").body
      #expect(after.contains("Undo (1)") && after.contains("Redo (0)"))
      let undone = try await pages.send(
        "/api/undo", "{\"steps\":-1,\"base\":\(base(of: after, pages))}")
      #expect(undone.status == 200)
      #expect(try Data(contentsOf: file) == before)
    }
  }

  @Test func aUnitWithoutASlotForAllOfItIsToldSo() async throws {
    func apart(_ drive: URL) throws {
      try plan(drive)
      let file = drive.appending(path: "registrants/all.csv")
      let people = try String(contentsOf: file, encoding: .utf8)
        .replacing("office,1985,,,,", with: "office,1985,,,08:00-08:10,")
        .replacing("office,1990,,,,", with: "office,1990,,,08:20-08:40,")
      try Data(people.utf8).write(to: file)
    }
    try await RunningPages.of(change: apart) { pages in
      let none = "There is no other slot."
      let unit = try await pages.get("/lich?u=0").body
      #expect(unit.contains(none) && unit.contains("data-to=\"\""))
      #expect(try await !pages.get("/lich?p=2").body.contains(none))
    }
  }

  @Test func whatIsNoSlotIsRefused() async throws {
    try await RunningPages.of(change: plan) { pages in
      let page = try await pages.get("/lich").body
      let base = base(of: page, pages)
      let before = try Data(contentsOf: pages.drive.appending(path: "plan.json"))
      for move in [
        "{\"query\":{\"p\":0},\"to\":\"0-481\",\"base\":\(base)}",
        "{\"query\":{\"p\":0},\"to\":\"9-480\",\"base\":\(base)}",
        "{\"query\":{\"p\":99},\"to\":\"\",\"base\":\(base)}",
        "{\"query\":{\"u\":-1},\"to\":\"\",\"base\":\(base)}",
        "{\"query\":{},\"to\":\"\",\"base\":\(base)}",
        "{\"query\":{\"p\":0},\"to\":\"x\",\"base\":\(base)}",
      ] {
        #expect(try await pages.send("/api/moves", move).status == 400, "\(move)")
      }
      #expect(try Data(contentsOf: pages.drive.appending(path: "plan.json")) == before)
      // Addresses that nobody links to show the page without them.
      #expect(try await pages.get("/lich?p=99&u=-1&s=x").status == 200)
    }
  }

  @Test func planningIsStartedAndSaved() async throws {
    try await RunningPages.of { pages in
      let file = pages.drive.appending(path: "plan.json")
      #expect(try await pages.get("/lich").body.contains("There is no plan yet."))
      #expect(try await pages.send("/api/plan", "{}").status == 202)
      // The plan of four people is there after some looks at the page.
      var looks = 0
      while !FileManager.default.fileExists(atPath: file.path), looks < 10_000 {
        _ = try await pages.get("/lich")
        looks += 1
      }
      let planned = try PlanDrive(OpenDrive(reading: pages.drive.path).drive).perform().plan
      let saved = try ShowPlan(OpenDrive(reading: pages.drive.path)).perform()
      #expect(saved.violations.isEmpty)
      #expect(abs(saved.plan.cost.total - planned.cost.total) < 1e-9)
      let picture = try await pages.get("/anh/headcount-room.svg")
      #expect(picture.status == 200 && picture.header("Content-Type") == "image/svg+xml")
      let mark = try #require(picture.header("ETag"))
      #expect(
        try await pages.get("/anh/headcount-room.svg", ["If-None-Match: \(mark)"]).status == 304)
      #expect(try await pages.get("/anh/nothing.svg").status == 404)
    }
  }

  @Test func whatIsPublishedIsTheFilesPlan() async throws {
    try await RunningPages.of(change: plan) { pages in
      let page = try await pages.get("/gui").body
      let published = try await pages.send(
        "/api/issue", "{\"reason\":\"lần đầu\",\"base\":\(base(of: page, pages))}")
      let audit = try ShowPlan(OpenDrive(reading: pages.drive.path)).perform().violations
      guard audit.isEmpty else {
        #expect(published.status == 422)
        return
      }
      #expect(published.status == 200)
      let rows = try ListRevisions(OpenLists(reading: pages.drive.path)).perform().rows
      #expect(rows.map(\.issue.reason) == ["lần đầu"])
    }
  }
}
