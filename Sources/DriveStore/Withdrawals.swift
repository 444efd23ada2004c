import GRDB
public import Identities

extension History {
  /// Records that people withdraw, all of them or nobody.
  ///
  /// - Parameters:
  ///   - people: who.
  ///   - time: when.
  ///   - reason: why; empty for no reason.
  /// - Returns: the numbers of the records.
  /// - Throws: why they cannot be kept; the history then is as before.
  @discardableResult
  public func withdraw(
    _ people: [WithdrawnRow], time: String, reason: String
  ) throws(HistoryError) -> [Int] {
    try changing { database in
      let last = try Row.fetchOne(
        database, sql: "SELECT max(number) AS number, max(batch) AS batch FROM withdrawal")
      let (number, batch) = (last?["number"] as Int? ?? 0, last?["batch"] as Int? ?? 0)
      let statement = try database.makeStatement(
        sql: """
          INSERT INTO withdrawal (number, batch, time, reason, registrant, name, unit, birth_year,
            phone, list, fields)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for (index, person) in people.enumerated() {
        try statement.execute(arguments: [
          number + 1 + index, batch + 1, time, reason, person.id, person.name, person.unit,
          person.birthYear, person.phone, person.list, FieldsText(person.fields).text,
        ])
      }
      return people.indices.map { number + 1 + $0 }
    }
  }

  /// Everybody who has withdrawn and was not brought back, by number.
  ///
  /// - Throws: why they cannot be read.
  public func withdrawals() throws(HistoryError) -> [Withdrawal] {
    try rows(
      sql: "SELECT * FROM withdrawal WHERE returned IS NULL ORDER BY number"
    ) { row in
      Withdrawal(
        number: try row.decode(forColumn: "number"), batch: try row.decode(forColumn: "batch"),
        time: try row.decode(forColumn: "time"), reason: try row.decode(forColumn: "reason"),
        row: WithdrawnRow(
          id: try row.decode(forColumn: "registrant"),
          name: try row.decode(forColumn: "name"), unit: try row.decode(forColumn: "unit"),
          birthYear: try row.decode(forColumn: "birth_year"),
          phone: try row.decode(forColumn: "phone"), list: try row.decode(forColumn: "list"),
          fields: FieldsText(text: try row.decode(forColumn: "fields")).fields))
    }
  }

  /// Records that people are back on the lists.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of their withdrawals.
  ///   - time: when.
  /// - Throws: why that cannot be kept.
  public func bringBack(_ numbers: [Int], time: String) throws(HistoryError) {
    try changing { database in
      for number in numbers {
        try database.execute(
          sql: "UPDATE withdrawal SET returned = ? WHERE number = ? AND returned IS NULL",
          arguments: [time, number])
      }
    }
  }
}

/// The fields of a row as one text: names and values, each followed by U+001F, which no list has.
struct FieldsText {
  let text: String
  let fields: [String: String]
  private static let separator: Character = "\u{1F}"

  init(_ fields: [String: String]) {
    self.fields = fields
    text = fields.sorted { $0.key < $1.key }.map { entry in
      [entry.key, entry.value].map { part in
        String(part.filter { $0 != FieldsText.separator }) + String(FieldsText.separator)
      }.joined()
    }.joined()
  }

  init(text: String) {
    self.text = text
    let parts = text.split(separator: FieldsText.separator, omittingEmptySubsequences: false)
    var fields: [String: String] = [:]
    var place = parts.startIndex
    while place + 1 < parts.endIndex {
      fields[String(parts[place])] = String(parts[place + 1])
      place += 2
    }
    self.fields = fields
  }
}
