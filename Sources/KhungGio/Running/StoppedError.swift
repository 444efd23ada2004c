public import Diagnostics

/// Work was stopped before it came to anything.
public struct StoppedError: KhungGioError, Equatable {
  /// Work was stopped.
  public init() {}

  /// What went wrong, by a name for programs.
  public var code: String { "stopped" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .stopped }
}
