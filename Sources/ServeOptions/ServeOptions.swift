package import ArgumentParser
package import Drives

/// The options of `khunggio serve`, which passes them on to the program of the pages.
package struct PageOptions: ParsableArguments {
  @Argument(help: "The drive: a folder with drive.yaml; without one, a drive is chosen or made.")
  package var drive: String?

  @Option(help: ArgumentHelp("The port; by default 8123, or one that is free.", valueName: "n"))
  package var port: Int?

  @Option(
    help: ArgumentHelp(
      "Open the door to phones at this address of this machine, such as 192.168.1.7.",
      valueName: "address"))
  package var lan: String?

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
      khunggio serve data/tiny --lan 192.168.1.7

    The pages are reached from this machine only, and work without internet. With
    --lan, phones in the same Wi-Fi check people in at the door, and reach nothing
    else; a PIN lets them in. What they send is not encrypted: use a hotspot of your
    own with a password. The door's port is the next after that of the pages. Without
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
    if let lan {
      // Every address at once would open the door to networks that nobody thinks of.
      guard !["0.0.0.0", "::", "*"].contains(lan) else {
        throw ValidationError("--lan is one address of this machine, and not all of them.")
      }
      guard drive != nil else { throw ValidationError("--lan needs a drive.") }
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
      throw ValidationError("--language is vi or en.")
    }
    return language
  }
}
