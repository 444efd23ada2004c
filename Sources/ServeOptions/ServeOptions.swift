package import ArgumentParser
package import Drives

/// The options of `khunggio serve`, which passes them on to the program of the pages.
package struct PageOptions: ParsableArguments {
  @Argument(help: "The drive: a folder with drive.yaml; without one, a drive is chosen or made.")
  package var drive: String?

  @Option(help: ArgumentHelp("The port; by default 8123, or one that is free.", valueName: "n"))
  package var port: Int?

  @Flag(help: "Open no browser; print the address that opens the pages once.")
  package var noBrowser = false

  @Option(
    help: "The language of the pages, vi or en; the drive's own by default.",
    transform: PageOptions.language)
  package var language: Language?

  /// What both programs say of themselves.
  package static let abstract = "Opens the pages of a drive in the browser of this machine."

  /// What both programs say of themselves at length.
  package static let discussion = """
    Examples:
      khunggio serve data/tiny
      khunggio serve
      khunggio serve data/tiny --port 9000 --no-browser

    The pages are reached from this machine only, and work without internet. Without
    DRIVE they show the drives of the folder they are started in, and make new ones.
    Ctrl-C ends them. They are of a program of its own, khunggio-serve, that lies
    beside khunggio.

    Exit status: 0 ended; 66 there is no such drive, or no khunggio-serve; 73 the
    port is in use.
    """

  package init() {}

  package func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError("--port is a number from 0 to 65535.")
    }
  }

  /// The same options as they are typed.
  package var words: [String] {
    var words = port.map { ["--port", "\($0)"] } ?? []
    if noBrowser { words.append("--no-browser") }
    if let language { words += ["--language", language.rawValue] }
    // A folder may be called like an option.
    return words + (drive.map { ["--", $0] } ?? [])
  }

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError("--language is vi or en.")
    }
    return language
  }
}
