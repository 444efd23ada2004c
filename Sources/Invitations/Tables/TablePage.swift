import Drives
import Wording

/// Tables as a page of HTML that needs nothing beside itself and prints on A4.
enum TablePage {
  /// The page of a table.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - organizer: who invites.
  ///   - title: what the page is of.
  ///   - wording: the language.
  ///   - isDraft: whether it says that it is a draft.
  /// - Returns: the page.
  static func text(
    of table: ReportTable, organizer: String, title: String, wording: Words, isDraft: Bool
  ) -> String {
    func escaped(_ text: String) -> String { MarkupText.escaped(text) }
    func row(_ entries: [ReportTable.Entry]) -> String {
      let cells = zip(table.columns, entries).map { column, entry in
        "<td\(column.isText ? " class=\"text\"" : "")>\(escaped(entry.text(wording)))</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let lines = table.lines.filter { !isDraft || $0 != wording.draft }.map {
      "<p class=\"line\">\(escaped($0))</p>"
    }
    let draft =
      isDraft
      ? ["<p class=\"draft\">\(escaped(wording.draft))</p>"] : []
    let headings = table.columns.map { "<th>\(escaped($0.heading))</th>" }.joined()
    let parts =
      [
        "<!doctype html>", "<html lang=\"\(wording.language.rawValue)\">", "<head>",
        "<meta charset=\"utf-8\">",
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          + "'unsafe-inline'\">",
        "<title>\(escaped("\(table.title) – \(title)"))</title>", "<style>", style, "</style>",
        "</head>", "<body>", "<p class=\"office\">\(escaped(organizer))</p>",
      ] + draft + ["<h1>\(escaped(table.title))</h1>"] + lines + [
        "<table>", "<thead><tr>\(headings)</tr></thead>", "<tbody>",
      ] + table.rows.map(row) + ["</tbody>"]
      + (table.totals.isEmpty ? [] : ["<tfoot>"] + table.totals.map(row) + ["</tfoot>"])
      + ["</table>"] + table.notes.map { "<p class=\"note\">\(escaped($0))</p>" }
      + ["</body>", "</html>"]
    return parts.joined(separator: "\n") + "\n"
  }

  /// How the page looks.
  private static let style = """
    @page { size: A4; margin: 15mm 15mm 15mm 20mm; }
    * { box-sizing: border-box; }
    body { max-width: 180mm; margin: 8mm auto; padding: 0 4mm; color: #000;
      font: 12pt/1.3 "Times New Roman", Tinos, "Liberation Serif", serif;
      overflow-wrap: anywhere; }
    p { margin: 0 0 2mm; }
    .office, .line { text-align: center; }
    .line { font-weight: bold; }
    .draft { width: max-content; margin: 2mm auto; padding: 0 3mm; border: 0.4mm solid #a00;
      color: #a00; font-size: 11pt; font-weight: bold; letter-spacing: 0.1em; }
    h1 { font-size: 16pt; text-align: center; margin: 3mm 0 2mm; }
    table { width: 100%; border-collapse: collapse; margin: 3mm 0; line-height: 1.25; }
    thead { display: table-header-group; }
    tfoot { display: table-row-group; font-weight: bold; }
    tr { break-inside: avoid; }
    th, td { border: 0.25mm solid #000; padding: 1mm 2mm; text-align: center; }
    th, td { white-space: nowrap; overflow-wrap: normal; }
    td.text { text-align: left; white-space: normal; overflow-wrap: anywhere; }
    thead th { background: #eee; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    .note { font-style: italic; font-size: 11pt; }
    @media print { body { max-width: none; margin: 0; padding: 0; } }
    """
}
