import Wording

/// Letters as pages of HTML, one file per unit that needs nothing beside itself and prints on A4.
public enum PageLetters {
  /// The letters.
  ///
  /// - Parameters:
  ///   - letters: the letters.
  ///   - texts: the words of the letters.
  /// - Returns: a document per unit.
  public static func documents(of letters: Letters, texts: LetterTexts) -> [Document] {
    var names = DocumentNames(in: "html")
    return letters.units.map { unit in
      Document(
        path: names.path(for: unit.id, ending: ".html"),
        text: texts.letter(.page, for: unit, of: letters))
    }
  }
}
