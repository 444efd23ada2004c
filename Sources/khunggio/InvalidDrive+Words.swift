import ArgumentParser
import Drives
import Wording

extension InvalidDrive {
  /// Tells, as a fault of the program, that a drive made from one without problems has some; and
  /// gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    let problems = problems.map { "\($0.key): \($0.fault)" }
    Diagnostics.line(wording.fault(problems.joined(separator: "; ")))
    return ExitStatus.fault
  }
}
