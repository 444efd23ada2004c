import Wording

/// A JSON value whose keys keep the order they are given in.
indirect enum JSONText: ExpressibleByStringLiteral {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  case number(Double)
  case string(String)
  case array([JSONText])
  case object([(key: String, value: JSONText)])

  init(stringLiteral value: String) { self = .string(value) }

  /// A text, or null.
  static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }

  /// A whole number, or null.
  static func optional(_ number: Int?) -> JSONText { number.map { .integer($0) } ?? .null }

  /// A number, or null.
  static func optional(_ number: Double?) -> JSONText { number.map { .number($0) } ?? .null }

  /// The document: its entries on lines of their own, and those of its arrays.
  var document: String {
    guard case .object(let entries) = self else { return text }
    let lines = entries.map { key, value in
      guard case .array(let items) = value, !items.isEmpty else {
        return "  \(JSONText.quoted(key)): \(value.text)"
      }
      let rows = items.map { "    " + $0.text }.joined(separator: ",\n")
      return "  \(JSONText.quoted(key)): [\n\(rows)\n  ]"
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}"
  }

  private var text: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .unsigned(let value): return String(value)
    // JSON has no word for what is not finite.
    case .number(let value): return value.isFinite ? "\(value)" : "null"
    case .string(let value): return JSONText.quoted(value)
    case .array(let items): return "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .object(let entries):
      return "{"
        + entries.map { "\(JSONText.quoted($0)): \($1.text)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      // What would move a terminal's cursor, or turn the direction of text.
      case _ where TextWidth.isUnprintable(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
