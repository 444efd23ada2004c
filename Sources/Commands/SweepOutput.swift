import ArgumentParser
import Console
import KhungGio
import Synchronization
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

/// Prints the rows of a sweep as they come, in their order.
final class RowsPrinter: Sendable {
  private struct State {
    var base: SweepRow?
    /// Why rows could not be printed as they came: standard output has failed.
    var error: (any Error)?
  }

  private let lines: SweepLines
  private let progress: ProgressLine
  private let state = Mutex(State())

  /// A printer.
  init(_ lines: SweepLines, over progress: ProgressLine) {
    self.lines = lines
    self.progress = progress
  }

  /// Prints what stands over the rows.
  func begin() { state.withLock { write(lines.head, &$0) } }

  /// Prints a row; says whether more can be printed.
  func print(_ row: SweepRow) -> Bool {
    state.withLock { state in
      if row.number == 0 { state.base = row }
      write(lines.text(of: row, base: state.base), &state)
      return state.error == nil
    }
  }

  private func write(_ text: String, _ state: inout State) {
    progress.clear()
    do { try Output.show(text: text) } catch { state.error = error }
  }

  /// Tells whether everything could be printed.
  func check() throws { try state.withLock { if let error = $0.error { throw error } } }
}
