import Foundation
import Synchronization
import WhatIf
import Wording

/// The rows of a sweep as they come: kept in a file if there is one, printed in their order as soon
/// as all before them are there.
final class SweepReport: Sendable {
  /// How rows are printed.
  enum Format: Sendable {
    case text
    case csv
  }

  private struct State: ~Copyable {
    var rows: [Int: SweepRow] = [:]
    var journal: RowsJournal?
    var fault: RowsFault?
    /// Why rows could not be printed as they came: standard output has failed.
    var outputFault: (any Error)?
    /// How many of the rows were printed.
    var printed = 0
    var line: ProgressLine
  }

  private let header: SweepHeader
  private let numbers: [Int]
  private let format: Format?
  private let wording: Words
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// A report.
  ///
  /// - Parameters:
  ///   - header: what the sweep is.
  ///   - numbers: which rows are wanted.
  ///   - format: how they are printed as they come; nil for not at all.
  ///   - wording: the language.
  ///   - isProgressAskedFor: whether to tell the progress in any case.
  init(
    _ header: SweepHeader, numbers: [Int], printing format: Format?, wording: Words,
    isProgressAskedFor: Bool
  ) {
    self.header = header
    self.numbers = numbers
    self.format = format
    self.wording = wording
    let line = ProgressLine(wording: wording, isAskedFor: isProgressAskedFor)
    state = Mutex(State(line: line))
  }

  /// Whether rows are printed as they come.
  var isPrinting: Bool { format != nil }

  /// Opens the file that keeps the rows; those it has are taken.
  func open(_ path: String?, isBeside: Bool) throws(RowsFault) {
    try state.withLock { state throws(RowsFault) in
      guard let path else { return }
      var journal = try RowsJournal(path, header: header, isBeside: isBeside)
      if numbers.contains(where: { journal.row($0) == nil }) { try journal.begin() }
      for number in numbers { state.rows[number] = journal.row(number) }
      state.journal = consume journal
    }
    state.withLock { print(&$0) }
  }

  /// The rows that are still to be planned.
  var missing: [Int] { state.withLock { state in numbers.filter { state.rows[$0] == nil } } }

  /// Takes a row; says whether more are wanted.
  func take(_ row: SweepRow) -> Bool {
    state.withLock { state in
      if state.journal != nil {
        do throws(RowsFault) {
          try state.journal?.add(row)
        } catch {
          state.fault = error
          return false
        }
        // As the file will tell it the next time.
        state.rows[row.number] = row.withoutSeconds
      } else {
        state.rows[row.number] = row
      }
      let seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
      state.line.show(wording.sweeping(state.rows.count, of: numbers.count), at: seconds)
      print(&state)
      return state.outputFault == nil
    }
  }

  private func print(_ state: inout State) {
    guard let format else { return }
    let printed = PrintedSweep(header, wording: wording)
    let table = SweepTable(header, wording: wording)
    var text = ""
    if state.printed == 0 {
      text = format == .csv ? table.names : printed.head.joined(separator: "\n") + "\n"
    }
    let base = state.rows[0]
    var next = max(1, state.printed)
    while next <= numbers.count, let row = state.rows[numbers[next - 1]] {
      switch format {
      case .csv: text += table.record(of: row)
      case .text:
        text += printed.lines(of: row, base: base).map { $0 + "\n" }.joined()
      }
      next += 1
    }
    state.printed = next
    guard !text.isEmpty else { return }
    state.line.clear()
    var output = Output()
    output.text(text)
    do {
      try output.finish()
    } catch {
      state.outputFault = error
    }
  }

  /// Ends the file, and gives the rows that are there, in their order.
  func finish() throws -> [SweepRow] {
    try state.withLock { state in
      state.line.clear()
      if let fault = state.fault { throw fault.told(in: wording) }
      if let fault = state.outputFault { throw fault }
      do throws(RowsFault) {
        let isComplete = numbers.allSatisfy { state.rows[$0] != nil }
        if isComplete, let journal = state.journal.take() { try journal.finish() }
      } catch {
        throw error.told(in: wording)
      }
      return numbers.compactMap { state.rows[$0] }
    }
  }
}
