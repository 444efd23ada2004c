import Wording
import Workbooks

/// Reads names of people, and tells them from what else stands in their column.
enum NameReader {
  /// Reads a cell that holds a whole name.
  static func reading(of value: CellValue) -> Reading<String> {
    let refusal = ValueRemark(.notAName, expected: .ofList(.name))
    guard case .text(let text) = value else { return .refused(refusal) }
    let lines = WrittenText.plain(text)
    if LostLetters.areIn(lines) { return .refused(lostLetters) }
    let name = withoutNumber(lines.tidied)
    if WrittenText.saysNothing(name) || !name.contains(where: \.isLetter) || isNote(name) {
      return .refused(refusal)
    }
    switch people(in: lines) {
    case .one: break
    case .several:
      return .refused(
        ValueRemark(
          .severalPeople, expected: .ofList(.onePersonPerRow), hint: .ofList(.oneRowEach)))
    case .unclear: return .told(name, ValueRemark(.nameHasMore))
    }
    // A number or a bracket beside the name would stand on the letter.
    let hasMore = name.contains { $0.isNumber || "()[]{}:;|=".contains($0) }
    return hasMore ? .told(name, ValueRemark(.nameHasMore)) : .value(name)
  }

  /// Reads a cell that holds a part of a name.
  static func part(of value: CellValue) -> Reading<String> {
    guard case .text(let text) = value, text.contains(where: \.isLetter) else {
      return .refused(ValueRemark(.notAName, expected: .ofList(.name)))
    }
    let part = WrittenText.plain(text).tidied
    return LostLetters.areIn(part) ? .refused(lostLetters) : .value(part)
  }

  private static let lostLetters = ValueRemark(
    .lettersLost, expected: .ofList(.allLetters), hint: .ofList(.saveWithLetters))

  /// `1. Nguyễn Văn An` or `1 Nguyễn Văn An` without its running number.
  private static func withoutNumber(_ name: String) -> String {
    guard name.first?.isNumber ?? false,
      let match = name.prefixMatch(of: #/\d{1,3}(\s*[.)]\s*|\s+)(?=\D)/#)
    else { return name }
    let rest = String(name[match.range.upperBound...])
    return match.output.1.contains { $0 == "." || $0 == ")" } || isPerson(words(of: rest))
      ? rest : name
  }

  // MARK: Notes

  private static let notes: Set<String> = [
    "anonymous", "test", "khong", "vang mat", "khong tham gia", "dang cap nhat", "chua dang ky",
    "nhu tren",
    "khong dang ky", "het", "nguoi than", "khach", "ho va ten", "ho ten", "name", "true", "false",
  ]
  private static let beginnings = [
    "nghỉ ", "hoãn ", "hủy ", "huỷ ", "xin ", "không ", "chưa ", "bổ sung", "đã ", "nghi phep",
    "bo sung", "khong ", "chua co", "ghi chú", "lưu ý",
  ]

  /// Whether a text is a note, an address or a fault of a formula instead of a name.
  private static func isNote(_ name: String) -> Bool {
    let small = name.lowercased()
    return AnswerReader.declines(in: name) == .no || notes.contains(Folding.words(name))
      || beginnings.contains { small.hasPrefix($0) } || small.first?.isNumber ?? false
      || small.contains("@") && small.contains(#/\S@\S+\.\S/#)
      || small.contains("://") || small.hasPrefix("#")
  }

  // MARK: Several people

  private enum People { case one, several, unclear }

  /// The commonest family names, which the name of a second person begins with.
  private static let familyNames = Set(
    ("""
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh mai dao doan \
    vuong truong lam ta ha cao chu luu tong thai quach kieu phung nghiem dam luong trieu tang chau \
    bach than khuat ninh nong hua mac la lai
    """).split(separator: " "))

  private static func people(in text: String) -> People {
    let lines = text.split(whereSeparator: \.isNewline).map { words(of: String($0)) }
      .filter { !$0.isEmpty }
    if lines.count > 1, lines.dropFirst().contains(where: isPerson) { return .several }
    if lines.count > 1, lines.allSatisfy({ $0.count > 2 }) { return .several }
    let small = text.lowercased()
    guard
      text.contains(where: { ";,/&|+".contains($0) })
        || [" - ", " – ", " — ", " và ", " va ", " and "].contains(where: small.contains)
    else { return isLong(words(of: text)) ? .unclear : .one }
    let separators = #/[;,\/&|+]|\s[-–—]\s|\s(?:và|va|and)\s/#.ignoresCase()
    let parts = text.tidied.split(separator: separators).map { words(of: String($0)) }
      .filter { !$0.isEmpty }
    if parts.count > 1 {
      if parts.dropFirst().contains(where: isPerson) { return .several }
      return .unclear
    }
    return isLong(words(of: text)) ? .unclear : .one
  }

  /// Whether words may be two names with nothing but a space between them.
  private static func isLong(_ words: [String]) -> Bool {
    words.count > 5
      && words.indices.contains {
        $0 > 1 && words.count - $0 > 2 && familyNames.contains(words[$0][...])
      }
  }

  private static func words(of text: String) -> [String] {
    Folding.words(text).split(separator: " ").map(String.init)
  }

  private static func isPerson(_ words: [String]) -> Bool {
    words.count > 1 && words.first.map { familyNames.contains($0[...]) } ?? false
  }
}
