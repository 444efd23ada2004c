import DriveFiles

/// A JSON value whose keys keep the order they are given in.
public indirect enum JSONValue: ExpressibleByStringLiteral, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case integer(Int)
  /// A whole number that is not negative.
  case unsigned(UInt64)
  /// A number; what is not finite is written as `null`.
  case number(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys and values, in this order.
  case object([(key: String, value: JSONValue)])

  /// A text.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A text, or null.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// A whole number, or null.
  public static func optional(_ number: Int?) -> JSONValue { number.map { .integer($0) } ?? .null }

  /// A number, or null.
  public static func optional(_ number: Double?) -> JSONValue {
    number.map { .number($0) } ?? .null
  }

  /// The document: its entries on lines of their own, and those of its arrays.
  public var document: String {
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
}

extension JSONValue: Encodable {
  /// A key of an object, as it is written.
  private struct Key: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(_ text: String) { stringValue = text }

    init?(stringValue: String) { self.init(stringValue) }

    init?(intValue: Int) { nil }
  }

  /// Writes the value with any encoder, such as one for property lists.
  public func encode(to encoder: any Encoder) throws {
    switch self {
    case .array(let items):
      var container = encoder.unkeyedContainer()
      for item in items { try container.encode(item) }
    case .object(let entries):
      var container = encoder.container(keyedBy: Key.self)
      for (key, value) in entries { try container.encode(value, forKey: Key(key)) }
    default:
      var container = encoder.singleValueContainer()
      try encode(into: &container)
    }
  }

  private func encode(into container: inout any SingleValueEncodingContainer) throws {
    switch self {
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .unsigned(let value): try container.encode(value)
    case .number(let value) where value.isFinite: try container.encode(value)
    case .string(let value): try container.encode(value)
    case .null, .number, .array, .object: try container.encodeNil()
    }
  }
}

/// A result that is one JSON document: what commands print with `--json`, and what any encoder writes.
public protocol JSONDocument: Encodable, Sendable {
  /// The document, its keys in the order in which they are printed.
  var json: JSONValue { get }
}

extension JSONDocument {
  /// Writes the document with any encoder.
  public func encode(to encoder: any Encoder) throws { try json.encode(to: encoder) }
}
