import ArgumentParser
import Diagnostics
import DriveFiles
import Wording

extension OutputFault {
  /// What to exit with.
  var status: ExitCode { ExitStatus.status(of: category) }

  /// Why, without the path.
  func reason(in wording: Words) -> String {
    switch self {
    case .cannotCreate(_, let reason), .cannotWrite(_, let reason): return reason
    case .folderNotEmpty: return wording.folderNotEmpty
    case .noName: return wording.outputHasNoName
    case .isInput: return wording.outputIsInput
    case .isAnotherFile: return wording.outputIsAnotherFile
    }
  }

  /// Tells it on standard error, and gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    Diagnostics.line(
      wording.notWritten(path.isEmpty ? "\"\"" : path, reason: reason(in: wording)))
    return status
  }
}
