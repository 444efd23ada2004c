import Diagnostics
import HTTPTypes
import KhungGio
import KhungGioServer
import Testing

/// What an error comes to, as browsers are answered.
@Suite struct RefusalTests {
  @Test func everyCategoryHasItsStatus() {
    let statuses = ErrorCategory.allCases.map { Refusal.status(of: $0).code }
    #expect(
      Dictionary(uniqueKeysWithValues: zip(ErrorCategory.allCases, statuses)) == [
        .usage: 400, .badData: 422, .inputMissing: 409, .internalError: 500, .cannotCreate: 507,
        .cannotWrite: 507, .temporary: 503, .stopped: 503,
      ])
  }

  @Test func anErrorIsWhatItsCauseIs() {
    #expect(Refusal(UseCaseError(StaleError())).status.code == 409)
    #expect(Refusal(UseCaseError(PlanError.missing)).name == "plan-missing")
    #expect(Refusal(UseCaseError(PlanError.missing)).status.code == 409)
    #expect(Refusal(OptionError("slot", "")).status.code == 400)
    struct Unknown: Error {}
    #expect(Refusal(Unknown()).status.code == 500)
  }
}
