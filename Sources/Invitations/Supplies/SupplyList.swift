public import Wording

/// What a drive needs to buy and to pay: the list to order, and the budget with its sum.
public struct SupplyList: Equatable, Sendable {
  /// An item.
  public struct Row: Equatable, Sendable {
    /// What it is called.
    public let name: String
    /// What it is counted in.
    public let unit: String
    /// What an amount is for.
    public let basis: Words.SupplyBasis
    /// How many are needed.
    public let quantity: Int
    /// What one costs, in đồng; nil where that is not known.
    public let price: Int?
    /// The least that a rule demands, in đồng.
    public let floor: Int?
    /// Remarks.
    public let note: String

    /// A row.
    public init(
      name: String, unit: String, basis: Words.SupplyBasis, quantity: Int, price: Int?,
      floor: Int?, note: String
    ) {
      self.name = name
      self.unit = unit
      self.basis = basis
      self.quantity = quantity
      self.price = price
      self.floor = floor
      self.note = note
    }

    /// What all of them cost, in đồng; nil where that is not known.
    public var cost: Int? { price.map { $0 * quantity } }
    /// Whether the price is below what a rule demands.
    public var isBelowFloor: Bool { price.map { $0 < (floor ?? 0) } ?? false }
  }

  /// What the numbers were reckoned from.
  public struct Basis: Equatable, Sendable {
    /// How many people are invited.
    public let invited: Int
    /// For how many without an invitation the slots keep room; they come surely.
    public let walkIns: Int
    /// How many come at most, with the certainty.
    public let present: Int
    /// How many blood units are given at most, with the certainty.
    public let bloodUnits: Int
    /// The certainty, 0…1.
    public let certainty: Double
    /// How many volunteers there are; nil where nobody said.
    public let volunteers: Int?

    /// Numbers of these parts.
    public init(
      invited: Int, walkIns: Int = 0, present: Int, bloodUnits: Int, certainty: Double,
      volunteers: Int?
    ) {
      self.invited = invited
      self.walkIns = walkIns
      self.present = present
      self.bloodUnits = bloodUnits
      self.certainty = certainty
      self.volunteers = volunteers
    }
  }

  /// What the drive is called.
  public let drive: String
  /// Who invites.
  public let organizer: String
  /// What the numbers were reckoned from.
  public let basis: Basis
  /// The items.
  public let rows: [Row]

  /// A list of these parts.
  public init(drive: String, organizer: String, basis: Basis, rows: [Row]) {
    self.drive = drive
    self.organizer = organizer
    self.basis = basis
    self.rows = rows
  }

  /// What everything costs whose price is known, in đồng.
  public var sum: Int { rows.compactMap(\.cost).reduce(0, +) }

  /// The two tables, before they take a form.
  func tables(_ wording: Words) -> [ReportTable] { [order(wording), budget(wording)] }

  private func columns(_ columns: [Words.SupplyColumn], _ wording: Words) -> [ReportTable.Column] {
    columns.map {
      ReportTable.Column(
        heading: wording.supplyHeading($0), isText: $0 == .item || $0 == .basis || $0 == .note)
    }
  }

  private func order(_ wording: Words) -> ReportTable {
    var counts = [
      wording.supplyCounts(
        invited: basis.invited, walkIns: basis.walkIns, present: basis.present,
        bloodUnits: basis.bloodUnits,
        certainty: basis.certainty, volunteers: basis.volunteers)
    ]
    counts += rows.filter(\.isBelowFloor).map {
      wording.supplyBelowFloor(
        TextWidth.printable($0.name), price: $0.price ?? 0, floor: $0.floor ?? 0,
        note: TextWidth.printable($0.note))
    }
    return ReportTable(
      title: wording.supplyTitles.order, lines: [TextWidth.printable(drive)],
      columns: columns([.number, .item, .unit, .quantity, .basis], wording),
      rows: rows.enumerated().map { index, row in
        [
          .count(index + 1), .text(TextWidth.printable(row.name)),
          .text(TextWidth.printable(row.unit)), .count(row.quantity),
          .text(wording.supplyBasis(row.basis)),
        ]
      }, notes: counts, tab: wording.supplyTitles.order)
  }

  private func budget(_ wording: Words) -> ReportTable {
    let unknown = rows.count { $0.price == nil }
    let shown = columns([.number, .item, .unit, .quantity, .price, .cost], wording)
    let total: [ReportTable.Entry] =
      [.empty, .text(wording.total)] + [ReportTable.Entry](repeating: .empty, count: 3)
      + [.count(sum)]
    return ReportTable(
      title: wording.supplyTitles.budget, lines: [TextWidth.printable(drive)], columns: shown,
      rows: rows.enumerated().map { index, row in
        [
          .count(index + 1), .text(TextWidth.printable(row.name)),
          .text(TextWidth.printable(row.unit)), .count(row.quantity), .count(row.price),
          .count(row.cost),
        ]
      }, totals: [total],
      notes: [wording.supplySum(sum)]
        + (unknown > 0 ? [wording.suppliesWithoutPrice(unknown)] : []),
      tab: wording.supplyTitles.budget)
  }
}
