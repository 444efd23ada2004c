import ArgumentParser
import Console
import Diagnostics
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
func refuse(unless isMeant: Bool, _ sentence: (UsageWords) -> String) throws {
  if !isMeant { throw wrongUsage(sentence) }
}

/// Refuses a whole number outside of its range, which may have no upper end; nil is no number.
func refuse(
  _ option: String, _ value: Int?, outside least: Int, _ most: Int? = nil
) throws {
  guard let value, value < least || value > most ?? .max else { return }
  throw wrongUsage { words in
    most.map { words.wholeNumber(option, least...$0, was: value) }
      ?? words.wholeNumber(option, from: least, was: value)
  }
}

/// What options mean; those that cannot be meant are an error of usage.
func meaning<Value>(_ read: () throws -> Value) throws -> Value {
  do {
    return try read()
  } catch let error as any KhungGioError {
    throw UsageErrorWords(Words.typed.usage).words(of: error).map(ValidationError.init) ?? error
  }
}

/// An error of usage: what is wrong and what to write instead.
func wrongUsage(_ sentence: (UsageWords) -> String) -> ValidationError {
  ValidationError(sentence(Words.typed.usage))
}
