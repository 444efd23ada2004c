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
    abstract: "Plans a drive anew and disturbs nobody it need not.",
    discussion: """
      Examples:
        khunggio replan data/tiny --from data/tiny/plan.json
        khunggio replan my-drive --freeze thpt-1,quan-uy --fill
        khunggio replan my-drive --budget 5 --save plan-b.json
        khunggio replan my-drive --trade --out pictures

      Lists and settings are read as they stand now: additions, cancellations, other
      hours, other capacity. People who were told a slot cost the weight `moved` if
      they get another one, or none. The plan says who they are; `khunggio issue`
      makes it the one that people were told.

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

  @Option(help: ArgumentHelp("Move at most so many people.", valueName: "people"))
  var budget: Int?

  @Flag(help: "Give freed places to those without a slot first, in order.")
  var fill = false

  @Flag(help: "Show what moving more people would win, and save nothing.")
  var trade = false

  @Option(help: ArgumentHelp("Where to draw that as a picture.", valueName: "folder"))
  var out: String?

  @Option(help: ArgumentHelp("Where to save the plan.", valueName: "file"))
  var save: String?

  @Flag(help: "Save nothing.")
  var noSave = false

  @Flag(help: "Print plan.json instead of text.")
  var json = false

  @Flag(help: "Draw the day in ASCII characters alone.")
  var ascii = false

  @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var timeLimit: Double?

  @Option(help: ArgumentHelp("Stop when proven this near to the best.", valueName: "gap"))
  var gap: Double = 1e-4

  @Flag(help: "Tell the progress even where standard error is no terminal.")
  var progress = false

  func validate() throws {
    guard save == nil || !noSave else {
      throw ValidationError("--save and --no-save cannot both be meant; leave one of them out.")
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
    let (folder, wording) = try options.read()
    let zone = TimeZone(identifier: folder.drive.timeZone) ?? .current
    let source = try ToldSource(from, of: options, zone: zone, wording: wording)
      .recognised(on: folder.drive)
    source.tellCorrections(wording: wording)
    let told = source.plan.assignments(on: folder.drive)
    guard !told.isEmpty || source.plan.invitations.isEmpty else {
      Diagnostics.line(wording.toldOfAnotherDrive(source.name))
      throw ExitStatus.badData
    }
    let frozen = try frozen(told, of: folder.drive)
    var drive = try pinned(frozen, on: folder.drive, wording: wording)
    if trade { return try writeTrade(of: drive, told: told, wording: wording) }
    var filled: (people: Int, of: Int)?
    if fill {
      let (changed, count) = givePlaces(on: drive, told: told, source)
      drive = changed
      filled = count
    }
    let plan = try makePlan(of: drive, told: told, wording: wording)
      .told(on: folder.drive, told: told)
    try write(plan, source, told: told, on: folder.drive, filled: filled, wording: wording)
    if !plan.unplaced.isEmpty { throw ExitStatus.findings }
  }

  /// Gives freed places to those whom the plan lists as without a slot.
  private func givePlaces(
    on drive: Drive, told: [Assignment], _ source: ToldSource
  ) -> (drive: Drive, (people: Int, of: Int)) {
    let waiting = Set(source.plan.unplaced)
    let waitlist = Waitlist(
      of: drive.registrants.indices.filter { waiting.contains(drive.registrants[$0].id) },
      on: drive)
    let (changed, people) = planner(Cancellation()).filled(drive, told: told, waitlist: waitlist)
    return (changed, (people.count, waitlist.people.count))
  }

  func planner(_ cancellation: Cancellation) -> Planner {
    Planner(
      solver: GLPKSolver(),
      limits: Planner.Limits(gap: gap, seconds: timeLimit, cancellation: cancellation))
  }

  /// Does work that may be stopped, and tells how far it is.
  func planning<Value: Sendable>(
    _ drive: Drive, _ wording: Words,
    _ work: (Planner, @escaping (Planner.Progress) -> Void) throws(PlanningFault) -> Value
  ) throws -> Value {
    let cancellation = Cancellation()
    let line = SharedProgressLine(ProgressLine(wording: wording, isAskedFor: progress))
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + wording.stopping) }
    ) {
      Result<Value, PlanningFault> { () throws(PlanningFault) -> Value in
        try work(planner(cancellation)) { line.show($0) }
      }
    }
    line.clear()
    switch result {
    case .success(let value): return value
    case .failure(let fault): throw fault.told(of: drive, in: wording)
    }
  }

  private func makePlan(of drive: Drive, told: [Assignment], wording: Words) throws -> Plan {
    guard let budget else {
      return try planning(drive, wording) { planner, progress throws(PlanningFault) in
        try planner.plan(drive, told: told, progress: progress)
      }
    }
    let outcome = try planning(drive, wording) { planner, progress throws(PlanningFault) in
      try planner.plan(drive, told: told, movingAtMost: budget, progress: progress)
    }
    switch outcome {
    case .kept(let plan): return plan
    case .impossible(let atLeast):
      Diagnostics.line(wording.budgetTooSmall(budget, atLeast: atLeast))
      throw ExitStatus.badData
    case .notFound(let fewest, let atLeast):
      Diagnostics.line(wording.budgetNotReached(budget, found: fewest, atLeast: atLeast))
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

extension Plan {
  /// The plan of a drive that was changed to make it, for the drive itself.
  fileprivate func told(on drive: Drive, told: [Assignment]) -> Plan {
    let cost = Cost(of: assignments, on: drive, told: told)
    let bound = min(bound, cost.total)
    return Plan(
      assignments: assignments, unplaced: unplaced, cost: cost, bound: bound, status: status,
      seconds: seconds)
  }
}
