import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Wording

/// Reads a drive whose lists may still be missing.
enum FrameReading {
  /// The drive and the wording asked for; problems go to standard error, all of them.
  ///
  /// - Parameters:
  ///   - url: the drive's folder.
  ///   - language: the language asked for.
  /// - Returns: the drive and the wording.
  /// - Throws: the exit status, where the drive cannot be read.
  static func read(_ url: URL, language: Language?) throws -> (DriveFrame, Words) {
    do throws(DriveFileProblems) {
      let frame = try DriveFrame(at: url)
      return (frame, Words(language: language ?? frame.language))
    } catch {
      let wording = language.map(Words.init) ?? error.wording
      ProblemReport(error.problems, wording: wording).write(withSum: true)
      throw error.isMissingInput ? ExitStatus.missingInput : ExitStatus.badData
    }
  }
}
