import DriveFiles
import Drives
import Foundation
import GLPK
import Plans
import Synchronization
import SyntheticDrives
import TestSupport
import Testing
import WhatIf
import Wording

/// A clock that goes on by a second whenever it is asked.
private final class Ticks: Sendable {
  private let count = Atomic<Int>(0)

  var next: Double { Double(count.wrappingAdd(1, ordering: .relaxed).newValue) }
}

/// What `explain` tells where the time is over, where somebody cannot be reached, and on how many lines.
@Suite struct ExplainLimitsTests {
  /// Four donors, three slots with one place each, blood of three: two changes are needed. A fifth one
  /// is free before the session opens.
  private func short(withFifth: Bool) throws -> Drive {
    var parts = FourDonors.parts()
    let whole = FourDonors.session()
    parts.sessions = [
      Session(
        id: "hall", date: whole.date, opens: 480, closes: 514, slotMinutes: 5, arrivalsPerSlot: 1,
        stages: whole.stages, bloodUnits: BloodUnits(ceiling: 1.8))
    ]
    if withFifth {
      parts.registrants.append(
        Registrant(
          id: "em", name: "Lê Em", unit: 1,
          available: [Availability(interval: MinuteInterval(from: 300, to: 320))]))
    }
    return try parts.drive()
  }

  private func explained(
    _ drive: Drive, _ limits: Explainer.Limits
  ) throws -> (Explanation, DriveFixture) {
    let fixture = try DriveFixture(drive)
    let explainer = Explainer(
      of: fixture.variants, planner: fixture.planner, solver: GLPKSolver(), threads: 2,
      limits: limits)
    return (try explainer.explain(), fixture)
  }

  private func lines(
    _ explanation: Explanation, _ fixture: DriveFixture, isWhole: Bool = false
  ) -> [String] {
    PrintedExplanation(
      of: explanation, on: fixture.variants.base, wording: Words(language: .english)
    ).lines(isWhole: isWhole)
  }

  @Test func whoCannotBeReachedIsToldApartFromTheRest() throws {
    let unlimited = Explainer.Limits(seconds: .infinity)
    let (four, _) = try explained(try short(withFifth: false), unlimited)
    let (five, fixture) = try explained(try short(withFifth: true), unlimited)
    #expect(four.unreachable.isEmpty && five.unreachable == [4])
    #expect(!four.pairs.isEmpty && five.pairs.map(\.settings) == four.pairs.map(\.settings))
    #expect(four.pairs.allSatisfy { $0.isEnough && $0.unplacedAfter == 0 })
    #expect(five.pairs.allSatisfy { $0.isEnough && $0.unplacedAfter == 1 })
    #expect(four.unplacedWithAll == 0 && five.unplacedWithAll == 1)
    #expect(five.isComplete && !five.fixes.contains(where: \.isEnough))
    let printed = lines(five, fixture)
    let apart = try #require(printed.firstIndex { $0.contains("NO CHANGE HELPS") })
    let rest = try #require(printed.firstIndex { $0.contains("EACH PERSON") })
    let person = try #require(printed.firstIndex { $0.contains("Lê Em") })
    #expect(apart < person && person < rest)
  }

  /// Nothing is reported that was not planned; who has no slot, and where it is full, is known all
  /// the same.
  @Test func whereTheTimeIsOverWhatIsKnownIsTold() throws {
    let (found, fixture) = try explained(
      try short(withFifth: true), Explainer.Limits(seconds: 0))
    #expect(!found.isComplete && found.fixes.isEmpty && found.pairs.isEmpty)
    #expect(found.unplacedWithAll == nil && found.gains.isEmpty)
    #expect(found.people.count == 2 && found.unreachable == [4] && !found.tightConstraints.isEmpty)
    #expect(
      lines(found, fixture).contains { $0.contains("The time was not enough to try everything") })
  }

  /// The time is over while something is being planned.
  @Test(arguments: [5, 20, 60, 200, 1000])
  func aPlanThatIsUnderWayEnds(_ most: Int) throws {
    let fixture = try DriveFixture(try short(withFifth: true))
    let clock = Ticks()
    let found = try Explainer(
      of: fixture.variants, planner: fixture.planner, solver: GLPKSolver(), threads: 2,
      limits: Explainer.Limits(seconds: Double(most), clock: { clock.next })
    ).explain()
    for fix in found.fixes + found.pairs {
      let plan = try fixture.planner.plan(fixture.variants.drive(with: fix.settings))
      #expect(plan.unplaced.count == fix.unplacedAfter)
    }
    #expect(found.people.count == 2)
  }

  @Test func sixtyLinesAreEnough() throws {
    let drive = try SyntheticDrive.make(registrants: 120, units: 30, tightness: .overfull)
    let (found, fixture) = try explained(drive, Explainer.Limits(seconds: 0))
    #expect(lines(found, fixture).count <= 60)
    #expect(lines(found, fixture, isWhole: true).count >= lines(found, fixture).count)
    #expect(lines(found, fixture, isWhole: true).count { $0.contains("--all") } == 0)
  }

  /// 30 people of whom four stay out: one more unit of blood and one more screener, or one more unit of
  /// blood and 27 minutes, place them all. Somebody who is free only when the session is over changes
  /// neither.
  @Test(arguments: [false, true]) func pairsAreToldWhoeverElseCannotBeReached(withLate: Bool) throws
  {
    var drive = try SyntheticDrive.make(registrants: 30, units: 4, tightness: .overfull)
    if withLate {
      let late = Registrant(
        id: "late", name: "Lê Văn Muộn", unit: 0,
        available: [Availability(interval: MinuteInterval(from: 720, to: 1020))])
      drive = try drive.with(registrants: drive.registrants + [late])
    }
    let (explanation, _) = try explained(drive, Explainer.Limits(seconds: .infinity))
    #expect(explanation.plan.unplaced.count == (withLate ? 5 : 4))
    let pairs = explanation.pairs.map { pair in pair.settings.map { "\($0.key)=\($0.value)" } }
    #expect(
      pairs == [
        [
          "sessions.s1.blood_units.ceiling=+1",
          "sessions.s1.stages.screening.servers=+1",
        ],
        ["sessions.s1.blood_units.ceiling=+1", "sessions.s1.closes=+27"],
      ])
    #expect(explanation.pairs.allSatisfy { $0.isSmallest })
    #expect(explanation.pairs.map(\.unplacedAfter) == (withLate ? [1, 1] : [0, 0]))
  }
}
