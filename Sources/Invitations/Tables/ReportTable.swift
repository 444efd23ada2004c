import Drives
import Wording

/// A table of a report, before it takes a form.
struct ReportTable: Equatable {
  /// What stands over it.
  var title: String
  /// The lines below the title.
  var lines: [String] = []
  /// Its columns.
  var columns: [Column]
  /// Its rows.
  var rows: [[Entry]]
  /// The last rows, which stand out.
  var totals: [[Entry]] = []
  /// What stands below it.
  var notes: [String]
  /// What helps whoever makes the report, and nobody who gets it; empty for none.
  var hint = ""
  /// What it is called where space is short.
  var tab: String
  /// Whether its texts are long, and take most of the width.
  var hasLongTexts = false

  /// A column.
  struct Column: Equatable {
    /// Its heading.
    var heading: String
    /// Whether it holds text, and takes what space the others leave.
    var isText = false
    /// Whether it holds what is needed and what is there.
    var isNeed = false
  }

  /// What stands in a cell.
  enum Entry: Equatable {
    /// Nothing, or something to be filled in.
    case empty
    /// Text.
    case text(String)
    /// A number with so many decimals.
    case number(Double, decimals: Int)
    /// A part of a whole.
    case part(Double)
    /// What is needed and what is there.
    case need(Int, available: Int?, isShort: Bool)

    /// A whole number, or nothing.
    static func count(_ number: Int?) -> Entry {
      number.map { .number(Double($0), decimals: 0) } ?? .empty
    }

    /// A part, or nothing.
    static func optional(part: Double?) -> Entry { part.map { .part($0) } ?? .empty }

    /// The cell as text.
    func text(_ wording: Words) -> String {
      switch self {
      case .empty: return ""
      case .text(let text): return text
      case .number(let number, let decimals): return wording.number(number, decimals: decimals)
      case .part(let part): return wording.percent(part, decimals: 0)
      case .need(let needed, let available, let isShort):
        let there = available.map { "/\(wording.count($0))" } ?? ""
        return wording.count(needed) + there + (isShort ? "*" : "")
      }
    }
  }
}
