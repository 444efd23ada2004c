import Drives

/// What comes before any drive is read: help and wrong usage.
extension Words {
  /// The words in the language that `--language` names, else in that of the terminal, else in English.
  ///
  /// - Parameters:
  ///   - arguments: what was typed.
  ///   - environment: the variables of the process; of `LC_ALL`, `LC_MESSAGES` and `LANG` the first
  ///     that is set says the terminal's language.
  package init(for arguments: [String], environment: [String: String]) {
    let option = "--language"
    let after = zip(arguments, arguments.dropFirst()).first { $0.0 == option }?.1
    let within = arguments.first { $0.hasPrefix(option + "=") }?.dropFirst(option.count + 1)
    if let named = (after ?? within.map(String.init)).flatMap(Language.init(rawValue:)) {
      self.init(language: named)
      return
    }
    let terminal = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    self.init(language: terminal?.hasPrefix("vi") == true ? .vietnamese : .english)
  }

  /// Help, or wrong usage, with the parser's own English in this language.
  ///
  /// - Parameter text: the parser's text.
  /// - Returns: the text; what is not the parser's own stays as it is.
  package func parserText(_ text: String) -> String {
    guard language == .vietnamese else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      let translated = Self.parserPhrases.reduce(String(line)) { line, phrase in
        let (english, vietnamese, isAtBegin) = phrase
        guard !isAtBegin else {
          return line.hasPrefix(english) ? vietnamese + line.dropFirst(english.count) : line
        }
        return line.replacing(english, with: vietnamese)
      }
      return Self.folded(translated)
    }.joined(separator: "\n")
  }

  /// A line of an option that translating has made too long for a terminal, broken between words.
  private static func folded(_ line: String) -> [String] {
    let optionWidth = 26
    let isWide = line.count > TextWidth.page && line.hasPrefix("  ")
    guard isWide, let place = line.prefix(TextWidth.page + 1).lastIndex(of: " "),
      line.distance(from: line.startIndex, to: place) > optionWidth
    else { return [line] }
    let rest = line[line.index(after: place)...]
    return [String(line[..<place]), String(repeating: " ", count: optionWidth) + rest]
  }

  /// The parser's own phrases: in English, in Vietnamese, and whether they begin a line.
  private static let parserPhrases: [(String, String, Bool)] = [
    ("OVERVIEW: ", "MÔ TẢ: ", true), ("USAGE: ", "CÁCH DÙNG: ", true),
    ("ARGUMENTS:", "ĐỐI SỐ:", true), ("OPTIONS:", "TÙY CHỌN:", true),
    ("SUBCOMMANDS:", "CÁC LỆNH:", true), ("Usage: ", "Cách dùng: ", true),
    ("Help:  ", "Ý nghĩa:  ", true),
    ("Error: Missing expected argument", "Lỗi: Thiếu đối số", true),
    ("Error: Missing value for", "Lỗi: Thiếu giá trị của", true),
    ("Error: Unknown option", "Lỗi: Không có tùy chọn", true),
    ("Error: Unexpected argument", "Lỗi: Thừa đối số", true),
    ("Error: The value", "Lỗi: Giá trị", true), ("Error: ", "Lỗi: ", true),
    (" is invalid for ", " không dùng được cho ", false), (". Did you mean ", ". Có phải ", false),
    ("  See '", "  Xem '", true), ("' for more information.", "' để biết thêm.", false),
    ("' for detailed help.", "' để biết chi tiết.", false),
    ("Show the version.", "Cho biết phiên bản.", false),
    ("Show help information.", "Hiện hướng dẫn này.", false),
    ("(default:", "(mặc định:", false), ("(values:", "(một trong:", false),
    ("; default:", "; mặc định:", false),
  ]
}
