package import DriveFiles
package import DriveStore
package import Drives
package import WhatIf
package import Wording

extension OutputError {
  /// Why, without the path.
  package func reason(in wording: Words) -> String {
    switch self {
    case .cannotCreate(_, let reason), .cannotWrite(_, let reason): reason
    case .folderNotEmpty: wording.folderNotEmpty
    case .noName: wording.outputHasNoName
    case .isInput: wording.outputIsInput
    case .isAnotherFile: wording.outputIsAnotherFile
    }
  }

  /// The error in words.
  package func words(in wording: Words) -> String {
    wording.notWritten(path.isEmpty ? "\"\"" : path, reason: reason(in: wording))
  }
}

extension HistoryError {
  /// The error in words.
  package func words(in wording: Words) -> String {
    switch self {
    case .inUse(let path): wording.historyInUse(path)
    case .cannotOpen(let path, let reason), .cannotWrite(let path, let reason):
      wording.notWritten(path, reason: reason)
    case .damaged(let path, let issue): wording.historyDamaged(path, issue: issue)
    case .newer(let path): wording.historyNewer(path)
    case .empty(let path): wording.historyEmpty(path)
    case .foreign(let path): wording.historyForeign(path)
    case .internalError(let path, let reason): wording.internalError("\(path): \(reason)")
    }
  }
}

extension RowsError {
  /// The error in words.
  package func words(in wording: Words) -> String {
    switch self {
    case .unreadable(let path): wording.rowsUnreadable(path)
    case .notRows(let path, let line): wording.notRows(path, line: line)
    case .ofAnother(let path): wording.rowsOfAnother(path)
    case .inUse(let path): wording.rowsInUse(path)
    case .output(let error): error.words(in: wording)
    }
  }
}

extension InvalidDrive {
  /// That a drive made from one without problems has some: an internal error.
  package func words(in wording: Words) -> String {
    wording.internalError(problems.map { "\($0.key): \($0.kind)" }.joined(separator: "; "))
  }
}
