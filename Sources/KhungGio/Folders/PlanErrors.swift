public import Diagnostics
public import Plans

/// Why there is no plan to go by.
public enum PlanError: KhungGioError, Equatable {
  /// The drive has no plan yet.
  case missing
  /// No plan was published yet whose changes could be reported.
  case nothingPublishedToChange
  /// The plan breaks rules: it is not published.
  case notPublishable([Audit.Violation])
  /// The plan breaks rules: nobody is invited by it.
  case notInvitable([Audit.Violation])

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .missing: "plan-missing"
    case .nothingPublishedToChange: "nothing-published-to-change"
    case .notPublishable: "plan-not-publishable"
    case .notInvitable: "plan-not-invitable"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    switch self {
    case .missing, .nothingPublishedToChange: .inputMissing
    case .notPublishable, .notInvitable: .badData
    }
  }
}
