import CGLPK

extension GLPKSolver {
  /// How GLPK searches for whole numbers. The defaults are the best of those measured on programs of
  /// planning, assignment, covering and location: the cuts decide (drives of 25 units: 2 s instead
  /// of no proof), Gomory's hurt set covering, and presolve gains nothing where the relaxation is
  /// solved first, while hiding the plan found so far from a stop.
  public struct Search: Equatable, Sendable {
    /// The families of cutting planes that tighten the relaxation.
    public var cuts: Cuts
    /// Whether to round the relaxation of each node, in the hope of a solution.
    public var roundsAtNodes: Bool
    /// Whether to look for a first solution with the feasibility pump.
    public var pumps: Bool
    /// Whether to look for better solutions near the first ones.
    public var searchesNearby: Bool
    /// Whether to simplify the program first. Costs a second root relaxation.
    public var presolves: Bool
    /// Which variable a node branches on.
    public var branching: Branching
    /// Which node comes next after a dead end.
    public var selection: Selection
    /// How far from whole a value may be before it is rounded.
    public var integrality: Double

    /// A way to search.
    public init(
      cuts: Cuts = [.rounding, .cover, .clique], roundsAtNodes: Bool = true, pumps: Bool = false,
      searchesNearby: Bool = false, presolves: Bool = false, branching: Branching = .automatic,
      selection: Selection = .bestBound, integrality: Double = 1e-6
    ) {
      self.cuts = cuts
      self.roundsAtNodes = roundsAtNodes
      self.pumps = pumps
      self.searchesNearby = searchesNearby
      self.presolves = presolves
      self.branching = branching
      self.selection = selection
      self.integrality = integrality
    }
  }

  /// Families of cutting planes.
  public struct Cuts: OptionSet, Sendable {
    /// One bit per family.
    public let rawValue: UInt8

    /// The families of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Gomory's mixed integer cuts.
    public static let gomory = Cuts(rawValue: 1)
    /// Mixed integer rounding cuts.
    public static let rounding = Cuts(rawValue: 2)
    /// Cover cuts of knapsack rows.
    public static let cover = Cuts(rawValue: 4)
    /// Clique cuts of rows that exclude one another.
    public static let clique = Cuts(rawValue: 8)
    /// All families.
    public static let all: Cuts = [.gomory, .rounding, .cover, .clique]
  }

  /// Which variable a node branches on.
  public enum Branching: Sendable {
    /// By pseudocosts in a program small enough to learn them quickly, else by the heuristic.
    case automatic
    /// By the heuristic of Driebeck and Tomlin.
    case heuristic
    /// The one farthest from whole.
    case mostFractional
    /// By pseudocosts learnt on the way.
    case pseudocost
  }

  /// Which node comes next after a dead end.
  public enum Selection: Sendable {
    /// The one with the best bound.
    case bestBound
    /// The one with the best projection.
    case bestProjection
    /// The one opened last.
    case depthFirst
  }
}

extension GLPKSolver.Search {
  var forC: cglpk_search {
    cglpk_search(
      presolve: presolves, gomory_cuts: cuts.contains(.gomory),
      rounding_cuts: cuts.contains(.rounding), cover_cuts: cuts.contains(.cover),
      clique_cuts: cuts.contains(.clique), rounding_heuristic: roundsAtNodes,
      feasibility_pump: pumps, proximity_search: searchesNearby, branching: branching.forC,
      selection: selection.forC, integrality: integrality)
  }
}

extension GLPKSolver.Branching {
  var forC: cglpk_branching {
    switch self {
    case .automatic: CGLPK_BRANCH_AUTOMATIC
    case .heuristic: CGLPK_BRANCH_HEURISTIC
    case .mostFractional: CGLPK_BRANCH_MOST_FRACTIONAL
    case .pseudocost: CGLPK_BRANCH_PSEUDOCOST
    }
  }
}

extension GLPKSolver.Selection {
  var forC: cglpk_selection {
    switch self {
    case .bestBound: CGLPK_SELECT_BEST_BOUND
    case .bestProjection: CGLPK_SELECT_BEST_PROJECTION
    case .depthFirst: CGLPK_SELECT_DEPTH_FIRST
    }
  }
}
