package import Drives
package import KhungGio
import Plans
import WhatIf
package import Wording

/// How far a use case has come, in one short line.
package struct ProgressText: Sendable {
  private let wording: Words
  private let drive: Drive?

  /// How far a use case has come, in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - drive: the drive, for the names of what is found.
  package init(wording: Words, on drive: Drive?) {
    self.wording = wording
    self.drive = drive
  }

  /// How far it has come.
  ///
  /// - Parameter progress: how far.
  /// - Returns: the words.
  package func words(of progress: WorkProgress) -> String {
    let (done, total) = (progress.done ?? 0, progress.total ?? 0)
    switch progress.phase {
    case .planning:
      let gap = progress.incumbent.map { Plan.gap(cost: $0, bound: progress.bound ?? 0) } ?? 0
      return wording.progress(
        cost: progress.incumbent, unplaced: progress.unplaced ?? 0, gap: max(0, gap),
        seconds: progress.seconds)
    case .calibrating: return wording.calibrating(done)
    case .simulating: return wording.simulating(done, of: total)
    case .comparing: return wording.sweeping(done, of: total)
    case .explaining:
      let state = wording.explaining(done, of: total)
      guard let fix = progress.found, let drive else { return state }
      let found = PrintedExplanation.words(for: fix, on: drive, wording: wording)
      return state + "; " + wording.foundEnough(found)
    }
  }
}
