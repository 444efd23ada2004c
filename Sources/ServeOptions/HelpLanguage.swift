package import ArgumentParser
import Foundation
package import Wording

/// The language of help and of wrong usage, which come before any drive is read.
package enum HelpLanguage {
  /// The words of this run.
  package static let words = Words(
    for: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)
}

extension ArgumentHelp {
  /// What an option or an argument says of itself.
  ///
  /// - Parameter help: the words.
  package init(_ help: OptionHelp) { self.init(help.text, valueName: help.value) }
}
