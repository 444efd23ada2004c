import ArgumentParser
import ServeOptions
import Wording

extension Words {
  /// The words of help and of wrong usage.
  static var typed: Words { HelpLanguage.words }
}

extension CommandConfiguration {
  /// What a command says of itself.
  init(
    _ name: String, _ help: CommandHelp, version: String = "",
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.init(
      commandName: name, abstract: help.abstract, discussion: help.discussion, version: version,
      subcommands: subcommands)
  }
}

extension ArgumentHelp {
  /// What an option or an argument says of itself.
  static func of(_ option: KeyPath<OptionWords, OptionHelp>) -> ArgumentHelp {
    ArgumentHelp(Words.typed.options[keyPath: option])
  }

  /// The help of `--format` where files are written.
  static func formats<Form: RawRepresentable<String> & CaseIterable>(
    of forms: Form.Type
  ) -> ArgumentHelp {
    ArgumentHelp(Words.typed.options.formats(forms.allCases.map(\.rawValue)))
  }
}

/// Refuses options that cannot be meant so.
///
/// - Parameters:
///   - isMeant: whether they can.
///   - sentence: what is wrong and what to write instead.
/// - Throws: an error of usage.
func refuse(unless isMeant: Bool, _ sentence: (UsageWords) -> String) throws {
  if !isMeant { throw wrongUsage(sentence) }
}

/// An error of usage: what is wrong and what to write instead.
func wrongUsage(_ sentence: (UsageWords) -> String) -> ValidationError {
  ValidationError(sentence(Words.typed.usage))
}
