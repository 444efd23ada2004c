import ArgumentParser
import Console
import Drives
import KhungGio
import Wording

/// `khunggio learn`: show and deferral rates as they were counted.
struct MeasureRatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration("learn", Words.typed.learnHelp)

  @Argument(help: .of(\.measuredDrives)) var paths: [String]
  @Option(help: .of(\.printedLanguage)) var language: Language = .vietnamese
  @Flag(help: .of(\.jsonOnly)) var json = false

  func run() throws {
    let options = DriveOptions(paths.first ?? "", language: language)
    var measure = MeasureRates(paths)
    measure.language = language
    let rates = try options.run(measure, in: options.wording)
    try Output.show(json ? rates.json : nil) { RateLines(rates, wording: options.wording).lines }
  }
}
