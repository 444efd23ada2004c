import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Planning
import Plans
import Wording

/// `khunggio replan`: re-plans around the published slots.
struct ReplanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replan",
    abstract: "Re-plans with as few changes to published slots as possible.",
    discussion: """
      Examples:
        khunggio replan data/tiny --from data/tiny/plan.json
        khunggio replan my-drive --freeze thpt-1,quan-uy --fill
        khunggio replan my-drive --budget 5 --save plan-b.json
        khunggio replan my-drive --trade --out pictures

      Lists and settings are read as they stand now: additions, cancellations, other
      hours, other capacity. People with a published slot cost the weight `moved` if
      they get another one. Nobody loses a slot while that is possible, whoever is
      new (weight `promised`); with --equal the weights alone decide. The plan says
      who changes; `khunggio issue` publishes it.

      Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped before any
      plan was found; 65 bad data, or what is frozen or budgeted cannot be kept
      (nothing is written then); 66 an input is missing; 73, 74 cannot be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(
    help: ArgumentHelp(
      "The plan people were told: a file, or a revision number; the last published one unless "
        + "told.", valueName: "plan"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Whose slots must stay: all, or units and sessions with commas between.", valueName: "whose"))
  var freeze: String?

  @Option(
    help: ArgumentHelp(
      "People who may move all the same, with commas between.", valueName: "registrants"))
  var release: String?

  @Option(help: ArgumentHelp("The most people who may get another slot.", valueName: "people"))
  var budget: Int?

  @Flag(help: "Give freed places to those without a slot first, in order.")
  var fill = false

  @Flag(
    help: "Let the weights alone decide: somebody new may take the place of somebody with a slot.")
  var equal = false

  @Flag(help: "Show what moving more people would gain, and save nothing.")
  var trade = false

  @Option(help: ArgumentHelp("Where to draw that as a picture.", valueName: "folder"))
  var out: String?

  @Option(help: ArgumentHelp("Where to save the plan.", valueName: "file"))
  var save: String?

  @Flag(help: "Save nothing.")
  var noSave = false

  @Flag(help: "Save a plan that was stopped early even where the saved one is better.")
  var replaceBetter = false

  @Flag(help: "Print plan.json instead of text.")
  var json = false

  @Flag(help: "Draw the day with ASCII characters only.")
  var ascii = false

  @OptionGroup var planning: PlanningArguments

  @OptionGroup var work: EffortOption

  @OptionGroup var search: SearchOptions

  func validate() throws {
    guard save == nil || !noSave else {
      throw ValidationError("--save and --no-save exclude each other; leave one of them out.")
    }
    guard budget.map({ $0 >= 0 }) ?? true else {
      throw ValidationError("--budget is a number of people from 0 on.")
    }
    guard !trade || (budget == nil && save == nil && !fill) else {
      throw ValidationError("--trade saves no plan: leave out --budget, --fill and --save.")
    }
    guard out == nil || trade else {
      throw ValidationError("--out is the folder for the picture of --trade.")
    }
    guard release == nil || freeze != nil else {
      throw ValidationError("--release takes people out of --freeze; name that, too.")
    }
  }

  func run() throws {
    try options.check(save, for: .plan)
    try options.check(folder: out)
    let (folder, wording) = try options.read()
    let source = try PublishedSource(from, of: options, wording: wording)
      .linked(on: folder.drive)
    source.reportCorrections(wording: wording)
    source.reportVanishedSessions(on: folder.drive, wording: wording)
    let drive = folder.drive
    let planningOptions = try planning.options(
      seed: search.seed, threads: search.threads, effort: work.effort)
    let running = Running(
      wording, progress: .init(isAskedFor: planning.progress), stopping: wording.stopping)
    var published = PublishedSlots()
    var replanned: Replanned?
    var traded: TradedMoves?
    do throws(UseCaseError) {
      published = try PublishedSlots(of: source, on: drive)
      if published.allHaveWithdrawn {
        Diagnostics.line(
          wording.allHaveWithdrawn(source.origin.name(in: drive.zone, wording: wording)))
      }
      let replan = Replan(
        drive, published: published, policy: policy, options: planningOptions)
      if trade {
        traded = try running.run(TradeMoves(replan))
      } else {
        replanned = try running.run(replan)
      }
    } catch {
      throw try reported(error, published, on: drive, wording: wording)
    }
    if let traded { try write(traded, of: drive, wording: wording) }
    guard let replanned else { return }
    try write(replanned, source, published, wording: wording)
    if !replanned.plan.unplaced.isEmpty { throw ExitStatus.findings }
  }

  /// What must and what should stay.
  private var policy: ReplanPolicy {
    func ids(_ text: String) -> [String] {
      text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    var policy = ReplanPolicy()
    if let freeze { policy.freeze = ids(freeze) == ["all"] ? .everybody : .only(ids(freeze)) }
    policy.release = ids(release ?? "")
    policy.budget = budget
    policy.fillsFirst = fill
    policy.keepsPromises = !equal
    return policy
  }

  /// Tells an error on standard error, and gives what to exit with, or an error of usage.
  private func reported(
    _ error: UseCaseError, _ published: PublishedSlots, on drive: Drive, wording: Words
  ) throws -> any Error {
    switch error.cause {
    case let conflict as FreezeConflict:
      report(
        conflict, of: (try? policy.frozen(among: published.assignments, on: drive).count) ?? 0,
        on: drive, wording)
      if json {
        var output = Output()
        output.line(conflict.json(on: drive).document)
        try output.finish()
      }
    case let cause as SelectionError:
      switch cause {
      case .noRegistrant(let id):
        return ValidationError("--release \(id): nobody on the lists has this id.")
      case .noUnitOrSession(let id):
        return ValidationError("--freeze \(id): no unit and no session has this id.")
      }
    case let cause as BudgetError:
      switch cause {
      case .tooSmall(let budget, let atLeast):
        Diagnostics.line(wording.budgetTooSmall(budget, atLeast: atLeast))
      case .notReached(let budget, let found, let atLeast):
        Diagnostics.line(wording.budgetNotReached(budget, found: found, atLeast: atLeast))
      }
    default: return options.reported(error, of: drive, in: wording)
    }
    return ExitStatus.status(of: error.category)
  }
}
