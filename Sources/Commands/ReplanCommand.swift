import ArgumentParser
import Console
import Diagnostics
import DriveFiles
import Drives
import KhungGio
import Planning
import Simulation
import Wording

/// `khunggio replan`: re-plans around the published slots.
struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration("replan", Words.typed.replanHelp)

  @OptionGroup var options: DriveOptions
  @Option(help: .of(\.published)) var from: String?
  @Option(help: .of(\.freeze)) var freeze: String?
  @Option(help: .of(\.release)) var release: String?
  @Option(help: .of(\.budget)) var budget: Int?
  @Flag(help: .of(\.fill)) var fill = false
  @Flag(help: .of(\.equal)) var equal = false
  @Flag(help: .of(\.trade)) var trade = false
  @Option(help: .of(\.tradePicture)) var out: String?
  @OptionGroup var saving: SavingOptions
  @Flag(help: .of(\.planJSON)) var json = false
  @Flag(help: .of(\.ascii)) var ascii = false
  @OptionGroup var planning: PlanningArguments
  @OptionGroup var work: EffortOption
  @OptionGroup var search: SearchOptions

  func validate() throws {
    try refuse("--budget", budget, outside: 0)
    try refuse(unless: !trade || (budget == nil && saving.save == nil && !fill)) {
      $0.tradeSavesNothing
    }
    try refuse(unless: out == nil || trade) { $0.isFor("--out", "--trade") }
    try refuse(unless: release == nil || freeze != nil) { $0.isFor("--release", "--freeze") }
  }

  func run() throws {
    try options.check(saving.save, for: .plan)
    try options.check(folder: out)
    let (opened, wording) = try options.open()
    let drive = opened.drive
    let notice = options.notices(in: wording, zone: drive.zone)
    let planningOptions = try planning.options(search, work)
    let replan = try options.doing(on: drive, in: wording) {
      try Replan(opened, from: from, policy: policy, options: planningOptions, notice: notice)
    }
    let lines = ReplanLines(wording: wording, command: options.commands)
    let running = Running(options, on: drive, in: wording, progress: planning.showing)
    func said(_ error: any KhungGioError) throws -> [String]? {
      guard let conflict = error as? FreezeConflict else { return nil }
      if json { try Output.show(conflict.json(on: drive)) { [] } }
      return lines.lines(of: conflict, replan, from: from, freeze: freeze ?? "all")
    }
    if trade {
      if let wanted = drive.dayPromise { Diagnostics.line(wording.promiseOfVariants(wanted)) }
      let traded = try running.run(TradeMoves(replan), saying: said)
      let drawn = try out.map { out in
        try options.doing(in: wording) { try traded.draw(on: drive, into: out, in: wording) }
      }
      return try Output.show(json ? traded.json : nil) { lines.lines(of: traded, drawn: drawn) }
    }
    let replanned = try running.run(replan, saying: said)
    let saving = saving.saving(of: options, notice: notice)
    let saved = try options.doing(in: wording) {
      try opened.save(replanned.plan, by: saving, around: replan.source)
    }
    let planLines = PlanLines(wording: wording, command: options.commands)
    try saved.show(
      replanned.plan, json: json ? saved.text : nil, by: planLines,
      more: planLines.calibrationLines(of: replanned),
      isFinding: replanned.calibration?.isReached == false
    ) {
      lines.lines(of: replanned, replan, saved, saving)
    }
  }

  /// What must and what should stay.
  private var policy: ReplanPolicy {
    var policy = ReplanPolicy()
    policy.take(freeze: freeze, release: release)
    policy.budget = budget
    policy.fillsFirst = fill
    policy.keepsPromises = !equal
    return policy
  }
}
