import Synchronization
import WhatIf

/// The rows of a sweep as they come: kept in a file if there is one, reported in their order as
/// soon as all before them are there.
final class SweepRows: Sendable {
  private struct State: ~Copyable {
    var rows: [Int: SweepRow] = [:]
    var journal: RowsJournal?
    var error: RowsError?
    /// How many of the rows were informed of.
    var published = 0
    /// Whether more rows are wanted.
    var goesOn = true
  }

  private let numbers: [Int]
  private let tell: @Sendable (SweepRow) -> Bool
  private let state = Mutex(State())

  /// Rows of a sweep.
  ///
  /// - Parameters:
  ///   - numbers: which rows are wanted, rising.
  ///   - tell: reported the rows in their order; says whether more are wanted.
  init(_ numbers: [Int], tell: @escaping @Sendable (SweepRow) -> Bool) {
    self.numbers = numbers
    self.tell = tell
  }

  /// Opens the file that keeps the rows; those it has are taken.
  func open(_ path: String?, of header: SweepHeader, isBeside: Bool) throws(RowsError) {
    guard let path else { return }
    try state.withLock { state throws(RowsError) in
      var journal = try RowsJournal(path, header: header, isBeside: isBeside)
      if numbers.contains(where: { journal.row($0) == nil }) { try journal.begin() }
      for number in numbers { state.rows[number] = journal.row(number) }
      state.journal = consume journal
    }
  }

  /// Tells the rows that are there in their order; says how many are there and whether more are wanted.
  @discardableResult
  func reportNext() -> (count: Int, goesOn: Bool) { state.withLock { reportNext(&$0) } }

  /// The rows that are still to be planned.
  var missing: [Int] { state.withLock { state in numbers.filter { state.rows[$0] == nil } } }

  /// Takes a row; says how many are there and whether more are wanted.
  func take(_ row: SweepRow) -> (count: Int, goesOn: Bool) {
    state.withLock { state in
      guard state.journal != nil else {
        state.rows[row.number] = row
        return reportNext(&state)
      }
      do throws(RowsError) {
        try state.journal?.add(row)
      } catch {
        state.error = error
        return (state.rows.count, false)
      }
      // As the file will tell it the next time.
      state.rows[row.number] = row.withoutSeconds
      return reportNext(&state)
    }
  }

  private func reportNext(_ state: inout State) -> (count: Int, goesOn: Bool) {
    while state.goesOn, state.published < numbers.count,
      let row = state.rows[numbers[state.published]]
    {
      state.published += 1
      state.goesOn = tell(row)
    }
    return (state.rows.count, state.goesOn)
  }

  /// Ends the file, and gives the rows that are there, in their order.
  func finish() throws(RowsError) -> [SweepRow] {
    try state.withLock { state throws(RowsError) in
      if let error = state.error { throw error }
      let isComplete = numbers.allSatisfy { state.rows[$0] != nil }
      if isComplete, let journal = state.journal.take() { try journal.finish() }
      return numbers.compactMap { state.rows[$0] }
    }
  }
}
