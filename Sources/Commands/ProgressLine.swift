import Drives
import Foundation
import KhungGio
import Plans
import WhatIf
import Wording

/// How far planning has come: on a terminal one line that is rewritten; elsewhere nothing, or, where
/// it was asked for, one line per improvement. No escape sequences either way.
struct ProgressLine {
  private let wording: Words
  private let isRewritten: Bool
  private let isWanted: Bool
  private var width = 0
  private var last = -Double.infinity

  init(wording: Words, isAskedFor: Bool) {
    self.wording = wording
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    isRewritten = isatty(STDERR_FILENO) == 1 && terminal != "dumb"
    isWanted = isRewritten || isAskedFor
  }

  /// Shows how far a use case has come.
  ///
  /// - Parameters:
  ///   - progress: how far it has come.
  ///   - drive: the drive, for the names of what is found.
  mutating func show(_ progress: WorkProgress, drive: Drive?) {
    let wording = wording
    let (done, total) = (progress.done ?? 0, progress.total ?? 0)
    show(Self.text(of: progress, done, total, drive, wording), at: progress.seconds)
  }

  private static func text(
    of progress: WorkProgress, _ done: Int, _ total: Int, _ drive: Drive?, _ wording: Words
  ) -> String {
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

  /// Shows a short line, so many seconds after the start.
  mutating func show(_ text: @autoclosure () -> String, at seconds: Double) {
    guard isWanted, !isRewritten || seconds - last >= 0.1 else { return }
    last = seconds
    let text = text()
    guard isRewritten else { return Diagnostics.line(text) }
    let line = TextWidth.shortened(text, to: TextWidth.page - 1)
    Diagnostics.raw("\r" + TextWidth.padded(line, to: width))
    width = TextWidth.columns(of: line)
  }

  /// Takes the line away.
  mutating func clear() {
    guard isRewritten, width > 0 else { return }
    Diagnostics.raw("\r" + String(repeating: " ", count: width) + "\r")
    width = 0
  }
}
