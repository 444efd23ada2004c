package import Diagnostics
import DriveFiles
import DriveStore
package import Drives
import Foundation
import Invitations
import KhungGio
import Planning
import Plans
import Simulation
import UnitLists
import WhatIf
package import Wording

/// Errors of use cases in words.
package struct ErrorLines {
  /// The language.
  private let wording: Words
  /// The language that was asked for; nil says problems of files in the drive's own.
  private let language: Language?
  /// Commands that help.
  private let command: DriveCommands
  /// The drive, for the names of what is wrong.
  private let drive: Drive?
  /// The path of the plan that is read.
  private let plan: String

  /// Errors of use cases in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - language: the language that was asked for; nil says problems of files in the drive's own.
  ///   - command: commands that help.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - plan: the path of the plan that is read.
  package init(
    wording: Words, language: Language?, command: DriveCommands, drive: Drive? = nil,
    plan: String = ""
  ) {
    self.wording = wording
    self.language = language
    self.command = command
    self.drive = drive
    self.plan = plan
  }

  /// An error in words.
  ///
  /// - Parameter error: the error.
  /// - Returns: the lines; none where the command says it in its own way.
  package func lines(of error: any KhungGioError) -> [String] {
    switch error {
    case let error as UseCaseError: lines(of: error.cause)
    case let error as DriveFileProblems: lines(of: error)
    case let error as IDRecordError: problems(error.problems)
    case let error as OutputError: [error.words(in: wording)]
    case let error as HistoryError: [error.words(in: wording)]
    case let error as RowsError: [error.words(in: wording)]
    case let error as LetterError: error.lines(in: wording)
    case let error as PlanningError: lines(of: error)
    case let error as InvalidDrive: [error.words(in: wording)]
    case let error as VariantError: [wording.words(for: error)]
    case let error as SettingError: [wording.words(for: .setting(error))]
    case let error as PublishedSourceError: [words(of: error)]
    case let error as RowError: lines(of: error)
    case let error as CalibrationError: [words(of: error)]
    case let error as DriveLock.LockError: [words(of: error)]
    case let error as PlanError: lines(of: error)
    case let error as SlipError:
      error == .noSlipsYet
        ? [wording.noSlipsYet(command("invite", ["--out", wording.folderWord]))] : []
    case let error as WithdrawalError: lines(of: error)
    case let error as KeyNotKept:
      [wording.slipsNeedKey(error.path, reason: error.reason.reason(in: wording))]
    case let error as FilesAreThere:
      [wording.filesAreThere(error.files.count, folder: error.folder)]
        + PathList(error.files, wording: wording).lines
    case let error as StageChangeError:
      [wording.noSuchStage(error.stage, session: error.session)]
    case let error as NothingCounted: [wording.nothingCounted(error.paths)]
    case let error as TimetableError: TimetableLines(wording: wording).lines(of: error)
    case let error as BackupError: [KeepingLines(wording: wording).words(of: error)]
    case let error as PurgeError: [KeepingLines(wording: wording).words(of: error)]
    case let error as SuppliesError: [error.words(in: wording, command)]
    case let error as NothingToRollUp: [wording.nothingToRollUp(error.paths)]
    case let error as NothingToRecognise: [wording.nothingToRecognise(error.paths)]
    case let error as RosterError: [error.words(in: wording)]
    case let error as UnitCountsError:
      TimetableLines(wording: wording).lines(of: error.diagnostics)
    case let error as UnknownKeys:
      error.errors.map { wording.words(for: .setting($0)) }
    case let error as BudgetError: [words(of: error)]
    case is StoppedError: [wording.explainStopped]
    case let error as CapacityError: [words(of: error)]
    case let error as InternalError: [wording.internalError(error.words)]
    default: [wording.internalError("\(error.code): \(error)")]
    }
  }

  private func problems(_ problems: [DriveFileProblem]) -> [String] {
    ProblemReport(problems, wording: wording).lines(withSum: true)
  }

  /// Problems of files, and what helps where a plan is of other people than have its ids now.
  private func lines(of error: DriveFileProblems) -> [String] {
    let wording = language.map(Words.init) ?? error.wording
    let lines = ProblemReport(error.problems, wording: wording).lines(withSum: true)
    guard error.problems.contains(where: \.isOfAnotherPerson) else { return lines }
    return lines + [wording.nobodyGetsAnothersSlot(command("replan", ["--from", plan]))]
  }

  private func words(of error: PublishedSourceError) -> String {
    switch error {
    case .nothingPublished: wording.nothingIssued(command("issue"))
    case .noSuchRevision(let number, let last): wording.noSuchIssue(number, last: last)
    case .ofAnotherDrive(let origin):
      wording.publishedForAnotherDrive(origin.name(in: drive?.zone ?? .current, wording: wording))
    }
  }

  private func words(of error: DriveLock.LockError) -> String {
    switch error {
    case .inUse(let since, let work):
      wording.driveInUse(
        since: since.map { Moment($0)?.onTheClock(of: .current, in: wording) ?? $0 }, work: work)
    }
  }

  private func words(of error: CalibrationError) -> String {
    switch error {
    case .withoutProbability: wording.calibrateNeedsProbability
    case .withoutLimits: wording.calibrateNeedsLimits
    }
  }

  private func words(of error: BudgetError) -> String {
    switch error {
    case .tooSmall(let budget, let atLeast): wording.budgetTooSmall(budget, atLeast: atLeast)
    case .notReached(let budget, let found, let atLeast):
      wording.budgetNotReached(budget, found: found, atLeast: atLeast)
    }
  }

  private func words(of error: CapacityError) -> String {
    switch error {
    case .notMinimizable(let keys): wording.notMinimizable(keys.joined(separator: ", "))
    }
  }

  private func lines(of error: RowError) -> [String] {
    guard case .noSuchRow(let row, let last) = error else { return [] }
    return [wording.noSuchRow(row, last: last)]
  }

  private func lines(of error: WithdrawalError) -> [String] {
    guard case .invalidDrive(let problems) = error else { return [] }
    return self.problems(problems)
  }

  private func lines(of error: PlanningError) -> [String] {
    switch error {
    case .stoppedBeforeAnyPlan: [wording.stoppedBeforeAnyPlan]
    case .pinsBreakRules(let violations): [wording.pinsBreakRules] + lines(of: violations)
    case .internalError(let words): [wording.internalError(words)]
    }
  }

  private func lines(of error: PlanError) -> [String] {
    switch error {
    case .missing: [wording.planFirst(command("plan"))]
    case .nothingPublishedToChange: [wording.nothingIssuedToChange(command("issue"))]
    case .notPublishable(let violations):
      lines(of: violations) + ["", wording.notIssued(plan)]
    case .notInvitable(let violations):
      lines(of: violations) + [
        "", wording.planIsNotInvited(plan: command("plan"), audit: command("audit", [plan])),
      ]
    }
  }

  private func lines(of violations: [Audit.Violation]) -> [String] {
    guard let drive else { return [] }
    return PrintedAudit(violations: violations, on: drive, wording: wording).lines
  }
}

extension DriveFileProblem {
  /// Whether a plan was made for another person than has the id now, or for one who has left.
  fileprivate var isOfAnotherPerson: Bool {
    if code == .otherPerson { return true }
    guard code == .unknownRegistrant, case .person? = expected else { return false }
    return true
  }
}
