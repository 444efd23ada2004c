package import ArgumentParser
package import Drives
import Wording

/// The options of `khunggio serve`, which passes them on to the program of the pages.
package struct PageOptions: ParsableArguments {
  private static let help = HelpLanguage.words.options

  @Argument(help: ArgumentHelp(help.pagesDrive)) package var drive: String?
  @Option(help: ArgumentHelp(help.port)) package var port: Int?
  @Option(help: ArgumentHelp(help.lan)) package var lan: String?
  @Flag(help: ArgumentHelp(help.noBrowser)) package var noBrowser = false
  @Option(help: ArgumentHelp(help.pagesLanguage), transform: PageOptions.language)
  package var language: Language?

  /// What both programs say of themselves.
  package static let abstract = HelpLanguage.words.serveHelp.abstract

  /// What both programs say of themselves at length.
  package static let discussion = HelpLanguage.words.serveHelp.discussion

  package init() {}

  package func validate() throws {
    let words = HelpLanguage.words.usage
    if let port, !(0...65_535).contains(port) { throw ValidationError(words.portIsANumber) }
    if let lan {
      // Every address at once would open the door to networks that nobody thinks of.
      guard !["0.0.0.0", "::", "*"].contains(lan) else { throw ValidationError(words.lanIsOne) }
      guard drive != nil else { throw ValidationError(words.lanNeedsADrive) }
    }
  }

  /// The same options as they are typed.
  package var words: [String] {
    var words = port.map { ["--port", "\($0)"] } ?? []
    if noBrowser { words.append("--no-browser") }
    if let lan { words += ["--lan", lan] }
    if let language { words += ["--language", language.rawValue] }
    // A folder may be called like an option.
    return words + (drive.map { ["--", $0] } ?? [])
  }

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError(HelpLanguage.words.usage.languageIsOneOf)
    }
    return language
  }
}
