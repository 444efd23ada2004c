/// What a plan may not break, each rule by the one name it has everywhere.
public enum HardRule: String, CaseIterable, Sendable {
  /// A slot whose last arrival would leave after closing is no slot.
  case closing
  /// No slot invites more people than `arrivals_per_slot`.
  case arrivalsPerSlot = "arrivals-per-slot"
  /// At no minute are more people expected in a stage than it has servers.
  case stageCapacity = "stage-capacity"
  /// At no minute are more people in a zone than its limit, read as `plan_for` says.
  case crowdLimit = "crowd-limit"
  /// A session's expected blood units are at most its ceiling.
  case bloodCeiling = "blood-ceiling"
  /// Each person only in a slot that lies in one interval of their availability.
  case availability
  /// Each person only inside the hours and the sessions of the unit.
  case unitWindow = "unit-window"
  /// At no minute are more people of a unit away than it allows, all sessions of a day together.
  case maxAway = "max-away"
  /// People of a group share one slot, or all of them have none.
  case companions
  /// All placed people of a unit that stays whole come in one session, in one run of consecutive
  /// slots.
  case whole
  /// A pinned person has that slot.
  case pinned
  /// Nobody has two slots.
  case oneSlot = "one-slot"
}

/// What makes a plan cost more, each term by the one name it has everywhere.
public enum CostTerm: String, CaseIterable, Sendable {
  /// The priorities of the people without a slot.
  case unplaced
  /// People whose slot differs from their published one.
  case moved
  /// How many slots people are from the start they would like.
  case preference
  /// The number of different slots each unit uses.
  case split
  /// The number of runs of consecutive slots each unit uses in each session.
  case block
  /// The largest expected number of people present in each session.
  case peak
  /// The priorities of the people who had a slot in the published plan and now have none.
  case promised
  /// The sessions that units use beyond their first.
  case session
  /// By how much stages that may have a queue are over their servers at worst, each by the weight of
  /// its own that the stage states.
  case overload
  /// How unequally units are left out: for each unit the square of the number of its people without a
  /// slot, divided by how many people it has on the lists.
  case fair

  /// The terms with one weight for the whole drive; `overload` has its weights at the stages.
  public static let weighted: [CostTerm] = allCases.filter { $0 != .overload }

  /// The terms that `terms` of every plan file has; the others stand there where they are used.
  public static let always: [CostTerm] = [.unplaced, .moved, .preference, .split, .block, .peak]
}

/// What one of each cost term costs.
public struct Weights: Equatable, Sendable {
  private var values: [Double]

  /// The weights of the contract, by default.
  public init(
    unplaced: Double = 1000, moved: Double = 50, preference: Double = 1, split: Double = 3,
    block: Double = 2, peak: Double = 5, promised: Double = 5000, session: Double = 0,
    fair: Double = 0
  ) {
    values = [unplaced, moved, preference, split, block, peak, promised, session, fair]
  }

  /// The weight of a term; always 1 for `overload`, which is weighted stage by stage.
  public subscript(term: CostTerm) -> Double {
    get { Weights.position(of: term).map { values[$0] } ?? 1 }
    set {
      guard let position = Weights.position(of: term) else { return }
      values[position] = newValue
    }
  }

  private static func position(of term: CostTerm) -> Int? {
    switch term {
    case .unplaced: return 0
    case .moved: return 1
    case .preference: return 2
    case .split: return 3
    case .block: return 4
    case .peak: return 5
    case .promised: return 6
    case .session: return 7
    case .fair: return 8
    case .overload: return nil
    }
  }
}

/// Which units stay whole, where a unit says nothing itself.
public enum WholeRule: Equatable, Sendable {
  /// None.
  case none
  /// Every unit.
  case all
  /// Units of at most so many registrants.
  case upTo(Int)

  /// Whether a unit of so many registrants stays whole.
  public func holds(forUnitOf registrants: Int) -> Bool {
    switch self {
    case .none: return false
    case .all: return true
    case .upTo(let most): return registrants <= most
    }
  }
}

/// The most a preference can cost one person, in slots; also the cost of another session.
public let farthestPreference = 6.0
