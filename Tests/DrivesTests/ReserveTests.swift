import Drives
import TestSupport
import Testing

/// The people for whom sessions keep room.
@Suite struct ReserveTests {
  @Test func theySurelyComeAndAreDeferredAtTheGeneralRate() {
    let turnout = Turnout(
      rates: Rates(show: 0.8, deferral: 0.25),
      kinds: [DonorKind(name: "first", rates: Rates(show: 0.5, deferral: 0.5))])
    #expect(turnout.reserveRates == Rates(show: 1, deferral: 0.25))
    #expect(turnout.reserveRates.expectedBloodUnits == 0.75)
    #expect(turnout.reserveRates.reaching(stage: 1, deferringStage: 1) == 1)
    #expect(turnout.reserveRates.reaching(stage: 2, deferringStage: 1) == 0.75)
  }

  @Test func everySlotKeepsRoomForSoMany() {
    // Eight slots, from 08:00 to 08:35.
    let session = FourDonors.session()
    #expect(session.slotStarts.count == 8)
    #expect(session.reservedPerSlot == 0 && session.reservedPeople == 0)
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(reserve: Reserve(perSlot: 3))]
    #expect(parts.sessions[0].reservedPerSlot == 3)
    #expect(parts.sessions[0].reservedPeople == 24)
  }
}
