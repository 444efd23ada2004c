import Workbooks

/// Finds, column by column, which text was written before Unicode, and puts it right.
struct ColumnLetters {
  /// What each column was found to be written in.
  private(set) var found: [Int: LegacyLetters] = [:]
  /// The columns whose bytes make sense in no encoding.
  private(set) var hopeless: Set<Int> = []
  /// The columns with text that is UTF-8 in the letters of Windows-1252.
  private var doubled: Set<Int> = []
  /// Whether the text was read byte by byte, so that it cannot stay as it is.
  private let isBytes: Bool

  /// How many words a column must have before they count as evidence.
  private static let fewestWords = 2
  /// How many texts of a column are looked at.
  private static let mostTexts = 400

  /// What stands in favour of an encoding.
  private struct Evidence {
    var words = 0
    var plausible = 0
    var share: Double { words == 0 ? 0 : Double(plausible) / Double(words) }
  }

  /// Looks at all texts of a table.
  ///
  /// - Parameters:
  ///   - table: the cells.
  ///   - isBytes: whether each character stands for a byte of text that is not UTF-8.
  init(of table: SheetTable, isBytes: Bool) {
    self.isBytes = isBytes
    var texts: [Int: [String]] = [:]
    for row in table.rows {
      for cell in table.cells(of: row) {
        guard case .text(let text) = cell.value else { continue }
        if !isBytes, DoubleUTF8.decoded(text) != nil { doubled.insert(Int(cell.column)) }
        guard ColumnLetters.isLegacy(text) else { continue }
        if texts[Int(cell.column), default: []].count < ColumnLetters.mostTexts {
          texts[Int(cell.column), default: []].append(text)
        }
      }
    }
    decide(texts)
    // Letters that are bytes of UTF-8 are nothing else: no other text has them in this order.
    for column in doubled { found[column] = .doubleUTF8 }
  }

  private mutating func decide(_ texts: [Int: [String]]) {
    var undecided: [(column: Int, texts: [String])] = []
    for (column, texts) in texts.sorted(by: { $0.key < $1.key }) {
      let asItIs = ColumnLetters.evidence(texts) { $0 }
      let old: [LegacyLetters] = isBytes ? [.windows1258, .tcvn3, .vni] : [.tcvn3, .vni]
      let candidates = old.map { letters in
        (letters, ColumnLetters.evidence(texts, letters.decoded))
      }
      // Of equals the first: what Windows itself writes.
      let best = candidates.reduce(candidates[0]) { $1.1.share > $0.1.share ? $1 : $0 }
      if asItIs.words < ColumnLetters.fewestWords {
        undecided.append((column, texts))
      } else if best.1.share >= 0.8, isBytes || best.1.share >= asItIs.share + 0.3 {
        found[column] = best.0
      } else if isBytes {
        hopeless.insert(column)
      }
    }
    // A word alone proves nothing; it is written as its neighbours are.
    let counts = Dictionary(grouping: found.values, by: \.self).mapValues(\.count)
    let usual = LegacyLetters.allCases.max { counts[$0, default: 0] < counts[$1, default: 0] }
    for (column, texts) in undecided {
      let letters = found.isEmpty ? (isBytes ? LegacyLetters.windows1258 : nil) : usual
      guard let letters else { continue }
      let after = ColumnLetters.evidence(texts, letters.decoded).share
      if isBytes || after >= ColumnLetters.evidence(texts, \.self).share { found[column] = letters }
    }
  }

  /// The text that was meant; nil where it is as it should be.
  func meant(_ text: String, column: Int) -> String? {
    guard let letters = found[column] else { return nil }
    if letters == .doubleUTF8 { return DoubleUTF8.decoded(text) }
    guard ColumnLetters.isLegacy(text) else { return nil }
    return letters.decoded(text)
  }

  /// Whether text could be older than Unicode: it has letters beyond ASCII, all of them Latin-1.
  private static func isLegacy(_ text: String) -> Bool {
    var hasLetters = false
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      guard scalar.value < 0x100 else { return false }
      if scalar.value > 0xA0 || scalar.value < 0xA0 { hasLetters = true }
    }
    return hasLetters
  }

  /// How many of the words beyond ASCII a way of reading makes plausible.
  private static func evidence(_ texts: [String], _ read: (String) -> String) -> Evidence {
    var evidence = Evidence()
    for text in texts {
      for word in text.split(whereSeparator: isBetweenWords)
      where word.utf8.contains(where: { $0 >= 0x80 }) {
        evidence.words += 1
        let scalars = Array(read(String(word)).unicodeScalars)
        if VietnameseSyllable.isPlausible(scalars) { evidence.plausible += 1 }
      }
    }
    return evidence
  }

  private static func isBetweenWords(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character == "\u{A0}" }
    return !((0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte))
  }
}
