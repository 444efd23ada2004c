import DriveFiles
import Drives
import Foundation

extension DriveOptions {
  /// Where the plan is, unless told.
  var planPath: String { (drive.hasSuffix("/") ? drive : drive + "/") + "plan.json" }

  /// Reads a plan file; problems go to standard error, all of them.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the one in the drive's folder.
  ///   - drive: the drive it is for.
  /// - Returns: what the file says.
  /// - Throws: the exit status, where it cannot be read.
  func readPlan(_ path: String?, for drive: Drive) throws -> PlanFile {
    do throws(DriveFileProblems) {
      return try PlanFile(at: URL(fileURLWithPath: path ?? planPath), for: drive)
    } catch {
      ProblemReport(error.problems, wording: wording(of: error)).write(withSum: true)
      throw status(of: error)
    }
  }
}
