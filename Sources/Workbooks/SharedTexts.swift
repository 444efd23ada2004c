/// The texts that the cells of a workbook share.
final class SharedTexts: XMLPartHandler {
  private(set) var fault: WorkbookFault?
  private(set) var texts: [String] = []
  private var text: [UInt8] = []
  private var isInText = false
  private var phonetic = 0
  private var memory: Int
  private let part: String
  private let limits: WorkbookLimits

  init(part: String, limits: WorkbookLimits) {
    self.part = part
    self.limits = limits
    memory = limits.memory
  }

  func begin(_ name: XMLName, _ attributes: XMLAttributes) {
    if name.is("si") {
      text.removeAll(keepingCapacity: true)
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
      memory -= EscapedText.memory(of: text.count)
      guard memory >= 0 else {
        fault = .tooLarge(
          part: part, megabytes: limits.memory / 1_000_000, most: limits.memory / 1_000_000)
        return
      }
      texts.append(EscapedText.decoded(text))
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if isInText { text.append(contentsOf: piece) }
  }
}

/// Texts of workbooks write the characters XML cannot hold as `_x000D_`.
enum EscapedText {
  /// What a text of so many bytes takes in memory, roughly.
  static func memory(of count: Int) -> Int { count < 16 ? 24 : count + 72 }

  /// The text with these escapes undone.
  static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.replacing(#/_x([0-9A-Fa-f]{4})_/#) { match in
      UInt32(match.output.1, radix: 16).flatMap(UnicodeScalar.init).map { String($0) } ?? ""
    }
  }
}
