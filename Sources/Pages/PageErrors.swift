public import Diagnostics

extension PageError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noGlyph: "page-without-glyph"
    case .tooHigh: "page-too-small"
    case .noCode: "page-code-too-long"
    case .failed: "page-failed"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .noGlyph, .tooHigh, .noCode: .badData
    case .failed: .internalError
    }
  }
}
