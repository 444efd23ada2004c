/// What is to be said of a column of a list, beyond what it was read as.
public enum ColumnNote: Equatable, Encodable, Sendable {
  /// Another column says the same and was taken; its letters.
  case otherColumn(String)
  /// It is about somebody other than the donor.
  case ofSomebodyElse
  /// Ids that are only running numbers.
  case runningNumbers
  /// Ids that the drive's people have, beside other names.
  case noIDs
  /// None or few of its values name a unit of the drive.
  case noUnits
  /// The unit was said, so that the column does not count.
  case unitWasSaid
  /// Blood groups, or groups far larger than companions are.
  case noCompanions
  /// Groups that may be of people who come together, and are read as such.
  case perhapsCompanions
  /// Dates with a time of day: when somebody registered, not when they want to come.
  case timeStamps
  /// It is read where another column, by its letters, is empty.
  case whereEmpty(String)
  /// It is one part of what several columns hold.
  case part
  /// It has no heading, and goes on with that of another column, by its letters.
  case continues(String)
  /// So many of its cells that are not read speak of times.
  case times(Int)
  /// So many of its cells that are not read hold telephone numbers.
  case phones(Int)
  /// So many of its cells that are not read hold dates.
  case dates(Int)

  private enum CodingKeys: String, CodingKey { case code, column, cells }

  /// One object: a code, and the column or the number of cells it is about.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    switch self {
    case .otherColumn(let column), .whereEmpty(let column), .continues(let column):
      try container.encode(column, forKey: .column)
    case .times(let cells), .phones(let cells), .dates(let cells):
      try container.encode(cells, forKey: .cells)
    default: break
    }
  }

  /// The name of the note for programs.
  public var code: String {
    switch self {
    case .otherColumn: return "other_column"
    case .ofSomebodyElse: return "somebody_else"
    case .runningNumbers: return "running_numbers"
    case .noIDs: return "no_ids"
    case .noUnits: return "no_units"
    case .unitWasSaid: return "unit_said"
    case .noCompanions: return "no_companions"
    case .perhapsCompanions: return "perhaps_companions"
    case .timeStamps: return "time_stamps"
    case .whereEmpty: return "where_empty"
    case .part: return "part"
    case .continues: return "continues"
    case .times: return "times"
    case .phones: return "phones"
    case .dates: return "dates"
    }
  }
}

/// Why a row of a list was taken for none of a person.
public enum RowReason: String, Encodable, Sendable, CaseIterable {
  /// A total.
  case total
  /// A signature, or what stands around it.
  case signature
  /// The heading of a part of the list.
  case section
  /// The headings again, or the numbers of the columns.
  case heading
  /// Nothing but what was filled in beforehand: running numbers, constants, zeros of formulas.
  case prefilled
  /// The example of a template.
  case example
  /// Struck through.
  case struck
  /// Somebody who does not come, by the answer or the note in the row.
  case declined
  /// A remark between the rows.
  case remark
}
