import ArgumentParser
import Diagnostics
import DriveFiles
import DriveStore
import Wording

extension HistoryFault {
  /// Tells it on standard error, and gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    switch self {
    case .inUse(let path):
      Diagnostics.line(wording.historyInUse(path))
    case .cannotOpen(let path, let reason):
      Diagnostics.line(wording.notWritten(path, reason: reason))
    case .cannotWrite(let path, let reason):
      Diagnostics.line(wording.notWritten(path, reason: reason))
    case .damaged(let path, let issue):
      Diagnostics.line(wording.historyDamaged(path, issue: issue))
    case .newer(let path):
      Diagnostics.line(wording.historyNewer(path))
    case .empty(let path):
      Diagnostics.line(wording.historyEmpty(path))
    case .foreign(let path):
      Diagnostics.line(wording.historyForeign(path))
    case .fault(let path, let reason):
      Diagnostics.line(wording.fault("\(path): \(reason)"))
    }
    return ExitStatus.status(of: category)
  }
}
