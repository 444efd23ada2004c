public import Drives

/// Every sentence people read, in one language; one file per subject, both languages side by side.
public struct Words: Equatable, Sendable {
  /// The language of the sentences.
  public let language: Language

  /// The sentences of a language.
  public init(language: Language) { self.language = language }

  /// One of two ways to say the same: the Vietnamese or the English one.
  func say(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String
  {
    switch language {
    case .vietnamese: return vietnamese()
    case .english: return english()
    }
  }
}
