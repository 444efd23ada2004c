import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import Plans
import WhatIf
import Wording

/// `khunggio explain`: why someone has no slot, and what would place everyone.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains why someone has no slot, and what would place everyone.",
    discussion: """
      Examples:
        khunggio explain data/tiny
        khunggio explain data/thanh-xuan-2021 --json

      Reports which limits are full at what times; for every parameter (servers, crowd
      limits, arrivals per slot, closing, slot length, people away, blood ceiling,
      units' hours) the smallest whole step with which everyone has a slot, or how
      far it gets; pairs of parameters where none is enough; and for each person
      without a slot the reason. Every number comes from a plan.

      It takes ten times as long as planning, at least two seconds, and with fewer
      than a thousand people ten at most; --time-limit lets it look longer. Ctrl-C
      stops with what is known by then.

      Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped by Ctrl-C;
      65 bad data; 66 an input is missing.
      """)

  @OptionGroup var options: DriveOptions

  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Print everything, however long.")
  var all = false

  @OptionGroup var planning: PlanningArguments

  @OptionGroup var search: SearchOptions

  func run() throws {
    let (variants, wording) = try options.readVariants()
    let work = ExplainDrive(
      variants, options: try planning.options(seed: search.seed, threads: search.threads))
    let explained: ExplainedDrive
    do throws(UseCaseError) {
      explained = try Running(
        wording, progress: .init(isAskedFor: planning.progress), stopping: wording.stoppingSweep,
        drive: variants.base
      ).run(work)
    } catch {
      throw options.reported(error, of: variants.base, in: wording)
    }
    try write(explained, wording: wording)
    if explained.isStopped {
      Diagnostics.line(wording.explainStopped)
      throw ExitStatus.nothingFound
    }
    if !explained.explanation.plan.unplaced.isEmpty { throw ExitStatus.findings }
  }

  private func write(_ explained: ExplainedDrive, wording: Words) throws {
    let (explanation, drive) = (explained.explanation, explained.drive)
    var output = Output()
    if json {
      output.line(explained.json { wording.sentence(for: $0, on: drive) }.document)
    } else {
      PrintedExplanation(of: explanation, on: drive, wording: wording).lines(isWhole: all)
        .forEach { output.line($0) }
      // What is enough comes first, even where it is two changes.
      if let fix = explanation.fixes.first(where: \.isEnough) ?? explanation.pairs.first
        ?? explanation.fixes.first
      {
        let sets = fix.settings.flatMap { ["--set", "\($0.key)=\($0.value)"] }
        let words = (["khunggio", "whatif", options.drive] + sets).map(shellWord)
        output.line("")
        output.line(wording.next(words.joined(separator: " ")))
      }
    }
    try output.finish()
  }
}
