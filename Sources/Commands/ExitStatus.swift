import ArgumentParser
import Diagnostics

/// What the commands exit with, beside 0; the numbers from 64 on are those of sysexits.h.
enum ExitStatus {
  /// Stopped before any plan was found.
  static let nothingFound = status(of: .stopped)
  /// Done, but someone is unplaced or a rule is broken: no error.
  static let findings = ExitCode(3)
  /// Bad data; nothing was written.
  static let badData = status(of: .badData)
  /// An input is missing.
  static let missingInput = status(of: .inputMissing)
  /// An internal error.
  static let error = status(of: .internalError)
  /// An output cannot be written to its end.
  static let cannotWrite = status(of: .cannotWrite)
  /// Left at the second Ctrl-C.
  static let interrupted: Int32 = 130

  /// The exit status of each category of errors: the only place that says it.
  static func status(of category: ErrorCategory) -> ExitCode {
    switch category {
    case .stopped: ExitCode(2)
    case .usage: ExitCode(64)
    case .badData: ExitCode(65)
    case .inputMissing: ExitCode(66)
    case .internalError: ExitCode(70)
    // What somebody else uses cannot be created now.
    case .cannotCreate, .temporary: ExitCode(73)
    case .cannotWrite: ExitCode(74)
    }
  }
}
