import ArgumentParser
import Console
import Diagnostics
import DriveFiles
import KhungGio
import Wording

extension SavedPlan {
  /// Tells that a better plan stays where this one was to be saved.
  func reportOfBetter(wording: Words) {
    guard let costOfBetter else { return }
    Diagnostics.line(wording.betterPlanKept(path, saved: costOfBetter, new: cost))
  }

  /// Tells where the plan could not be saved.
  ///
  /// - Parameter wording: the language to say so in.
  /// - Throws: the exit status.
  func check(wording: Words) throws {
    guard let failure else { return }
    Diagnostics.line(wording.notSaved(path, reason: failure.reason(in: wording)))
    throw ExitStatus.status(of: failure.category)
  }
}
