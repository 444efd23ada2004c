import ArgumentParser
import Console
import Drives
import Invitations
import KhungGio
import Wording

/// `khunggio learn`: show and deferral rates as they were counted.
struct MeasureRatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Measures show and deferral rates of past drives.",
    discussion: """
      Examples:
        khunggio learn drive-2025 drive-2026
        khunggio learn counts.csv --json

      Of a drive count the people who were let in at its door (khunggio serve). A
      CSV file has the columns invited,came,deferred, and kind, unit, slot where
      they were counted apart. Each rate is printed with its interval; the lines
      for drive.yaml plan the next drive with these rates.

      Exit status: 0 done; 65 bad data; 66 nothing was counted, or an input is
      missing.
      """)

  @Argument(help: ArgumentHelp("Drives' folders, or CSV files of counts.", valueName: "drive"))
  var paths: [String]

  @Option(help: "The language of what is printed, vi or en.")
  var language: Language = .vietnamese

  @Flag(help: "Print one JSON document.")
  var json = false

  func run() throws {
    let wording = Words(language: language)
    let options = DriveOptions(paths.first ?? "", language: language)
    var measure = MeasureRates(paths)
    measure.language = language
    let rates = try options.run(measure, in: wording)
    var output = Output()
    if json {
      output.line(rates.json.document)
    } else {
      RateLines(rates, wording: wording).lines.forEach { output.line($0) }
    }
    try output.finish()
  }
}
