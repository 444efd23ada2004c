import Drives
import Invitations
package import KhungGio
package import Planning
import Plans
package import Wording

/// Plans made around published slots, in words.
package struct ReplanLines {
  private let wording: Words
  private let command: DriveCommands

  /// Plans made around published slots, in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - command: commands on the drive.
  package init(wording: Words, command: DriveCommands) {
    self.wording = wording
    self.command = command
  }

  /// A plan, and who changes.
  ///
  /// - Parameters:
  ///   - replanned: the plan.
  ///   - replan: what was asked for.
  ///   - saved: whether it was saved.
  ///   - saving: where it was to be saved.
  /// - Returns: the lines.
  package func lines(
    of replanned: Replanned, _ replan: Replan, _ saved: SavedPlan, _ saving: PlanSaving
  ) -> [String] {
    let (plan, drive) = (replanned.plan, replanned.drive)
    var lines = PlanLines(wording: wording, command: command)
      .lines(of: plan, on: drive, withUnits: false, keepsDay: replanned.keepsDay)
    if let source = replan.source {
      let (changes, kept) = source.changes(
        to: PublishedPlan(of: plan.assignments, on: drive), on: drive)
      lines.append("")
      lines +=
        PrintedChanges(
          changes.map(PrintedChanges.Change.init), kept: kept,
          compared: wording.against(source.origin.name(in: drive.zone, wording: wording)),
          wording: wording
        ).lines
    }
    lines.append("")
    if let budget = replan.policy.budget {
      lines.append(wording.budgetKept(budget, moved: replanned.moved))
    }
    if let waiting = replanned.waiting {
      lines.append(wording.filled(replanned.filled ?? 0, of: waiting))
    }
    if saved.isSaved { lines.append(wording.saved(saved.path)) }
    if !replanned.keepsDay {
      lines += PlanLines(wording: wording, command: command).dayLines(of: saved, on: drive)
    }
    let next =
      saving.isWanted
      ? command("issue", saving.path.map { ["--plan", $0] } ?? []) : command("replan")
    return lines + [wording.next(next)]
  }

  /// What moving more people would gain.
  ///
  /// - Parameters:
  ///   - traded: the frontier.
  ///   - drawn: the picture; nil where none was asked for.
  /// - Returns: the lines.
  package func lines(of traded: TradedMoves, drawn: WrittenFiles?) -> [String] {
    let rows = traded.trade.rows.map {
      PrintedTrade.Row(
        moved: $0.moved, cost: $0.cost, unplaced: $0.unplaced, lost: $0.lost, bound: $0.bound,
        isCurrent: $0.isCurrent)
    }
    return PrintedTrade(rows, wording: wording).lines + [""]
      + (drawn.map { [wording.drawn($0.files.count, in: $0.folder)] + $0.files.map { "  " + $0 } }
        ?? [])
      + (traded.trade.rows.first.map {
        [wording.next(command("replan", ["--budget", "\($0.moved)"]))]
      } ?? [])
  }

  /// Why people cannot all keep their slots, and who would have to be let go.
  ///
  /// - Parameters:
  ///   - conflict: why.
  ///   - replan: what was asked for.
  ///   - from: the published plan as it was named; nil for the last revision.
  ///   - freeze: whose slots must stay, as it was written.
  /// - Returns: the lines.
  package func lines(
    of conflict: FreezeConflict, _ replan: Replan, from: String?, freeze: String
  ) -> [String] {
    let drive = replan.drive
    func name(_ registrant: RegistrantIndex) -> String {
      let person = drive.registrants[registrant]
      return "\(person.name.isEmpty ? person.id : person.name) (\(person.id))"
    }
    let frozen = try? replan.policy.frozen(among: replan.published.assignments, on: drive)
    let obstacles = conflict.contradictions.map { contradiction in
      PrintedFreeze.Obstacle(
        lines: Array(
          PrintedAudit(violations: contradiction.violations, on: drive, wording: wording).lines
            .dropFirst(2)),
        names: contradiction.people.map(name))
    }
    let ids = conflict.release.map { drive.registrants[$0].id }.joined(separator: ",")
    return PrintedFreeze(
      frozen: frozen?.count ?? 0, obstacles: obstacles, release: conflict.release.map(name),
      atLeast: conflict.atLeast, wording: wording
    ).lines + [
      "",
      wording.next(
        command(
          "replan",
          (from.map { ["--from", $0] } ?? []) + ["--freeze", freeze, "--release", ids])),
    ]
  }
}
