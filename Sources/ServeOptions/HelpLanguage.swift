package import ArgumentParser
import Drives
import Foundation
package import Wording

/// The language of help and of wrong usage, which come before any drive is read.
package enum HelpLanguage {
  /// The words of this run.
  package static let words = words(
    for: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  /// The words in the language that `--language` names, else in that of the terminal, else in English.
  ///
  /// - Parameters:
  ///   - arguments: what was typed.
  ///   - environment: the variables of the process; of `LC_ALL`, `LC_MESSAGES` and `LANG` the first
  ///     that is set says the terminal's language.
  /// - Returns: the words.
  package static func words(
    for arguments: [String], environment: [String: String]
  ) -> Words {
    let option = "--language"
    let after = zip(arguments, arguments.dropFirst()).first { $0.0 == option }?.1
    let within = arguments.first { $0.hasPrefix(option + "=") }?.dropFirst(option.count + 1)
    if let named = (after ?? within.map(String.init)).flatMap(Language.init(rawValue:)) {
      return Words(language: named)
    }
    let terminal = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return Words(language: terminal?.hasPrefix("vi") == true ? .vietnamese : .english)
  }
}

extension ArgumentHelp {
  /// What an option or an argument says of itself.
  ///
  /// - Parameter help: the words.
  package init(_ help: OptionHelp) { self.init(help.text, valueName: help.value) }
}
