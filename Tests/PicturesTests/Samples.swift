import Drives
import Pictures
import Plans
import TestSupport
import Wording

/// The four donors invited to 08:00, 08:00, 08:05 and 08:10. By hand: at 08:14 the first two are on
/// their beds (0.6 each), the third is at the screening and the fourth at the reception (0.8 each),
/// which makes 2.8, the most there are.
enum FourInvited {
  static let assignments = [480, 480, 485, 490].enumerated().map {
    Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
  }

  static func drive(_ session: Session = FourDonors.session()) throws -> Drive {
    var parts = FourDonors.parts()
    parts.sessions = [session]
    return try parts.drive()
  }

  static func day(
    _ session: Session = FourDonors.session(), band: RunBand? = nil,
    language: Language = .vietnamese
  ) throws -> DayChart {
    let days = DayChart.all(
      of: assignments, on: try drive(session), runs: band.map { [0: DayRuns(whole: $0)] } ?? [:],
      wording: Words(language: language))
    return days[0]
  }

  /// A session with a limit that is broken, one that is kept, and a desk that closes early.
  static let limited = FourDonors.session(
    screening: .shifts([
      Staffing.Shift(interval: MinuteInterval(from: 480, to: 490), count: 2),
      Staffing.Shift(interval: MinuteInterval(from: 490, to: 540), count: 1),
    ]),
    crowdLimits: [
      CrowdLimit(zone: "*", limit: 2, from: 485, to: 500),
      CrowdLimit(zone: "*", limit: 4), CrowdLimit(zone: "beds", limit: 2),
    ])

  /// Runs with nobody to three people until 08:30, then with one at most.
  static let band = RunBand(
    runs: 1000, low: MinuteCurve(from: 480, values: [Double](repeating: 0, count: 60)),
    high: MinuteCurve(
      from: 480,
      values: [Double](repeating: 3, count: 30) + [Double](repeating: 1, count: 30)))
}

/// Pictures that are hard to lay out.
enum Hard {
  static let name = "Công đoàn cơ quan Quận ủy - HĐND - UBND & <Ủy ban> \"Mặt trận\" Tổ quốc'"

  /// A session whose limits are near one another, far away and over before noon; with long names.
  static func day(language: Language = .vietnamese) throws -> DayChart {
    let shifts = (0..<12).map {
      Staffing.Shift(
        interval: MinuteInterval(from: 420 + 30 * $0, to: 450 + 30 * $0), count: 1 + $0 % 4)
    }
    let session = Session(
      id: "hall", site: String(repeating: name + ", ", count: 3), date: FourDonors.date(9),
      opens: 420, closes: 780, slotMinutes: 10,
      stages: (1...11).map { number in
        Stage(
          id: "stage-with-a-very-long-name-\(number)", minutes: 3 + number % 3,
          zone: "zone\(number % 4)",
          defers: number == 5, servers: number % 2 == 0 ? .constant(200) : .shifts(shifts))
      },
      crowdLimits: [
        CrowdLimit(zone: "*", limit: 20), CrowdLimit(zone: "*", limit: 21),
        CrowdLimit(zone: "*", limit: 19, from: 480, to: 540),
        CrowdLimit(zone: "*", limit: 18, from: 480, to: 530),
        CrowdLimit(zone: "*", limit: 5000), CrowdLimit(zone: "zone1", limit: 3),
        CrowdLimit(zone: "zone1", limit: 4), CrowdLimit(zone: "zone2", limit: 900),
        CrowdLimit(zone: "zone3", limit: 0),
      ])
    let drive = try Drive(
      name: String(repeating: name + " ", count: 4), language: language, sessions: [session],
      turnout: Turnout(rates: Rates(show: 0.9, deferral: 0.2), planFor: .probability(0.9)),
      units: [Unit(id: "u")],
      registrants: (0..<120).map { Registrant(id: "\($0)", unit: 0) })
    let assignments = (0..<120).map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: 420 + 10 * ($0 % 25)))
    }
    return DayChart.all(of: assignments, on: drive, wording: Words(language: language))[0]
  }

  /// A table of so many units and slots, some cells with large numbers.
  static func table(units: Int, slots: Int) -> InvitationTable {
    var random = SplitMix64(seed: 7)
    return InvitationTable(
      session: "hall", title: name, place: String(repeating: name + " ", count: 3),
      slots: (0..<slots).map { 420 + 15 * $0 },
      rows: (0..<units).map { unit in
        InvitationTable.Row(
          unit: unit % 7 == 0 ? name : "Đơn vị \(unit)",
          invited: (0..<slots).map { _ in
            random.happens(0.7) ? 0 : random.happens(0.05) ? 1234 : random.number(1...20)
          })
      }, others: 3, mostPerSlot: 60)
  }

  /// A frontier of random points, many of them near one another.
  static func frontier(points: Int) -> Frontier {
    var random = SplitMix64(seed: 3)
    return Frontier(
      title: name, subtitle: "Giờ kết thúc và lúc đông nhất", horizontal: "số nhân viên",
      vertical: "đông nhất, người",
      points: (0..<points).map { index in
        Frontier.Point(
          label: "phương án \(index)", x: Double(random.number(10...40)),
          y: index % 9 == 8 ? nil : Double(random.number(200...600)) / 10, isCurrent: index == 4)
      })
  }
}
