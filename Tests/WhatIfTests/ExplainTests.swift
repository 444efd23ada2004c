import DriveFiles
import Drives
import Foundation
import GLPK
import Plans
import TestSupport
import Testing
import WhatIf
import Wording

/// Four donors and three slots of five minutes, 08:00, 08:05 and 08:10: with one place in each, one
/// of the four has none.
@Suite struct ExplainTests {
  private func session(
    arrivals: Int? = nil, screening: Int = 9, ceiling: Double? = nil,
    crowdLimits: [CrowdLimit] = []
  ) -> Session {
    let whole = FourDonors.session(screening: .constant(screening))
    return Session(
      id: "hall", date: whole.date, opens: 480, closes: 514, slotMinutes: 5,
      arrivalsPerSlot: arrivals, stages: whole.stages, crowdLimits: crowdLimits,
      bloodUnits: BloodUnits(ceiling: ceiling))
  }

  private func explanation(_ session: Session) throws -> (Explanation, DriveFixture) {
    let fixture = try DriveFixture(try fourDonors(session))
    return (try fixture.explainer.explain(), fixture)
  }

  private func stated(_ fixes: [Explanation.Fix]) -> [String] {
    fixes.map { fix in
      fix.settings.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        + ": \(fix.unplacedAfter)"
    }
  }

  @Test func onePlaceInEachSlotIsTooFew() throws {
    let (found, _) = try explanation(session(arrivals: 1))
    #expect(found.plan.unplaced.count == 1)
    // Slots of three minutes are five, of four still three, of six only two.
    #expect(
      stated(found.fixes) == [
        "sessions.hall.arrivals_per_slot +1: 0", "sessions.hall.closes +5: 0",
        "sessions.hall.slot_minutes -2: 0", "sessions.hall.stages.reception.servers +1: 1",
        "sessions.hall.stages.screening.servers +1: 1",
        "sessions.hall.stages.donation.servers +1: 1", "sessions.hall.slot_minutes +1: 2",
      ])
    #expect(found.pairs.isEmpty)
    #expect(
      found.tightConstraints.map(\.limit) == [
        TightConstraint(rule: .arrivalsPerSlot, session: 0, subject: "hall", from: 480, to: 495)
      ])
    #expect(found.gains.map(\.setting.key) == ["sessions.hall.arrivals_per_slot"])
    #expect(found.gains.map(\.placed) == [1])
    // In each of the three slots the program has room for a millionth more, as an audit has.
    #expect(abs((found.gains.first?.estimate ?? 0) - 1) < 3.5e-6)
  }

  @Test func oneScreenerIsTooFew() throws {
    // One in each slot keeps 0.8 of a screener busy, two in one slot 1.6.
    let (found, _) = try explanation(session(screening: 1))
    #expect(found.plan.unplaced.count == 1)
    #expect(
      stated(found.fixes.filter { $0.unplacedAfter == 0 }) == [
        "sessions.hall.stages.screening.servers +1: 0", "sessions.hall.closes +5: 0",
      ])
    #expect(
      found.tightConstraints.map(\.limit) == [
        TightConstraint(rule: .stageCapacity, session: 0, subject: "screening", from: 486, to: 503)
      ])
    let reason = try #require(found.people.first)
    #expect(reason.slots.map(\.slot.start) == [480, 485, 490])
    // Invited to 08:00 as the second one, somebody breaks the limit when both may be there.
    #expect(
      reason.slots[0].obstacles == [
        TightConstraint(rule: .stageCapacity, session: 0, subject: "screening", from: 488, to: 493)
      ])
    let words = Words(language: .english)
    let drive = try fourDonors(session(screening: 1))
    #expect(
      words.sentence(for: reason, on: drive)
        == "free at any time; the 3 slots in 08:00–08:15 are full because of all screeners "
        + "in use 08:08–08:21")
  }

  @Test func twoLimitsNeedTwoChanges() throws {
    // Three people bring 1.8 blood units.
    let (found, fixture) = try explanation(session(arrivals: 1, ceiling: 1.8))
    #expect(!found.fixes.contains { $0.unplacedAfter == 0 })
    #expect(found.unplacedWithAll == 0)
    #expect(
      stated(found.pairs) == [
        "sessions.hall.arrivals_per_slot +1, sessions.hall.blood_units.ceiling +1: 0",
        "sessions.hall.closes +5, sessions.hall.blood_units.ceiling +1: 0",
      ])
    for pair in found.pairs {
      #expect(try fixture.planner.plan(fixture.variants.drive(with: pair.settings)).unplaced == [])
    }
  }

  @Test func whoCannotComeIsToldSo() throws {
    var parts = FourDonors.parts()
    parts.units[1] = Unit(id: "school", name: "Trường", from: 500, to: 515)
    parts.registrants[3] = Registrant(
      id: "dũng", name: "Phạm Dũng", unit: 1,
      available: [Availability(interval: MinuteInterval(from: 480, to: 503))])
    let fixture = try DriveFixture(try parts.drive())
    let found = try fixture.explainer.explain()
    #expect(found.plan.unplaced.map(\.registrant) == [3])
    #expect(
      stated(found.fixes.filter { $0.unplacedAfter == 0 }) == [
        "sessions.hall.slot_minutes -3: 0", "units.school.from -5: 0",
      ])
    #expect(
      Words(language: .vietnamese).sentence(for: found.people[0], on: fixture.variants.base)
        == "chỉ đến được 08h00–08h23; không có khung giờ nào vừa trong đó vừa trong giờ của đơn vị "
        + "(08h20–08h35)")
  }

  @Test func absencesAreALever() throws {
    var parts = FourDonors.parts()
    let session = self.session()
    parts.sessions = [session]
    parts.units[0] = Unit(id: "ward", maxAway: .people(1))
    let fixture = try DriveFixture(try parts.drive())
    let found = try fixture.explainer.explain()
    // Whoever comes at 08:00 is away until 08:24, so that of three only one can come.
    #expect(found.plan.unplaced.count == 2)
    #expect(
      stated(found.fixes.filter { $0.unplacedAfter == 0 }).first == "sessions.hall.closes +40: 0")
    #expect(
      stated(found.fixes.filter { $0.unplacedAfter == 0 }).last == "units.ward.max_away +2: 0")
    #expect(
      found.tightConstraints.map(\.limit) == [
        TightConstraint(rule: .maxAway, session: nil, subject: "ward", from: 480, to: 504)
      ]
        || found.tightConstraints.map(\.limit.rule) == [.maxAway])
  }

  @Test func whereEveryoneHasASlotNothingIsToBeFixed() throws {
    let (found, _) = try explanation(FourDonors.session())
    #expect(found.plan.unplaced.isEmpty && found.fixes.isEmpty && found.people.isEmpty)
    #expect(found.tightConstraints.isEmpty && found.unplacedWithAll == nil)
  }

  @Test func shortGapsAreNone() {
    #expect(TightConstraint.spans(0..<10, gap: 2) { [1, 2, 4, 8].contains($0) } == [1..<5, 8..<9])
  }

  @Test func theLeastOfOneKeyAndOfTwo() throws {
    let fixture = try DriveFixture(try fourDonors(session()))
    func least(_ keys: String...) throws -> [[String]] {
      let search = try #require(
        LeastCapacity(of: keys, fixture.variants, planner: fixture.planner, solver: GLPKSolver()))
      guard case .found(let found) = try search.search() else { return [] }
      #expect(found.plan.unplaced.isEmpty)
      return found.ways.map { $0.map(\.value) }
    }
    let stages = "sessions.hall.stages."
    // Three slots and four people: two in one slot keep 1.6 screeners busy.
    #expect(try least(stages + "screening.servers") == [["2"]])
    // Two at 08:00 and two at 08:10 are never together on beds: 1.2 of them.
    #expect(try least(stages + "screening.servers", stages + "donation.servers") == [["2", "2"]])
    #expect(try least("sessions.hall.closes") == [["08:24"]])
    #expect(
      LeastCapacity(
        of: ["turnout.show_rate"], fixture.variants, planner: fixture.planner,
        solver: GLPKSolver()) == nil)
  }
}
