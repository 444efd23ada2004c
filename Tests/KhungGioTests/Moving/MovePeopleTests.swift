import Drives
import Foundation
import KhungGio
import Plans
import TestSupport
import Testing

/// Moves by hand in a drive's own plan: what is written, and taking it back.
@Suite struct MovePeopleTests {
  private func slot(_ start: Int) -> SlotStart { SlotStart(session: 0, start: start) }

  @Test func aMoveIsWrittenWithWhatItWasOfferedFor() throws {
    let drive = try TestDrive()
    try drive.plan([("an", "08:30"), ("dung", "08:10"), ("binh", "08:20"), ("chi", "08:30")])
    let opened = try drive.open()
    let read = try ShowPlan(opened).perform()
    #expect(read.violations.isEmpty)
    let offers = try OfferMoves(
      of: .person(3), in: read.plan.assignments, on: opened.drive
    ).perform()
    // Dũng to 08:30, where An and Chi are already: 3 × 0.8 × 5/10 = 1.2 people at one desk.
    let offer = try #require(offers.offers.first { $0.slot == slot(510) })
    #expect(!offer.newViolations.isEmpty)
    let moved = try MovePeople(
      .person(3), to: slot(510), on: drive.path, base: FolderState(of: drive.url)
    ).perform()
    #expect(moved.people == 1 && moved.audit == offer.audit)
    let now = try ShowPlan(try drive.open()).perform()
    #expect(now.plan.cost.total == offer.audit.cost.total)
    #expect(now.violations == offer.audit.violations)
    #expect(now.plan.assignments.first { $0.registrant == 3 }?.slot == slot(510))
    #expect(Array(try drive.text("plan.json").utf8) == moved.now)
    // What breaks a rule is saved, and not published.
    let error = cause { try drive.publish() }
    #expect(error?.code == "plan-not-publishable")
  }

  @Test func everyMoveIsTakenBackAsFarAsTheFirst() throws {
    let drive = try TestDrive()
    try drive.plan()
    let before = try drive.text("plan.json")
    let edits = PlanEdits()
    var random = SplitMix64(seed: 7)
    var texts = [before]
    var moves = 0
    while moves < 12 {
      let person = RegistrantIndex(random.number(0...3))
      let start = random.one(of: [480, 490, 500, 510, -1])
      let base = FolderState(of: drive.url)
      let target = start < 0 ? nil : slot(start)
      guard
        let moved = try? MovePeople(.person(person), to: target, on: drive.path, base: base)
          .perform()
      else { continue }
      edits.keep(moved)
      texts.append(try drive.text("plan.json"))
      moves += 1
    }
    for place in (0..<texts.count - 1).reversed() {
      try edits.step(-1, on: drive.path, base: FolderState(of: drive.url))
      #expect(try drive.text("plan.json") == texts[place])
    }
    #expect(try drive.text("plan.json") == before)
    let counts = edits.counts(for: FolderState.plan(in: drive.url))
    #expect(counts.undo == 0 && counts.redo == 12)
    let error = cause { try edits.step(-1, on: drive.path, base: FolderState(of: drive.url)) }
    #expect(error?.category == .usage)
    try edits.step(12, on: drive.path, base: FolderState(of: drive.url))
    #expect(try drive.text("plan.json") == texts[12])
    // A move after some were taken back takes the place of those.
    try edits.step(-5, on: drive.path, base: FolderState(of: drive.url))
    let plan = try ShowPlan(try drive.open()).perform().plan
    let target = try #require(
      [480, 490, 500, 510].map(slot).first { slot in
        !plan.assignments.contains(Assignment(registrant: 0, slot: slot))
      })
    edits.keep(
      try MovePeople(.person(0), to: target, on: drive.path, base: FolderState(of: drive.url))
        .perform())
    let later = edits.counts(for: FolderState.plan(in: drive.url))
    #expect(later.undo == 8 && later.redo == 0)
    // A plan that somebody else wrote has nothing to take back.
    try drive.plan([("an", "08:30")], unplaced: ["binh", "chi", "dung"])
    #expect(edits.counts(for: FolderState.plan(in: drive.url)) == (0, 0))
  }

  @Test func whatHasChangedMeanwhileIsNotChangedFurther() throws {
    let drive = try TestDrive()
    try drive.plan()
    let base = FolderState(of: drive.url)
    let edits = PlanEdits()
    edits.keep(try MovePeople(.person(0), to: slot(510), on: drive.path, base: base).perform())
    let contents = try drive.contents()
    func isStale(_ work: () throws -> Void) -> Bool { cause(work)?.code == "stale" }
    #expect(
      isStale { _ = try MovePeople(.person(1), to: nil, on: drive.path, base: base).perform() })
    #expect(isStale { try edits.step(-1, on: drive.path, base: base) })
    #expect(
      isStale { _ = try PinPeople(.person(1), pins: true, on: drive.path, base: base).perform() })
    let settings = FolderState(inputs: "", plan: base.plan)
    #expect(isStale { _ = try ChangeSettings([], of: drive.path, base: settings).perform() })
    #expect(try drive.contents() == contents)
  }

  @Test func pinsStandInTheListsAndGoAgain() throws {
    let drive = try TestDrive()
    try drive.plan([("an", "08:00"), ("dung", "08:10"), ("binh", "08:00"), ("chi", "08:30")])
    let state = { FolderState(of: drive.url) }
    let pinned = try PinPeople(.unit(0), pins: true, on: drive.path, base: state()).perform()
    #expect(pinned.count == 3)
    let now = try drive.open().drive
    #expect(now.registrants.map(\.pinned) == [slot(480), slot(480), slot(510), nil])
    // A third pin there would bring 1.2 people to one desk: nothing is written.
    try drive.plan([("an", "08:00"), ("dung", "08:00"), ("binh", "08:00"), ("chi", "08:30")])
    let contents = try drive.contents()
    let error = cause {
      try PinPeople(.person(3), pins: true, on: drive.path, base: state()).perform()
    }
    #expect(error?.category == .badData)
    #expect(try drive.contents() == contents)
    _ = try PinPeople(.unit(0), pins: false, on: drive.path, base: state()).perform()
    #expect(try drive.open().drive.registrants.allSatisfy { $0.pinned == nil })
  }
}
