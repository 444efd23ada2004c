import Drives
public import Wording

/// Why a row has no plan, in every language: what a row says does not depend on the language of who
/// planned it.
public struct RowProblem: Hashable, Sendable {
  private let texts: [Language: String]

  /// A problem by its words.
  ///
  /// - Parameter text: the words in a language.
  public init(_ text: (Words) -> String) {
    texts = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, text(Words(language: $0))) })
  }

  /// The words in a language.
  public func text(in wording: Words) -> String { texts[wording.language] ?? "" }
}
