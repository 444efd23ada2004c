import Drives
import Wording
import Workbooks

/// Says of which unit each row is: the cell of its unit, the part of the list it stands in, or the
/// unit of the whole sheet.
struct RowUnits {
  /// The unit of the part of a list.
  enum Part: Equatable {
    /// The rows are in no part of their own.
    case none
    /// A unit of the drive.
    case known(Int)
    /// A unit that the drive does not know; its name and where it stands.
    case unknown(String, row: Int)
    /// One of several units.
    case unclear(String, [Int])
    /// A unit that may come.
    case new(String)
  }

  /// What came of a row.
  enum Found: Equatable {
    case unit(Int)
    case new(String)
    case refused
  }

  let context: ReadingContext
  let forcedUnit: Int?
  let sheetUnit: SheetUnit
  /// Which texts were taken for which unit that is not named just so, with their rows.
  private(set) var likely: [(text: String, unit: Int, rows: [Int], column: Int)] = []
  /// Which texts name another unit than the one that was said, with their rows.
  private(set) var others: [(text: String, unit: Int, rows: [Int], column: Int)] = []
  /// The rows whose unit is that of a row above them, and that row's text.
  private(set) var carried: [(text: String, rows: [Int], column: Int)] = []
  private var last: (text: String, found: Found)?
  /// Whether the cells of units stand only where a unit begins.
  private var isCarried = false
  private var isOneUnit = false
  /// Whether rows are refused since nothing says of which unit the sheet is.
  private(set) var isSheetAsked = false

  init(context: ReadingContext, forcedUnit: Int?, sheetUnit: SheetUnit) {
    self.context = context
    self.forcedUnit = forcedUnit
    self.sheetUnit = sheetUnit
  }

  /// The unit of the sheet, if one is known.
  var unitOfSheet: Int? {
    if let forcedUnit { return forcedUnit }
    if case .known(let unit) = sheetUnit.found { return unit }
    return nil
  }

  /// Looks at the cells of units of a table before its rows are read.
  ///
  /// - Parameter cells: the text of the cell in each row of a person; nil where it is empty.
  mutating func begin(_ cells: [String?]) {
    last = nil
    let filled = cells.compactMap { $0 }
    let blanks = cells.count - filled.count
    let isFirstFilled = cells.first.map { $0 != nil } ?? false
    let isChanging = zip(filled, filled.dropFirst()).allSatisfy { $0 != $1 }
    isCarried = isFirstFilled && isChanging && blanks > 0 && blanks >= filled.count
    let named = Set(filled.map { context.finder.unit(named: $0).unit ?? -1 })
    isOneUnit = unitOfSheet.map { named.isSubset(of: [$0]) } ?? false
  }

  /// The unit of a row.
  ///
  /// - Parameters:
  ///   - values: the row.
  ///   - row: its number, from 0.
  ///   - map: which column holds what.
  ///   - part: the part of the list it stands in.
  ///   - add: called with each problem: the code, the column, the value, what was expected, a hint.
  /// - Returns: the unit, or that the row is refused.
  mutating func unit(
    of values: RowValues, row: Int, map: HeadingMap, part: Part,
    add: (ProblemCode, Int?, String, Expectation?, Hint?) -> Void
  ) -> Found {
    let columns = map.columns[.unit] ?? []
    let cell = columns.lazy.compactMap { column in
      values[column].flatMap { $0.isBlank ? nil : (value: $0, column: column) }
    }.first
    if let forcedUnit {
      if let cell { compare(cell.value.shown, forcedUnit, row, cell.column) }
      return .unit(forcedUnit)
    }
    if let cell { return unit(of: cell.value, cell.column, row, add) }
    if let column = columns.first, part == .none {
      return unitOfBlank(column, row, add)
    }
    return unit(of: part, add)
  }

  private mutating func compare(_ text: String, _ unit: Int, _ row: Int, _ column: Int) {
    guard case .one(let other) = context.finder.unit(named: text), other != unit else { return }
    note(&others, text, other, row, column)
  }

  private func note(
    _ list: inout [(text: String, unit: Int, rows: [Int], column: Int)], _ text: String,
    _ unit: Int, _ row: Int, _ column: Int
  ) {
    if let place = list.firstIndex(where: { $0.text == text && $0.unit == unit }) {
      list[place].rows.append(row)
    } else {
      list.append((text, unit, [row], column))
    }
  }

  private mutating func unit(
    of value: CellValue, _ column: Int, _ row: Int,
    _ add: (ProblemCode, Int?, String, Expectation?, Hint?) -> Void
  ) -> Found {
    switch value {
    case .error(let error):
      add(.formulaWithoutResult, column, error, nil, .ofList(.saveAgain))
      return .refused
    case .uncalculated:
      add(.formulaWithoutResult, column, "", nil, .ofList(.saveAgain))
      return .refused
    default: break
    }
    let text = value.shown
    let found: Found
    switch context.finder.unit(named: text) {
    case .one(let unit): found = .unit(unit)
    case .likely(let unit):
      note(&likely, text, unit, row, column)
      found = .unit(unit)
    case .several(let units):
      add(
        .unclearUnit, column, text, .ofList(.unit),
        .known(units.prefix(6).map { context.units[$0].name }))
      found = .refused
    case .none where context.unitsMayGrow: found = .new(text)
    case .none:
      add(.unknownUnit, column, text, .ofList(.unit), hint(for: text))
      found = .refused
    }
    last = (text, found)
    return found
  }

  /// A name that may be meant, or how to make the unit.
  func hint(for text: String) -> Hint {
    if let near = context.nearestUnit(to: text) { return .didYouMean(near) }
    if let only = context.finder.onlyUnit(with: text) {
      return .didYouMean(context.units[only].name)
    }
    return .ofList(.newUnits)
  }

  /// The unit of a row whose cell for it is empty: that of the rows above where it stands only at
  /// the first of each unit, or that of a sheet of one unit; otherwise it is asked.
  private mutating func unitOfBlank(
    _ column: Int, _ row: Int, _ add: (ProblemCode, Int?, String, Expectation?, Hint?) -> Void
  ) -> Found {
    if isCarried, let last {
      if let place = carried.firstIndex(where: { $0.text == last.text }) {
        carried[place].rows.append(row)
      } else {
        carried.append((last.text, [row], column))
      }
      return last.found
    }
    if let unit = unitOfSheet, isOneUnit || sheetUnit.isSaidOutright { return .unit(unit) }
    if unitOfSheet == nil, context.unitsMayGrow, last == nil, let name = sheetUnit.newName {
      return .new(name)
    }
    add(.unclearUnit, column, "", .ofList(.unit), .ofList(.nameUnit))
    return .refused
  }

  private mutating func unit(
    of part: Part, _ add: (ProblemCode, Int?, String, Expectation?, Hint?) -> Void
  ) -> Found {
    switch part {
    case .known(let unit): return .unit(unit)
    case .new(let name): return .new(name)
    case .unknown(let text, _):
      add(.unknownUnit, nil, text, .ofList(.unit), hint(for: text))
      return .refused
    case .unclear(let text, let units):
      add(
        .unclearUnit, nil, text, .ofList(.unit),
        .known(units.prefix(6).map { context.units[$0].name }))
      return .refused
    case .none: break
    }
    switch sheetUnit.found {
    case .known(let unit): return .unit(unit)
    case .unknown(let text, _, _) where context.unitsMayGrow: return .new(text)
    case .none where context.unitsMayGrow:
      return sheetUnit.newName.map { .new($0) } ?? .refused
    // Of a whole list it is said once, not of each row.
    case .unknown, .unclear, .none:
      isSheetAsked = true
      return .refused
    }
  }
}
