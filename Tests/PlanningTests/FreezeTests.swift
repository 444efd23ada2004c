import Drives
import GLPK
import Planning
import Plans
import TestSupport
import Testing

/// Keeping people in their published slots, and the fewest who cannot be.
@Suite struct FreezeTests {
  private let planner = Planner(solver: GLPKSolver(), limits: Planner.Limits(gap: 1e-9))

  private func at(_ start: Int, _ people: Range<Int>) -> [Assignment] {
    people.map { Assignment(registrant: $0, slot: SlotStart(session: 0, start: start)) }
  }

  @Test func whoIsFrozenIsPinned() throws {
    var parts = FourDonors.parts()
    parts.registrants[3] = Registrant(
      id: "dũng", unit: 1, preferred: PreferredStart(start: 500))
    let drive = try parts.drive()
    let frozen = try planner.freeze(at(480, 3..<4), on: drive)
    #expect(frozen.registrants[3].pinned == SlotStart(session: 0, start: 480))
    let plan = try planner.plan(frozen, published: at(480, 0..<4))
    #expect(plan.assignments.first { $0.registrant == 3 }?.slot.start == 480)
  }

  @Test func aLimitIsToldWithItsPeople() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 3)]
    let drive = try parts.drive()
    let violation = Audit.Violation(
      rule: .arrivalsPerSlot, session: 0, minute: 480, subject: "hall", amount: 1)
    let conflict = try #require(found(at(480, 0..<4), on: drive))
    #expect(conflict.contradictions.map(\.violations) == [[violation]])
    #expect(conflict.contradictions.map(\.people) == [[0, 1, 2, 3]])
    #expect(conflict.release.count == 1 && conflict.atLeast == 1)
  }

  /// Two whom nothing helps, and one more of the three others in a slot for two.
  @Test func whoeverCannotStayAtAllIsReleased() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 2)]
    let late = Availability(interval: MinuteInterval(from: 500, to: 540))
    parts.registrants[1] = Registrant(id: "bình", unit: 0, available: [late])
    parts.registrants += [Registrant(id: "em", unit: 1), Registrant(id: "giang", unit: 1)]
    let drive = try parts.drive()
    let lost = Assignment(registrant: 5, slot: SlotStart(session: -1, start: 480))
    let conflict = try #require(found(at(480, 0..<5) + [lost], on: drive))
    #expect(conflict.release.count == 4 && conflict.atLeast == 4)
    #expect(conflict.release.contains(1) && conflict.release.contains(5))
    #expect(
      conflict.contradictions.map { $0.violations[0].rule } == [
        .arrivalsPerSlot, .availability, .closing,
      ])
    #expect(conflict.contradictions.map(\.people) == [[0, 1, 2, 3, 4], [1], [5]])
  }

  /// A group that was published two slots can keep the one most of it was published.
  @Test func companionsKeepOneSlot() throws {
    var parts = FourDonors.parts()
    for person in 0..<3 {
      parts.registrants[person] = Registrant(
        id: parts.registrants[person].id, unit: 0, group: "bạn")
    }
    let drive = try parts.drive()
    let conflict = try #require(found(at(480, 0..<1) + at(485, 1..<3), on: drive))
    #expect(conflict.release == [0] && conflict.atLeast == 1)
    #expect(conflict.contradictions.map(\.people) == [[0, 1, 2]])
  }

  /// An and bình keep their slots on both sides of one that chi, who was published none, can fill;
  /// only one of the other unit's two has to go.
  @Test func gapsOfAWholeUnitAreFilledByOthers() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 1)]
    parts.units = [Unit(id: "ward", whole: true), Unit(id: "school")]
    parts.registrants.append(Registrant(id: "em", unit: 1))
    let published = at(480, 0..<1) + at(490, 1..<2) + at(495, 3..<5)
    let conflict = try #require(found(published, on: try parts.drive()))
    #expect(conflict.contradictions.map(\.people) == [[3, 4]])
    #expect(conflict.release.count == 1 && conflict.atLeast == 1)
    #expect(Set(conflict.release).isSubset(of: [3, 4]))
  }

  private func found(_ published: [Assignment], on drive: Drive) -> FreezeConflict? {
    do throws(FreezeConflict) {
      _ = try planner.freeze(published, on: drive)
      return nil
    } catch {
      return error
    }
  }

  /// Of all plans that break no rule, none keeps more people in their published slots.
  @Test(arguments: [RandomDrive.Reading.expected, .everyone, .probability], 0..<4)
  func theSmallestReleaseIsTheSmallest(_ reading: RandomDrive.Reading, _ part: Int) throws {
    for seed in 0..<12 {
      var random = SplitMix64(seed: UInt64(90_000 + part * 12 + seed))
      let drive = RandomDrive.drive(using: &random, reading: reading, waysAtMost: 1000)
      guard !drive.everySlot.isEmpty else { continue }
      let published = drive.registrants.places.filter { _ in random.happens(0.9) }.map {
        Assignment(registrant: $0, slot: random.one(of: drive.everySlot))
      }
      guard let most = FreezeTests.mostKept(published, on: drive) else { continue }
      let name = "\(reading), part \(part), seed \(seed)"
      let conflict = found(published, on: drive)
      #expect(conflict?.release.count ?? 0 == published.count - most, "\(name)")
      #expect(conflict?.atLeast ?? 0 == published.count - most, "\(name)")
      // What is not released can stay.
      let released = Set(conflict?.release ?? [])
      let kept = published.filter { !released.contains($0.registrant) }
      #expect(found(kept, on: drive) == nil, "\(name)")
    }
  }

  /// The most people that a plan which breaks no rule keeps in their published slots; nil where
  /// every plan breaks one.
  static func mostKept(_ published: [Assignment], on drive: Drive) -> Int? {
    plans(of: drive).map { plan in Set(plan).intersection(published).count }.max()
  }

  /// Every plan that breaks no rule.
  static func plans(of drive: Drive) -> [[Assignment]] {
    var rules = LiteralRules(for: drive)
    let choices = drive.registrants.places.map { person in
      drive.everySlot.filter { slot in
        let alone = [Assignment(registrant: person, slot: slot)]
        return [.availability, .unitWindow, .closing].allSatisfy {
          rules.violations(of: $0, in: alone).isEmpty
        }
      }
    }
    var plans: [[Assignment]] = []
    drive.forEveryPlan(choosingFrom: choices) { if rules.allow($0) { plans.append($0) } }
    return plans
  }
}
