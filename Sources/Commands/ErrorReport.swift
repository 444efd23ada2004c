import ArgumentParser
import Console
import Diagnostics
import Drives
import KhungGio
import Wording

/// What use cases throw is told on standard error and becomes the exit status.
extension DriveOptions {
  /// Does part of a command; an error is reported and becomes the exit status.
  ///
  /// - Parameters:
  ///   - drive: the drive, for the names of what is wrong.
  ///   - plan: the path of the plan that is read; nil for the drive's own.
  ///   - wording: the language.
  ///   - saying: the lines that say an error in the command's own way; nil for the usual ones.
  ///   - work: what to do.
  /// - Returns: what that returns.
  /// - Throws: the exit status.
  func doing<Value>(
    on drive: Drive? = nil, plan: String? = nil, in wording: Words,
    saying: (UseCaseError) throws -> [String]? = { _ in nil },
    _ work: () throws(UseCaseError) -> Value
  ) throws -> Value {
    do throws(UseCaseError) {
      return try work()
    } catch {
      if let lines = try saying(error) {
        lines.forEach(Diagnostics.line)
        throw ExitStatus.status(of: error.category)
      }
      throw reported(error, on: drive, plan: plan, in: wording)
    }
  }

  /// Runs a use case; an error is reported and becomes the exit status.
  ///
  /// - Parameters:
  ///   - work: the use case.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - plan: the path of the plan that is read; nil for the drive's own.
  ///   - wording: the language.
  ///   - saying: the lines that say an error in the command's own way; nil for the usual ones.
  /// - Returns: what came of it.
  /// - Throws: the exit status.
  func run<Work: UseCase>(
    _ work: Work, on drive: Drive? = nil, plan: String? = nil, in wording: Words,
    saying: (UseCaseError) throws -> [String]? = { _ in nil }
  ) throws -> Work.Value {
    try doing(on: drive, plan: plan, in: wording, saying: saying) {
      () throws(UseCaseError) in try work.perform()
    }
  }

  /// Does part of a command that needs no use case; an error is reported and becomes the exit status.
  func reporting<Value, Problem: KhungGioError>(
    in wording: Words, _ work: () throws(Problem) -> Value
  ) throws -> Value {
    do throws(Problem) {
      return try work()
    } catch {
      throw reported(error, in: wording)
    }
  }

  /// Tells an error on standard error.
  ///
  /// - Parameters:
  ///   - error: the error.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - plan: the path of the plan that is read; nil for the drive's own.
  ///   - wording: the language.
  /// - Returns: what to exit with; an error of usage where an option cannot be meant.
  func reported(
    _ error: any KhungGioError, on drive: Drive? = nil, plan: String? = nil, in wording: Words
  ) -> any Error {
    if let sentence = UsageErrorWords(Words.typed.usage).words(of: error) {
      return ValidationError(sentence)
    }
    ErrorLines(
      wording: wording, language: language, command: commands, drive: drive,
      plan: plan ?? commands.planPath
    ).lines(of: error).forEach(Diagnostics.line)
    // A plan that breaks rules is a finding, and not wrong data.
    if case PlanError.notPublishable? = (error as? UseCaseError)?.cause as? PlanError {
      return ExitStatus.findings
    }
    return ExitStatus.status(of: error.category)
  }
}
