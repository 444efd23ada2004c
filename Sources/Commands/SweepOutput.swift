import ArgumentParser
import Console
import KhungGio
import WhatIf
import Wording

/// How the rows of a sweep are printed and drawn.
struct SweepOutput: ParsableArguments {
  @Flag(help: .of(\.json)) var json = false
  @Flag(help: .of(\.csv)) var csv = false
  @Option(help: .of(\.frontier)) var frontier: String?
  @Option(help: .of(\.frontierPicture)) var picture = "frontier.svg"

  func validate() throws { try refuse(unless: !(json && csv)) { $0.exclude("--json", "--csv") } }

  /// The two measures of the frontier; nil where none is asked for.
  func measures(of axes: [Axis]?, isSimulated: Bool) throws -> FrontierMeasures? {
    guard let frontier else { return nil }
    return try meaning {
      try FrontierMeasures(written: frontier, of: axes, isSimulated: isSimulated)
    }
  }

  /// Writes what was not printed as it came, draws the frontier, and says how it went.
  func write(
    _ compared: ComparedVariants, of options: DriveOptions, isPrinted: Bool, _ wording: Words
  ) throws {
    let header = compared.header
    let measures = try measures(of: header.scenarios.axes, isSimulated: header.simulate != nil)
    if let measures {
      try options.doing(in: wording) {
        try compared.drawFrontier(of: measures, to: picture, in: wording)
      }
    }
    let lines = SweepLines(header, isCSV: csv, wording: wording)
    try Output.show(
      text: json
        ? lines.json(of: compared, frontier: measures)
        : lines.text(
          of: compared, frontier: measures, picture: picture, isPrinted: isPrinted))
    // By the exit status of the contract: done, but someone is unplaced.
    if compared.leavesSomebodyOut { throw ExitStatus.findings }
  }
}
