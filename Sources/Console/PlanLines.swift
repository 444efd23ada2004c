import Drives
import Invitations
package import KhungGio
import Pictures
package import Plans
import Simulation
import WhatIf
package import Wording

/// Plans that were made, read or audited, in words.
package struct PlanLines {
  private let wording: Words
  private let command: DriveCommands

  /// Plans in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - command: commands on the drive.
  package init(wording: Words, command: DriveCommands) {
    self.wording = wording
    self.command = command
  }

  /// A plan that was made, and what calibrating changed.
  ///
  /// - Parameters:
  ///   - planned: the plan.
  ///   - saved: whether it was saved.
  ///   - withUnits: whether every unit's schedule is shown.
  ///   - isASCII: whether the day is drawn with ASCII characters only.
  /// - Returns: the lines.
  package func lines(
    of planned: PlannedDrive, _ saved: SavedPlan, withUnits: Bool, isASCII: Bool
  ) -> [String] {
    let (plan, drive) = (planned.plan, planned.drive)
    let days = PrintedDays(
      DayChart.all(of: plan.assignments, on: drive, wording: wording), wording: wording,
      isASCII: isASCII, command: command("plot", ["--out", wording.folderWord]))
    let keepsDay = planned.calibration?.isReached == true
    let calibration = calibrationLines(of: planned)
    return lines(of: plan, on: drive, withUnits: withUnits, keepsDay: keepsDay) + [""]
      + days.lines + [""]
      + end(of: plan, saved, keepsDay ? [] : dayLines(of: saved, on: drive))
      + (calibration.isEmpty ? [] : [""] + calibration)
  }

  /// What calibrating changed.
  ///
  /// - Parameter planned: the plan.
  /// - Returns: the lines; none where it was not calibrated.
  package func calibrationLines(of planned: PlannedDrive) -> [String] {
    calibrationLines(planned.calibration, on: planned.drive)
  }

  /// What calibrating changed in a plan around published slots, and why that was not enough.
  ///
  /// - Parameter replanned: the plan.
  /// - Returns: the lines; none where it was not calibrated.
  package func calibrationLines(of replanned: Replanned) -> [String] {
    calibrationLines(replanned.calibration, on: replanned.drive)
      + (replanned.dayObstacle.map {
        TextWidth.wrapped(wording.dayObstacle($0), to: TextWidth.page - 2).map { "  " + $0 }
      } ?? [])
  }

  private func calibrationLines(_ calibration: Calibration?, on drive: Drive) -> [String] {
    guard let calibration else { return [] }
    return PrintedCalibration(
      of: calibration, on: drive, allowed: drive.allowedChance ?? 0, wording: wording
    ).lines
  }

  /// A plan of a solver's report.
  ///
  /// - Parameters:
  ///   - imported: what the report came to.
  ///   - plan: the plan.
  ///   - saved: whether it was saved.
  ///   - withUnits: whether every unit's schedule is shown.
  /// - Returns: the lines.
  package func lines(
    of imported: ImportedSolution, _ plan: Plan, _ saved: SavedPlan, withUnits: Bool
  ) -> [String] {
    return lines(of: plan, on: imported.drive, withUnits: withUnits) + [""]
      + end(
        of: plan, saved,
        imported.planningIsCheaper
          ? [
            wording.planningIsCheaper(
              imported.costOfPlanning, than: plan.cost.total, command("plan"))
          ] : [])
  }

  /// A plan of a solver's report that breaks rules.
  package func brokenLines(of imported: ImportedSolution) -> [String] {
    PrintedAudit(of: imported.audit, statements: [], on: imported.drive, wording: wording).lines
      + ["", wording.next(command("plan"))]
  }

  /// A saved plan, and the rules that it breaks.
  ///
  /// - Parameters:
  ///   - shown: the plan.
  ///   - drive: the drive.
  ///   - path: its file; nil for the drive's own.
  ///   - withUnits: whether every unit's schedule is shown.
  /// - Returns: the lines.
  package func lines(
    of shown: ShownPlan, on drive: Drive, at path: String?, withUnits: Bool
  ) -> [String] {
    let broken = shown.violations
    let audit = PrintedAudit(violations: broken, on: drive, wording: wording).lines
    let next =
      broken.isEmpty && shown.plan.unplaced.isEmpty
      ? command.inviting(path, wording: wording)
      : command(broken.isEmpty ? "explain" : "plan")
    return lines(of: shown.plan, on: drive, withUnits: withUnits)
      + (broken.isEmpty ? [] : [""] + audit) + ["", wording.next(next)]
  }

  /// An audit of a plan's file.
  ///
  /// - Parameters:
  ///   - audited: what was found.
  ///   - path: the file.
  /// - Returns: the lines.
  package func lines(of audited: AuditedPlan, at path: String) -> [String] {
    PrintedAudit(
      of: audited.audit, statements: audited.statements, on: audited.drive, wording: wording
    ).lines + [
      "",
      wording.next(
        audited.isValid ? command.inviting(path, wording: wording) : command("plan")),
    ]
  }

  /// What is to be said of a plan that was not saved: on standard error.
  ///
  /// - Parameter saved: the plan.
  /// - Returns: the lines; none where there is nothing to say.
  package func notes(on saved: SavedPlan) -> [String] {
    (saved.costOfBetter.map { [wording.betterPlanKept(saved.path, saved: $0, new: saved.cost)] }
      ?? [])
      + (saved.failure.map { [wording.notSaved(saved.path, reason: $0.reason(in: wording))] }
        ?? [])
  }

  /// How to see on how many days a saved plan keeps what is only probable.
  ///
  /// - Parameters:
  ///   - saved: the plan.
  ///   - drive: the drive.
  /// - Returns: the lines; none where it is not saved, or nothing is only probable.
  func dayLines(of saved: SavedPlan, on drive: Drive) -> [String] {
    guard saved.isSaved, drive.isOnlyProbable else { return [] }
    let rest = saved.path == command.planPath ? [] : ["--plan", saved.path]
    return [wording.seeTheDay(command("simulate", rest))]
  }

  /// The sessions of a plan, and its units where they are wanted.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - drive: the drive.
  ///   - withUnits: whether units are shown.
  ///   - keepsDay: whether it keeps what is promised of the whole day.
  /// - Returns: the lines.
  func lines(
    of plan: Plan, on drive: Drive, withUnits: Bool, keepsDay: Bool = false
  ) -> [String] {
    var lines: [String] = []
    PrintedPlan(of: plan, on: drive, wording: wording, keepsDay: keepsDay).write(
      withUnits: withUnits
    ) {
      lines.append($0)
    }
    return lines
  }

  private func end(of plan: Plan, _ saved: SavedPlan, _ more: [String] = []) -> [String] {
    let path = saved.isSaved ? saved.path : nil
    return (path.map { [wording.saved($0)] } ?? []) + more
      + [wording.next(command.next(after: plan, savedAt: path, wording: wording))]
  }
}
