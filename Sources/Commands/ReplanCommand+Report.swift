import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Pictures
import Planning
import Plans
import Wording

extension ReplanCommand {
  private var savePath: String { save ?? options.planPath }

  /// Saves and prints a plan and what it changes.
  func write(
    _ replanned: Replanned, _ source: PublishedSource, _ published: PublishedSlots, wording: Words
  ) throws {
    let (plan, drive) = (replanned.plan, replanned.drive)
    let later = PublishedPlan(of: plan.assignments, on: drive)
    let changes = source.plan.changes(to: later, order: drive.registrants.map(\.id))
    let text = PlanText(
      of: plan, on: drive, wording: wording, changes: changes,
      key: try options.key(forSaving: !noSave, wording: wording))
    // Saved before it is printed: a reader that goes away takes nothing with it.
    let saved = SavedPlan(
      plan, text, at: noSave ? nil : savePath, on: drive, published: published.assignments,
      replacesBetter: replaceBetter)
    var output = Output()
    if json {
      output.text(text.text)
    } else {
      let (printed, kept) = source.changes(to: later, on: drive)
      PrintedPlan(of: plan, on: drive, wording: wording).write(withUnits: false) {
        output.line($0)
      }
      output.line("")
      PrintedChanges(
        printed.map(PrintedChanges.Change.init), kept: kept,
        compared: wording.against(source.origin.name(in: drive.zone, wording: wording)),
        wording: wording
      ).lines.forEach { output.line($0) }
      output.line("")
      if let budget {
        output.line(wording.budgetKept(budget, moved: replanned.moved))
      }
      if let waiting = replanned.waiting {
        output.line(wording.filled(replanned.filled ?? 0, of: waiting))
      }
      if saved.isSaved {
        output.line(wording.saved(savePath))
        if drive.isOnlyProbable {
          let simulate = save.map { options.command("simulate", "--plan", $0) }
          output.line(wording.seeTheDay(simulate ?? options.command("simulate")))
        }
      }
      output.line(wording.next(nextCommand))
    }
    try output.finish()
    saved.reportOfBetter(wording: wording)
    try saved.check(wording: wording)
  }

  private var nextCommand: String {
    if noSave { return options.command("replan") }
    return save == nil ? options.command("issue") : options.command("issue", "--plan", savePath)
  }

  /// Prints, and where asked for draws, what moving more people would win.
  func write(_ traded: TradedMoves, of drive: Drive, wording: Words) throws {
    let trade = traded.trade
    if let out { try draw(trade, of: drive, in: out, wording: wording) }
    var output = Output()
    if json {
      output.line(traded.json.document)
    } else {
      PrintedTrade(
        trade.rows.map {
          PrintedTrade.Row(
            moved: $0.moved, cost: $0.cost, unplaced: $0.unplaced, lost: $0.lost, bound: $0.bound,
            isCurrent: $0.isCurrent)
        }, wording: wording
      ).lines.forEach { output.line($0) }
      output.line("")
      if let out {
        output.line(wording.drawn(1, in: out))
        output.line("  trade.svg")
      }
      if let few = trade.rows.first {
        output.line(wording.next(options.command("replan", "--budget", "\(few.moved)")))
      }
    }
    try output.finish()
  }

  private func draw(_ trade: Trade, of drive: Drive, in out: String, wording: Words) throws {
    let words = wording.tradePicture
    let frontier = Frontier(
      title: words.title, subtitle: drive.name, horizontal: words.horizontal,
      vertical: words.vertical,
      points: trade.rows.map {
        Frontier.Point(
          label: wording.tradePoint($0.moved), x: Double($0.moved), y: $0.cost,
          isCurrent: $0.isCurrent)
      })
    do throws(OutputError) {
      let folder = try StagedFolder(for: URL(fileURLWithPath: out, isDirectory: true))
      try folder.write(
        Array(FrontierPicture(of: frontier, wording: wording).svg.utf8), to: "trade.svg")
      try folder.finish()
    } catch {
      throw error.reported(in: wording)
    }
  }
}
