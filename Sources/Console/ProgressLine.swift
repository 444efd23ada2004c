package import Drives
package import KhungGio
import Synchronization
package import Wording

/// How far a use case has come: where a line can be rewritten one that is, elsewhere one line per
/// improvement. No escape sequences either way.
package final class ProgressLine: Sendable {
  /// Where the progress goes.
  package enum Place: Sendable {
    /// Nowhere.
    case nowhere
    /// A terminal, whose last line is rewritten.
    case terminal
    /// A file or a pipe, line after line.
    case lines
  }

  private struct State {
    var width = 0
    var last = -Double.infinity
  }

  /// The line of a terminal is rewritten no more often, in seconds.
  private static let pause = 0.1

  private let text: ProgressText
  private let place: Place
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// A line.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - drive: the drive, for the names of what is found.
  ///   - place: where it goes.
  ///   - write: writes text as it is.
  package init(
    _ wording: Words, on drive: Drive?, at place: Place,
    write: @escaping @Sendable (String) -> Void
  ) {
    text = ProgressText(wording: wording, on: drive)
    self.place = place
    self.write = write
  }

  /// Shows how far the use case has come; on any thread.
  ///
  /// - Parameter progress: how far.
  package func show(_ progress: WorkProgress) {
    state.withLock { state in
      switch place {
      case .nowhere: return
      case .lines: write(TextWidth.printableLines(text.words(of: progress) + "\n"))
      case .terminal:
        guard progress.seconds - state.last >= Self.pause else { return }
        state.last = progress.seconds
        let line = TextWidth.shortened(text.words(of: progress), to: TextWidth.page - 1)
        write("\r" + TextWidth.padded(line, to: state.width))
        state.width = TextWidth.columns(of: line)
      }
    }
  }

  /// Takes the line away.
  package func clear() {
    state.withLock { state in
      guard state.width > 0 else { return }
      write("\r" + String(repeating: " ", count: state.width) + "\r")
      state.width = 0
    }
  }
}
