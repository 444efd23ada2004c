import Drives
import Formulation
import Plans
import TestSupport
import Testing

/// Rows on crowds that are to keep a limit with a probability, each number worked out by hand.
///
/// Four donors of one kind; who comes to a slot comes in one of its five minutes and is in the hall
/// for ten, so that at 08:04 it is those of the first slot, and at 08:09 those of the first two.
@Suite struct CrowdRowsTests {
  private static let first = FourDonors.opening + 4
  private static let second = FourDonors.opening + 9

  /// A drive with a limit on the hall from one minute on, for some minutes.
  private func drive(
    show: Double = 0.5, limit: Int, probability: Double, at minute: Int = CrowdRowsTests.first,
    lasting minutes: Int = 1, reserve: Int = 0, party: Int? = nil, people: Int = 4,
    bloodCeiling: Double? = nil,
    change: (inout [Registrant]) -> Void = { _ in }
  ) throws -> Drive {
    var parts = FourDonors.parts()
    parts.sessions = [
      FourDonors.session(
        reception: .constant(1_000), screening: .constant(1_000), donation: .constant(1_000),
        crowdLimits: [CrowdLimit(zone: "hall", limit: limit, from: minute, to: minute + minutes)],
        bloodUnits: BloodUnits(ceiling: bloodCeiling),
        reserve: reserve > 0 ? Reserve(perSlot: reserve) : nil)
    ]
    parts.units = [Unit(id: "ward")]
    parts.turnout = Turnout(
      rates: Rates(show: show, deferral: 0.25), planFor: .probability(probability))
    parts.registrants = (0..<people).map { Registrant(id: "\($0)", unit: 0, party: party) }
    change(&parts.registrants)
    return try parts.drive()
  }

  private func place(at minute: Int = CrowdRowsTests.first) -> CrowdSurrogate.Place {
    CrowdSurrogate.Place(session: 0, limit: 0, minute: minute)
  }

  // MARK: The first surrogate

  /// Of people of 0.5, four are at most two with 11/16 and five with 1/2; so the bound lies between
  /// the expected numbers of both.
  @Test func theFirstBoundIsBetweenTheLargestCrowdAndTheNext() throws {
    let four = CrowdSurrogate(startingFor: try drive(limit: 2, probability: 0.6))
    #expect(four[place()] == 2.25)
    #expect(four.rows(at: place()).isEmpty)
    // Three are at most two with 7/8.
    let three = CrowdSurrogate(startingFor: try drive(limit: 2, probability: 0.8))
    #expect(three[place()] == 1.75)
  }

  /// Three are all there with 1/8: where no more than the limit may be invited, people are counted.
  @Test func peopleAreCountedWhereNoMoreThanTheLimitMayBeInvited() throws {
    let surrogate = CrowdSurrogate(startingFor: try drive(limit: 2, probability: 0.9))
    #expect(surrogate[place()] == nil)
    let rows = surrogate.rows(at: place())
    #expect(rows.map(\.most) == [2])
    #expect(rows.map(\.terms) == [[CapacityRow.Term(load: 0, coefficient: 1)]])
  }

  // MARK: Parties and places that are kept

  /// Two who come with one more each are four; with room for three, one party comes.
  @Test func partiesAreWholePeople() throws {
    let both = CrowdSurrogate(
      countingEveryone: try drive(limit: 3, probability: 0.9, party: 2, people: 2))
    #expect(both.rows(at: place()).map(\.most) == [3])
    #expect(
      both.rows(at: place()).map(\.terms) == [
        // Nobody comes alone.
        [1, 2].enumerated().map { CapacityRow.Term(load: $0.offset, coefficient: $0.element) }
      ])
    // Room for four is no limit on two parties of two.
    let room = CrowdSurrogate(
      countingEveryone: try drive(limit: 4, probability: 0.9, party: 2, people: 2))
    #expect(room.rows(at: place()).isEmpty)
  }

  /// At 08:09 the places of two slots are taken in the hall; of five, three are left for the lists.
  @Test func placesThatAreKeptCount() throws {
    let first = CrowdSurrogate(
      countingEveryone: try drive(limit: 5, probability: 0.9, reserve: 1))
    #expect(first.rows(at: place()).map(\.most) == [4])
    let second = CrowdSurrogate(
      countingEveryone: try drive(limit: 5, probability: 0.9, at: Self.second, reserve: 1))
    #expect(second.rows(at: place(at: Self.second)).map(\.most) == [3])
    // The last slot starts at 08:35 and leaves the hall before 08:45.
    let last = CrowdSurrogate(
      countingEveryone: try drive(
        limit: 5, probability: 0.9, at: FourDonors.opening + 44, reserve: 1))
    #expect(last.rows(at: place(at: FourDonors.opening + 44)).map(\.most) == [4])
    // Four on the lists and eight places are twelve people in all.
    let all = CrowdSurrogate(
      countingEveryone: try drive(limit: 12, probability: 0.9, reserve: 1))
    #expect(all.rows(at: place()).isEmpty)
  }

  /// A mean is at most the logarithm of 2 above a median; a place that is kept is a sure draw of
  /// it.
  @Test func aMeanIsNotFarBeyondTheLimit() throws {
    func beyond(_ minute: Int, reserve: Int = 0, party: Int? = nil, limit: Int = 3) throws -> Double
    {
      let surrogate = CrowdSurrogate(
        boundingMeansOf: try drive(
          limit: limit, probability: 0.5, at: minute, reserve: reserve, party: party))
      return try #require(surrogate[place(at: minute)]) - Double(limit)
    }
    let logarithm = 0.693_147_180_559_945
    // Rounding must not make a plan's own mean too large.
    for (found, mean) in [
      (try beyond(Self.first), logarithm), (try beyond(Self.first, reserve: 1), logarithm - 1),
      (try beyond(Self.second, reserve: 1), logarithm - 2),
      // Cantelli with parties of two and p = 1/2: L + 1 + √(2 L + 1).
      (try beyond(Self.first, party: 2, limit: 4), 4),
    ] {
      #expect(found > mean && found < mean + 1e-5)
    }
  }

  // MARK: The exact rule

  /// Whoever may be in the hall before 08:09 may be there at 08:09, too: of ten minutes one is
  /// looked at.
  @Test func ofMinutesWithTheSamePeopleOneIsLookedAt() throws {
    let drive = try drive(limit: 2, probability: 0.9, at: FourDonors.opening, lasting: 10)
    let minutes = ExactCrowd(drive, probability: 0.9).minutes
    #expect(
      minutes.map(\.terms) == [[0, 1].map { CapacityRow.Term(load: $0, coefficient: 0.5) }])
    #expect(minutes.map(\.limit) == [2])
  }

  // MARK: What every plan keeps

  /// Of people of 0.8, two keep a limit of two and three break it: two, 1.6 expected, each a half.
  @Test func whatEveryPlanKeepsIsWorkedOutByHand() throws {
    let necessary = NecessaryCrowds(
      of: try drive(show: 0.8, limit: 2, probability: 0.95), probability: 0.95)
    let rows = necessary.surrogate.rows(at: place())
    #expect(
      rows.map(\.terms) == [0.8, 1, 0.5].map { [CapacityRow.Term(load: 0, coefficient: $0)] })
    #expect(zip(rows, [1.6, 2, 1]).allSatisfy { abs($0.most - $1) < 1e-6 })
    #expect(necessary.surrogate.isKeptByEveryPlan)
  }

  /// Up to sixty people every crowd is looked at, of which only that gives the third row.
  @Test(arguments: [(60, 3), (61, 2)])
  func inSmallDrivesEveryCrowdIsLookedAt(_ people: Int, _ rows: Int) throws {
    let necessary = NecessaryCrowds(
      of: try drive(limit: 2, probability: 0.9, people: people), probability: 0.9)
    #expect(necessary.surrogate.rows(at: place()).count == rows)
  }

  /// Whoever is pinned to a slot can come to no other: to the first only two of three can.
  @Test func whoIsPinnedElsewhereDoesNotCome() throws {
    func most(_ pinned: Int) throws -> Double? {
      let drive = try drive(limit: 2, probability: 0.8, people: 3) {
        $0[2] = Registrant(
          id: "pinned", unit: 0, pinned: SlotStart(session: 0, start: FourDonors.opening + pinned))
      }
      return NecessaryCrowds(of: drive, probability: 0.8).most(at: place(), isCounted: true)
    }
    // Three of 0.5 are at most two with 7/8.
    #expect(try most(0) == 3)
    #expect(try most(10) == 2)
  }

  /// Of a ceiling in which four people's blood has no room for the last ten-thousandth, three come.
  @Test(arguments: [(1.199_95, 3.0), (1.2, 4.0), (1.199_999, 4.0)])
  func ofALimitWhichFourExceedThreeCome(_ ceiling: Double, _ people: Double) throws {
    // 0.4 come, and 3/4 of those give: one is 0.3 of a blood unit, four are 1.2.
    let drive = try drive(
      show: 0.4, limit: 3, probability: 0.5, people: 9, bloodCeiling: ceiling)
    // Four of 0.4 are at most three but for 0.4⁴.
    let necessary = NecessaryCrowds(of: drive, probability: 0.5)
    #expect(necessary.most(at: place(), isCounted: true) == people)
  }

  /// In a large drive of long sessions who may come when is not looked at: everyone may, once each.
  @Test func inLargeDrivesEveryoneMayComeToEverySlot() throws {
    var parts = FourDonors.parts()
    parts.sessions = [
      Session(
        id: "hall", date: FourDonors.date(9), opens: 480, closes: 960, slotMinutes: 1,
        stages: [Stage(id: "donation", minutes: 1, zone: "hall", servers: .constant(1_000))],
        crowdLimits: [CrowdLimit(zone: "*", limit: 3, from: 480, to: 481)])
    ]
    parts.units = [Unit(id: "ward")]
    parts.turnout = Turnout(
      rates: Rates(show: 1, deferral: 0), planFor: .probability(0.5),
      kinds: [DonorKind(name: "rare", rates: Rates(show: 0.25, deferral: 0))])
    parts.registrants = (0..<500).map { Registrant(id: "\($0)", unit: 0, kind: $0 == 0 ? 0 : nil) }
    let drive = try parts.drive()
    #expect(drive.registrants.count * drive.sessions[0].slotStarts.count > 200_000)
    // Three who surely come, and the only one of the rare kind, who stays away with 3/4; of two
    // such people none would come with 9/16.
    let necessary = NecessaryCrowds(of: drive, probability: 0.5)
    #expect(necessary.most(at: place(at: 480), isCounted: true) == 4)
  }
}
