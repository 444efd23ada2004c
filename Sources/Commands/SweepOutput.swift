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
  ///
  /// - Parameters:
  ///   - axes: the keys of the sweep; nil where they are known later.
  ///   - isSimulated: whether days are simulated.
  /// - Returns: the measures.
  /// - Throws: an error of usage.
  func measures(of axes: [Axis]?, isSimulated: Bool) throws -> (x: Measure, y: Measure)? {
    guard let frontier else { return nil }
    let names = Measure.names(in: frontier)
    try refuse(unless: names.count == 2) { $0.noFrontier(frontier) }
    guard let axes else { return nil }
    guard let x = Measure(named: names[0], axes: axes), let y = Measure(named: names[1], axes: axes)
    else { throw wrongUsage { $0.unknownMeasure(Measure.figures) } }
    try refuse(unless: isSimulated || !names.contains(where: Measure.simulated.contains)) {
      $0.frontierNeedsDays(frontier)
    }
    return (x, y)
  }

  /// Writes what was not printed as it came, draws the frontier, and says how it went.
  ///
  /// - Parameters:
  ///   - compared: the rows.
  ///   - options: the drive's language.
  ///   - isPrinted: whether they were printed as they came.
  ///   - wording: the language.
  /// - Throws: the exit status.
  func write(
    _ compared: ComparedVariants, of options: DriveOptions, isPrinted: Bool, _ wording: Words
  ) throws {
    let header = compared.header
    let measures = try measures(of: header.scenarios.axes, isSimulated: header.simulate != nil)
    if let measures {
      try options.doing(in: wording) { () throws(UseCaseError) in
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
  ///
  /// - Parameters:
  ///   - lines: the rows in words.
  ///   - progress: the progress line, which is taken away before rows are printed.
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
  ///
  /// - Throws: the exit status, where it could not.
  func check() throws { try state.withLock { if let error = $0.error { throw error } } }
}
