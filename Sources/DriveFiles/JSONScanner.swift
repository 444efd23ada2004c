/// Reads JSON (RFC 8259) token by token from bytes, and knows the line and column of each.
///
/// A plan of a million assignments is read without building a tree of it.
struct JSONScanner {
  /// A place in the text, from 1.
  struct Place: Equatable {
    let row: Int
    let column: Int
  }

  /// Why the text is not JSON.
  struct SyntaxError: Error {
    let place: Place
    /// What stands there, cut short.
    let found: String
    let expected: String
  }

  /// A value, or for lists and objects its kind.
  enum Value: Equatable {
    case string(String)
    /// As written.
    case number(String)
    case boolean(Bool)
    case null
    case list
    case object
  }

  /// Deeper nesting is refused, since skipping it would need as deep a stack.
  private static let deepest = 200

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  private var row = 1
  private var lineStart = 0
  /// The last place asked for on this line, and how many bytes before it only continue a character:
  /// each place is counted from the one before it, so that a long line takes no longer than others.
  private var counted: (position: Int, continuations: Int) = (0, 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Where the next token stands.
  var place: Place {
    mutating get {
      skipBlanks()
      counted = (position, continuations)
      return placeHere
    }
  }

  /// How many bytes of the line before the next token only continue a character.
  private var continuations: Int {
    let start = max(counted.position, lineStart)
    let known = counted.position > lineStart ? counted.continuations : 0
    let end = min(position, bytes.count)
    guard start < end else { return known }
    return known + bytes[start..<end].count { $0 & 0xC0 == 0x80 }
  }

  private var placeHere: Place {
    // Columns count characters, not bytes.
    return Place(row: row, column: position - lineStart - continuations + 1)
  }

  /// Reads the entries of an object, each by a function that must read its value.
  mutating func object(
    _ entry: (String, inout JSONScanner) throws(SyntaxError) -> Void
  ) throws(SyntaxError) {
    try take("{")
    if takeIfNext("}") { return }
    repeat {
      guard next == UInt8(ascii: "\"") else { throw error("\"key\"") }
      let key = try string()
      try take(":")
      try entry(key, &self)
    } while takeIfNext(",")
    try take("}")
  }

  /// Reads the entries of a list, each by a function that must read it.
  mutating func list(_ entry: (inout JSONScanner) throws(SyntaxError) -> Void) throws(SyntaxError) {
    try take("[")
    if takeIfNext("]") { return }
    repeat { try entry(&self) } while takeIfNext(",")
    try take("]")
  }

  /// The kind of the next value, without passing it.
  var kind: Value? {
    mutating get {
      guard let next else { return nil }
      switch next {
      case UInt8(ascii: "{"): return .object
      case UInt8(ascii: "["): return .list
      case UInt8(ascii: "\""): return .string("")
      case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean(true)
      case UInt8(ascii: "n"): return .null
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number("")
      default: return nil
      }
    }
  }

  /// Passes the next value, whatever it is; the contents of lists and objects are passed over.
  mutating func value(depth: Int = 0) throws(SyntaxError) -> Value {
    guard depth < JSONScanner.deepest else { throw error("less nesting") }
    switch kind {
    case .object:
      try object { (_, scanner) throws(SyntaxError) in _ = try scanner.value(depth: depth + 1) }
      return .object
    case .list:
      try list { (scanner) throws(SyntaxError) in _ = try scanner.value(depth: depth + 1) }
      return .list
    case .string: return .string(try string())
    case .number: return .number(try number())
    case .boolean:
      if takeWord("true") { return .boolean(true) }
      if takeWord("false") { return .boolean(false) }
    case .null: if takeWord("null") { return .null }
    case nil: break
    }
    throw error("{ [ \" 0-9 true false null")
  }

  /// Makes sure that nothing follows.
  mutating func end() throws(SyntaxError) {
    skipBlanks()
    guard position == bytes.count else { throw error("") }
  }

  private var next: UInt8? {
    mutating get {
      skipBlanks()
      return position < bytes.count ? bytes[position] : nil
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "\n"):
        position += 1
        (row, lineStart) = (row + 1, position)
      default: return
      }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(SyntaxError) {
    guard takeIfNext(character) else { throw error("\(character)") }
  }

  private mutating func takeIfNext(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func takeWord(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      guard bytes[position...].starts(with: word) else { return false }
      position += word.count
      return true
    }
  }

  private mutating func number() throws(SyntaxError) -> String {
    let start = position
    func isDigit(_ at: Int) -> Bool {
      at < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at])
    }
    func takeDigits() throws(SyntaxError) {
      guard isDigit(position) else { throw error("0-9") }
      while isDigit(position) { position += 1 }
    }
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    try takeDigits()
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try takeDigits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, [0x2B, 0x2D].contains(bytes[position]) { position += 1 }
      try takeDigits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a string at its opening quote.
  private mutating func string() throws(SyntaxError) -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20
    { position += 1 }
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      return try stringWithEscapes(from: start)
    }
    position += 1
    return try text(UnsafeBufferPointer(rebasing: bytes[start..<position - 1]))
  }

  private mutating func stringWithEscapes(from start: Int) throws(SyntaxError) -> String {
    var units = Array(bytes[start..<position])
    while position < bytes.count, bytes[position] >= 0x20 {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return try units.withUnsafeBufferPointer(text) }
      if byte == UInt8(ascii: "\\") {
        units.append(contentsOf: String(try escape()).utf8)
      } else {
        units.append(byte)
      }
    }
    throw error("\"")
  }

  private func text(_ utf8: UnsafeBufferPointer<UInt8>) throws(SyntaxError) -> String {
    guard let text = String(validating: utf8, as: UTF8.self) else { throw error("UTF-8") }
    return text.normalised
  }

  /// Reads an escape after its backslash.
  private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
    guard position < bytes.count else { throw error("\"") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try hexadecimal()
      if let scalar = Unicode.Scalar(high) { return scalar }
      // A letter beyond the first plane is written as two escapes.
      guard high < 0xDC00, takeWord("\\u") else { throw error("\\uD800-\\uDBFF \\uDC00-\\uDFFF") }
      let low = try hexadecimal()
      guard (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      else { throw error("\\uDC00-\\uDFFF") }
      return scalar
    default: throw error("\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  private mutating func hexadecimal() throws(SyntaxError) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw error("\\u0000-\\uFFFF") }
    position += 4
    return value
  }

  private func error(_ expected: String) -> SyntaxError {
    let rest = bytes[min(position, bytes.count)...].prefix(12).prefix { $0 >= 0x20 }
    return SyntaxError(
      place: placeHere, found: String(decoding: rest, as: UTF8.self), expected: expected)
  }
}
