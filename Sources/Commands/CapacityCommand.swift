import ArgumentParser
import Console
import DriveFiles
import KhungGio
import Wording

/// `khunggio capacity`: the least values with which everyone has a slot.
struct CapacityCommand: ParsableCommand {
  static let configuration = CommandConfiguration("capacity", Words.typed.capacityHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.minimize)) var minimize: [String] = []
  @Flag(help: .of(\.json)) var json = false
  @OptionGroup var planning: PlanningArguments
  @OptionGroup var search: SearchOptions

  func validate() throws {
    try refuse(unless: (1...2).contains(minimize.count) && Set(minimize).count == minimize.count) {
      $0.oneKeyOrTwo
    }
  }

  func run() throws {
    let (variants, wording) = try options.readVariants()
    try options.doing(in: wording) { try variants.check(minimize, of: "--minimize") }
    try options.printLeastCapacity(
      FindLeastCapacity(of: minimize, variants, options: try planning.options(search)),
      json: json, wording)
  }
}

extension DriveOptions {
  /// Searches for the least capacity, and prints what is found.
  func printLeastCapacity(_ search: FindLeastCapacity, json: Bool, _ wording: Words) throws {
    let running = Running(
      self, on: search.variants.base, in: wording, stopping: wording.stoppingSweep)
    let result = try running.run(search)
    if json || result.found != nil {
      let lines = VariantLines(wording: wording, command: commands)
      try Output.show(json ? result.json : nil) {
        result.found.map { lines.lines(of: $0, search) } ?? []
      }
    } else {
      Diagnostics.line(
        result.unplaced > 0 ? wording.noLeast(result.unplaced) : wording.noLeastForTheDay)
    }
    if result.found == nil { throw ExitStatus.findings }
  }
}
