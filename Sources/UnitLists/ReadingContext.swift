import DriveFiles
import Drives
import Workbooks

extension ReadingContext {
  /// The unit whose name is nearest to a text, if one is near.
  func nearestUnit(to text: String) -> String? {
    NearestName.of(text, among: units.prefix(2000).flatMap { [$0.name, $0.id] })
  }

  /// The kind of donor that a text means: by its name, or by the words for the first donation and
  /// those after it.
  func kind(of text: String) -> Int? {
    let folded = Folding.words(text)
    if let index = kinds.firstIndex(where: { $0.name == text || Folding.words($0.name) == folded })
    {
      return index
    }
    let donations = Int(folded)
    let firsts: Set<String> = [
      "lan dau", "lan 1", "lan thu nhat", "chua hien", "chua", "moi", "hien lan dau", "first",
      "first time", "hien mau lan dau", "chua tung", "chua tung hien", "khong",
    ]
    let repeats: Set<String> = [
      "nhac lai", "da hien", "hien nhac lai", "lan 2", "lan 3", "nhieu lan", "thuong xuyen",
      "repeat", "regular", "da tung hien", "co", "cu", "da tung",
    ]
    if firsts.contains(folded) || donations == 0 {
      return kinds.firstIndex { $0.name == "first_time" }
    }
    if repeats.contains(folded) || (donations.map { $0 > 0 } ?? false) {
      return kinds.firstIndex { $0.name == "repeat" }
    }
    return nil
  }
}

extension CellValue {
  /// Whether there is nothing to see.
  var isBlank: Bool {
    // Most texts begin with a letter or digit.
    guard case .text(let text) = self, text.utf8.first.map({ $0 < 0x30 || $0 > 0x7A }) ?? true
    else { return false }
    let tidied = text.tidied
    return tidied.isEmpty || tidied.utf8.count <= 3 && Self.dashes.contains(tidied)
  }

  /// What people write where there is nothing to say.
  private static let dashes: Set<String> = ["-", "–", "—", "...", "…", "/"]

  /// The value as people read it: whole numbers without a point, text in one line.
  var shown: String {
    switch self {
    case .text(let text): return text.tidied
    case .number(let number): return Self.text(of: number)
    case .moment(let days):
      guard days >= 1, let date = BirthReader.date(ofSerial: days) else {
        return Self.text(of: days)
      }
      return date.text
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .error(let text): return text
    case .uncalculated: return ""
    }
  }

  private static func text(of number: Double) -> String {
    abs(number) < 1e15 ? Int(exactly: number).map { String($0) } ?? "\(number)" : "\(number)"
  }
}

extension Birth {
  /// As people write it: `6/12/1990`, or the year.
  var text: String { [day, month, year].compactMap { $0.map(String.init) }.joined(separator: "/") }

  /// How many days before a date it was; nil where the day is not known or lies after it.
  func days(before date: CalendarDate) -> Int? {
    guard let month, let day else { return nil }
    let days =
      Birth.number(date.year, date.month, date.day) - Birth.number(year, month, day)
    return days >= 0 ? days : nil
  }

  /// Days counted from some day on.
  private static func number(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let shifted = month > 2 ? month - 3 : month + 9
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * shifted + 2) / 5 + day
  }
}
