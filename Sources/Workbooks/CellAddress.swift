/// A cell by its row and column, both from 0.
public struct CellAddress: Hashable, Comparable, Sendable {
  /// The row, from 0.
  public var row: Int
  /// The column, from 0.
  public var column: Int

  /// The most rows a sheet has.
  public static let mostRows = 1_048_576
  /// The most columns a sheet has.
  public static let mostColumns = 16_384

  /// A cell.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The name that spreadsheets show: `E17`.
  public var name: String { "\(CellAddress.letters(ofColumn: column))\(row + 1)" }

  /// The letters of a column from 0: `A`, `Z`, `AA`.
  public static func letters(ofColumn column: Int) -> String {
    var letters = ""
    var rest = column
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }

  /// The cell by the name that spreadsheets show; nil where it names none.
  public init?(name: some StringProtocol) { self.init(bytes: name.utf8) }

  /// The cell by the bytes of its name.
  init?(bytes: some Sequence<UInt8>) {
    var (column, row, digits) = (0, 0, 0)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      // Absolute names hold the same cell.
      case UInt8(ascii: "$"): continue
      default: return nil
      }
      guard column <= CellAddress.mostColumns, row <= CellAddress.mostRows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// Row by row, from the left.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// A block of cells.
public struct CellRange: Hashable, Sendable {
  /// The cell at the top left.
  public var from: CellAddress
  /// The cell at the bottom right.
  public var to: CellAddress

  /// The block from one cell to another, both inside.
  public init(from: CellAddress, to: CellAddress) {
    self.from = from
    self.to = to
  }

  /// The block by the name that spreadsheets show, `B2:D5` or `B2`; nil where it names none.
  public init?(name: some StringProtocol) {
    let ends = name.split(separator: ":", omittingEmptySubsequences: false)
    guard let first = ends.first.flatMap({ CellAddress(name: $0) }),
      let last = ends.last.flatMap({ CellAddress(name: $0) }), ends.count <= 2,
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(from: first, to: last)
  }

  /// Whether a cell lies inside.
  public func contains(_ cell: CellAddress) -> Bool {
    from.row <= cell.row && cell.row <= to.row && from.column <= cell.column
      && cell.column <= to.column
  }

  /// The name that spreadsheets show: `B2:D5`; of one cell, `B2`.
  var name: String { from == to ? from.name : "\(from.name):\(to.name)" }

  /// The name as formulas write it: `$B$2:$D$5`.
  var absoluteName: String {
    let name = { (cell: CellAddress) in
      "$\(CellAddress.letters(ofColumn: cell.column))$\(cell.row + 1)"
    }
    return "\(name(from)):\(name(to))"
  }
}
