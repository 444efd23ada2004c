import Drives
import Plans
import TestSupport
import Testing

@Suite struct SessionSummaryTests {
  private let plan = [
    invite(0, at: 480), invite(1, at: 480), invite(2, at: 500), invite(3, at: 482),
  ]

  @Test func slotsAtAGlance() throws {
    let drive = try fourDonors {
      $0.sessions = [
        FourDonors.session(
          crowdLimits: [
            CrowdLimit(zone: "*", limit: 9), CrowdLimit(zone: "*", limit: 8, from: 484, to: 486),
            CrowdLimit(zone: "beds", limit: 2, from: 500),
          ]),
        FourDonors.session(id: "yard"),
      ]
    }
    let summaries = Plan.summaries(of: plan, on: drive)
    #expect(summaries.count == 2)
    let hall = summaries[0]
    #expect(hall.session == 0)
    #expect(hall.invited == 4)
    #expect(abs(hall.expectedBloodUnits - 2.4) < 1e-12)
    // At 08:06 all of An, Bình and Dũng who come are there.
    #expect(abs(hall.peakExpected - 2.4) < 1e-12)
    #expect(hall.slots.map(\.start) == [480, 482, 485, 490, 495, 500, 505, 510, 515])
    #expect(hall.slots.map(\.invited) == [2, 1, 0, 0, 0, 1, 0, 0, 0])
    #expect(hall.slots.map(\.limit) == [8, 8, 8, 9, 9, 9, 9, 9, 9])
    // 1.6 have come by 08:04, and 3/5 of Dũng's 0.8.
    #expect(abs(hall.slots[0].expectedPresent - 2.08) < 1e-12)
    #expect(hall.slots[0].tightest?.limit == 8)
    #expect(hall.slots[0].tightest?.zone == "*")
    // From 08:20 on the beds: An and Bình leave, 1.2 · 4/5, and 0.6 of Dũng.
    let beds = try #require(hall.slots[5].tightest)
    #expect(beds.zone == "beds")
    #expect(abs(beds.expectedPresent - 1.56) < 1e-12)
  }

  /// A limit of nobody is as near as one of one person; of two as near the first counts.
  @Test func aLimitOfNobodyIsMeasured() throws {
    func zone(_ limits: [CrowdLimit]) throws -> String? {
      let drive = try fourDonors { $0.sessions = [FourDonors.session(crowdLimits: limits)] }
      return Plan.summaries(of: [invite(0, at: 480)], on: drive)[0].slots[0].tightest?.zone
    }
    let (nobody, one) = (CrowdLimit(zone: "*", limit: 0), CrowdLimit(zone: "hall", limit: 1))
    #expect(try zone([nobody, one]) == "*")
    #expect(try zone([one, nobody]) == "hall")
    #expect(try zone([CrowdLimit(zone: "hall", limit: 2), nobody]) == "*")
  }

  @Test func anEmptySession() throws {
    let drive = try fourDonors { $0.sessions.append(FourDonors.session(id: "yard")) }
    let yard = Plan.summaries(of: plan, on: drive)[1]
    #expect(yard.expectedBloodUnits == 0)
    #expect(yard.peakExpected == 0)
    #expect(yard.slots.map(\.start) == [480, 485, 490, 495, 500, 505, 510, 515])
    #expect(yard.slots.allSatisfy { $0.invited == 0 && $0.limit == nil && $0.tightest == nil })
  }

  /// Those for whom room is kept are invited by nobody yet.
  @Test func roomThatIsKeptIsNobodysPresence() throws {
    let drive = try fourDonors {
      $0.sessions = [FourDonors.session(reserve: Reserve(perSlot: 3))]
    }
    let hall = Plan.summaries(of: [invite(0, at: 480)], on: drive)[0]
    #expect(hall.slots.map(\.invited) == [1, 0, 0, 0, 0, 0, 0, 0])
    // All of a slot are at the reception at its last minute.
    #expect(abs(hall.peakExpected - 0.8) < 1e-12)
    #expect(abs(Presence.all(of: [], on: drive, withReserve: true)[0].stages[0][4] - 3) < 1e-12)
    #expect(Presence.all(of: [], on: drive)[0].stages[0][4] == 0)
  }

  @Test func presenceByStageAndZone() throws {
    let presence = Presence.all(of: [invite(0, at: 480)], on: try fourDonors())[0]
    #expect(presence.minutes == 480..<540)
    let reception = [0.16, 0.32, 0.48, 0.64, 0.8, 0.64, 0.48, 0.32, 0.16, 0]
    for (expected, found) in zip(reception, presence.stages[0]) {
      #expect(abs(expected - found) < 1e-12)
    }
    let beds = presence.expected(inZone: "beds")
    let everywhere = presence.expected(inZone: "*")
    // At 08:12 three fifths of the arrivals are on the beds, the others still at the screening.
    #expect(abs(beds[12] - 0.36) < 1e-12)
    #expect(abs(everywhere[12] - (0.36 + 0.32)) < 1e-12)
    #expect(everywhere[24] == 0)
    #expect(presence.expected(inZone: "garden").allSatisfy { $0 == 0 })
  }
}
