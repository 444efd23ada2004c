import ArgumentParser
import Console
import Diagnostics
import Drives
import KhungGio
import Wording

/// Tells errors of use cases on standard error, and gives what to exit with.
struct ErrorReport {
  /// The language.
  let wording: Words
  /// The drive's folder and language, for commands that help; nil where there is no drive.
  var options: DriveOptions?
  /// The drive, for the names of what is wrong.
  var drive: Drive?

  /// Tells an error.
  ///
  /// - Parameters:
  ///   - error: the error.
  ///   - plan: the path of the plan that is read; nil for the drive's own.
  /// - Returns: what to exit with.
  func tell(_ error: any KhungGioError, ofPlan plan: String? = nil) -> ExitCode {
    let lines = ErrorLines(
      wording: wording, language: options?.language,
      command: DriveCommands(options?.drive ?? ""), drive: drive,
      plan: plan ?? options?.planPath ?? "")
    lines.lines(of: error).forEach(Diagnostics.line)
    // A plan that breaks rules is a finding, and not wrong data.
    if case PlanError.notPublishable? = (error as? UseCaseError)?.cause as? PlanError {
      return ExitStatus.findings
    }
    return ExitStatus.status(of: error.category)
  }
}

extension KhungGioError {
  /// Tells it on standard error, and gives what to exit with.
  func reported(in wording: Words) -> ExitCode { ErrorReport(wording: wording).tell(self) }
}

extension DriveOptions {
  /// Tells an error of a use case on standard error, and gives what to exit with.
  ///
  /// - Parameters:
  ///   - error: the error.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - wording: the language.
  /// - Returns: what to exit with.
  func reported(_ error: UseCaseError, of drive: Drive? = nil, in wording: Words) -> ExitCode {
    ErrorReport(wording: wording, options: self, drive: drive).tell(error)
  }
}
