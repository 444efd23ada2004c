import Drives
import Randomness

/// The hours all sessions of a synthetic drive share.
struct Day {
  let opens = 7 * 60 + 30
  let closes: Int
  let slotMinutes = 15
  /// The starts of the slots.
  let starts: [Int]

  /// A morning; a whole day where more people come than a morning can hold.
  init(registrantsPerSession: Int) {
    closes = registrantsPerSession <= 600 ? 11 * 60 + 30 : 16 * 60 + 30
    let stay = stages.reduce(0) { $0 + $1.minutes }
    starts = Array(stride(from: opens, through: closes - stay - slotMinutes + 1, by: slotMinutes))
  }
}

/// What a donor passes; screening is the narrowest, the others have a little more room.
private let stages: [(id: String, minutes: Int, zone: String, spare: Double)] = [
  ("reception", 3, "hall", 1.3), ("declaration", 5, "hall", 1.2), ("screening", 8, "hall", 1),
  ("donation", 12, "beds", 1.1), ("rest", 15, "rest", 1.15),
]
private let deferringStage = 2

extension SyntheticDrive {
  /// The share of donors of each kind, in the order of `turnout.kinds`; the rest are of none.
  static let kindShares = [0.6, 0.3]

  static let turnout = Turnout(
    rates: Rates(show: 0.8, deferral: 0.2),
    kinds: [
      DonorKind(name: "regular", rates: Rates(show: 0.85, deferral: 0.15)),
      DonorKind(name: "first_time", rates: Rates(show: 0.7, deferral: 0.35)),
    ])

  /// Sessions with the asked room for what is expected of each; several sites share a date.
  static func makeSessions(
    demand: [Double], day: Day, tightness: Tightness, using random: inout SplitMix64
  ) -> [Session] {
    let sites = siteCount(sessions: demand.count)
    var dates: [CalendarDate] = []
    var date = CalendarDate(year: 2026, month: 4, day: 1)
    while let current = date, dates.count * sites < demand.count {
      dates.append(current)
      date = dayAfter(current)
    }
    return demand.indices.map { index in
      // Neighbouring indices are the same site on following days.
      let (site, turn) = (index / max(1, dates.count), index % max(1, dates.count))
      return makeSession(
        id: "s\(padded(index + 1, like: demand.count))", site: site, date: dates[turn],
        people: demand[index] * tightness.placesPerPerson, day: day, using: &random)
    }
  }

  private static func makeSession(
    id: String, site: Int, date: CalendarDate, people: Double, day: Day,
    using random: inout SplitMix64
  ) -> Session {
    let perMinute = people / Double(day.starts.count * day.slotMinutes)
    var presence: [String: Double] = [:]
    var made: [Stage] = []
    for (index, stage) in stages.enumerated() {
      let expected = perMinute * Double(stage.minutes) * meanReaching(stage: index)
      presence[stage.zone, default: 0] += expected
      let servers = max(1, Int((expected * stage.spare).rounded(.up)))
      made.append(
        Stage(
          id: stage.id, minutes: stage.minutes, zone: stage.zone, defers: index == deferringStage,
          servers: index == deferringStage
            ? changing(servers, day: day, using: &random) : .constant(servers)))
    }
    let everyone = presence.values.reduce(0, +)
    let blood = people * meanReaching(stage: deferringStage + 1)
    return Session(
      id: id, site: "Nhà văn hóa số \(site + 1)", address: "Khu thử nghiệm \(site + 1)",
      date: date, opens: day.opens, closes: day.closes, slotMinutes: day.slotMinutes,
      arrivalsPerSlot: max(3, Int((people / Double(day.starts.count) * 1.25).rounded(.up))),
      stages: made,
      crowdLimits: [
        CrowdLimit(zone: CrowdLimit.everywhere, limit: max(4, Int((everyone * 1.12).rounded(.up)))),
        CrowdLimit(
          zone: "hall", limit: max(4, Int(((presence["hall"] ?? 0) * 1.05).rounded(.up))),
          from: day.opens + 45, to: day.opens + 150),
      ],
      bloodUnits: BloodUnits(target: (blood * 0.9).rounded(), ceiling: (blood * 1.02).rounded(.up)))
  }

  /// The same servers over the day as a constant number, a few earlier or later.
  private static func changing(
    _ servers: Int, day: Day, using random: inout SplitMix64
  ) -> Staffing {
    let middle = day.opens + (day.closes - day.opens) / 2
    let shift = servers < 4 ? 0 : random.number(in: -(servers / 12 + 1)...(servers / 12 + 1))
    return .shifts([
      .init(interval: MinuteInterval(from: day.opens, to: middle), count: servers + shift),
      .init(interval: MinuteInterval(from: middle, to: day.closes), count: servers - shift),
    ])
  }

  /// The probability that someone of unknown kind reaches a stage.
  private static func meanReaching(stage: Int) -> Double {
    let ofNone = 1 - kindShares.reduce(0, +)
    return zip(kindShares, turnout.kinds).reduce(
      ofNone * turnout.rates.reaching(stage: stage, deferringStage: deferringStage)
    ) { $0 + $1.0 * $1.1.rates.reaching(stage: stage, deferringStage: deferringStage) }
  }

  /// How many sites there are: about as many as there are dates.
  private static func siteCount(sessions: Int) -> Int {
    var sites = 1
    while sites * sites < sessions { sites += 1 }
    return sites
  }

  private static func dayAfter(_ date: CalendarDate) -> CalendarDate? {
    CalendarDate(year: date.year, month: date.month, day: date.day + 1)
      ?? CalendarDate(year: date.year, month: date.month + 1, day: 1)
      ?? CalendarDate(year: date.year + 1, month: 1, day: 1)
  }

  /// A number with as many digits as the largest one, so that names sort as numbers do.
  static func padded(_ number: Int, like largest: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, String(largest).count - text.count)) + text
  }
}
