public import Drives

/// What a few answers say of a drive; the rest is estimated.
public struct NewDrive: Sendable {
  /// What it is called.
  public var name = ""
  /// Who invites.
  public var organizer = ""
  /// The day.
  public var date: CalendarDate?
  /// The place.
  public var site = ""
  /// The postal address of the place.
  public var address = ""
  /// How many desks receive people and take their declarations, of each; nil to estimate it.
  public var desks: Int?
  /// How many examine people; nil to estimate it.
  public var screeners: Int?
  /// How many beds there are; nil to estimate it.
  public var beds: Int?
  /// When the doors open.
  public var opens = 450
  /// When the doors close.
  public var closes = 690
  /// How many people are expected.
  public var people = 200
  /// The most people there at once.
  public var limit = 60
  /// The units; those without an id get one that is made of the name.
  public var units: [UnitsFile.Entry] = []

  /// The usual stages with their minutes.
  private static let stages: [(id: String, zone: String, minutes: Int)] = [
    ("reception", "hall", 3), ("declaration", "hall", 5), ("screening", "hall", 8),
    ("donation", "beds", 12), ("rest", "rest", 15),
  ]
  /// The part of those invited who come, and of those who come who may not give.
  private static let rates = Rates(show: 0.8, deferral: 0.2)

  /// No answers yet.
  public init() {}

  /// How many are there at once if they come evenly, and half as many again.
  public var usualLimit: Int {
    let stay = NewDrive.stages.reduce(0) { $0 + $1.minutes }
    return max(10, people * stay * 3 / 2 / max(60, closes - opens - stay))
  }

  /// How many servers a stage needs if everyone came evenly, and a quarter more.
  ///
  /// - Parameter stage: `reception`, `declaration`, `screening`, `donation` or `rest`.
  /// - Returns: the number.
  public func usualServers(of stage: String) -> Int {
    let open = max(60, closes - opens - NewDrive.stages.reduce(0) { $0 + $1.minutes })
    let minutes = NewDrive.stages.first { $0.id == stage }?.minutes ?? 0
    let needed = max(1, (people * minutes * 5 + open * 4 - 1) / (open * 4))
    // Whoever has given blood rests: the chairs follow the beds.
    guard stage == "rest", let beds else { return needed }
    let donation = NewDrive.stages.first { $0.id == "donation" }?.minutes ?? 1
    return max(1, (beds * minutes + donation - 1) / donation)
  }

  private func servers(of stage: String) -> Int {
    switch stage {
    case "reception", "declaration": desks ?? usualServers(of: stage)
    case "screening": screeners ?? usualServers(of: stage)
    case "donation": beds ?? usualServers(of: stage)
    default: usualServers(of: stage)
    }
  }

  /// The drive, with nobody on its lists yet but one who stands for them.
  ///
  /// - Parameter language: the language of what it prints.
  /// - Returns: the drive.
  /// - Throws: what is wrong with the answers.
  public func drive(language: Language) throws(InvalidDrive) -> Drive {
    let stages = NewDrive.stages.map { stage in
      Stage(
        id: stage.id, minutes: stage.minutes, zone: stage.zone, defers: stage.id == "screening",
        servers: .constant(servers(of: stage.id)))
    }
    var names = FileNames()
    let units = self.units.map { unit in
      let id = unit.id.isEmpty ? Folding.words(unit.name).replacing(" ", with: "-") : unit.id
      return Drives.Unit(
        id: unit.id.isEmpty ? names.name(for: id, ending: "") : id, name: unit.name,
        quota: unit.quota, staff: unit.staff)
    }
    return try Drive(
      name: name, organizer: organizer, language: language,
      sessions: [
        Session(
          id: "hall", site: site, address: address, date: date ?? CalendarDate.latest, opens: opens,
          closes: closes,
          slotMinutes: 15, stages: stages,
          crowdLimits: [CrowdLimit(zone: CrowdLimit.everywhere, limit: limit)])
      ],
      turnout: Turnout(
        rates: NewDrive.rates, planFor: .probability(0.95),
        kinds: [
          DonorKind(name: "first_time", rates: Rates(show: 0.7, deferral: 0.3)),
          DonorKind(name: "repeat", rates: Rates(show: 0.85, deferral: 0.15)),
        ]),
      units: units.isEmpty ? [Drives.Unit(id: "-")] : units,
      registrants: [Registrant(id: "-", unit: UnitIndex(0))])
  }
}

/// Reads a time of day as people write it.
public struct HoursText {
  /// Ready to read.
  public init() {}

  /// The minute that a text names, `7h30` or `07:30`; nil where it names none.
  public func minute(_ text: String) -> Int? {
    var words = ClockWords(text)
    return words.onlyClock()
  }
}
