import ArgumentParser
import DriveFiles
import DriveStore
import Wording

extension HistoryFault {
  /// Tells it on standard error, and gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    switch self {
    case .inUse(let path):
      Diagnostics.line(wording.historyInUse(path))
      return ExitStatus.cannotCreate
    case .cannotOpen(let path, let reason):
      Diagnostics.line(wording.notWritten(path, reason: reason))
      return ExitStatus.cannotCreate
    case .cannotWrite(let path, let reason):
      Diagnostics.line(wording.notWritten(path, reason: reason))
      return ExitStatus.cannotWrite
    case .damaged(let path, let issue):
      Diagnostics.line(wording.historyDamaged(path, issue: issue))
      return ExitStatus.badData
    case .newer(let path):
      Diagnostics.line(wording.historyNewer(path))
      return ExitStatus.badData
    case .empty(let path):
      Diagnostics.line(wording.historyEmpty(path))
      return ExitStatus.badData
    case .foreign(let path):
      Diagnostics.line(wording.historyForeign(path))
      return ExitStatus.badData
    case .fault(let path, let reason):
      Diagnostics.line(wording.fault("\(path): \(reason)"))
      return ExitStatus.fault
    }
  }
}
