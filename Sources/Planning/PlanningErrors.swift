public import Diagnostics

extension PlanningError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .pinsBreakRules: "pins-break-rules"
    case .stoppedBeforeAnyPlan: "stopped-before-any-plan"
    case .internalError: "planning-failed"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .pinsBreakRules: .badData
    case .stoppedBeforeAnyPlan: .stopped
    case .internalError: .internalError
    }
  }
}

extension FreezeConflict: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { "freeze-conflict" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}

extension InvalidSolution: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .notWhole: "solution-not-whole"
    case .outOfBounds: "solution-out-of-bounds"
    case .rowIsBroken: "solution-breaks-row"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}

extension ParameterError: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .threads: "number-of-threads"
    case .unknown: "unknown-parameter"
    case .number: "parameter-out-of-range"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}
