public import Foundation
import GRDB

extension History {
  /// The whole store as the bytes of a database file, as it is at one moment.
  ///
  /// - Parameter scratch: a folder to make it in, which only the owner may enter.
  /// - Returns: the bytes.
  /// - Throws: why it cannot be read, or made.
  public func copied(in scratch: URL) throws(HistoryError) -> [UInt8] {
    let place = scratch.appendingPathComponent(History.fileName).path
    try copying { database in
      try database.execute(sql: "VACUUM INTO ?", arguments: [place])
    }
    defer { unlink(place) }
    guard let data = FileManager.default.contents(atPath: place) else {
      throw .cannotOpen(path: place, reason: String(cString: strerror(errno)))
    }
    return [UInt8](data)
  }

  /// How many rows each table has.
  ///
  /// - Throws: why they cannot be counted.
  public func rowCounts() throws(HistoryError) -> [String: Int] {
    let names: [String] = try rows(
      sql: """
        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
          AND name <> 'grdb_migrations'
        """
    ) { try $0.decode(forColumn: "name") }
    var counts: [String: Int] = [:]
    for name in names {
      let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
      counts[name] = try rows(sql: "SELECT count(*) AS number FROM \(quoted)") {
        try $0.decode(Int.self, forColumn: "number")
      }.first
    }
    return counts
  }

  /// Every name and telephone number that the store has of people, each once.
  ///
  /// - Throws: why they cannot be read.
  public func namesAndPhones() throws(HistoryError) -> Set<String> {
    var found: Set<String> = []
    for table in ["invitation", "withdrawal"] {
      let texts: [[String]] = try rows(sql: "SELECT name, phone FROM \(table)") { row in
        [try row.decode(forColumn: "name"), try row.decode(forColumn: "phone")]
      }
      found.formUnion(texts.joined())
    }
    found.remove("")
    return found
  }
}
