import Drives
import KhungGio
import Plans
import TestSupport
import Testing

/// Slots that people could be moved to, held against the rules and costs written out literally.
@Suite struct OfferMovesTests {
  /// A random plan: each person has some slot of the drive, or none, whatever the rules say.
  private func plan(of drive: Drive, _ random: inout SplitMix64) -> [Assignment] {
    let slots = drive.everySlot
    return drive.registrants.places.compactMap { person in
      guard random.happens(0.8) else { return nil }
      return Assignment(registrant: person, slot: random.one(of: slots))
    }
  }

  @Test func effectsAreThoseOfTheRulesWordForWord() throws {
    var random = SplitMix64(seed: 20)
    var offered = 0
    for _ in 0..<20 {
      let drive = RandomDrive.drive(using: &random)
      let plan = plan(of: drive, &random)
      let person = RegistrantIndex(random.number(0...drive.registrants.count - 1))
      let unit = UnitIndex(random.number(0...drive.units.count - 1))
      var subjects: [MoveSubject] = [.person(person), .unit(unit)]
      if let slot = plan.first(where: { drive.registrants[$0.registrant].unit == unit })?.slot {
        subjects.append(.cell(unit: unit, slot: slot))
      }
      var literal = LiteralRules(for: drive)
      let cost = literal.cost(of: plan)
      for subject in subjects {
        let offers = try OfferMoves(of: subject, in: plan, on: drive).perform()
        for offer in offers.offers {
          let moved = try #require(subject.moved(to: offer.slot, in: plan, on: drive))
          #expect(abs(offer.difference - (literal.cost(of: moved) - cost)) < 1e-6)
          // A plan that is allowed breaks nothing further.
          let isAllowed = literal.allow(moved)
          if isAllowed { #expect(offer.newViolations.isEmpty) }
          if literal.allow(plan) { #expect(offer.newViolations.isEmpty == isAllowed) }
          offered += 1
        }
        // The best comes first: whole plans before broken ones, the cheap before the dear.
        let ranks = offers.offers.map { ($0.newViolations.isEmpty ? 0 : 1, $0.difference) }
        #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0 <= $1 })
      }
    }
    #expect(offered > 200)
  }

  @Test func everySlotButTheirOwnIsOffered() throws {
    let drive = try FourDonors.parts().drive()
    let starts = [480, 485, 490, 495, 500, 505, 510, 515]
    let slot = { SlotStart(session: 0, start: $0) }
    let plan = [
      Assignment(registrant: 0, slot: slot(480)), Assignment(registrant: 1, slot: slot(485)),
      Assignment(registrant: 3, slot: slot(480)),
    ]
    func offered(_ subject: MoveSubject) throws -> Set<SlotStart?> {
      Set(try OfferMoves(of: subject, in: plan, on: drive).perform().offers.map(\.slot))
    }
    let all = Set(starts.map { Optional(slot($0)) } + [nil])
    #expect(try offered(.person(0)) == all.subtracting([slot(480)]))
    // Somebody without a slot can be given any, and none cannot be taken away.
    #expect(try offered(.person(2)) == all.subtracting([nil]))
    // The unit uses two slots after one another: its first may be any but the last.
    #expect(try offered(.unit(0)) == all.subtracting([slot(480), slot(515)]))
    #expect(try offered(.cell(unit: 0, slot: slot(485))) == all.subtracting([slot(485)]))
    #expect(try offered(.cell(unit: 1, slot: slot(485))) == [])
    let error = cause { try OfferMoves(of: .person(9), in: plan, on: drive).perform() }
    #expect(error?.category == .usage)
  }
}
