import Foundation

/// XML while it is written.
struct XMLWriter {
  private(set) var bytes: [UInt8]

  /// A document of a workbook, which begins with its declaration.
  init() {
    bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
  }

  /// Adds what is XML already.
  mutating func add(_ xml: String) { bytes.append(contentsOf: xml.utf8) }

  /// Adds text between tags.
  mutating func add(text: String) { bytes.append(contentsOf: XMLWriter.escaped(text).utf8) }

  /// Text as XML holds it between tags and in attributes with double quotes. What no XML may hold
  /// (the control characters, U+FFFE and U+FFFF) is written as workbooks do, `_x001B_`; text that
  /// looks like that gets its underscore escaped, so that it is read back as it is.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: needsLook) else { return text }
    var escaped = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    for index in scalars.indices {
      let scalar = scalars[index]
      switch scalar {
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "\t", "\n": escaped.append(scalar)
      case "_" where isEscape(scalars[index...]): escaped.append(contentsOf: code(scalar))
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE && scalar.value <= 0xFFFF:
        escaped.append(contentsOf: code(scalar))
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Whether a byte may begin something that is not written as it is.
  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
      UInt8(ascii: "_"), 0xEF:
      return true
    default: return false
    }
  }

  /// Whether text begins like `_x001B_`.
  private static func isEscape(_ text: Substring.UnicodeScalarView) -> Bool {
    let start = Array(text.prefix(7))
    return start.count == 7 && start[1] == "x" && start[6] == "_"
      && start[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".unicodeScalars
  }

  /// A finite number with as many digits as spreadsheets know, sixteen.
  static func number(_ value: Double) -> String { String(format: "%.16G", value) }
}
