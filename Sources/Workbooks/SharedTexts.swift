/// The texts that the cells of a workbook share.
final class SharedTexts: XMLPartHandler {
  private(set) var error: WorkbookError?
  private(set) var texts: [String] = []
  /// The texts, by their index, of which every letter is struck through.
  private(set) var struck: Set<Int> = []
  private var isRunStruck = false
  private var isAllStruck = true
  private var text: [UInt8] = []
  private var isInText = false
  private var phonetic = 0
  private let part: String
  private let budget: ReadingBudget

  init(part: String, budget: ReadingBudget) {
    self.part = part
    self.budget = budget
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.is("si") {
      text.removeAll(keepingCapacity: true)
      (isRunStruck, isAllStruck) = (false, true)
    } else if name.is("r") {
      isRunStruck = false
    } else if name.is("strike") {
      isRunStruck = attributes.text("val").map { $0 != "0" } ?? true
    } else if name.is("rPh") {
      phonetic += 1
    } else if name.is("t") {
      // How a text is pronounced is no part of it.
      isInText = phonetic == 0
    }
  }

  func end(_ name: XMLName) {
    if name.is("t") {
      isInText = false
    } else if name.is("rPh") {
      phonetic -= 1
    } else if name.is("si") {
      guard budget.keep(MemoryLayout<String>.stride + EscapedText.memory(of: text.count)) else {
        error = budget.error(part)
        return
      }
      if isAllStruck, !text.isEmpty { struck.insert(texts.count) }
      texts.append(EscapedText.decoded(text))
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    if !isRunStruck { isAllStruck = false }
    text.append(contentsOf: piece)
    if text.count > EscapedText.mostBytes {
      error = .damaged(part: part, reason: "a text of more than \(EscapedText.mostBytes) bytes")
    }
  }
}

/// Texts of workbooks write the characters XML cannot hold as `_x000D_`.
enum EscapedText {
  /// The most bytes a text has: no cell holds more than 32,767 characters, and escapes take seven
  /// bytes for one.
  static let mostBytes = 32_767 * 7

  /// What a text of so many bytes takes in memory beside its place, roughly: short ones nothing.
  static func memory(of count: Int) -> Int { count < 16 ? 0 : count + 48 }

  /// The text with these escapes undone.
  static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.output.1, radix: 16).flatMap(UnicodeScalar.init).map { String($0) } ?? ""
    }
  }
}
