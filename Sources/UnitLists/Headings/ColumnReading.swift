public import Wording

/// How sure it is what a column holds.
public enum ColumnConfidence: String, Encodable, Sendable, Comparable {
  /// Nothing is known of it, or it is not read.
  case none
  /// What stands in its cells tells.
  case values
  /// Its heading begins as a known one does.
  case likely
  /// Its heading is known.
  case exact
  /// It was said for an earlier list of the unit.
  case saved
  /// It was said for this list.
  case said

  private var rank: Int {
    switch self {
    case .none: return 0
    case .values: return 1
    case .likely: return 2
    case .exact: return 3
    case .saved: return 4
    case .said: return 5
    }
  }

  /// The less sure one first.
  public static func < (left: ColumnConfidence, right: ColumnConfidence) -> Bool {
    left.rank < right.rank
  }
}

/// What was made of one column of a list.
public struct ColumnReading: Equatable, Encodable, Sendable {
  /// The letters that spreadsheets show.
  public let letters: String
  /// The heading as it is there; empty for none.
  public let heading: String
  /// The name of the field it was read as, as `--map` takes it; nil where it was not read.
  public let field: String?
  /// How sure that is.
  public let confidence: ColumnConfidence
  /// In how many rows of people it holds something.
  public let filled: Int
  /// In how many of these it was read.
  public let read: Int
  /// Whether the sheet does not show it.
  public let isHidden: Bool
  /// What else is to be said of it.
  public let notes: [ColumnNote]

  private enum CodingKeys: String, CodingKey {
    case letters, heading, field, confidence, filled, read
    case isHidden = "hidden"
    case notes
  }
}

/// The row of a person as it was read, before anything was made of its cells.
public struct RowRead: Equatable, Encodable, Sendable {
  /// The row, from 1.
  public let row: Int
  /// The text of each cell that holds something, by the letters of its column: whole numbers without a
  /// point, days as `15/12/2026`, several lines as one. What merged cells share stands in each of their
  /// rows.
  public let cells: [String: String]
}

/// A row of a list that was taken for none of a person.
public struct RowLeftOut: Equatable, Encodable, Sendable {
  /// The row, from 1.
  public let row: Int
  /// Why.
  public let reason: RowReason
  /// Its first text.
  public let text: String
}
