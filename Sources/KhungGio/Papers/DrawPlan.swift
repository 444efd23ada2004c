import DriveFiles
public import Drives
import Foundation
import Pictures
import Plans
import Simulation
import Wording

/// Draws every session of a plan: people present over the day, people invited by unit.
public struct DrawPlan: UseCase {
  /// The drive.
  public var drive: OpenDrive
  /// The path of the folder for the pictures, made if need be.
  public var folder: String
  /// The plan's file; nil for the drive's own.
  public var plan: String?
  /// How many days are simulated; 0 for none.
  public var days = 1000
  /// The random seed.
  public var seed: UInt64 = 1
  /// The language of the pictures; nil for the drive's own.
  public var language: Language?
  /// Receives what is worth knowing.
  public var notice: DriveNotices = { _ in }

  /// Draws the plan of a drive.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - folder: the path of the folder for the pictures.
  public init(_ drive: OpenDrive, into folder: String) {
    self.drive = drive
    self.folder = folder
  }

  /// Draws the pictures, all of them or none.
  ///
  /// - Parameter context: not used.
  /// - Returns: the files written.
  /// - Throws: ``PlanError/missing``, every problem of the plan's file, or why a picture cannot be
  ///   written.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> WrittenFiles {
    try drive.check(folder: folder)
    let pictures = try drawn()
    do throws(OutputError) {
      let place = try StagedFolder(for: URL(fileURLWithPath: folder, isDirectory: true))
      for picture in pictures { try place.write(Array(picture.svg.utf8), to: picture.name) }
      try place.finish()
    } catch {
      throw UseCaseError(error)
    }
    return WrittenFiles(folder: folder, files: pictures.map(\.name))
  }

  /// Draws the pictures and writes nothing.
  ///
  /// - Returns: the names of their files and their SVG, session by session.
  /// - Throws: ``PlanError/missing``, or every problem of the plan's file.
  public func drawn() throws(UseCaseError) -> [(name: String, svg: String)] {
    let wording = Words(language: language ?? drive.drive.language)
    let assignments = try drive.readPlan(plan, notice: notice).file.assignments
    let runs =
      days > 0
      ? DayRuns.all(of: Simulator(runs: days, seed: seed).simulate(assignments, on: drive.drive))
      : [:]
    let charts = DayChart.all(of: assignments, on: drive.drive, runs: runs, wording: wording)
    let tables = InvitationTable.all(of: assignments, on: drive.drive, wording: wording)
    return zip(charts, tables).flatMap { chart, table in
      [
        ("headcount-\(chart.session).svg", DayPicture(of: chart, wording: wording).svg),
        ("invitations-\(chart.session).svg", InvitationPicture(of: table, wording: wording).svg),
      ]
    }
  }
}
