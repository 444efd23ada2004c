import Wording

/// Letters as plain text, one per unit, at most 80 columns wide.
public enum TextLetters {
  /// The letters.
  ///
  /// - Parameters:
  ///   - letters: the letters.
  ///   - texts: the words of the letters.
  /// - Returns: a document per unit.
  public static func documents(of letters: Letters, texts: LetterTexts) -> [Document] {
    var names = DocumentNames(in: "text")
    return letters.units.map { unit in
      let text = texts.letter(.letter, for: unit, of: letters)
      return Document(path: names.path(for: unit.id, ending: ".txt"), text: wrapped(text))
    }
  }

  /// Lines that are too long, broken; what follows begins below the text of the line, not below
  /// its blanks, dash or number.
  static func wrapped(_ text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.flatMap { line -> [String] in
      guard TextWidth.columns(of: line) > TextWidth.page else { return [String(line)] }
      let lead = line.prefixMatch(of: #/\s*(?:[-–•*]\s+|\d+[.)]?\s+)?/#).map(\.output) ?? ""
      let rest = String(line[lead.endIndex...])
      return Layout.hanging(
        String(lead),
        TextWidth.wrapped(rest, to: max(20, TextWidth.page - TextWidth.columns(of: lead))))
    }.joined(separator: "\n")
  }
}
