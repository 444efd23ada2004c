import ArgumentParser
import Console
import DriveFiles
import KhungGio
import Simulation
import WhatIf
import Wording

/// `khunggio explain`: why someone has no slot, and what would place everyone.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration("explain", Words.typed.explainHelp)

  @OptionGroup var options: DriveOptions
  @Flag(help: .of(\.json)) var json = false
  @Flag(help: .of(\.explainAll)) var all = false
  @OptionGroup var planning: PlanningArguments
  @OptionGroup var search: SearchOptions

  func run() throws {
    let (variants, wording) = try options.readVariants()
    let drive = variants.base
    if let wanted = drive.dayPromise { Diagnostics.line(wording.promiseOfVariants(wanted)) }
    let running = Running(
      options, on: drive, in: wording, progress: planning.showing, stopping: wording.stoppingSweep)
    let explained = try running.run(
      ExplainDrive(variants, options: try planning.options(search)))
    try Output.show(
      json ? explained.json { wording.sentence(for: $0, on: drive) } : nil
    ) {
      VariantLines(wording: wording, command: options.commands).lines(of: explained, isWhole: all)
    }
    if explained.isStopped {
      Diagnostics.line(wording.explainStopped)
      throw ExitStatus.nothingFound
    }
    if !explained.explanation.plan.unplaced.isEmpty { throw ExitStatus.findings }
  }
}
