public import Diagnostics

extension HistoryError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .inUse: "history-in-use"
    case .cannotOpen: "history-not-opened"
    case .cannotWrite: "history-not-written"
    case .damaged: "history-damaged"
    case .newer: "history-newer"
    case .empty: "history-empty"
    case .foreign: "history-foreign"
    case .internalError: "history-failed"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .inUse: .temporary
    case .cannotOpen: .cannotCreate
    case .cannotWrite: .cannotWrite
    case .damaged, .newer, .empty, .foreign: .badData
    case .internalError: .internalError
    }
  }
}
