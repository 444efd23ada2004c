import Synchronization
import WhatIf

/// The rows of a sweep as they come: kept in a file if there is one, told in their order as soon as all
/// before them are there.
final class SweepRows: Sendable {
  private struct State: ~Copyable {
    var rows: [Int: SweepRow] = [:]
    var journal: RowsJournal?
    var fault: RowsFault?
    /// How many of the rows were told.
    var told = 0
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
  ///   - tell: told the rows in their order; says whether more are wanted.
  init(_ numbers: [Int], tell: @escaping @Sendable (SweepRow) -> Bool) {
    self.numbers = numbers
    self.tell = tell
  }

  /// Opens the file that keeps the rows; those it has are taken.
  func open(_ path: String?, of header: SweepHeader, isBeside: Bool) throws(RowsFault) {
    guard let path else { return }
    try state.withLock { state throws(RowsFault) in
      var journal = try RowsJournal(path, header: header, isBeside: isBeside)
      if numbers.contains(where: { journal.row($0) == nil }) { try journal.begin() }
      for number in numbers { state.rows[number] = journal.row(number) }
      state.journal = consume journal
    }
  }

  /// Tells the rows that are there in their order; says how many are there and whether more are wanted.
  @discardableResult
  func tellNext() -> (count: Int, goesOn: Bool) { state.withLock { tellNext(&$0) } }

  /// The rows that are still to be planned.
  var missing: [Int] { state.withLock { state in numbers.filter { state.rows[$0] == nil } } }

  /// Takes a row; says how many are there and whether more are wanted.
  func take(_ row: SweepRow) -> (count: Int, goesOn: Bool) {
    state.withLock { state in
      guard state.journal != nil else {
        state.rows[row.number] = row
        return tellNext(&state)
      }
      do throws(RowsFault) {
        try state.journal?.add(row)
      } catch {
        state.fault = error
        return (state.rows.count, false)
      }
      // As the file will tell it the next time.
      state.rows[row.number] = row.withoutSeconds
      return tellNext(&state)
    }
  }

  private func tellNext(_ state: inout State) -> (count: Int, goesOn: Bool) {
    while state.goesOn, state.told < numbers.count, let row = state.rows[numbers[state.told]] {
      state.told += 1
      state.goesOn = tell(row)
    }
    return (state.rows.count, state.goesOn)
  }

  /// Ends the file, and gives the rows that are there, in their order.
  func finish() throws(RowsFault) -> [SweepRow] {
    try state.withLock { state throws(RowsFault) in
      if let fault = state.fault { throw fault }
      let isComplete = numbers.allSatisfy { state.rows[$0] != nil }
      if isComplete, let journal = state.journal.take() { try journal.finish() }
      return numbers.compactMap { state.rows[$0] }
    }
  }
}
