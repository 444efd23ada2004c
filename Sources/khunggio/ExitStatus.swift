import ArgumentParser

/// What the commands exit with, beside 0; the numbers from 64 on are those of sysexits.h.
enum ExitStatus {
  /// Stopped before any plan was found.
  static let nothingFound = ExitCode(2)
  /// Done, but someone is unplaced or a rule is broken.
  static let findings = ExitCode(3)
  /// Wrong usage.
  static let wrongUsage = ExitCode(64)
  /// Bad data; nothing was written.
  static let badData = ExitCode(65)
  /// An input is missing.
  static let missingInput = ExitCode(66)
  /// A fault of the program.
  static let fault = ExitCode(70)
  /// An output cannot be created.
  static let cannotCreate = ExitCode(73)
  /// An output cannot be written to its end.
  static let cannotWrite = ExitCode(74)
  /// Left at the second Ctrl-C.
  static let interrupted: Int32 = 130
}
