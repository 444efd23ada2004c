/// Whether the text of one cell names one person or several.
enum PeopleInCell: Equatable {
  case one
  /// Several, by what names each.
  case several([String])
  /// Perhaps several: something stands beside a name, or a name is very long.
  case unclear

  /// Looks at a text with its lines.
  init(_ text: String) {
    let lines = PeopleInCell.pieces(text.split(whereSeparator: \.isNewline))
    if lines.count > 1 {
      // `Nguyễn Văn` above `An` is one name in two lines.
      let arePeople =
        lines.dropFirst().contains(where: PeopleInCell.isPerson)
        || lines.allSatisfy { PeopleInCell.words(of: $0).count > 2 }
      if arePeople {
        self = .several(lines)
        return
      }
    }
    let separators = #/[;,\/&|+]|\s[-–—]\s|\s(?:và|va|and)\s/#.ignoresCase()
    let parts = PeopleInCell.pieces(text.tidied.split(separator: separators))
    if parts.count > 1 {
      let arePeople = parts.dropFirst().contains(where: PeopleInCell.isPerson)
      self = arePeople ? .several(parts) : .unclear
      return
    }
    // `1. Nguyễn Văn Ân 2. Trần Thị Bích`.
    let numbered = PeopleInCell.pieces(text.tidied.split { $0.isNumber })
    if numbered.count > 1, numbered.allSatisfy(PersonNames.isFull) {
      self = .several(numbered)
      return
    }
    self = PeopleInCell.isLong(PeopleInCell.words(of: text)) ? .unclear : .one
  }

  /// Parts without the numbers and signs before them.
  private static func pieces(_ parts: some Sequence<Substring>) -> [String] {
    parts.map { part in
      RowWords.withoutNumber(String(String(part).tidied.trimmingPrefix { "-–•*+.):".contains($0) }))
    }.filter { $0.contains(where: \.isLetter) }
  }

  private static func words(of text: String) -> [String] {
    Folding.words(text).split(separator: " ").map(String.init)
  }

  /// Whether a text begins with a common family name and has more words.
  static func isPerson(_ text: String) -> Bool {
    let words = words(of: text)
    return words.count > 1 && PersonNames.isCommonFamily(words[0])
  }

  /// Whether words may be two names with nothing but a space between them.
  private static func isLong(_ words: [String]) -> Bool {
    words.count > 5
      && words.indices.contains {
        $0 > 1 && words.count - $0 > 2 && PersonNames.isCommonFamily(words[$0])
      }
  }
}
