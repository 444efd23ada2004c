/// Somebody who was taken out of a drive's lists, with the row to bring them back.
public struct Withdrawal: Equatable, Sendable {
  /// Its number in the record: the first is 1.
  public let number: Int
  /// The number of the cancellation, which may be of many people at once.
  public let batch: Int
  /// When: `2026-11-22T02:40:11Z`.
  public let time: String
  /// Why; empty where nobody said.
  public let reason: String
  /// The row that was taken out.
  public let row: WithdrawnRow

  /// Somebody who has withdrawn.
  ///
  /// - Parameters:
  ///   - number: its number in the record.
  ///   - batch: the number of the cancellation.
  ///   - time: when.
  ///   - reason: why; empty where nobody said.
  ///   - row: the row that was taken out.
  public init(number: Int, batch: Int, time: String, reason: String, row: WithdrawnRow) {
    self.number = number
    self.batch = batch
    self.time = time
    self.reason = reason
    self.row = row
  }
}

/// A row that is taken out of a list, or was.
public struct WithdrawnRow: Equatable, Sendable {
  /// The id of the person.
  public let id: String
  /// The name; empty for none.
  public let name: String
  /// The id of the unit.
  public let unit: String
  /// The year of birth; nil for none.
  public let birthYear: Int?
  /// The telephone number as it is written; empty for none.
  public let phone: String
  /// The file of the list.
  public let list: String
  /// The row, by the names of its columns; what is empty is left out.
  public let fields: [String: String]

  /// A row.
  ///
  /// - Parameters:
  ///   - id: the id of the person.
  ///   - name: the name.
  ///   - unit: the id of the unit.
  ///   - birthYear: the year of birth.
  ///   - phone: the telephone number.
  ///   - list: the file of the list.
  ///   - fields: the row, by the names of its columns.
  public init(
    id: String, name: String, unit: String, birthYear: Int?, phone: String, list: String,
    fields: [String: String]
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.birthYear = birthYear
    self.phone = phone
    self.list = list
    self.fields = fields
  }
}
