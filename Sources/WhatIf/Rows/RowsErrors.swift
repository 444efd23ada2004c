public import Diagnostics
import DriveFiles

extension RowsError: KhungGioError {
  /// The code of the output where that failed.
  public var code: String {
    switch self {
    case .unreadable: "rows-missing"
    case .notRows: "rows-invalid"
    case .ofAnother: "rows-of-another-sweep"
    case .inUse: "rows-in-use"
    case .output(let error): error.code
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .unreadable: .inputMissing
    case .notRows, .ofAnother: .badData
    case .inUse: .temporary
    case .output(let error): error.category
    }
  }
}
