/// Why something did not come about, as a program can tell it apart: every error that a room throws to
/// its callers. What people read of it is said elsewhere.
public protocol KhungGioError: Error, Sendable {
  /// What went wrong, by a name that is the same in every version and language; no two kinds of error
  /// in the program share one. Lower case, words joined by hyphens: `freeze-conflict`.
  var code: String { get }

  /// What kind of error it is, which decides what a caller can do about it.
  var category: ErrorCategory { get }
}

/// What a caller can do about an error. A command has one exit status for each.
public enum ErrorCategory: String, CaseIterable, Codable, Sendable {
  /// Options that cannot be meant so: ask otherwise.
  case usage
  /// The data are wrong: repair them. Nothing was written.
  case badData
  /// An input is not there, or cannot be opened.
  case inputMissing
  /// An internal error itself.
  case internalError
  /// An output cannot be created.
  case cannotCreate
  /// An output cannot be written to its end, such as on a full disk.
  case cannotWrite
  /// Somebody else uses what is needed: the same call may succeed later.
  case temporary
  /// Stopped, by a cancellation or a time limit, before there was anything to return.
  case stopped
}
