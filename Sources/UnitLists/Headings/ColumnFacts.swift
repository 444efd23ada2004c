import Workbooks

/// What stands in one column of a table, as far as it tells what the column holds.
struct ColumnFacts {
  /// How many rows hold something.
  private(set) var filled = 0
  /// How many look like the full name of a person.
  private(set) var names = 0
  /// How many are telephone numbers.
  private(set) var phones = 0
  /// How many are dates with a time of day.
  private(set) var timeStamps = 0
  /// How many are days or years.
  private(set) var dates = 0
  /// How many are hours or times of day.
  private(set) var times = 0
  /// The different values, each with how often it comes; at most so many.
  private(set) var values: [String: Int] = [:]
  /// The values that are whole numbers, in their order.
  private(set) var integers: [Int] = []
  private static let mostValues = 500
  /// The first values as they are.
  private(set) var samples: [CellValue] = []
  private static let mostSamples = 200

  /// Looks at a value.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - context: what hours and days are read with.
  ///   - isLookedInto: whether it is read for what it may hold, which takes longer.
  mutating func add(_ value: CellValue, _ context: ReadingContext, isLookedInto: Bool) {
    filled += 1
    if samples.count < ColumnFacts.mostSamples { samples.append(value) }
    let shown = value.shown
    if values.count < ColumnFacts.mostValues || values[shown] != nil {
      values[shown, default: 0] += 1
    }
    switch value {
    case .number(let number):
      if let whole = Int(exactly: number) { integers.append(whole) }
    case .text(let text):
      if text.utf8.count < 10, let whole = Int(text.trimmingSpaces) { integers.append(whole) }
    default: break
    }
    if ColumnFacts.isTimeStamp(value) { timeStamps += 1 }
    guard isLookedInto else { return }
    if PersonNames.isFull(shown) { names += 1 }
    if PhoneReader.number(of: shown) != nil { phones += 1 }
    if ColumnFacts.isTime(value, context) {
      times += 1
    } else if ColumnFacts.isDate(value, context) {
      dates += 1
    }
  }

  /// Whether a value is a date with a time of day.
  static func isTimeStamp(_ value: CellValue) -> Bool {
    switch value {
    case .moment(let days): return days >= 1 && days != days.rounded(.down)
    case .text(let text):
      guard text.utf8.count >= 12, text.utf8.count <= 40 else { return false }
      let dateFirst = #/\d{1,4}[\/.-]\d{1,2}[\/.-]\d{1,4}[ T,]+(?:lúc )?\d{1,2}[:hg]\d{2}/#
      let timeFirst = #/^\d{1,2}[:hg]\d{2}(?::\d{2})?[ ,]+\d{1,2}[\/.-]\d{1,2}[\/.-]\d{4}$/#
      return text.contains(dateFirst) || text.contains(timeFirst)
    default: return false
    }
  }

  private static func isTime(_ value: CellValue, _ context: ReadingContext) -> Bool {
    switch value {
    case .moment(let days): return days < 1
    case .text(let text):
      guard text.contains(where: \.isNumber), text.utf8.count <= 200 else { return false }
      return text.lowercased().contains(#/\b\d{1,2}\s*(?:h|g|giờ|gio|:)\s*\d{0,2}\b/#)
        && !isTimeStamp(value)
    default: return false
    }
  }

  private static func isDate(_ value: CellValue, _ context: ReadingContext) -> Bool {
    switch value {
    case .moment: return true
    case .text(let text):
      return text.utf8.count <= 40 && text.contains(#/\d{1,2}[\/.-]\d{1,2}[\/.-]\d{2,4}/#)
    default: return false
    }
  }

  /// Whether a part of the rows that hold something, at least this large, has a property.
  func part(_ count: Int, isAtLeast part: Double) -> Bool {
    filled > 0 && Double(count) >= part * Double(filled)
  }

  /// Whether the values are running numbers, such as the numbers of answers to a form.
  var isRunning: Bool {
    guard integers.count == filled, filled > 0 else { return false }
    return zip(integers, integers.dropFirst()).allSatisfy { $1 > $0 && $1 - $0 <= 50 }
      && integers[0] < 100_000
  }
}

/// The facts of the columns of a table.
struct TableFacts {
  private(set) var columns: [Int: ColumnFacts] = [:]
  /// How many rows are looked at.
  static let mostRows = 2_000

  /// Looks at the rows of a table.
  ///
  /// - Parameters:
  ///   - table: the sheet.
  ///   - rows: the rows, by their numbers.
  ///   - map: the columns; the cells of those that are read are not looked into.
  ///   - contested: columns whose cells are looked into all the same.
  ///   - context: what hours and days are read with.
  init(
    _ table: SheetTable, rows: Range<Int>, map: HeadingMap, contested: Set<Int>,
    context: ReadingContext
  ) {
    var seen = 0
    let names = map.nameColumns
    let numbers = map.columns[.number] ?? []
    let unused = (map.columns[.unused] ?? []) + (map.columns[.note] ?? [])
    for row in table.rows where rows.contains(row.number) {
      let cells = table.cells(of: row)
      let hasName = cells.contains { names.contains(Int($0.column)) && !$0.value.isBlank }
      guard hasName, cells.count > 1 || names.count + numbers.count >= map.headings.count else {
        continue
      }
      seen += 1
      guard seen <= TableFacts.mostRows else { break }
      for cell in cells where !cell.value.isBlank && map.contains(Int(cell.column)) {
        let column = Int(cell.column)
        let isRead =
          map.confidence[column] != nil && !contested.contains(column) && !unused.contains(column)
        columns[column, default: ColumnFacts()].add(
          cell.value, context, isLookedInto: !isRead || contested.contains(column))
      }
    }
  }

  subscript(column: Int) -> ColumnFacts { columns[column] ?? ColumnFacts() }
}
