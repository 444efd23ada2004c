import ArgumentParser
import Diagnostics
import WhatIf
import Wording

extension RowsFault {
  /// Tells it on standard error, and gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    switch self {
    case .unreadable(let path):
      Diagnostics.line(wording.rowsUnreadable(path))
    case .notRows(let path, let line):
      Diagnostics.line(wording.notRows(path, line: line))
    case .ofAnother(let path):
      Diagnostics.line(wording.rowsOfAnother(path))
    case .inUse(let path):
      Diagnostics.line(wording.rowsInUse(path))
    case .output(let fault): return fault.told(in: wording)
    }
    return ExitStatus.status(of: category)
  }
}
