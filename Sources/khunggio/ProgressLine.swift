import Foundation
import Invitations
import Planning
import Plans
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

  /// Shows the progress.
  mutating func show(_ progress: Planner.Progress) {
    let wording = wording
    let gap = progress.cost.map { Plan.gap(cost: $0, bound: progress.bound) } ?? 0
    show(
      wording.progress(
        cost: progress.cost, unplaced: progress.unplaced ?? 0, gap: max(0, gap),
        seconds: progress.seconds), at: progress.seconds)
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
