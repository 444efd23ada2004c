import Console
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
  func run<Work: UseCase>(
    _ work: Work, saying: DriveOptions.Saying = { _ in nil }
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
    return try options.doing(on: drive, in: wording, saying: saying) { try result.get() }
  }
}
