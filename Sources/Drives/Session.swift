/// One site on one day: its hours, its slots, the stages a donor passes and its capacity limits.
public struct Session: Equatable, Sendable {
  /// The name other parts of the drive use, `[A-Za-z0-9_-]+`, unique.
  public let id: String
  /// Where it is, as people call it.
  public let site: String
  /// The postal address of the site.
  public let address: String
  /// The day.
  public let date: CalendarDate
  /// The minute the doors open.
  public let opens: Int
  /// The minute by which everyone has left.
  public let closes: Int
  /// The length of a slot in minutes; slots start at `opens`, `opens + slotMinutes`, ….
  public let slotMinutes: Int
  /// The most people invited to one slot; nil for no such limit.
  public let arrivalsPerSlot: Int?
  /// The stages, in the order a donor passes them.
  public let stages: [Stage]
  /// How many may be present, by zone and time.
  public let crowdLimits: [CrowdLimit]
  /// The blood units wanted, and the most the hospital can take.
  public let bloodUnits: BloodUnits
  /// The room kept for people who come without an invitation; nil for none.
  public let reserve: Reserve?
  /// How many minutes before their slot people are asked to be there.
  public let arriveBefore: Int
  /// In the simulation: when within a slot people come.
  public let arrive: ArrivalPattern
  /// In the simulation: minutes added to that, below 0 for early; nil for none.
  public let lateness: Distribution?
  /// In the simulation: the minutes from one stage to the next; nil for none.
  public let walk: Distribution?
  /// In the simulation: who comes without an invitation; nil for nobody.
  public let walkIns: WalkIns?
  /// The starts of all slots that end before closing, in rising order, in minutes.
  public let slotStarts: [Int]
  /// The minutes from arrival to leaving, of someone who passes every stage.
  public let stay: Int
  /// Minutes after arrival at which each stage starts, one entry per stage.
  public let stageOffsets: [Int]

  /// A session of these parts; `Drive` checks them.
  public init(
    id: String, site: String = "", address: String = "", date: CalendarDate, opens: Int,
    closes: Int, slotMinutes: Int, arrivalsPerSlot: Int? = nil, stages: [Stage],
    crowdLimits: [CrowdLimit] = [], bloodUnits: BloodUnits = BloodUnits(),
    reserve: Reserve? = nil, arriveBefore: Int = 0, arrive: ArrivalPattern = .spread,
    lateness: Distribution? = nil, walk: Distribution? = nil,
    walkIns: WalkIns? = nil
  ) {
    self.id = id
    self.site = site
    self.address = address
    self.date = date
    self.opens = opens
    self.closes = closes
    self.slotMinutes = slotMinutes
    self.arrivalsPerSlot = arrivalsPerSlot
    self.stages = stages
    self.crowdLimits = crowdLimits
    self.bloodUnits = bloodUnits
    self.reserve = reserve
    self.arriveBefore = arriveBefore
    self.arrive = arrive
    self.lateness = lateness
    self.walk = walk
    self.walkIns = walkIns
    var offsets: [Int] = []
    var stay = 0
    for stage in stages {
      offsets.append(stay)
      // Clamped, so that numbers far outside the day cannot overflow before `Drive` refuses them.
      stay = min(stay + min(max(stage.minutes, 0), Session.unreachable), Session.unreachable)
    }
    self.stageOffsets = offsets
    self.stay = stay
    // Rule `closing`: whoever arrives in the slot's last minute leaves by `closes`.
    let isOnTheClock = ClockTime.day.contains(opens) && ClockTime.day.contains(closes)
    let lastStart = isOnTheClock && slotMinutes > 0 ? closes - stay - (slotMinutes - 1) : -1
    self.slotStarts =
      isOnTheClock && opens <= lastStart
      ? Array(stride(from: opens, through: lastStart, by: slotMinutes)) : []
  }

  /// More minutes than any day of the calendar has.
  private static let unreachable = 1_000_000

  /// The minutes in which someone invited to the slot at `start` may be away from work: from the
  /// slot's start to the leaving of its last arrival.
  public func away(fromSlotAt start: Int) -> MinuteInterval {
    MinuteInterval(from: start, to: start + slotMinutes - 1 + stay)
  }

  /// The same session with other crowd limits.
  public func limited(to crowdLimits: [CrowdLimit]) -> Session {
    Session(
      id: id, site: site, address: address, date: date, opens: opens, closes: closes,
      slotMinutes: slotMinutes, arrivalsPerSlot: arrivalsPerSlot, stages: stages,
      crowdLimits: crowdLimits, bloodUnits: bloodUnits, reserve: reserve,
      arriveBefore: arriveBefore, arrive: arrive, lateness: lateness, walk: walk,
      walkIns: walkIns)
  }

  /// The index in `stages` of the stage after which deferred people leave, if one has it.
  public var deferringStage: Int? { stages.firstIndex { $0.defers } }

  /// The index in `stages` of the stage in which blood is drawn: the first after the one that defers;
  /// where none does, or it is the last, the last. Nil without stages.
  public var donationStage: Int? {
    guard !stages.isEmpty else { return nil }
    return deferringStage.map { min($0 + 1, stages.count - 1) } ?? stages.count - 1
  }

  /// The part of a slot's arrivals, each minute equally likely, that is in a stage `offset` minutes
  /// after the slot's start: |{a in 0..<slotMinutes : a + o_j <= offset < a + o_j + m_j}| / slotMinutes.
  /// Show and deferral rates are not in it.
  public func occupancy(ofStage stage: Int, offset: Int) -> Double {
    let begin = stageOffsets[stage]
    // a <= offset - begin and a > offset - begin - minutes
    let latest = min(slotMinutes - 1, offset - begin)
    let earliest = max(0, offset - begin - stages[stage].minutes + 1)
    return latest < earliest ? 0 : Double(latest - earliest + 1) / Double(slotMinutes)
  }
}

/// One thing a donor does at a drive: reception, screening, donation, rest.
public struct Stage: Equatable, Sendable {
  /// The name within the session, `[A-Za-z0-9_-]+`, unique there.
  public let id: String
  /// How long it takes, in whole minutes, at least 1.
  public let minutes: Int
  /// The part of the site it happens in.
  public let zone: String
  /// Whether people found unable to give leave at its end.
  public let defers: Bool
  /// How many can be served at once, over the day.
  public let servers: Staffing
  /// How many more people than servers may be expected at once, and what that costs; nil for none.
  public let overload: Overload?
  /// In the simulation: how long it takes; nil for exactly its `minutes`.
  public let service: Distribution?

  /// A stage of these parts; `Drive` checks them.
  public init(
    id: String, minutes: Int, zone: String, defers: Bool = false, servers: Staffing,
    overload: Overload? = nil, service: Distribution? = nil
  ) {
    self.id = id
    self.minutes = minutes
    self.zone = zone
    self.defers = defers
    self.servers = servers
    self.overload = overload
    self.service = service
  }
}

/// A short queue that a stage may have.
public struct Overload: Equatable, Sendable {
  /// How many more people than servers may be expected in the stage at a minute.
  public let most: Double
  /// What one person more than servers costs, counted at the worst minute of the session.
  public let weight: Double

  /// At most so many people more than servers, each at a cost.
  public init(most: Double, weight: Double) {
    self.most = most
    self.weight = weight
  }
}

extension Session {
  /// For how many people every slot keeps room; 0 without a reserve.
  public var reservedPerSlot: Int { reserve?.perSlot ?? 0 }
  /// For how many people all slots together keep room.
  public var reservedPeople: Int { reservedPerSlot * slotStarts.count }
}

/// Room kept free for people who come without an invitation.
public struct Reserve: Equatable, Sendable {
  /// For how many people every slot keeps room: they count as people of `Turnout.reserveRates`, each
  /// alone.
  public let perSlot: Int

  /// Room for so many people in every slot.
  public init(perSlot: Int) { self.perSlot = perSlot }
}

/// How many servers a stage has, constant or changing over the day.
public enum Staffing: Equatable, Sendable {
  /// The same number all day.
  case constant(Int)
  /// One number per interval; a minute in no interval has none. Intervals do not overlap.
  case shifts([Shift])

  /// A number of servers for some minutes.
  public struct Shift: Equatable, Sendable {
    /// When.
    public let interval: MinuteInterval
    /// How many servers.
    public let count: Int

    /// `count` servers during `interval`.
    public init(interval: MinuteInterval, count: Int) {
      self.interval = interval
      self.count = count
    }
  }

  /// The number of servers at a minute of the day.
  public func count(at minute: Int) -> Int {
    switch self {
    case .constant(let count): return count
    case .shifts(let shifts): return shifts.first { $0.interval.contains(minute) }?.count ?? 0
    }
  }
}

/// The most people who may be present in a zone.
public struct CrowdLimit: Equatable, Sendable {
  /// The name for all zones of a session together.
  public static let everywhere = "*"

  /// A zone of the session's stages, or `*` for the whole session.
  public let zone: String
  /// The most people present.
  public let limit: Int
  /// The first minute it holds; nil for from the opening on.
  public let from: Int?
  /// The first minute it no longer holds; nil for to the end.
  public let to: Int?

  /// A limit of these parts; `Drive` checks them.
  public init(zone: String, limit: Int, from: Int? = nil, to: Int? = nil) {
    self.zone = zone
    self.limit = limit
    self.from = from
    self.to = to
  }

  /// Whether the limit holds at the minute.
  public func holds(at minute: Int) -> Bool {
    (from ?? Int.min) <= minute && minute < (to ?? Int.max)
  }

  /// Whether presence in a stage counts towards the limit.
  public func covers(_ stage: Stage) -> Bool {
    zone == CrowdLimit.everywhere || zone == stage.zone
  }
}

/// Blood units, expected ones: each person counts with the probability of coming and giving.
public struct BloodUnits: Equatable, Sendable {
  /// How many are wanted (reported, not a rule).
  public let target: Double?
  /// The most the hospital can take.
  public let ceiling: Double?

  /// Target and ceiling, either may be absent.
  public init(target: Double? = nil, ceiling: Double? = nil) {
    self.target = target
    self.ceiling = ceiling
  }
}
