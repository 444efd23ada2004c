import Wording

/// Lines that are to fit a page.
package enum FoldedLine {
  /// A line broken at blanks to fit a page; what goes on stands further in.
  package static func folded(_ line: String) -> [String] {
    guard TextWidth.columns(of: line) > TextWidth.page else { return [line] }
    let (lead, further) = (String(line.prefix { $0 == " " }), "    ")
    return TextWidth.wrapped(line, to: TextWidth.page - lead.count - further.count).enumerated()
      .map { lead + ($0 == 0 ? "" : further) + $1 }
  }
}
