import Drives
import IntegerProgramming
import KhungGio
import Wording

/// Runs use cases with their progress on standard error, until they end or Ctrl-C stops them: the one
/// place for all commands that plan.
struct Running {
  private let options: DriveOptions
  private let wording: Words
  private let drive: Drive?
  private let stopping: String
  /// Where the progress is shown.
  let line: ProgressLine

  /// Running use cases.
  ///
  /// - Parameters:
  ///   - options: the drive's folder and language.
  ///   - drive: the drive, for the names of what is found and of what is wrong.
  ///   - wording: the language.
  ///   - progress: where progress is shown.
  ///   - stopping: what is said at the first Ctrl-C; nil for what is said while a drive is planned.
  init(
    _ options: DriveOptions, on drive: Drive? = nil, in wording: Words,
    progress: ProgressLine.Showing = .nowhere, stopping: String? = nil
  ) {
    self.options = options
    self.wording = wording
    self.drive = drive
    self.stopping = stopping ?? wording.stopping
    line = ProgressLine(wording, showing: progress, drive: drive)
  }

  /// Runs a use case; an error is reported and becomes the exit status.
  ///
  /// - Parameters:
  ///   - work: the use case.
  ///   - saying: the lines that say an error in the command's own way; nil for the usual ones.
  /// - Returns: what came of it.
  /// - Throws: the exit status.
  func run<Work: UseCase>(
    _ work: Work, saying: (UseCaseError) throws -> [String]? = { _ in nil }
  ) throws -> Work.Value {
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
    return try options.doing(on: drive, in: wording, saying: saying) {
      () throws(UseCaseError) in try result.get()
    }
  }
}
