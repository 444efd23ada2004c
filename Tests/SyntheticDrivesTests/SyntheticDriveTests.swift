import Drives
import SyntheticDrives
import TestSupport
import Testing

@Suite struct SyntheticDriveTests {
  @Test func theSameSeedGivesTheSameDrive() throws {
    let first = try SyntheticDrive.make(registrants: 500, seed: 7)
    #expect(try SyntheticDrive.make(registrants: 500, seed: 7) == first)
    #expect(try SyntheticDrive.make(registrants: 500, seed: 8) != first)
  }

  @Test func theNumbersRepeatOnEveryMachine() throws {
    let drive = try SyntheticDrive.make(registrants: 300, seed: 1)
    let sizes = drive.members.map(\.count)
    #expect(sizes.prefix(8) == [5, 4, 4, 6, 6, 4, 4, 6])
    #expect(drive.registrants[0].name == "Lê Thị Huệ")
  }

  @Test(arguments: [
    (300, 40, 1), (3_000, 200, 4), (30_000, 1_000, 20), (300_000, 5_000, 100),
    (1_000_000, 10_000, 300), (1, 1, 1), (1_650, 120, 3),
  ])
  func theUsualNumbersOfUnitsAndSessions(people: Int, units: Int, sessions: Int) {
    #expect(SyntheticDrive.usualUnits(registrants: people) == units)
    #expect(SyntheticDrive.usualSessions(registrants: people) == sessions)
  }

  @Test(arguments: [1, 2, 7, 300, 3_000, 20_000])
  func everyoneIsInAUnitAndEveryUnitHasSomeone(people: Int) throws {
    let drive = try SyntheticDrive.make(registrants: people, seed: 3)
    #expect(drive.registrants.count == people)
    #expect(drive.units.count == SyntheticDrive.usualUnits(registrants: people))
    #expect(drive.members.allSatisfy { !$0.isEmpty })
    #expect(Set(drive.registrants.map(\.id)).count == people)
  }

  @Test(arguments: [(300, 1), (3_000, 4), (20_000, 15)])
  func everyoneHasAnAllowedSlot(people: Int, sessions: Int) throws {
    let drive = try SyntheticDrive.make(registrants: people, sessions: sessions, seed: 5)
    let slots = drive.everySlot
    for registrant in drive.registrants {
      let unit = drive.units[registrant.unit]
      #expect(
        slots.contains { drive.isOpen($0, to: unit) && drive.isAvailable(registrant, for: $0) })
    }
  }

  @Test func theSharesAreLifelike() throws {
    let drive = try SyntheticDrive.make(registrants: 20_000, seed: 2)
    func share(_ holds: (Registrant) -> Bool) -> Double {
      Double(drive.registrants.filter(holds).count) / 20_000
    }
    #expect((0.28...0.32).contains(share { $0.preferred != nil }))
    #expect((0.17...0.23).contains(share { !$0.available.isEmpty }))
    #expect((0.04...0.07).contains(share { !$0.group.isEmpty }))
    #expect((0.03...0.05).contains(share { $0.priority > 1 }))
    #expect((0.58...0.62).contains(share { $0.kind == 0 }))
    let limited = drive.units.filter { $0.maxAway != nil || $0.from != nil }
    #expect((0.24...0.36).contains(Double(limited.count) / Double(drive.units.count)))
    #expect(drive.units.contains { $0.maxAway != nil } && drive.units.contains { $0.from != nil })
  }

  @Test func largeUnitsHoldMuchMoreThanTheirShare() throws {
    let sizes = try SyntheticDrive.make(registrants: 30_000, seed: 4).members.map(\.count).sorted()
    #expect(sizes.suffix(100).reduce(0, +) > 30_000 / 4)
    #expect(sizes[500] < 30)
  }

  @Test(arguments: zip(Tightness.allCases, [1.25, 1.1, 1.05, 0.9]))
  func screeningHasAsManyPlacesAsTheTightnessSays(tightness: Tightness, places: Double) throws {
    let drive = try SyntheticDrive.make(registrants: 3_000, seed: 6, tightness: tightness)
    var total = 0.0
    for session in drive.sessions {
      let screening = session.stages[2]
      // In a steady stream of n people a slot, n · show · minutes / slotMinutes are in the stage.
      for start in session.slotStarts {
        total +=
          Double(screening.servers.count(at: start) * session.slotMinutes)
          / (Double(screening.minutes) * 0.8)
      }
    }
    // Whole servers round up, and the slots before the change of staff are a few more.
    #expect((places...places * 1.06).contains(total / 3_000))
  }

  @Test func unitsAreOpenToAFewNeighbouringSessionsWhereThereAreMany() throws {
    let many = try SyntheticDrive.make(registrants: 3_000, seed: 9)
    #expect(many.units.allSatisfy { (2...4).contains(Set($0.sessions).count) })
    let few = try SyntheticDrive.make(registrants: 3_000, sessions: 3, seed: 9)
    #expect(few.units.allSatisfy { $0.sessions.isEmpty })
    #expect(Set(many.sessions.map(\.date)).count == 2 && Set(many.sessions.map(\.site)).count == 2)
  }

  @Test func companionsAreOfOneUnitAndCanComeTogether() throws {
    let drive = try SyntheticDrive.make(registrants: 5_000, seed: 10)
    let groups = Dictionary(grouping: drive.registrants.filter { !$0.group.isEmpty }, by: \.group)
    #expect(groups.count > 50)
    for group in groups.values {
      #expect((2...3).contains(group.count))
      #expect(Set(group.map(\.unit)).count == 1)
      #expect(Set(group.map(\.available)).count == 1)
    }
  }
}
