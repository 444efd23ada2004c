public import Diagnostics

extension UnitsFile.ReadingError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .unreadable: "units-missing"
    case .noNames: "units-without-names"
    case .notANumber: "units-not-a-number"
    case .twice: "units-given-twice"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .unreadable: .inputMissing
    case .noNames, .notANumber, .twice: .badData
    }
  }
}
