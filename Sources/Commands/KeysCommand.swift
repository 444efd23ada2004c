import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio keys`: lists everything that `whatif --set` can change.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration("keys", Words.typed.keysHelp)

  @OptionGroup var options: DriveOptions
  @Flag(help: .of(\.json)) var json = false

  func run() throws {
    let keys = try options.run(ListKeys(of: options.drive), in: options.wording)
    let wording = Words(language: options.language ?? keys.language)
    ProblemReport(keys.warnings, wording: wording).write()
    try Output.show(json ? keys.json : nil) {
      DriveLines(wording: wording, command: options.commands).lines(of: keys)
    }
  }
}
