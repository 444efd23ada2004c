import ArgumentParser
import Drives
import Invitations
import Planning
import Plans
import Wording

extension PlanningFault {
  /// Tells it on standard error, and gives what to exit with.
  func told(of drive: Drive, in wording: Words) -> ExitCode {
    switch self {
    case .stoppedBeforeAnyPlan:
      Diagnostics.line(wording.stoppedBeforeAnyPlan)
      return ExitStatus.nothingFound
    case .pinsBreakRules(let violations):
      Diagnostics.line(wording.pinsBreakRules)
      PrintedAudit(violations: violations, on: drive, wording: wording).lines
        .forEach(Diagnostics.line)
      return ExitStatus.badData
    case .fault(let words):
      Diagnostics.line(wording.fault(words))
      return ExitStatus.fault
    }
  }
}
