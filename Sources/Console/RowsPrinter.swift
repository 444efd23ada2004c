import Synchronization
package import WhatIf

/// Prints the rows of a sweep as they come, in their order.
package final class RowsPrinter: Sendable {
  private struct State {
    var base: SweepRow?
    /// Why rows could not be printed as they came: the output has failed.
    var error: (any Error)?
  }

  private let lines: SweepLines
  private let write: @Sendable (String) throws -> Void
  private let state = Mutex(State())

  /// A printer.
  ///
  /// - Parameters:
  ///   - lines: the rows in words.
  ///   - write: writes text.
  package init(_ lines: SweepLines, write: @escaping @Sendable (String) throws -> Void) {
    self.lines = lines
    self.write = write
  }

  /// Prints what stands over the rows.
  package func begin() { state.withLock { write(lines.head, &$0) } }

  /// Prints a row.
  ///
  /// - Parameter row: the row.
  /// - Returns: whether more can be printed.
  package func add(_ row: SweepRow) -> Bool {
    state.withLock { state in
      if row.number == 0 { state.base = row }
      write(lines.text(of: row, base: state.base), &state)
      return state.error == nil
    }
  }

  private func write(_ text: String, _ state: inout State) {
    do { try write(text) } catch { state.error = error }
  }

  /// Tells whether everything could be printed.
  ///
  /// - Throws: what `write` threw last.
  package func check() throws { try state.withLock { if let error = $0.error { throw error } } }
}
