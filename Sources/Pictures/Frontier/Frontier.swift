/// What variants of a drive cost in one respect and gain in another. Less is better in both.
public struct Frontier: Equatable, Sendable {
  /// What the picture is of.
  public let title: String
  /// What stands below the title.
  public let subtitle: String
  /// What is counted to the right.
  public let horizontal: String
  /// What is counted upwards.
  public let vertical: String
  /// The variants, in the order they were asked for.
  public let points: [Point]

  /// One variant.
  public struct Point: Equatable, Sendable {
    /// What tells it from the others, in few words.
    public let label: String
    /// How much of the horizontal.
    public let x: Double
    /// How much of the vertical; nil where there is no plan.
    public let y: Double?
    /// Whether it is the drive as it is.
    public let isCurrent: Bool

    /// A variant.
    ///
    /// - Parameters:
    ///   - label: what tells it from the others.
    ///   - x: how much of the horizontal.
    ///   - y: how much of the vertical; nil where there is no plan.
    ///   - isCurrent: whether it is the drive as it is.
    public init(label: String, x: Double, y: Double?, isCurrent: Bool = false) {
      self.label = label
      self.x = x
      self.y = y
      self.isCurrent = isCurrent
    }
  }

  /// A frontier of these parts.
  ///
  /// - Parameters:
  ///   - title: what the picture is of.
  ///   - subtitle: what stands below the title.
  ///   - horizontal: what is counted to the right.
  ///   - vertical: what is counted upwards.
  ///   - points: the variants; those whose numbers are not finite are left out.
  public init(
    title: String, subtitle: String = "", horizontal: String, vertical: String, points: [Point]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.horizontal = horizontal
    self.vertical = vertical
    self.points = points.filter { $0.x.isFinite && ($0.y?.isFinite ?? true) }
  }

  /// The variants that no other is at least as good as in both and better in one, by rising x; of
  /// equal ones the first.
  public var best: [Int] {
    let planned = points.indices.compactMap { index in
      points[index].y.map { (index: index, x: points[index].x, y: $0) }
    }
    let ordered = planned.sorted { ($0.x, $0.y, $0.index) < ($1.x, $1.y, $1.index) }
    var best: [Int] = []
    var least = Double.infinity
    for point in ordered where point.y < least {
      best.append(point.index)
      least = point.y
    }
    return best
  }
}
