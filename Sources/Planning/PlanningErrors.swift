public import Diagnostics

extension PlanningFault: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .pinsBreakRules: "pins-break-rules"
    case .stoppedBeforeAnyPlan: "stopped-before-any-plan"
    case .fault: "planning-failed"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .pinsBreakRules: .badData
    case .stoppedBeforeAnyPlan: .stopped
    case .fault: .internalError
    }
  }
}

extension FreezeConflict: KhungGioError {
  /// What went wrong, by a name for programs.
  public var code: String { "freeze-conflict" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .badData }
}

extension SolutionFault: KhungGioError {
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
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}
