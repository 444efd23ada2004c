import ArgumentParser
import Diagnostics
import DriveFiles
import DriveStore
import Drives
import Invitations
import KhungGio
import Planning
import Simulation
import WhatIf
import Wording

/// Tells errors of use cases on standard error, and gives what to exit with.
struct ErrorReport {
  /// The language.
  let wording: Words
  /// The drive's folder and language, for commands that help; nil where there is no drive.
  var options: DriveOptions?
  /// The drive, for the names of what is wrong.
  var drive: Drive?

  /// Tells an error.
  ///
  /// - Parameter error: the error.
  /// - Returns: what to exit with.
  func tell(_ error: any KhungGioError) -> ExitCode {
    switch error {
    case let error as UseCaseError: return tell(error.cause)
    case let error as DriveFileProblems:
      ProblemReport(error.problems, wording: options?.wording(of: error) ?? wording)
        .write(withSum: true)
    case let error as OutputFault: return error.told(in: wording)
    case let error as HistoryFault: return error.told(in: wording)
    case let error as RowsFault: return error.told(in: wording)
    case let error as LetterFault: return error.told(in: wording)
    case let error as PlanningFault: return told(error)
    case let error as InvalidDrive: return error.told(in: wording)
    case let error as VariantFault: Diagnostics.line(wording.words(for: error))
    case let error as SettingFault: Diagnostics.line(wording.words(for: .setting(error)))
    case let error as PublishedSourceError: told(error)
    case let error as RowError:
      if case .noSuchRow(let row, let last) = error {
        Diagnostics.line(wording.noSuchRow(row, last: last))
      }
    case let error as CalibrationError:
      switch error {
      case .withoutProbability: Diagnostics.line(wording.calibrateNeedsProbability)
      case .withoutLimits: Diagnostics.line(wording.calibrateNeedsLimits)
      }
    case let error as DriveLock.Fault: told(error)
    case let error as ProgramFault: Diagnostics.line(wording.fault(error.words))
    default: Diagnostics.line(wording.fault("\(error.code): \(error)"))
    }
    return ExitStatus.status(of: error.category)
  }

  private func told(_ error: PublishedSourceError) {
    switch error {
    case .nothingPublished:
      Diagnostics.line(wording.nothingIssued(options?.command("issue") ?? "khunggio issue"))
    case .noSuchRevision(let number, let last):
      Diagnostics.line(wording.noSuchIssue(number, last: last))
    case .ofAnotherDrive(let origin):
      Diagnostics.line(
        wording.toldOfAnotherDrive(origin.name(in: drive?.zone ?? .current, wording: wording)))
    }
  }

  private func told(_ error: DriveLock.Fault) {
    guard case .inUse(let since, let work) = error else { return }
    let time = since.flatMap(Moment.init)?.onTheClock(of: .current, in: wording)
    Diagnostics.line(wording.driveInUse(since: time ?? since, work: work))
  }

  private func told(_ fault: PlanningFault) -> ExitCode {
    switch fault {
    case .stoppedBeforeAnyPlan: Diagnostics.line(wording.stoppedBeforeAnyPlan)
    case .pinsBreakRules(let violations):
      Diagnostics.line(wording.pinsBreakRules)
      if let drive {
        PrintedAudit(violations: violations, on: drive, wording: wording).lines
          .forEach(Diagnostics.line)
      }
    case .fault(let words): Diagnostics.line(wording.fault(words))
    }
    return ExitStatus.status(of: fault.category)
  }
}

extension DriveOptions {
  /// Tells an error of a use case on standard error, and gives what to exit with.
  ///
  /// - Parameters:
  ///   - error: the error.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - wording: the language.
  /// - Returns: what to exit with.
  func told(_ error: UseCaseError, of drive: Drive? = nil, in wording: Words) -> ExitCode {
    ErrorReport(wording: wording, options: self, drive: drive).tell(error)
  }
}
