import ArgumentParser
import Console
import Diagnostics
import Drives
import KhungGio
import Wording

/// What use cases throw is said on standard error and becomes the exit status.
extension DriveOptions {
  /// Says an error in a command's own way; nil for the usual one.
  typealias Saying = (any KhungGioError) throws -> [String]?

  /// Does part of a command; an error is reported and becomes the exit status.
  func doing<Value>(
    on drive: Drive? = nil, plan: String? = nil, in wording: Words,
    saying: Saying = { _ in nil }, _ work: () throws -> Value
  ) throws -> Value {
    do {
      return try work()
    } catch let error as any KhungGioError {
      let cause = (error as? UseCaseError)?.cause ?? error
      guard let lines = try saying(cause) else {
        throw reported(cause, on: drive, plan: plan, in: wording)
      }
      lines.forEach(Diagnostics.line)
      throw ExitStatus.status(of: error.category)
    }
  }

  /// Runs a use case; an error is reported and becomes the exit status.
  func run<Work: UseCase>(
    _ work: Work, on drive: Drive? = nil, plan: String? = nil, in wording: Words,
    saying: Saying = { _ in nil }
  ) throws -> Work.Value {
    try doing(on: drive, plan: plan, in: wording, saying: saying) { try work.perform() }
  }

  /// Tells an error on standard error, and gives what to exit with: an error of usage where an option
  /// cannot be meant.
  private func reported(
    _ error: any KhungGioError, on drive: Drive?, plan: String?, in wording: Words
  ) -> any Error {
    if let sentence = UsageErrorWords(Words.typed.usage).words(of: error) {
      return ValidationError(sentence)
    }
    ErrorLines(
      wording: wording, language: language, command: commands, drive: drive,
      plan: plan ?? commands.planPath
    ).lines(of: error).forEach(Diagnostics.line)
    // A plan that breaks rules is a finding, and not wrong data.
    if case PlanError.notPublishable? = error as? PlanError { return ExitStatus.findings }
    return ExitStatus.status(of: error.category)
  }
}
