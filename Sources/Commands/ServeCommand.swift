import ArgumentParser
import Drives
import Foundation
import ServeOptions
import Wording

/// `khunggio serve`: starts the program of the pages, which lies beside this one, so that whoever does
/// not need them does not build them.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration("serve", Words.typed.serveHelp)

  @OptionGroup var options: PageOptions

  func run() throws {
    let program = ServeCommand.program
    let wording = Words(language: options.language ?? .vietnamese)
    guard FileManager.default.isExecutableFile(atPath: program.path) else {
      Diagnostics.line(wording.serverNotInstalled(program.path))
      throw ExitStatus.missingInput
    }
    var words: [UnsafeMutablePointer<CChar>?] =
      ([program.path] + options.words).map { strdup($0) } + [nil]
    // It takes the place of this program: signals and the exit status are its own.
    execv(program.path, &words)
    Diagnostics.line(wording.notWritten(program.path, reason: String(cString: strerror(errno))))
    throw ExitStatus.error
  }

  /// The program beside this one.
  private static var program: URL {
    let own = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return own.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("khunggio-serve")
  }
}
