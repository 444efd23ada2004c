import DriveFiles
public import Wording

/// All rows of a sweep as one text.
public enum SweepDocument {
  /// One JSON document: the drive as it is, and the rows in their order.
  ///
  /// - Parameters:
  ///   - rows: the rows, the drive as it is first.
  ///   - frontier: two measures, and the rows that no other beats in them; nil where not asked for.
  ///   - wording: the language of why a row has no plan.
  /// - Returns: the document.
  public static func json(
    of rows: [SweepRow], frontier: (x: String, y: String, rows: [Int])? = nil, wording: Words
  ) -> String {
    let base = rows.first?.json(in: wording) ?? "null"
    var text = "{\n  \"base\": \(base),\n  \"rows\": ["
    text += rows.dropFirst().map { "\n    " + $0.json(in: wording) }.joined(separator: ",")
    text += rows.count > 1 ? "\n  ]" : "]"
    if let frontier {
      let numbers = frontier.rows.map(String.init).joined(separator: ", ")
      text +=
        ",\n  \"frontier\": {\"x\": \(JSONText.quoted(frontier.x)), "
        + "\"y\": \(JSONText.quoted(frontier.y)), \"rows\": [\(numbers)]}"
    }
    return text + "\n}\n"
  }

  /// The lines of a file of rows.
  ///
  /// - Parameters:
  ///   - rows: the rows.
  ///   - header: what the sweep is.
  /// - Returns: the header and a line for each row.
  public static func lines(of rows: [SweepRow], _ header: SweepHeader) -> String {
    header.line + "\n"
      + rows.map { $0.line(id: header.id(of: $0.settings)) + "\n" }.joined()
  }
}
