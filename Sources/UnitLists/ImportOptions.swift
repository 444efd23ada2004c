public import Identities

/// How lists are to be read.
public struct ImportOptions: Sendable {
  /// What the user says columns hold, before anything is guessed.
  public var mappings: [ColumnMapping] = []
  /// What was said of the columns of a unit earlier.
  public var savedMappings: [String: [ColumnMapping]] = [:]
  /// The id of the unit that all lists are of; nil to find it in them.
  public var unit: String?
  /// What is known of the people of the drive beyond its lists.
  public var identities = KnownIdentities()
  /// Whether rows of people who do not come are read, too: in a list of those who withdraw.
  public var takesDeclined = false
  /// The rules of eligibility.
  public var eligibility = Eligibility.circular2013
  /// Whether units that the lists name and the drive does not have are made.
  public var makesUnits = false
  /// Whether the text of every cell of a person's row is kept in ``ImportPlan/Sheet/rows``.
  public var keepsCells = false

  /// Whoever has withdrawn and is not on the lists: a list that names them again does not bring
  /// them back.
  public var withdrawn: [Withdrawal] = []
  /// Whether a list that names people who have withdrawn brings them back.
  public var bringsBack = false
  /// Whether a list of a unit replaces what the unit sent before: whoever is not on it is taken out.
  public var replaces = false

  /// The usual way.
  public init() {}
}

/// Who may give blood, as far as lists can tell: what falls outside is reported, not refused.
public struct Eligibility: Equatable, Sendable {
  /// Where the rules stand.
  public var source: String
  /// The youngest and the oldest age on the day.
  public var ages: ClosedRange<Int>
  /// The least weight of women, in kilograms.
  public var leastWeightOfWomen: Double
  /// The least weight of men, in kilograms.
  public var leastWeightOfMen: Double
  /// The fewest weeks between two donations of whole blood.
  public var weeksBetween: Int
  /// Whether anything is looked at.
  public var isLookedAt = true

  /// Thông tư 26/2013/TT-BYT, articles 4 and 6.
  public static let circular2013 = Eligibility(
    source: "Thông tư 26/2013/TT-BYT", ages: 18...60, leastWeightOfWomen: 42,
    leastWeightOfMen: 45, weeksBetween: 12)

  /// Rules.
  ///
  /// - Parameters:
  ///   - source: where they stand.
  ///   - ages: the youngest and the oldest age on the day.
  ///   - leastWeightOfWomen: in kilograms.
  ///   - leastWeightOfMen: in kilograms.
  ///   - weeksBetween: the fewest weeks between two donations of whole blood.
  public init(
    source: String, ages: ClosedRange<Int>, leastWeightOfWomen: Double, leastWeightOfMen: Double,
    weeksBetween: Int
  ) {
    self.source = source
    self.ages = ages
    self.leastWeightOfWomen = leastWeightOfWomen
    self.leastWeightOfMen = leastWeightOfMen
    self.weeksBetween = weeksBetween
  }

  /// The least weight of someone; of those whose sex is not known, the lesser one.
  func leastWeight(isMale: Bool?) -> Double {
    isMale == true ? leastWeightOfMen : leastWeightOfWomen
  }
}
