import Console
import Drives
import Foundation
import Wording

extension ProgressLine {
  /// Where progress is shown.
  enum Showing: Sendable {
    case nowhere, onTerminals, everywhere

    /// On a terminal, or wherever standard error goes where that is asked for.
    init(isAskedFor: Bool) { self = isAskedFor ? .everywhere : .onTerminals }

    fileprivate var place: Place {
      let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
      let isTerminal = isatty(STDERR_FILENO) == 1 && terminal != "dumb"
      switch self {
      case .nowhere: return .nowhere
      case .onTerminals: return isTerminal ? .terminal : .nowhere
      case .everywhere: return isTerminal ? .terminal : .lines
      }
    }
  }

  /// A line on standard error.
  convenience init(_ wording: Words, showing: Showing, drive: Drive? = nil) {
    self.init(wording, on: drive, at: showing.place, write: Diagnostics.raw)
  }
}
