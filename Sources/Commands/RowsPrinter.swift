import Synchronization
import WhatIf
import Wording

/// Prints the rows of a sweep as they come, in their order.
final class RowsPrinter: Sendable {
  private struct State {
    var base: SweepRow?
    /// Why rows could not be printed as they came: standard output has failed.
    var error: (any Error)?
  }

  private let header: SweepHeader
  private let isCSV: Bool
  private let wording: Words
  private let line: SharedProgressLine
  private let state = Mutex(State())

  /// A printer.
  ///
  /// - Parameters:
  ///   - header: what the sweep is.
  ///   - isCSV: whether rows are records of CSV.
  ///   - wording: the language.
  ///   - line: the progress line, which is taken away before rows are printed.
  init(_ header: SweepHeader, isCSV: Bool, wording: Words, line: SharedProgressLine) {
    self.header = header
    self.isCSV = isCSV
    self.wording = wording
    self.line = line
  }

  /// Prints what stands over the rows.
  func begin() {
    let head =
      isCSV
      ? SweepTable(header, wording: wording).names
      : PrintedSweep(header, wording: wording).head.joined(separator: "\n") + "\n"
    state.withLock { write(head, &$0) }
  }

  /// Prints a row; says whether more can be printed.
  func print(_ row: SweepRow) -> Bool {
    state.withLock { state in
      if row.number == 0 { state.base = row }
      let text =
        isCSV
        ? SweepTable(header, wording: wording).record(of: row)
        : PrintedSweep(header, wording: wording).lines(of: row, base: state.base)
          .map { $0 + "\n" }.joined()
      write(text, &state)
      return state.error == nil
    }
  }

  private func write(_ text: String, _ state: inout State) {
    line.clear()
    var output = Output()
    output.text(text)
    do {
      try output.finish()
    } catch {
      state.error = error
    }
  }

  /// Tells whether everything could be printed.
  ///
  /// - Throws: the exit status, where it could not.
  func check() throws { try state.withLock { if let error = $0.error { throw error } } }
}
