public import Diagnostics
public import Drives
public import IntegerProgramming

/// Why a use case did not come about: the error of the room where it arose, with its code and category.
public struct UseCaseError: KhungGioError {
  /// The error itself, such as a `PlanningError`.
  public let cause: any KhungGioError

  /// An error of a use case.
  ///
  /// - Parameter cause: the error of the room where it arose.
  public init(_ cause: any KhungGioError) { self.cause = cause }

  /// What went wrong, by a name for programs.
  public var code: String { cause.code }

  /// What a caller can do about it.
  public var category: ErrorCategory { cause.category }
}

/// An option that cannot be meant so.
public struct OptionError: KhungGioError, Equatable {
  /// The option, by its name in the use case's options.
  public let option: String
  /// What was given.
  public let value: String

  /// An option that cannot be meant so.
  ///
  /// - Parameters:
  ///   - option: its name.
  ///   - value: what was given.
  public init(_ option: String, _ value: String) {
    self.option = option
    self.value = value
  }

  /// What went wrong, by a name for programs.
  public var code: String { "option-invalid" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}

/// What the program itself did wrong.
public struct InternalError: KhungGioError, Equatable {
  /// What is known of it.
  public let words: String

  /// An internal error.
  ///
  /// - Parameter words: what is known of it.
  public init(_ words: String) { self.words = words }

  /// What went wrong, by a name for programs.
  public var code: String { "program-fault" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .internalError }
}

// The two rooms below import no other: what they throw gets its code here.

extension InvalidDrive: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { "drive-invalid" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}

extension SolutionFile.ReadingError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .namesNoVariable: "solution-names-nothing"
    case .unknownName: "solution-names-unknown"
    case .noNumber: "solution-without-number"
    case .noSuchVariable: "solution-counts-too-far"
    case .otherCount: "solution-of-other-size"
    case .endsEarly: "solution-ends-early"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}
