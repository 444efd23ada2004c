import ArgumentParser
import Diagnostics
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Plans
import UnitLists
import Wording

extension ErrorReport {
  /// Tells an error of a use case that reads a plan.
  ///
  /// - Parameters:
  ///   - error: the error.
  ///   - path: the path of the plan.
  /// - Returns: what to exit with.
  func tell(_ error: UseCaseError, ofPlan path: String) -> ExitCode {
    var status = ExitStatus.status(of: error.category)
    switch error.cause {
    case let error as PlanError:
      tell(error, path)
      if case .notPublishable = error { status = ExitStatus.findings }
    case let error as SlipError:
      if error == .noSlipsYet {
        Diagnostics.line(wording.noSlipsYet(command("invite", "--out", wording.folderWord)))
      }
    case let error as KeyNotKept:
      Diagnostics.line(wording.slipsNeedKey(error.path, reason: error.reason.reason(in: wording)))
    case let error as FilesAreThere:
      Diagnostics.line(wording.filesAreThere(error.files.count, folder: error.folder))
      PathList(error.files, wording: wording).lines.forEach { Diagnostics.line($0) }
    case let error as IDRecordError:
      ProblemReport(error.problems, wording: wording).write(withSum: true)
    case WithdrawalError.invalidDrive(let problems):
      ProblemReport(problems, wording: wording).write(withSum: true)
    default:
      status = tell(error)
      guard let problems = error.cause as? DriveFileProblems,
        problems.problems.contains(where: \.isOfAnotherPerson)
      else { break }
      let wording = options?.wording(of: problems) ?? wording
      Diagnostics.line(wording.nobodyGetsAnothersSlot(command("replan", "--from", path)))
    }
    return status
  }

  private func tell(_ error: PlanError, _ path: String) {
    switch error {
    case .missing: Diagnostics.line(wording.planFirst(command("plan")))
    case .nothingPublishedToChange:
      Diagnostics.line(wording.nothingIssuedToChange(command("issue")))
    case .notPublishable(let violations):
      tell(violations)
      Diagnostics.line(wording.notIssued(path))
    case .notInvitable(let violations):
      tell(violations)
      Diagnostics.line(
        wording.planIsNotInvited(plan: command("plan"), audit: command("audit", path)))
    }
  }

  private func tell(_ violations: [Audit.Violation]) {
    guard let drive else { return }
    PrintedAudit(violations: violations, on: drive, wording: wording).lines
      .forEach(Diagnostics.line)
    Diagnostics.line("")
  }

  private func command(_ name: String, _ rest: String...) -> String {
    (["khunggio", name, options?.drive ?? ""] + rest).map(shellWord).joined(separator: " ")
  }
}
