import Console
import Drives
import KhungGio
import Synchronization
import Testing
import Wording

/// How far a use case has come, on a terminal and elsewhere.
@Suite struct ProgressLineTests {
  private final class Sink: Sendable {
    private let pieces = Mutex<[String]>([])
    func add(_ text: String) { pieces.withLock { $0.append(text) } }
    var all: [String] { pieces.withLock { $0 } }
  }

  private let words = Words(language: .english)

  /// Simulating: so many of 100 days, after some seconds.
  private func progress(_ done: Int, after seconds: Double) -> WorkProgress {
    var progress = WorkProgress(.simulating, seconds: seconds)
    (progress.done, progress.total) = (done, 100)
    return progress
  }

  private func shown(at place: ProgressLine.Place) -> [String] {
    let sink = Sink()
    let line = ProgressLine(words, on: nil, at: place) { sink.add($0) }
    line.show(progress(10, after: 1))
    line.show(progress(11, after: 1.0625))
    line.show(progress(9, after: 1.125))
    line.clear()
    line.clear()
    return sink.all
  }

  @Test func nothingIsShownNowhere() { #expect(shown(at: .nowhere).isEmpty) }

  @Test func aPipeGetsALineEachTime() {
    #expect(shown(at: .lines) == [10, 11, 9].map { words.simulating($0, of: 100) + "\n" })
  }

  /// Ten times a second at most; a shorter line covers the longer one before it.
  @Test func aTerminalsLineIsRewrittenAndTakenAway() {
    let (first, last) = (words.simulating(10, of: 100), words.simulating(9, of: 100))
    #expect(first.count == last.count + 1)
    #expect(
      shown(at: .terminal) == [
        "\r" + first, "\r" + last + " ", "\r" + String(repeating: " ", count: last.count) + "\r",
      ])
  }
}
