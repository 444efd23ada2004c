import Drives
import TestSupport
import Testing

/// Random drives prove little where they leave something out.
@Suite struct RandomDriveTests {
  private let drives = (0..<300).map { seed in
    var random = SplitMix64(seed: UInt64(seed))
    return RandomDrive.drive(using: &random, waysAtMost: 100)
  }

  @Test func theSameSeedGivesTheSameDrive() {
    var random = SplitMix64(seed: 7)
    #expect(RandomDrive.drive(using: &random, waysAtMost: 100) == drives[7])
    // The published first numbers of the generator for this seed.
    var published = SplitMix64(seed: 1_234_567)
    #expect(published.next() == 6_457_827_717_110_365_317)
    #expect(published.next() == 3_203_168_211_198_807_973)
  }

  @Test func sessionsOfEverySort() {
    let sessions = drives.flatMap(\.sessions)
    #expect(Set(drives.map(\.sessions.count)) == [1, 2, 3])
    #expect(drives.contains { Set($0.sessions.map(\.date)).count < $0.sessions.count })
    #expect(drives.contains { Set($0.sessions.map(\.date)).count > 1 })
    #expect(sessions.contains { $0.deferringStage == nil })
    #expect(sessions.contains { $0.deferringStage == $0.stages.count - 1 })
    #expect(sessions.contains { $0.arrivalsPerSlot != nil })
    #expect(sessions.contains { $0.bloodUnits.ceiling != nil })
    #expect(sessions.contains { Set($0.stages.map(\.zone)).count > 1 })
    #expect(sessions.contains { $0.crowdLimits.contains { $0.from != nil && $0.to != nil } })
    #expect(sessions.contains { $0.crowdLimits.contains { $0.zone != "*" } })
    #expect(sessions.flatMap(\.stages).contains { $0.servers.count(at: 0) == 0 })
  }

  @Test func peopleOfEverySort() {
    let people = drives.flatMap(\.registrants)
    #expect(Set(drives.map(\.registrants.count)) == [1, 2, 3, 4, 5, 6])
    #expect(people.contains { $0.pinned != nil })
    #expect(people.contains { $0.kind != nil })
    #expect(people.contains { $0.priority > 1 })
    #expect(people.contains { $0.available.count == 2 })
    #expect(people.contains { $0.available.contains { $0.session != nil } })
    #expect(people.contains { $0.preferred?.session != nil })
    #expect(
      drives.contains { drive in
        drive.registrants.contains { person in
          person.preferred.map { wish in
            !drive.sessions.contains { $0.slotStarts.contains(wish.start) }
          } ?? false
        }
      })
    #expect(
      drives.contains { drive in
        let groups = drive.registrants.map(\.group).filter { !$0.isEmpty }
        return Set(groups).count < groups.count
      })
  }

  @Test func unitsAndRulesOfEverySort() {
    let units = drives.flatMap(\.units)
    #expect(units.contains { $0.from != nil })
    #expect(units.contains { $0.to != nil })
    #expect(units.contains { !$0.sessions.isEmpty })
    #expect(units.contains { if case .people = $0.maxAway { true } else { false } })
    #expect(units.contains { if case .percent = $0.maxAway { true } else { false } })
    #expect(drives.contains { $0.maxAway != nil })
    #expect(
      drives.contains { $0.weights == Weights() } && drives.contains { $0.weights != Weights() })
    #expect(drives.contains { $0.turnout.planFor == .expected })
    #expect(drives.contains { $0.turnout.planFor == .everyone })
    #expect(drives.contains { $0.turnout.planFor == .probability(0.95) })
  }

  @Test func timetablesOfEverySort() {
    let drives = (0..<300).map { seed in
      var random = SplitMix64(seed: UInt64(seed))
      return RandomDrive.drive(using: &random, waysAtMost: 100, asTimetable: true)
    }
    let (sessions, units) = (drives.flatMap(\.sessions), drives.flatMap(\.units))
    let rules: [WholeRule] = [.none, .all, .upTo(2)]
    let answers: [Bool?] = [nil, true, false]
    #expect(rules.allSatisfy { rule in drives.contains { $0.whole == rule } })
    #expect(answers.allSatisfy { answer in units.contains { $0.whole == answer } })
    #expect(drives.contains { drive in drive.units.places.contains(where: drive.staysWhole) })
    #expect(units.contains { $0.preferred?.session != nil })
    #expect(drives.contains { $0.weights[.session] > 0 })
    #expect(sessions.contains { $0.arriveBefore > 0 })
    #expect(sessions.contains { ($0.reserve?.perSlot ?? 0) > 0 })
    #expect(sessions.flatMap(\.stages).contains { ($0.overload?.weight ?? 0) > 0 })
    #expect(drives.contains { $0.donorClasses.contains { $0.party > 1 } })
    let readings: [PlanFor] = [.expected, .everyone, .probability(0.95)]
    #expect(
      readings.allSatisfy { reading in
        drives.contains { drive in
          drive.turnout.planFor == reading && drive.donorClasses.contains { $0.party > 1 }
            && drive.sessions.contains { !$0.crowdLimits.isEmpty }
        }
      })
  }

  @Test func roomyOverfullAndImpossible() {
    let placed = drives.map { drive in
      drive.bestOfEveryPlan().map { $0.plan.count == drive.registrants.count }
    }
    #expect(Set(placed) == [true, false, nil])
  }
}
