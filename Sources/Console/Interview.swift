package import KhungGio
package import Wording

/// Asks the few questions from which a drive begins, where there is somebody to ask.
package struct Interview {
  private let wording: Words
  /// Puts a question and waits for its answer, a line; nil where nobody answers.
  private let ask: (String) -> String?
  /// Says something.
  private let say: (String) -> Void
  /// What nobody said: each question with the answer that was taken.
  package private(set) var madeUp: [String] = []

  /// Ready to ask.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - ask: puts a question and waits for its answer; nil where nobody answers.
  ///   - say: says something.
  package init(
    wording: Words, ask: @escaping (String) -> String?, say: @escaping (String) -> Void
  ) {
    self.wording = wording
    self.ask = ask
    self.say = say
  }

  /// Takes the answer that an option gives, or somebody, or the usual one.
  ///
  /// - Parameters:
  ///   - given: what the option says; nil where it says nothing.
  ///   - question: the question.
  ///   - draft: where the answer goes.
  /// - Returns: what is wrong: an answer that is none, or a question that needs one; nil for nothing.
  package mutating func answer(
    _ given: String?, to question: DriveDraft.Question, in draft: inout DriveDraft
  ) -> String? {
    let words = wording.question(question)
    if let given {
      return draft.take(given, to: question) ? nil : wording.notAnAnswer(given, to: words)
    }
    let usual = draft.usualAnswer(to: question)
    let shown = usual.flatMap { $0.isEmpty ? nil : " [\($0)]" } ?? ""
    while let line = ask("\(words)\(shown): ") {
      let text = line.isEmpty ? usual ?? "" : line
      if draft.take(text, to: question) {
        if line.isEmpty { note(words, usual) }
        return nil
      }
      say(wording.notAnAnswer(text, to: words))
    }
    guard let usual, draft.take(usual, to: question) else { return "\(words)?" }
    note(words, usual)
    return nil
  }

  private mutating func note(_ question: String, _ usual: String?) {
    guard let usual, !usual.isEmpty else { return }
    madeUp.append("\(question): \(usual)")
  }
}
