import DriveFiles
import Drives
import GLPK
import Plans
import TestSupport
import Testing
import WhatIf
import Wording

/// What timetables add to the rules keeps people out, and is named: units that stay whole, a queue that is
/// full, people who come along, room that is kept for others.
@Suite struct ExplainTimetableTests {
  private func explained(
    _ change: (inout DriveParts) -> Void
  ) throws -> (Explanation, lines: String) {
    var parts = FourDonors.parts()
    change(&parts)
    let fixture = try DriveFixture(try parts.drive())
    let found = try fixture.explainer.explain()
    let lines = PrintedExplanation(
      of: found, on: fixture.variants.base, wording: Words(language: .english)
    ).lines(isWhole: true)
    return (found, lines.joined(separator: " ").split(separator: " ").joined(separator: " "))
  }

  /// Three slots with one place each.
  private func session(
    arrivals: Int?, reception: Staffing = .constant(9), overload: Overload? = nil
  ) -> Session {
    let whole = FourDonors.session(reception: reception, receptionOverload: overload)
    return Session(
      id: "hall", date: whole.date, opens: 480, closes: 514, slotMinutes: 5,
      arrivalsPerSlot: arrivals, stages: whole.stages)
  }

  /// The school's Dũng is pinned to the middle one of three slots with a place each: of the ward, which stays
  /// whole, one comes before or after, though the third slot has a place.
  @Test func aUnitThatStaysWholeIsNamed() throws {
    let (found, lines) = try explained {
      $0.whole = .all
      $0.sessions = [session(arrivals: 1)]
      $0.registrants[3] = Registrant(
        id: "dũng", unit: 1, pinned: SlotStart(session: 0, start: 485))
    }
    #expect(found.plan.unplaced.count == 2)
    let placed = found.plan.assignments.first { $0.registrant < 3 }?.slot.start
    let free = placed == 480 ? 490 : 480
    for person in found.people {
      let obstacles = person.slots.first { $0.slot.start == free }?.obstacles
      #expect(
        obstacles == [
          TightConstraint(rule: .whole, session: nil, subject: "ward", from: free, to: free + 5)
        ])
    }
    #expect(lines.contains("the unit stays whole"))
    // Two in a slot: An or another beside Dũng, and two before.
    let fix = found.fixes.first { $0.settings.map(\.key) == ["sessions.hall.arrivals_per_slot"] }
    #expect(fix?.isEnough == true && fix?.settings.map(\.value) == ["+1"])
  }

  /// One serves and 0.4 may wait: one of each slot is 0.8, two are 1.6. With two who serve, 2.4 may be there:
  /// all four find room.
  @Test func aFullQueueIsNamed() throws {
    let (found, lines) = try explained {
      $0.sessions = [
        session(
          arrivals: nil, reception: .constant(1), overload: Overload(most: 0.4, weight: 1))
      ]
    }
    #expect(found.plan.unplaced.count == 1)
    #expect(found.tightConstraints.first?.limit.subject == "reception")
    #expect(found.tightConstraints.first?.limit.rule == .stageCapacity)
    let fix = found.fixes.first {
      $0.settings.map(\.key) == ["sessions.hall.stages.reception.servers"]
    }
    #expect(fix?.isEnough == true && fix?.settings.map(\.value) == ["+1"])
    #expect(lines.contains("reception"))
  }

  /// An comes as three: 2.4 heads where two may be, alone at any hour; three are enough.
  @Test func peopleWhoComeAlongAreNamed() throws {
    let (found, _) = try explained {
      $0.sessions = [FourDonors.session(crowdLimits: [CrowdLimit(zone: "*", limit: 2)])]
      $0.registrants[0] = Registrant(id: "an", unit: 0, party: 3)
    }
    #expect(found.plan.unplaced.map(\.registrant) == [0])
    #expect(
      found.people[0].slots.allSatisfy { $0.obstacles.map(\.rule).contains(.crowdLimit) })
    let fix = found.fixes.first {
      $0.settings.map(\.key) == ["sessions.hall.crowd_limits.*.limit"]
    }
    #expect(fix?.isEnough == true && fix?.settings.map(\.value) == ["+1"])
  }

  /// An's hours, none of which has room for a slot, are more than all the lines there are for people.
  @Test func aLongReasonIsCutAndNotLeftOut() throws {
    var parts = FourDonors.parts()
    parts.registrants[0] = Registrant(
      id: "an", unit: 0,
      available: (0..<60).map {
        Availability(interval: MinuteInterval(from: 480 + $0, to: 481 + $0))
      })
    let fixture = try DriveFixture(try parts.drive())
    let printed = PrintedExplanation(
      of: try fixture.explainer.explain(), on: fixture.variants.base,
      wording: Words(language: .english)
    ).lines()
    let more = try #require(printed.firstIndex { $0.contains("--all shows everything") })
    #expect(printed[more - 1].hasPrefix("    ") && printed[more - 1].contains("08:"))
  }

  /// Every slot has one place, and keeps it for somebody without an invitation.
  @Test func roomThatIsKeptIsNamed() throws {
    let (found, lines) = try explained {
      $0.sessions = [FourDonors.session(arrivalsPerSlot: 1, reserve: Reserve(perSlot: 1))]
    }
    #expect(found.plan.unplaced.count == 4)
    #expect(found.tightConstraints.map(\.limit.rule) == [.arrivalsPerSlot])
    let fix = found.fixes.first { $0.settings.map(\.key) == ["sessions.hall.arrivals_per_slot"] }
    #expect(fix?.isEnough == true && fix?.settings.map(\.value) == ["+1"])
    #expect(lines.contains("people per slot"))
  }
}
