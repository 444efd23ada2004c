import Wording
import Workbooks

/// Reads names of people, and tells them from what else stands in their column.
enum NameReader {
  /// Reads a cell that holds a whole name.
  static func reading(of value: CellValue) -> Reading<String> {
    let refusal = ValueDiagnostic(.notAName, expected: .ofList(.name))
    guard case .text(let text) = value else { return .refused(refusal) }
    let lines = WrittenText.plain(text)
    if LostLetters.areIn(lines) { return .refused(lostLetters) }
    let name = withoutNumber(lines.tidied)
    if WrittenText.saysNothing(name) || !name.contains(where: \.isLetter) || isNote(name) {
      return .refused(refusal)
    }
    switch PeopleInCell(lines) {
    case .one: break
    case .several(let names): return .refused(several(names))
    case .unclear: return .flagged(name, ValueDiagnostic(.nameHasMore))
    }
    // A number or a bracket beside the name would stand on the letter.
    let hasMore = name.contains { $0.isNumber || "()[]{}:;|=".contains($0) }
    return hasMore ? .flagged(name, ValueDiagnostic(.nameHasMore)) : .value(name)
  }

  /// Reads a cell that holds a part of a name.
  static func part(of value: CellValue) -> Reading<String> {
    guard case .text(let text) = value, text.contains(where: \.isLetter) else {
      return .refused(ValueDiagnostic(.notAName, expected: .ofList(.name)))
    }
    let lines = WrittenText.plain(text)
    if case .several(let names) = PeopleInCell(lines) { return .refused(several(names)) }
    let part = lines.tidied
    return LostLetters.areIn(part) ? .refused(lostLetters) : .value(part)
  }

  private static let lostLetters = ValueDiagnostic(
    .lettersLost, expected: .ofList(.allLetters), hint: .ofList(.saveWithLetters))

  private static func several(_ names: [String]) -> ValueDiagnostic {
    ValueDiagnostic(
      .severalPeople, value: names.joined(separator: " / "), expected: .ofList(.onePersonPerRow),
      hint: .ofList(.oneRowEach))
  }

  /// `1. Nguyễn Văn An` or `1 Nguyễn Văn An` without its running number.
  private static func withoutNumber(_ name: String) -> String {
    guard name.first?.isNumber ?? false,
      let match = name.prefixMatch(of: #/\d{1,3}(\s*[.)]\s*|\s+)(?=\D)/#)
    else { return name }
    let rest = String(name[match.range.upperBound...])
    return match.output.1.contains { $0 == "." || $0 == ")" } || PeopleInCell.isPerson(rest)
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
    "bo sung", "khong ", "chua co", "ghi chú", "lưu ý", "vợ chồng ", "hai vợ chồng", "gia đình ",
    "cả nhà", "vo chong ", "gia dinh ",
  ]

  /// Whether a text is a note, an address or an error of a formula instead of a name.
  private static func isNote(_ name: String) -> Bool {
    let small = name.lowercased()
    return AnswerReader.declines(in: name) == .no || notes.contains(Folding.words(name))
      || beginnings.contains { small.hasPrefix($0) } || small.first?.isNumber ?? false
      || small.contains("@") && small.contains(#/\S@\S+\.\S/#)
      || small.contains("://") || small.hasPrefix("#")
  }
}
