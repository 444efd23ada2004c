public import Foundation

/// A moment to the second, as the history keeps it: `2026-11-22T02:40:11Z`.
public struct Moment: Equatable, Sendable {
  /// As it is kept.
  public let text: String
  /// The same on every clock.
  public let date: Date

  /// The moment a text names; nil for any other text.
  ///
  /// - Parameter text: a time of ISO 8601.
  public init?(_ text: String) {
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    self.init(date)
  }

  /// A moment, to the second.
  init(_ date: Date) {
    self.date = date
    text = date.formatted(.iso8601)
  }

  /// Now.
  public static var now: Moment { Moment(Date()) }
}
