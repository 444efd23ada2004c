import Drives
import Workbooks

/// Reads kinds of donors: by their names, or by how often somebody gave blood.
struct KindReader {
  /// The kinds that the drive names.
  let kinds: [DonorKind]
  let births: BirthReader

  /// What a cell of a column for kinds says.
  enum Found: Equatable {
    /// This kind, as an index in the drive.
    case kind(Int)
    /// Nothing.
    case nothing
    /// The day of a donation.
    case donation(Birth)
    /// A kind that the drive does not name.
    case unknown
  }

  private static let firsts: Set<String> = [
    "lan dau", "lan dau tien", "lan thu nhat", "hien lan dau", "hien mau lan dau", "moi",
    "nguoi moi", "moi hien", "first", "first time", "chua",
  ]
  private static let repeats: Set<String> = [
    "nhac lai", "nhieu lan", "thuong xuyen", "repeat", "regular", "cu", "roi", "da hien",
    "da tung", "da tung hien", "hien nhac lai", "vai lan", "dinh ky",
  ]

  /// The kind that a value means.
  ///
  /// - Parameters:
  ///   - value: what the cell holds.
  ///   - heading: the heading of its column, which says what a number counts.
  /// - Returns: what was found.
  func found(in value: CellValue, under heading: String) -> Found {
    if case .moment = value { return donation(value) ?? .unknown }
    let text = WrittenText.withoutFraction(value.written)
    let folded = Folding.words(text)
    if let index = kinds.firstIndex(where: {
      $0.name == text || Folding.words($0.name) == folded
    }) {
      return .kind(index)
    }
    if let donation = donation(value) { return donation }
    if WrittenText.saysNothing(text) { return .nothing }
    if let isFirst = isFirst(value, text, folded, Folding.words(heading)) {
      let name = isFirst ? "first_time" : "repeat"
      return kinds.firstIndex { $0.name == name }.map { .kind($0) } ?? .unknown
    }
    return .unknown
  }

  /// The day of a donation, as long as no number of donations could be meant.
  private func donation(_ value: CellValue) -> Found? {
    switch value {
    case .moment: break
    case .number(let number): guard number > 30_000 else { return nil }
    case .text(let text): guard text.contains(where: { "/-.".contains($0) }) else { return nil }
    default: return nil
    }
    guard let date = births.birth(of: value), date.month != nil, date.year > 1950 else {
      return nil
    }
    return .donation(date)
  }

  /// Whether a first donation is meant; nil where that is unclear.
  private func isFirst(
    _ value: CellValue, _ text: String, _ folded: String, _ heading: String
  ) -> Bool? {
    // `Đã hiến máu: Có` says it; `Đối tượng: Có` says nothing.
    let isAsked = ["hien", "lan", "donat"].contains { heading.contains($0) }
    if isAsked, ["co", "yes", "x", "true"].contains(folded) { return false }
    if isAsked, ["khong", "ko", "no", "false"].contains(folded) { return true }
    if case .boolean(let hasGiven) = value { return isAsked ? !hasGiven : nil }
    let words = folded.split(separator: " ")
    if KindReader.firsts.contains(folded) || words.first == "chua" { return true }
    let start = words.prefix(2).joined(separator: " ")
    if KindReader.repeats.contains(folded) || start == "nhieu lan" || start == "thuong xuyen" {
      return false
    }
    let numbers = words.compactMap { Int($0) }
    let others = words.filter { Int($0) == nil }
    let known: Set<Substring> = [
      "lan", "thu", "hien", "mau", "da", "tung", "tren", "hon", "tu", "duoc", "khoang", "times",
      "time", "tro", "len",
    ]
    guard numbers.count == 1, let number = numbers.first, number < 1000,
      others.allSatisfy(known.contains)
    else { return nil }
    // `Lần 1` and `Lần hiến: 1` are the first; `1 lần` and `Số lần hiến: 1` are one before.
    let isOrdinal =
      words.first == "lan" || words.starts(with: ["hien", "lan"])
      || others.isEmpty && heading.hasPrefix("lan ")
    return isOrdinal ? number <= 1 : number == 0
  }
}
