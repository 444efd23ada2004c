public import Diagnostics
import DriveFiles
public import Drives
import Foundation
import GLPK
public import Invitations
import Plans
public import Rosters
import Simulation
public import Wording

/// Makes the roster of a drive's volunteers: who helps when and where.
public struct MakeRoster: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The plan's file; nil for the drive's own.
  public var plan: String?
  /// Whether as many are covered as 95 % of simulated days do not exceed, instead of those expected.
  public var isSimulated = false
  /// How often the day is simulated.
  public var runs = 1000
  /// The random seed of the simulation.
  public var seed: UInt64 = 1
  /// The most seconds that each step of a day's roster is searched; nil for no limit.
  public var seconds: Double? = 30
  /// The language of problems; nil for the drive's own.
  public var language: Language?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// A limit that nobody reaches, of zones that have none: the simulation counts zones with limits.
  private static let noLimit = 1_000_000

  /// Rostering for a drive.
  ///
  /// - Parameter drive: the drive.
  public init(_ drive: OpenDrive) { self.drive = drive }

  /// Makes the roster, and audits it.
  ///
  /// - Parameter context: how to stop it.
  /// - Returns: the roster.
  /// - Throws: ``RosterError``, every problem of the files or the plan.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MadeRoster {
    let files = try files()
    let assignments = try drive.readPlan(plan, notice: notice).file.assignments
    let loads = isSimulated ? try simulated(assignments, context) : planned(assignments)
    let task = RosterTask(
      covering: loads, of: drive.drive, roles: files.roles, volunteers: files.volunteers)
    let maker = RosterMaker(
      solver: GLPKSolver(), seconds: seconds, cancellation: context.cancellation)
    let roster: Roster
    do throws(RosterProgramError) {
      roster = try maker.roster(for: task)
    } catch {
      throw UseCaseError(InternalError(error.words))
    }
    let audit = RosterAudit(of: roster.shifts, for: task)
    guard audit.violations.isEmpty, audit.costs == roster.days.map(\.cost) else {
      throw UseCaseError(InternalError("roster: \(audit.violations) \(audit.costs)"))
    }
    return MadeRoster(
      drive: drive.drive, task: task, roster: roster, isSimulated: isSimulated, runs: runs)
  }

  private func files() throws(UseCaseError) -> RosterFiles {
    guard RosterFiles.haveVolunteers(in: drive.url) else {
      throw UseCaseError(RosterError.noVolunteers)
    }
    let files: RosterFiles
    do throws(DriveFileProblems) {
      files = try RosterFiles(
        in: drive.url, of: drive.drive, language: language ?? drive.drive.language)
    } catch {
      throw UseCaseError(error)
    }
    guard !files.roles.isEmpty else { throw UseCaseError(RosterError.noRoles) }
    return files
  }

  /// Who is expected, with those for whom room is kept.
  private func planned(_ assignments: [Assignment]) -> [RosterLoad] {
    zip(
      drive.drive.sessions, Presence.all(of: assignments, on: drive.drive, withReserve: true)
    ).map { session, presence in
      let zones = Set(session.stages.map(\.zone) + [CrowdLimit.everywhere])
      return RosterLoad(
        minutes: presence.minutes, stages: presence.stages,
        zones: Dictionary(
          uniqueKeysWithValues: zones.map { ($0, presence.expected(inZone: $0)) }))
    }
  }

  /// Who is there at most on 95 % of simulated days.
  private func simulated(
    _ assignments: [Assignment], _ context: WorkContext
  ) throws(UseCaseError) -> [RosterLoad] {
    let watched: Drive
    do throws(InvalidDrive) {
      watched = try drive.drive.with(
        sessions: drive.drive.sessions.map { session in
          session.limited(
            to: Set(session.stages.map(\.zone)).sorted().map {
              CrowdLimit(zone: $0, limit: Self.noLimit)
            })
        })
    } catch {
      throw UseCaseError(error)
    }
    let result = Simulator(runs: runs, seed: seed).simulate(
      assignments, on: watched, isStopped: { context.cancellation.isCancelled })
    guard result.runs == runs else { throw UseCaseError(StoppedError()) }
    return result.sessions.map { session in
      var zones = [CrowdLimit.everywhere: session.crowd.p95.map(Double.init)]
      for limit in session.crowdLimits { zones[limit.zone] = limit.headcount.p95.map(Double.init) }
      return RosterLoad(
        minutes: session.minutes,
        stages: session.stages.map { $0.headcount.p95.map(Double.init) }, zones: zones)
    }
  }
}

/// Why there is no roster.
public enum RosterError: KhungGioError, Equatable {
  /// The drive has no roles.
  case noRoles
  /// The drive has no file of volunteers.
  case noVolunteers

  /// What went wrong, by a name for programs.
  public var code: String {
    switch self {
    case .noRoles: "roster-without-roles"
    case .noVolunteers: "roster-without-volunteers"
    }
  }

  /// What a caller can do about it.
  public var category: ErrorCategory { .inputMissing }
}

/// A roster.
public struct MadeRoster: JSONDocument, Equatable {
  /// The forms a roster takes as a file.
  public enum Form: String, CaseIterable, Codable, Sendable {
    /// Lines for a terminal.
    case text
    /// A workbook.
    case xlsx
    /// Pages to be printed.
    case pdf
    /// A calendar for each volunteer.
    case ics
  }

  /// The drive.
  public let drive: Drive
  /// What is covered.
  public let task: RosterTask
  /// Who helps when and where.
  public let roster: Roster
  /// Whether the load of simulated days is covered.
  public let isSimulated: Bool
  /// How often the day was simulated.
  public let runs: Int

  /// Where people are missing.
  public var gaps: [RosterGap] { task.gaps(under: roster.shifts) }

  /// The roster in all its forms.
  public func documents(in wording: Words) -> RosterDocuments {
    RosterDocuments(
      of: roster, for: task, on: drive,
      basis: wording.rosterBasis(isSimulated: isSimulated, runs: runs), wording: wording)
  }

  /// Writes the roster into a folder, in every form or in none.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - wording: the language.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a form cannot be made or written.
  public func write(
    into folder: String, as forms: Set<Form> = Set(Form.allCases), in wording: Words,
    force: Bool = false
  ) throws(UseCaseError) -> WrittenFiles {
    let made = documents(in: wording)
    return try DocumentFolder(at: folder).write(Form.allCases.filter(forms.contains), force: force)
    {
      form throws(LetterError) in
      switch form {
      case .text: [made.text]
      case .xlsx: [try made.workbook()]
      case .pdf: [try made.paper()]
      case .ics: try made.calendars()
      }
    }
  }

  /// One JSON document.
  public var json: JSONValue {
    func times(_ interval: MinuteInterval) -> [(key: String, value: JSONValue)] {
      [
        ("from", .string(ClockTime.text(interval.from))),
        ("to", .string(ClockTime.text(interval.to))),
      ]
    }
    func cost(_ cost: RosterCost) -> JSONValue {
      .object([
        ("missing_half_hours", .integer(cost.missing)), ("half_hours", .integer(cost.halfHours)),
        ("unevenness", .integer(cost.unevenness)),
      ])
    }
    func place(_ session: SessionIndex, _ role: Int) -> [(key: String, value: JSONValue)] {
      [
        ("session", .string(drive.sessions[session].id)), ("role", .string(task.roles[role].id)),
      ]
    }
    return .object([
      ("proven", .bool(roster.isProven)), ("simulated", .bool(isSimulated)),
      (
        "days",
        .array(
          roster.days.map { day in
            .object([
              ("date", .string(day.date.isoText)), ("cost", cost(day.cost)),
              ("bound", cost(day.bound)),
            ])
          })
      ),
      (
        "shifts",
        .array(
          roster.shifts.map { shift in
            .object(
              [("volunteer", .string(task.volunteers[shift.volunteer].id))]
                + place(shift.session, shift.role) + times(shift.interval))
          })
      ),
      (
        "missing",
        .array(
          gaps.map { gap in
            .object(
              place(gap.session, gap.role) + times(gap.interval)
                + [("people", .integer(gap.people))])
          })
      ),
    ])
  }
}
