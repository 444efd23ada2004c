import Foundation

/// Reads the cells of one sheet.
final class SheetCells: XMLPartHandler {
  private(set) var error: WorkbookError?
  private(set) var table = SheetTable()
  private let part: String
  private let texts: [String]
  private let struckTexts: Set<Int>
  private let isMoment: [Bool]
  /// For each style of a cell, whether its text is struck through.
  private let isStruck: [Bool]
  /// What to add to dates that are counted from 1904.
  private let daysShift: Double
  private let budget: ReadingBudget

  // The row and cell under way, both from 0.
  private var row = -1
  private var column = -1
  private var isHidden = false
  private var kind = Kind.number
  private var style = 0
  private var hasFormula = false
  private var phonetic = 0
  private var isInValue = false
  private var value: [UInt8] = []
  private var cells: [SheetTable.Entry] = []

  /// Shared texts of more bytes are counted for each cell.
  private static let longText = 200

  /// What the type of a cell says of its value.
  private enum Kind { case number, shared, text, boolean, error }

  init(
    part: String, texts: SharedTexts, formats: NumberFormats, counts1904: Bool,
    budget: ReadingBudget
  ) {
    self.part = part
    self.texts = texts.texts
    struckTexts = texts.struck
    isMoment = formats.isMoment
    isStruck = formats.isStruck
    self.budget = budget
    daysShift = counts1904 ? 1462 : 0
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "c": beginCell(attributes)
    case "v": isInValue = true
    case "t": isInValue = phonetic == 0
    case "rPh": phonetic += 1
    case "f": hasFormula = true
    case "row":
      // The number may be left out: it then is the next one.
      let next = attributes.integer("r").map { $0 - 1 } ?? row + 1
      guard next > row, next < CellAddress.mostRows else { return damage("a row out of order") }
      (row, column) = (next, -1)
      // A row of no height is not to be seen, either.
      isHidden = attributes.isTrue("hidden") || attributes.text("ht").flatMap(Double.init) == 0
    case "mergeCell":
      guard let range = attributes.text("ref").flatMap({ CellRange(name: $0) }) else { return }
      guard table.merges.count < budget.limits.merges else {
        return damage("more than \(budget.limits.merges) merged cells")
      }
      spend(MemoryLayout<CellRange>.stride)
      table.merges.append(range)
    case "col":
      guard attributes.isTrue("hidden"), let first = attributes.integer("min"),
        let last = attributes.integer("max"), 1 <= first, first <= last
      else { return }
      spend(16)
      table.hiddenColumns.append(first - 1...last - 1)
    case "autoFilter": table.isFiltered = true
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "v", "t": isInValue = false
    case "rPh": phonetic -= 1
    case "c": endCell()
    case "row":
      if isHidden, !cells.isEmpty { table.hiddenRows.insert(row) }
      table.add(cells, row: row)
      cells.removeAll(keepingCapacity: true)
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInValue else { return }
    value.append(contentsOf: piece)
    if value.count > EscapedText.mostBytes {
      damage("a cell of more than \(EscapedText.mostBytes) bytes")
    }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    var next = column + 1
    if let name = attributes.bytes("r") {
      guard let address = CellAddress(bytes: name), address.row == row else {
        return damage("a cell out of place")
      }
      next = address.column
    }
    guard next > column, next < CellAddress.mostColumns else {
      return damage("a cell out of order")
    }
    column = next
    style = attributes.integer("s") ?? 0
    hasFormula = false
    value.removeAll(keepingCapacity: true)
    kind = .number
    guard let type = attributes.bytes("t"), let first = type.first else { return }
    switch first {
    case UInt8(ascii: "s"): kind = type.count == 1 ? .shared : .text
    case UInt8(ascii: "i"), UInt8(ascii: "d"): kind = .text
    case UInt8(ascii: "b"): kind = .boolean
    case UInt8(ascii: "e"): kind = .error
    default: kind = .number
    }
  }

  private func endCell() {
    let shared = kind == .shared ? sharedIndex : nil
    guard let value = finished() else { return }
    if isStruck.indices.contains(style) && isStruck[style]
      || shared.map(struckTexts.contains) ?? false
    {
      spend(32)
      table.struckCells.insert(CellAddress(row: row, column: column))
    }
    spend(MemoryLayout<SheetTable.Entry>.stride)
    cells.append(SheetTable.Entry(column: column, value: value))
  }

  /// The shared text that the cell under way names.
  private var sharedIndex: Int { value.reduce(into: 0) { $0 = $0 &* 10 &+ Int($1) &- 0x30 } }

  /// The value of the cell under way; nil where it is empty.
  private func finished() -> CellValue? {
    guard !value.isEmpty else { return hasFormula && kind != .text ? .uncalculated : nil }
    switch kind {
    case .text:
      spend(EscapedText.memory(of: value.count))
      return .text(EscapedText.decoded(value))
    case .shared:
      let index = sharedIndex
      guard value.count < 10, texts.indices.contains(index) else {
        damage("no shared text \(String(decoding: value.prefix(40), as: UTF8.self))")
        return nil
      }
      // Whoever reads the cells may have to copy a long text for each of them.
      spend(max(0, texts[index].utf8.count - SheetCells.longText))
      return texts[index].isEmpty ? nil : .text(texts[index])
    case .boolean: return .boolean(value == [UInt8(ascii: "1")])
    case .error: return .error(String(decoding: value.prefix(40), as: UTF8.self))
    case .number:
      guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
        damage("no number: \(String(decoding: value.prefix(40), as: UTF8.self))")
        return nil
      }
      let isMoment = isMoment.indices.contains(style) && isMoment[style]
      return isMoment ? .moment(number + daysShift) : .number(number)
    }
  }

  private func spend(_ bytes: Int) {
    guard !budget.keep(bytes), error == nil else { return }
    error = budget.error(part)
  }

  private func damage(_ reason: String) {
    if error == nil { error = .damaged(part: part, reason: "\(reason), row \(row + 1)") }
  }
}
