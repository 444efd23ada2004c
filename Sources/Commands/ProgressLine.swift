import Console
import Drives
import Foundation
import KhungGio
import Synchronization
import Wording

/// How far a use case has come: on a terminal one line that is rewritten; elsewhere nothing, or, where
/// it was asked for, one line per improvement. No escape sequences either way.
final class ProgressLine: Sendable {
  /// Where progress is shown.
  enum Showing: Sendable {
    case nowhere, onTerminals, everywhere

    /// On a terminal, or wherever standard error goes where that is asked for.
    init(isAskedFor: Bool) { self = isAskedFor ? .everywhere : .onTerminals }
  }

  private struct State {
    var width = 0
    var last = -Double.infinity
  }

  private let text: ProgressText
  private let isRewritten: Bool
  private let isWanted: Bool
  private let state = Mutex(State())

  init(_ wording: Words, showing: Showing, drive: Drive? = nil) {
    text = ProgressText(wording: wording, on: drive)
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    isRewritten = isatty(STDERR_FILENO) == 1 && terminal != "dumb"
    isWanted = showing != .nowhere && (isRewritten || showing == .everywhere)
  }

  /// Shows how far the use case has come; on any thread.
  func show(_ progress: WorkProgress) {
    state.withLock { state in
      guard isWanted, !isRewritten || progress.seconds - state.last >= 0.1 else { return }
      state.last = progress.seconds
      let text = text.words(of: progress)
      guard isRewritten else { return Diagnostics.line(text) }
      let line = TextWidth.shortened(text, to: TextWidth.page - 1)
      Diagnostics.raw("\r" + TextWidth.padded(line, to: state.width))
      state.width = TextWidth.columns(of: line)
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      guard isRewritten, state.width > 0 else { return }
      Diagnostics.raw("\r" + String(repeating: " ", count: state.width) + "\r")
      state.width = 0
    }
  }
}
