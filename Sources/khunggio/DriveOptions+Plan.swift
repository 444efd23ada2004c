import DriveFiles
import Drives
import Foundation
import Plans
import Wording

extension DriveOptions {
  /// Where the plan is, unless told.
  var planPath: String { (drive.hasSuffix("/") ? drive : drive + "/") + "plan.json" }

  /// Reads a plan file; problems go to standard error, all of them.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the one in the drive's folder.
  ///   - drive: the drive it is for.
  ///   - onlyItsOwn: whether a plan of another drive is a problem.
  /// - Returns: what the file says.
  /// - Throws: the exit status, where it cannot be read.
  func readPlan(
    _ path: String?, for drive: Drive, onlyItsOwn: Bool = false
  ) throws -> PlanFile {
    let url = URL(fileURLWithPath: path ?? planPath)
    do throws(DriveFileProblems) {
      return try PlanFile(at: url, for: drive, onlyItsOwn: onlyItsOwn)
    } catch {
      ProblemReport(error.problems, wording: wording(of: error)).write(withSum: true)
      throw status(of: error)
    }
  }

  /// The assignments of the drive's own plan; where none was made yet, it says how to.
  ///
  /// - Parameters:
  ///   - path: the file; nil for the one in the drive's folder.
  ///   - drive: the drive it is for.
  ///   - wording: the language to say so in.
  /// - Returns: who is invited when.
  /// - Throws: the exit status, where there is none or it cannot be read.
  func readAssignments(
    _ path: String?, for drive: Drive, wording: Words
  ) throws -> [Assignment] {
    guard path != nil || FileManager.default.fileExists(atPath: planPath) else {
      Diagnostics.line(wording.planFirst(command("plan")))
      throw ExitStatus.missingInput
    }
    return try readPlan(path, for: drive, onlyItsOwn: true).assignments
  }
}
