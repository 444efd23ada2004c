/// The styles of a workbook, as far as they say which numbers are dates or times, and which texts
/// are struck through.
final class NumberFormats: XMLPartHandler {
  private(set) var error: WorkbookError?
  private let part: String
  private let budget: ReadingBudget
  private var custom: [Int: Bool] = [:]
  private var isInCells = false
  private var isInFonts = false
  private var struckFonts: [Bool] = []
  /// For each style of a cell, whether its numbers are dates or times.
  private(set) var isMoment: [Bool] = []
  /// For each style of a cell, whether its text is struck through.
  private(set) var isStruck: [Bool] = []

  init(part: String, budget: ReadingBudget) {
    self.part = part
    self.budget = budget
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.is("numFmt") {
      spend(MemoryLayout<(Int, Bool)>.stride * 2)
      guard let id = attributes.integer("numFmtId") else { return }
      custom[id] = NumberFormats.isMoment(attributes.text("formatCode") ?? "")
    } else if name.is("fonts") {
      isInFonts = true
    } else if isInFonts, name.is("font") {
      struckFonts.append(false)
    } else if isInFonts, name.is("strike"), !struckFonts.isEmpty {
      struckFonts[struckFonts.count - 1] = attributes.text("val").map { $0 != "0" } ?? true
    } else if name.is("cellXfs") {
      isInCells = true
    } else if isInCells, name.is("xf") {
      let id = attributes.integer("numFmtId") ?? 0
      spend(MemoryLayout<Bool>.stride)
      isMoment.append(custom[id] ?? NumberFormats.isMoment(builtIn: id))
      let font = attributes.integer("fontId") ?? 0
      isStruck.append(struckFonts.indices.contains(font) && struckFonts[font])
    }
  }

  private func spend(_ bytes: Int) {
    if !budget.keep(bytes), error == nil { error = budget.error(part) }
  }

  func end(_ name: XMLName) {
    if name.is("cellXfs") { isInCells = false }
    if name.is("fonts") { isInFonts = false }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {}

  /// The formats that every spreadsheet knows by number: dates, times, and those of East Asia.
  static func isMoment(builtIn id: Int) -> Bool {
    (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
      || (50...58).contains(id)
  }

  /// Whether a format shows years, months, days, hours, minutes or seconds: it has one of their
  /// letters outside of quotes, escapes and square brackets, other than those of elapsed time.
  static func isMoment(_ format: String) -> Bool {
    var bytes = Array(format.utf8)[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = bytes.popFirst()
      case UInt8(ascii: "\""):
        bytes = bytes.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "["):
        let inside = bytes.prefix { $0 != UInt8(ascii: "]") }
        bytes = bytes.dropFirst(inside.count + 1)
        if !inside.isEmpty, inside.allSatisfy({ isLetter($0, of: "hmsHMS") }) { return true }
      case UInt8(ascii: ";"): return false  // What follows is for negative numbers.
      default:
        if isLetter(byte, of: "ymdhsYMDHS") { return true }
      }
    }
    return false
  }

  private static func isLetter(_ byte: UInt8, of letters: StaticString) -> Bool {
    letters.withUTF8Buffer { $0.contains(byte) }
  }
}
