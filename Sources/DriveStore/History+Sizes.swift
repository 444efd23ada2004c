import GRDB

extension History {
  /// How many people an issue invites, and how they differ from the one before.
  public struct Size: Equatable, Sendable {
    /// The number of the issue.
    public let number: Int
    /// How many people it invites.
    public let invited: Int
    /// How many of them had another slot before.
    public let moved: Int
    /// How many of them had none before.
    public let came: Int
    /// How many had a slot before and have none now.
    public let gone: Int
  }

  /// The sizes of all issues, by number.
  ///
  /// - Throws: why they cannot be read.
  public func sizes() throws(HistoryFault) -> [Size] {
    let rows = try rows(
      sql: """
        SELECT now.issue AS number, count(*) AS invited, count(before.issue) AS both,
          count(CASE WHEN before.session <> now.session OR before.slot <> now.slot THEN 1 END)
            AS moved
        FROM invitation AS now LEFT JOIN invitation AS before
          ON before.issue = now.issue - 1 AND before.registrant = now.registrant
        GROUP BY now.issue
        """
    ) { row in
      (
        number: try row.decode(Int.self, forColumn: "number"),
        invited: try row.decode(Int.self, forColumn: "invited"),
        both: try row.decode(Int.self, forColumn: "both"),
        moved: try row.decode(Int.self, forColumn: "moved")
      )
    }
    var counts: [Int: (invited: Int, both: Int, moved: Int)] = [:]
    for row in rows { counts[row.number] = (row.invited, row.both, row.moved) }
    return try issues().map { issue in
      let now = counts[issue.number] ?? (0, 0, 0)
      let before = counts[issue.number - 1]?.invited ?? 0
      return Size(
        number: issue.number, invited: now.invited, moved: now.moved,
        came: now.invited - now.both, gone: before - now.both)
    }
  }
}
