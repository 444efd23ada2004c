import Drives
import KhungGio
import Wording

extension Words {
  /// A sentence in every language, by the language's code: for events that pages of any language read.
  ///
  /// - Parameter sentence: the sentence in a language.
  /// - Returns: the sentences.
  static func both(_ sentence: (Words) -> String) -> [String: String] {
    Dictionary(
      Language.allCases.map { ($0.rawValue, sentence(Words(language: $0))) },
      uniquingKeysWith: { first, _ in first })
  }

  /// How far planning has come.
  func planningProgress(_ progress: WorkProgress) -> String {
    guard let cost = progress.incumbent, let bound = progress.bound else {
      return self.progress(
        cost: nil, unplaced: 0, gap: 0, seconds: progress.seconds)
    }
    return bestAndBound(
      cost: cost, bound: bound, unplaced: progress.unplaced ?? 0, seconds: progress.seconds)
  }
}
