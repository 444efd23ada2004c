package import Foundation

/// A ``Moment`` of a text as the history keeps it, in four bytes: seconds since 1970.
package struct SecondOfTime: Equatable, Sendable {
  /// How many seconds since the beginning of 1970.
  package let seconds: UInt32

  /// A moment.
  ///
  /// - Parameter seconds: how many seconds since the beginning of 1970.
  package init(seconds: UInt32) { self.seconds = seconds }

  /// The moment of a text; nil for any other text than ``text`` would give.
  ///
  /// - Parameter text: the text.
  package init?(_ text: String) {
    guard let moment = Moment(text), moment.text == text,
      let seconds = UInt32(exactly: moment.date.timeIntervalSince1970)
    else { return nil }
    self.init(seconds: seconds)
  }

  /// As the history keeps it.
  package var text: String { Moment(date).text }

  /// The same on every clock.
  package var date: Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }
}
