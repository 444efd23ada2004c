/// A dotted key as people write it: `sessions.hall.closes`, `units."v 2".max_away`.
///
/// A part that holds a dot, a blank, a comma, `=`, `*`, a quotation mark or a backslash can stand in
/// double quotes, with a backslash before `"` and `\` and `\n`, `\r`, `\t` for line ends and tabs.
/// `*` without quotes is every entry. Without quotes a name may also hold dots and blanks, as long as
/// only one thing is called so.
public struct SettingKey: Hashable, Sendable {
  /// A part of a key.
  public enum Part: Hashable, Sendable {
    /// A part in quotes: exactly this name.
    case name(String)
    /// A part without quotes: a name, the beginning or the end of one with dots, or `*` for all.
    case word(String)

    /// The name; of a part without quotes as it is written.
    public var text: String {
      switch self {
      case .name(let text), .word(let text): text
      }
    }
  }

  /// The parts; at least one.
  public let parts: [Part]

  /// The key that a text is.
  public init(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    while true {
      if let (name, after) = QuotedText.read(rest), after.isEmpty || after.first == "." {
        parts.append(.name(name))
        guard !after.isEmpty else { break }
        rest = after.dropFirst()
      } else {
        let word = rest.prefix { $0 != "." }
        parts.append(.word(String(word)))
        guard word.endIndex < rest.endIndex else { break }
        rest = rest[rest.index(after: word.endIndex)...]
      }
    }
    self.parts = parts
  }

  /// The key of some names, as it is written: names in quotes where they need them.
  ///
  /// - Parameter names: the names; `nil` is every entry.
  /// - Returns: the key.
  public static func written(_ names: [String?]) -> String {
    names.map { $0.map(written) ?? "*" }.joined(separator: ".")
  }

  private static func written(_ name: String) -> String {
    let isPlain =
      !name.isEmpty
      && name.unicodeScalars.allSatisfy { scalar in
        !scalar.properties.isWhitespace && scalar.value >= 0x20 && scalar.value != 0x7F
          && !".=\"\\,*".unicodeScalars.contains(scalar)
      }
    return isPlain ? name : QuotedText.written(name)
  }

  /// Where `KEY=VALUES` may be divided: at every `=` that stands in no quoted part.
  ///
  /// - Parameter text: the key with its values.
  /// - Returns: the key and the values, without the blanks around the key, by rising length of the key.
  public static func divisions(of text: String) -> [(key: String, values: Substring)] {
    var found: [(key: String, values: Substring)] = []
    var place = text.firstIndex { $0 != " " } ?? text.endIndex
    var isStart = true
    while place < text.endIndex {
      if isStart, let (_, after) = QuotedText.read(text[place...]),
        after.trimmed.isEmpty || after.first == "." || after.trimmed.first == "="
      {
        place = after.startIndex
        isStart = false
        continue
      }
      if text[place] == "=" {
        found.append((text[..<place].trimmed, text[text.index(after: place)...]))
      }
      isStart = text[place] == "."
      place = text.index(after: place)
    }
    return found.filter { !$0.key.isEmpty }
  }
}

/// Text in double quotes, as keys and values of settings have it.
enum QuotedText {
  /// The text that stands in quotes at the beginning, and what follows; nil where none does.
  static func read(_ text: Substring) -> (text: String, after: Substring)? {
    guard text.first == "\"" else { return nil }
    var read = ""
    var scalars = text.unicodeScalars.dropFirst()
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"": return (read, text[scalars.startIndex...])
      case "\\":
        switch scalars.popFirst() {
        case "\""?: read += "\""
        case "\\"?: read += "\\"
        case "n"?: read += "\n"
        case "r"?: read += "\r"
        case "t"?: read += "\t"
        default: return nil
        }
      default: read.unicodeScalars.append(scalar)
      }
    }
    return nil
  }

  /// A text in quotes.
  static func written(_ text: String) -> String {
    var written = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": written += "\\\""
      case "\\": written += "\\\\"
      case "\n": written += "\\n"
      case "\r": written += "\\r"
      case "\t": written += "\\t"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return written + "\""
  }
}

/// The values that `--set` gives a key, with commas between them.
public enum SettingValues {
  /// The values of a text; nil where one is missing or what follows a closing quote is no comma.
  ///
  /// A value that begins with a quotation mark ends at the next one, and may hold commas; any other
  /// goes to the next comma. Blanks count inside a value, and not at its ends.
  public static func read(_ text: Substring) -> [String]? {
    var values: [String] = []
    var rest = text
    while true {
      rest = rest.drop { $0 == " " }
      if rest.first == "\"" {
        guard let (value, after) = QuotedText.read(rest) else { return nil }
        values.append(value)
        rest = after.drop { $0 == " " }
        guard rest.isEmpty || rest.first == "," else { return nil }
      } else {
        let value = rest.prefix { $0 != "," }
        guard !value.trimmed.isEmpty else { return nil }
        values.append(value.trimmed)
        rest = rest[value.endIndex...]
      }
      guard !rest.isEmpty else { return values }
      rest = rest.dropFirst()
    }
  }

  /// Values as they are read back.
  public static func written(_ values: [String]) -> String {
    values.map { value in
      let isPlain =
        !value.isEmpty && value.trimmed == value && !value.hasPrefix("\"")
        && !value.contains { $0 == "," || $0.isNewline }
      return isPlain ? value : QuotedText.written(value)
    }.joined(separator: ",")
  }
}
