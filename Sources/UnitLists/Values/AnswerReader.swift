import Workbooks

/// Reads whether somebody comes: `Xác nhận: Không`, or a remark such as `hoãn`.
enum AnswerReader {
  /// What somebody said.
  enum Answer: Equatable {
    /// The person comes.
    case yes
    /// The person does not.
    case no
    /// It is unclear.
    case unclear
  }

  private static let yes: Set<String> = [
    "co", "co tham gia", "tham gia", "dong y", "xac nhan", "da xac nhan", "dang ky", "da dang ky",
    "roi", "se den", "se tham gia", "chac chan", "nhat tri", "du dieu kien", "duoc", "yes",
    "confirmed", "accepted",
  ]
  private static let no: Set<String> = [
    "khong", "ko", "k", "hoan", "tam hoan", "xin hoan", "hoan lai", "nghi", "xin nghi", "huy",
    "da huy", "huy dang ky", "rut", "da rut", "rut ten", "xin rut", "rut dang ky", "tu choi",
    "vang", "vang mat", "xin vang", "ban", "om", "bi om", "thoi", "bo", "loai", "declined",
    "cancelled", "canceled", "withdrawn", "no", "false",
  ]
  /// What a longer refusal begins with.
  private static let refusals = [
    "khong tham gia", "khong di", "khong hien", "khong den", "khong du", "khong dang ky",
    "khong dong y", "khong xac nhan", "khong the", "khong duoc", "ko tham gia", "ko di", "ko hien",
    "xin nghi", "xin hoan", "xin rut", "nghi phep", "nghi om", "nghi thai san", "nghi viec",
    "nghi huu", "tam hoan", "da huy", "huy dang ky", "rut ten", "rut dang ky", "not coming",
    "cancelled", "withdrawn", "declined",
  ]
  /// Single words that decline, with their tones: `Hoàn` and `Nghi` are names.
  private static let declining: Set<String> = [
    "hoãn", "nghỉ", "hủy", "huỷ", "rút", "vắng", "ốm",
  ]

  /// What a cell of a column that asks whether somebody comes says.
  static func answer(of value: CellValue) -> Answer {
    switch value {
    case .text: break
    case .boolean, .number, .moment, .error, .uncalculated:
      return MarkReader.isMarked(value, under: "").map { $0 ? .yes : .no } ?? .unclear
    }
    let folded = Folding.words(value.written)
    if yes.contains(folded) { return .yes }
    if no.contains(folded) || declines(folded) { return .no }
    return MarkReader.isMarked(value, under: "").map { $0 ? .yes : .no } ?? .unclear
  }

  /// Whether a text that need not be an answer says that the person does not come: all of it, or
  /// only a part, so that somebody must look.
  static func declines(in text: String) -> Answer {
    let words = text.tidied.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
    let folded = Folding.words(text)
    if let rest = restOfRefusal(folded) {
      let isWhole = rest.first.map { reasons.contains($0) } ?? true
      return isWhole && words.count <= 6 ? .no : .unclear
    }
    if words.count == 1, declining.contains(words[0]) { return .no }
    guard
      words.contains(where: { declining.contains($0) })
        || refusals.contains(where: { " \(folded) ".contains(" \($0) ") })
    else { return .yes }
    return .unclear
  }

  private static func declines(_ folded: String) -> Bool { restOfRefusal(folded) != nil }

  /// The words behind a refusal; nil where a text begins with none.
  private static func restOfRefusal(_ folded: String) -> [Substring]? {
    let refusal = refusals.filter { folded == $0 || folded.hasPrefix($0 + " ") }
      .max { $0.count < $1.count }
    return refusal.map { folded.dropFirst($0.count).split(separator: " ") }
  }

  /// What may follow a refusal and leave it one: `không đi được`, but not `không đi cùng ai`.
  private static let reasons: Set<Substring> = [
    "vi", "do", "duoc", "nua", "hien", "tham", "dang", "lan", "dot", "hom", "ngay", "ly", "sang",
    "roi", "den", "di", "mau", "suc", "theo", "because", "this", "today", "anymore",
  ]
}
