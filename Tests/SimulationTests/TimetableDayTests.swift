import Drives
import Plans
import Simulation
import TestSupport
import Testing

/// The day of three people (see ``HandWorkedTests``) with those who come along, early arrivals, and
/// bags that are used up.
@Suite struct TimetableDayTests {
  private let starts = [480, 480, 490]

  private func simulate(
    _ session: Session, parties: [Int] = [], rates: Rates = Rates(show: 1, deferral: 0)
  ) throws -> SimulatedSession {
    let drive = try Day.drive([session], people: starts.count, rates: rates, parties: parties)
    return Simulator(runs: 1, seed: 1).simulate(Day.plan(starts), on: drive).sessions[0]
  }

  /// The first comes as three: two more in the house until 495; at the desk and the bed nothing is new.
  @Test func whoeverComesAlongIsInTheZonesOnly() throws {
    let limits = [
      CrowdLimit(zone: "*", limit: 4), CrowdLimit(zone: "*", limit: 5),
      CrowdLimit(zone: "desk", limit: 3), CrowdLimit(zone: "bed", limit: 3),
    ]
    let alone = try simulate(Day.session(closes: 510, limits: limits))
    let day = try simulate(Day.session(closes: 510, limits: limits), parties: [3])
    #expect(day.served == alone.served && day.bloodUnits == alone.bloodUnits)
    #expect(day.minutesInSystem == alone.minutesInSystem)
    #expect(day.stages == alone.stages)
    // Two and two more until 490, three and two more until 495, then two as before.
    func heads(_ minutes: Int...) -> [Int] { minutes.map { day.crowd.p95[$0 - 480] } }
    #expect(heads(480, 489, 490, 494, 495, 504, 505) == [4, 4, 5, 5, 2, 2, 1])
    #expect(day.peakPresent.max == 5)
    // At the desk four until 485; at the beds three, from 490 on four.
    #expect(day.crowdLimits.map(\.peaks) == [[5], [5], [4], [4]])
    #expect(day.crowdLimits.map(\.runsOver) == [1, 0, 1, 1])
  }

  /// Ten minutes early: the third comes at 480, the others wait outside from 470 to 480.
  @Test func whoeverIsAskedToBeEarlyIsEarly() throws {
    let day = try simulate(Day.session(arriveBefore: 10))
    // Desk 480–485, 485–490, 490–495; beds 485–495, 495–505, 505–515.
    #expect(areClose(day.minutesInSystem.mean, (25 + 35 + 35) / 3, within: 1e-6))
    #expect(areClose(day.minutesWaiting.mean, (10 + 20 + 20) / 3, within: 1e-6))
    #expect(day.crowd.p95[0] == 3)
  }

  /// Bags for one: the second comes to the bed at 490 and goes, so that the third, who comes at 495,
  /// goes at once, too.
  @Test func whoeverComesToDonationAfterTheLastBagIsTurnedAway() throws {
    let day = try simulate(Day.session(bloodUnits: BloodUnits(ceiling: 1)))
    #expect(day.served.mean == 1 && day.bloodUnits.mean == 1 && day.turnedAway == 0)
    let shortage = try #require(day.shortage)
    #expect(shortage.runs == 1 && shortage.turnedAway == 2)
    #expect(shortage.begins?.early == 490 && shortage.begins?.median == 490)
    // The bed is used from 485 to 495 by the first alone.
    #expect(day.stages[1].meanQueue == 0 && areClose(day.stages[1].utilisation, 10.0 / 15))
    func heads(_ minutes: Int...) -> [Int] { minutes.map { day.crowd.p95[$0 - 480] } }
    #expect(heads(489, 490, 494, 495) == [2, 2, 2, 0])
  }

  @Test func aCeilingThatIsNotReachedTurnsNobodyAway() throws {
    let enough = try simulate(Day.session(bloodUnits: BloodUnits(ceiling: 3)))
    #expect(enough.served.mean == 3)
    #expect(enough.shortage?.turnedAway == 0 && enough.shortage?.begins == nil)
    // Part of a bag is none.
    let part = try simulate(Day.session(bloodUnits: BloodUnits(ceiling: 2.9)))
    #expect(part.served.mean == 2 && part.shortage?.begins?.median == 495)
    #expect(try simulate(Day.session()).shortage == nil)
  }

  /// Whoever may not give needs no bag, and has left before, or passes the last stage all the same.
  @Test func theDeferredNeedNoBag() throws {
    let nobody = Rates(show: 1, deferral: 1)
    let day = try simulate(Day.session(bloodUnits: BloodUnits(ceiling: 0)), rates: nobody)
    #expect(day.served.mean == 3 && day.shortage?.turnedAway == 0)
    let stages = [Day.stage("desk", defers: true), Day.stage("bed", minutes: 10)]
    let deferring = try simulate(
      Day.session(stages: stages, bloodUnits: BloodUnits(ceiling: 0)), rates: nobody)
    #expect(deferring.served.mean == 3 && deferring.shortage?.turnedAway == 0)
  }

  /// Room is kept for people; who comes without an invitation is what `walk_ins` says.
  @Test func keptRoomIsNotPlayed() throws {
    let day = try simulate(Day.session(reserve: Reserve(perSlot: 1)))
    #expect(try day == simulate(Day.session()))
  }
}
