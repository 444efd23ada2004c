import Drives
import Foundation

/// The units that a cell of a timetable names, each perhaps with how many people of it come.
struct TimetableUnits {
  /// A unit as it is written.
  struct Item: Equatable {
    /// The name.
    var name: String
    /// How many people; nil where nothing is said.
    var people: Int?
    /// The unit that is meant.
    var found = UnitFinder.Found.none
  }

  private let finder: UnitFinder
  private let byLabel: [String: Int]

  init(of drive: Drive) {
    finder = UnitFinder(drive.units)
    byLabel = Dictionary(
      drive.unitLabels.enumerated().map { (TimetableUnits.key($1), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func key(_ text: String) -> String { WrittenText.plain(text).tidied.lowercased() }

  private static var people: String {
    "(?:người|nguoi|ng|em|hs|học sinh|sv|sinh viên|people|persons?)"
  }

  /// The items of a cell: `Văn phòng (3), Trường mầm non (1)`, `Lớp 8/1: 40; Lớp 9/1: 40`,
  /// `Tổ dân phố 1, 2`.
  func items(of text: String) -> [Item] {
    let text = WrittenText.plain(text).precomposedStringWithCanonicalMapping
    let counted = counted(text)
    var items: [Item] = []
    if counted.contains(where: { $0.people != nil }) {
      items = counted.flatMap { $0.people == nil ? parts(of: $0.name) : split($0) }
    } else {
      items = parts(of: text)
    }
    return linked(items)
  }

  /// Names up to a number in brackets each; the rest is an item without one.
  private func counted(_ text: String) -> [Item] {
    guard
      let pattern = try? NSRegularExpression(
        pattern: "\\(\\s*(\\d{1,5})\\s*\(TimetableUnits.people)?\\s*\\)",
        options: .caseInsensitive)
    else { return [] }
    var items: [Item] = []
    var start = text.startIndex
    for match in pattern.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
      guard let whole = Range(match.range, in: text),
        let digits = Range(match.range(at: 1), in: text)
      else { continue }
      let name = TimetableUnits.trimmed(String(text[start..<whole.lowerBound]))
      if name.isEmpty, let last = items.indices.last, let before = items[last].people {
        // A name may itself end in a number in brackets.
        items[last].name += " (\(before))"
        items[last].people = Int(text[digits])
      } else {
        items.append(Item(name: name, people: Int(text[digits])))
      }
      start = whole.upperBound
    }
    let rest = TimetableUnits.trimmed(String(text[start...]))
    if !rest.isEmpty { items.append(Item(name: rest, people: nil)) }
    return items
  }

  /// An item whose name is several: the number is of the last, or of none where they share a beginning, as
  /// in `Tổ dân phố 1, 2 (60)`.
  private func split(_ item: Item) -> [Item] {
    guard byLabel[TimetableUnits.key(item.name)] == nil else { return [item] }
    let parts = self.parts(of: item.name)
    guard parts.count > 1, let last = parts.last else { return [item] }
    if parts.contains(where: { found($0.name) == .none }) { return parts }
    return parts.dropLast() + [Item(name: last.name, people: item.people)]
  }

  /// Names apart by semicolons, lines or commas, a number behind each if there is one.
  private func parts(of text: String) -> [Item] {
    text.split(whereSeparator: { ";\n".contains($0) }).flatMap { piece -> [Item] in
      let whole = item(of: String(piece))
      guard byLabel[TimetableUnits.key(whole.name)] == nil,
        piece.contains(where: { ",&+".contains($0) })
      else { return [whole] }
      let several = piece.split(whereSeparator: { ",&+".contains($0) }).map {
        item(of: String($0))
      }
      // A name may have a comma in it, or more behind it than the unit's.
      let isAll = linked(several).allSatisfy { $0.found != .none }
      return isAll || whole.found == .none ? several : [whole]
    }.filter { !$0.name.isEmpty }
  }

  /// One name, perhaps with a number behind it: `Lớp 8/1: 40`, `Cụm BE - 60 người`.
  private func item(of text: String) -> Item {
    let name = TimetableUnits.trimmed(text)
    let whole = found(name)
    guard whole == .none,
      let pattern = try? NSRegularExpression(
        pattern: "^(.*?)(?:\\s*[:–—-]\\s*(\\d{1,5})|\\s+(\\d{1,5})(?=\\s*\(TimetableUnits.people)))"
          + "\\s*\(TimetableUnits.people)?$",
        options: [.caseInsensitive, .dotMatchesLineSeparators]),
      let match = pattern.firstMatch(in: name, range: NSRange(name.startIndex..., in: name)),
      let front = Range(match.range(at: 1), in: name),
      let digits = Range(match.range(at: 2), in: name) ?? Range(match.range(at: 3), in: name)
    else { return Item(name: name, people: nil, found: whole) }
    return Item(name: TimetableUnits.trimmed(String(name[front])), people: Int(name[digits]))
  }

  /// The items with their units: `2` after `Tổ dân phố 1` is Tổ dân phố 2.
  private func linked(_ items: [Item]) -> [Item] {
    var linked: [Item] = []
    var before: String?
    for var item in items {
      item.found = found(item.name)
      if item.found == .none, let before, let space = before.lastIndex(of: " "),
        !item.name.contains(" ")
      {
        let full = before[..<space] + " " + item.name
        let other = found(String(full))
        if other != .none { (item.name, item.found) = (String(full), other) }
      }
      if item.found != .none { before = item.name }
      linked.append(item)
    }
    return linked
  }

  private func found(_ name: String) -> UnitFinder.Found {
    byLabel[TimetableUnits.key(name)].map(UnitFinder.Found.one) ?? finder.unit(named: name)
  }

  /// A unit that may have been meant by a name.
  func hint(for name: String) -> Int? { finder.onlyUnit(with: name) }

  private static func trimmed(_ text: String) -> String {
    var text = text.trimmingCharacters(in: TimetableUnits.edges)
    for word in ["và ", "and "] where text.lowercased().hasPrefix(word) {
      text = String(text.dropFirst(word.count))
    }
    return text
  }

  private static let edges = CharacterSet.whitespacesAndNewlines.union(
    CharacterSet(charactersIn: ",;:+•·–—-&"))
}
