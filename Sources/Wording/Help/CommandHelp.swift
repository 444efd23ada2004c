/// What a command says of itself at `--help`.
package struct CommandHelp: Equatable, Sendable {
  /// What it does, in a line.
  package let abstract: String
  /// Examples, what is worth knowing, and what it exits with.
  package let discussion: String
}

/// What an option or an argument says of itself at `--help`.
package struct OptionHelp: Equatable, Sendable {
  /// What it is for, in a line.
  package let text: String
  /// What its value is called, in angle brackets; nil for a flag, or where its own name says it.
  package let value: String?
}

/// The help of every option, in one language.
package struct OptionWords: Equatable, Sendable {
  /// The language.
  private let wording: Words

  /// The help of every option.
  ///
  /// - Parameter wording: the language.
  package init(_ wording: Words) { self.wording = wording }

  /// The help of an option that has a value.
  ///
  /// - Parameters:
  ///   - value: what the value is called.
  ///   - vietnamese: what it is for, in Vietnamese.
  ///   - english: what it is for, in English.
  /// - Returns: the help in the language asked for.
  func option(_ value: String, _ vietnamese: String, _ english: String) -> OptionHelp {
    OptionHelp(text: wording.say(vietnamese, english), value: value)
  }

  /// The help of a flag, or of an argument whose own name says what its value is.
  ///
  /// - Parameters:
  ///   - vietnamese: what it is for, in Vietnamese.
  ///   - english: what it is for, in English.
  /// - Returns: the help in the language asked for.
  func option(_ vietnamese: String, _ english: String) -> OptionHelp {
    OptionHelp(text: wording.say(vietnamese, english), value: nil)
  }
}

extension Words {
  /// The help of every option.
  package var options: OptionWords { OptionWords(self) }

  /// The help of a command.
  ///
  /// - Parameters:
  ///   - abstract: what it does, in a line.
  ///   - examples: commands, a line each.
  ///   - rest: what is worth knowing, and what it exits with.
  /// - Returns: the help.
  func help(_ abstract: String, examples: String, _ rest: String) -> CommandHelp {
    CommandHelp(
      abstract: abstract,
      discussion: "\(say("Ví dụ:", "Examples:"))\n\(examples)\n\n\(rest)")
  }
}
