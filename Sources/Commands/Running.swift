import ArgumentParser
import Drives
import IntegerProgramming
import KhungGio
import Synchronization
import Wording

/// Runs a use case with its progress on standard error, until it ends or Ctrl-C stops it: the one place
/// for all commands that plan.
struct Running {
  private let stopping: String
  /// Where the progress is shown.
  let line: SharedProgressLine

  /// Running a use case.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - progress: whether progress is shown on a terminal and wherever it is asked for.
  ///   - stopping: what is said at the first Ctrl-C.
  ///   - drive: the drive, for the names of what is found.
  init(
    _ wording: Words, progress: SharedProgressLine.Showing, stopping: String, drive: Drive? = nil
  ) {
    self.stopping = stopping
    line = SharedProgressLine(wording, showing: progress, drive: drive)
  }

  /// Runs it.
  ///
  /// - Parameter work: the use case.
  /// - Returns: what came of it.
  /// - Throws: why it did not come about.
  func run<Work: UseCase>(_ work: Work) throws(UseCaseError) -> Work.Value {
    let cancellation = Cancellation()
    let (line, stopping) = (line, stopping)
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + stopping) }
    ) {
      Result<Work.Value, UseCaseError> { () throws(UseCaseError) -> Work.Value in
        try work.perform(WorkContext(cancellation: cancellation) { line.show($0) })
      }
    }
    line.clear()
    return try result.get()
  }
}

/// A progress line that several threads may show something on.
final class SharedProgressLine: Sendable {
  /// Where progress is shown.
  enum Showing: Sendable {
    /// Nowhere.
    case nowhere
    /// On a terminal.
    case onTerminals
    /// Wherever standard error goes.
    case everywhere

    /// On a terminal, or wherever standard error goes where that is asked for.
    init(isAskedFor: Bool) { self = isAskedFor ? .everywhere : .onTerminals }
  }

  private let wording: Words
  private let showing: Showing
  private let drive: Drive?
  private let line: Mutex<ProgressLine>

  init(_ wording: Words, showing: Showing, drive: Drive? = nil) {
    self.wording = wording
    self.showing = showing
    self.drive = drive
    line = Mutex(ProgressLine(wording: wording, isAskedFor: showing == .everywhere))
  }

  /// Shows how far something has come.
  func show(_ progress: WorkProgress) {
    guard showing != .nowhere else { return }
    line.withLock { $0.show(progress, drive: drive) }
  }

  /// Takes the line away.
  func clear() { line.withLock { $0.clear() } }
}
