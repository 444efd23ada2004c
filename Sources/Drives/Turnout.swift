/// How many of the invited come, how many of those may give, and how sure the plan must be.
public struct Turnout: Equatable, Sendable {
  /// The rates of everyone without a kind.
  public let rates: Rates
  /// How the crowd limits are to be read.
  public let planFor: PlanFor
  /// Other rates for kinds of donors, in the order of the drive file.
  public let kinds: [DonorKind]
  /// Whether the probability of `planFor` is promised of the whole day, not only minute by minute: what
  /// is planned is then calibrated by simulation.
  public let promisesDay: Bool

  /// Turnout of these parts; `Drive` checks them.
  public init(
    rates: Rates, planFor: PlanFor = .expected, kinds: [DonorKind] = [], promisesDay: Bool = false
  ) {
    self.rates = rates
    self.planFor = planFor
    self.kinds = kinds
    self.promisesDay = promisesDay
  }

  /// The rates of those for whom sessions keep room: they surely come, and are deferred at the general
  /// rate.
  public var reserveRates: Rates { Rates(show: 1, deferral: rates.deferral) }

  /// The rates of the kind at an index of `kinds`, or of everyone without one.
  public func rates(ofKind kind: Int?) -> Rates { kind.map { kinds[$0].rates } ?? rates }
}

/// Two probabilities of a person.
public struct Rates: Hashable, Sendable {
  /// The part of the invited who come, 0…1.
  public let show: Double
  /// The part of those who come who may not give, 0…1.
  public let deferral: Double

  /// The two rates.
  public init(show: Double, deferral: Double) {
    self.show = show
    self.deferral = deferral
  }

  /// The blood units expected of one invited person.
  public var expectedBloodUnits: Double { show * (1 - deferral) }

  /// The probability that an invited person reaches a stage: `show` up to and including the
  /// deferring stage, less the deferred after it.
  public func reaching(stage: Int, deferringStage: Int?) -> Double {
    guard let deferringStage, stage > deferringStage else { return show }
    return show * (1 - deferral)
  }
}

/// What tells donors apart where they are counted: their rates, and how many come when they come.
public struct DonorClass: Hashable, Sendable {
  /// Whether they come and may give.
  public let rates: Rates
  /// How many come when one of them comes, the donor included: they count so often in zones, once at
  /// stages, arrivals and blood.
  public let party: Int

  /// Donors of these rates, with so many in all when one comes.
  public init(rates: Rates, party: Int = 1) {
    self.rates = rates
    self.party = party
  }
}

/// A kind of donor with rates of its own.
public struct DonorKind: Equatable, Sendable {
  /// The name the lists use.
  public let name: String
  /// Its rates.
  public let rates: Rates
  /// How many come when one of the kind comes, the donor included; nil for the donor alone.
  public let party: Int?

  /// A kind, its rates, and how many come with one of it.
  public init(name: String, rates: Rates, party: Int? = nil) {
    self.name = name
    self.rates = rates
    self.party = party
  }
}

/// How a crowd limit is to be read.
public enum PlanFor: Equatable, Sendable {
  /// The expected number present keeps the limit.
  case expected
  /// Even if all invited come, and nobody leaves early, the limit is kept.
  case everyone
  /// The limit is kept with at least this probability, 0.5 ≤ p < 1, minute by minute.
  case probability(Double)
}
