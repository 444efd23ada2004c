import ArgumentParser
import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Invitations
import Planning
import Plans
import Wording

/// `khunggio replan`: plans anew around what people were told.
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
      "The plan people were told: a file, or the number of an issue; the last one issued unless "
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

  @Option(help: ArgumentHelp("Time limit in seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("Stop at this optimality gap.", valueName: "gap"))
  var gap: Double = 1e-4

  @OptionGroup var work: EffortOption

  @OptionGroup var search: SearchOptions

  @Flag(help: "Show progress even if standard error is not a terminal.")
  var progress = false

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
    guard gap.isFinite, gap >= 0 else {
      throw ValidationError("--gap is a number from 0 on, such as 0.01; it was \(gap).")
    }
    guard timeLimit.map({ $0.isFinite && $0 >= 0 }) ?? true else {
      throw ValidationError("--time-limit is a number of seconds from 0 on, such as 60.")
    }
  }

  func run() throws {
    try options.check(save, for: .plan)
    try options.check(folder: out)
    let (folder, wording) = try options.read()
    let source = try PublishedSource(from, of: options, wording: wording)
      .recognised(on: folder.drive)
    source.tellCorrections(wording: wording)
    source.tellVanishedSessions(on: folder.drive, wording: wording)
    let told = source.plan.assignments(on: folder.drive)
    try checkIsOfThisDrive(source, told, folder.drive, wording)
    let frozen = try frozen(told, of: folder.drive)
    var drive = try pinned(frozen, on: folder.drive, wording: wording)
    if equal { drive = try drive.withoutPromises(wording) }
    if trade { return try writeTrade(of: drive, told: told, wording: wording) }
    let waitlist = fill ? waitlist(of: source, on: drive) : nil
    let plan = try makePlan(of: drive, told: told, waitlist, wording: wording)
    let filled = waitlist.map { waiting in
      (plan.restriction?.filled ?? 0, of: waiting.people.count)
    }
    try write(plan, source, told: told, on: folder.drive, filled: filled, wording: wording)
    if !plan.unplaced.isEmpty { throw ExitStatus.findings }
  }

  /// Refuses a plan none of whose people are on the lists, unless it is of this drive by its name or
  /// from its history, and so everybody in it has withdrawn.
  private func checkIsOfThisDrive(
    _ source: PublishedSource, _ told: [Assignment], _ drive: Drive, _ wording: Words
  ) throws {
    guard told.isEmpty, !source.plan.invitations.isEmpty else { return }
    let ids = Set(drive.registrants.map(\.id))
    guard
      source.issue != nil || source.plan.drive == drive.name
        || source.plan.unplaced.contains(where: ids.contains)
    else {
      Diagnostics.line(
        wording.toldOfAnotherDrive(source.origin.name(in: drive.zone, wording: wording)))
      throw ExitStatus.badData
    }
    Diagnostics.line(wording.allHaveWithdrawn(source.origin.name(in: drive.zone, wording: wording)))
  }

  /// Those whom the published plan lists as without a slot; first whoever had one in an earlier plan.
  private func waitlist(of source: PublishedSource, on drive: Drive) -> Waitlist {
    let waiting = Set(source.plan.unplaced)
    let promised = source.placedEarlier(on: drive)
    return Waitlist(
      of: drive.registrants.indices.filter { waiting.contains(drive.registrants[$0].id) },
      on: drive, promised: promised)
  }

  func planner(_ cancellation: Cancellation) throws -> Planner {
    Planner(
      solver: GLPKSolver(),
      limits: Planner.Limits(
        gap: gap, seconds: timeLimit, effort: work.effort, cancellation: cancellation),
      parameters: try search.parameters())
  }

  /// Does work that may be stopped, and tells how far it is.
  func planning<Value: Sendable>(
    _ drive: Drive, _ wording: Words,
    _ work: (Planner, @escaping (Planner.Progress) -> Void) throws(PlanningFault) -> Value
  ) throws -> Value {
    let cancellation = Cancellation()
    let planner = try planner(cancellation)
    let line = SharedProgressLine(ProgressLine(wording: wording, isAskedFor: progress))
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + wording.stopping) }
    ) {
      Result<Value, PlanningFault> { () throws(PlanningFault) -> Value in
        try work(planner) { line.show($0) }
      }
    }
    line.clear()
    switch result {
    case .success(let value): return value
    case .failure(let fault): throw fault.told(of: drive, in: wording)
    }
  }

  private func makePlan(
    of drive: Drive, told: [Assignment], _ waitlist: Waitlist?, wording: Words
  ) throws -> Plan {
    let outcome = try planning(drive, wording) { planner, progress throws(PlanningFault) in
      try planner.replan(
        drive, published: told, waitlist: waitlist, mostMoved: budget, keepsPromises: !equal,
        progress: progress)
    }
    switch outcome {
    case .planned(let plan): return plan
    case .impossible(let atLeast):
      Diagnostics.line(wording.budgetTooSmall(budget ?? 0, atLeast: atLeast))
      throw ExitStatus.badData
    case .notFound(let fewest, let atLeast):
      Diagnostics.line(wording.budgetNotReached(budget ?? 0, found: fewest, atLeast: atLeast))
      throw ExitStatus.nothingFound
    }
  }
}

/// A progress line that planning may be handed.
private final class SharedProgressLine {
  private var line: ProgressLine

  init(_ line: ProgressLine) { self.line = line }

  func show(_ progress: Planner.Progress) { line.show(progress) }

  func clear() { line.clear() }
}

extension Drive {
  /// The same drive with the weight `promised` at 0.
  ///
  /// - Throws: the exit status of a fault of the program: a smaller weight makes no drive invalid.
  func withoutPromises(_ wording: Words) throws -> Drive {
    var weights = weights
    weights[.promised] = 0
    do throws(InvalidDrive) {
      return try with(weights: weights)
    } catch {
      throw error.told(in: wording)
    }
  }
}
