import Drives
import Plans
import Wording

/// The few shapes the printed pages are made of.
enum Layout {
  /// A rule with a title on its left and a note on its right.
  static func title(_ title: String, note: String = "") -> [String] {
    let title = TextWidth.printable(title)
    let right = note.isEmpty ? "" : " \(note)"
    let room = TextWidth.page - TextWidth.columns(of: right) - 7
    // A long title takes lines of its own; the last one carries the rule and the note.
    let lines = TextWidth.wrapped(title, to: room)
    return lines.enumerated().map { place, line in
      guard place == lines.count - 1 else { return "── \(line)" }
      let used = 4 + TextWidth.columns(of: line) + TextWidth.columns(of: right)
      return "── \(line) " + String(repeating: "─", count: TextWidth.page - used) + right
    }
  }

  /// A heading in capitals with a double rule under it.
  static func heading(_ text: String) -> [String] {
    let text = TextWidth.shortened(text, to: TextWidth.page)
    return [text, String(repeating: "═", count: TextWidth.columns(of: text))]
  }

  /// Lines that begin with `lead` on the first and go on below its end.
  static func hanging(_ lead: String, _ lines: [String]) -> [String] {
    let blanks = String(repeating: " ", count: TextWidth.columns(of: lead))
    return lines.enumerated().map { ($0 == 0 ? lead : blanks) + $1 }
  }

  /// A paragraph whose lines all begin with blanks.
  static func indented(_ text: String, by blanks: Int = 2) -> [String] {
    hanging(
      String(repeating: " ", count: blanks),
      TextWidth.wrapped(TextWidth.printable(text), to: TextWidth.page - blanks))
  }

  /// A list of items after a lead, broken between items.
  static func list(_ lead: String, _ items: [String]) -> [String] {
    hanging(lead, TextWidth.list(items, to: TextWidth.page - TextWidth.columns(of: lead)))
  }

  /// The terms of a cost that are not zero, each with what it counts.
  static func terms(of cost: Cost, _ wording: Words) -> [String] {
    CostTerm.allCases.filter { cost[$0] != 0 }.flatMap { term in
      let number = TextWidth.padded(wording.number(cost[term]), to: 14, onLeft: true)
      return hanging(
        "  \(number)  ", TextWidth.wrapped(wording.termName(term), to: TextWidth.page - 18))
    }
  }
}
