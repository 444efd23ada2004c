import DriveFiles
import Drives
import Workbooks

extension ReadingContext {
  /// The unit whose name is nearest to a text, if one is near.
  func nearestUnit(to text: String) -> String? {
    NearestName.of(text, among: units.prefix(2000).flatMap { [$0.name, $0.id] })
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
    case .moment(let days): return Self.text(ofMoment: days)
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .error(let text): return text
    case .uncalculated: return ""
    }
  }

  private static func text(of number: Double) -> String {
    abs(number) < 1e15 ? Int(exactly: number).map { String($0) } ?? "\(number)" : "\(number)"
  }

  /// A day and a time as people write them.
  private static func text(ofMoment days: Double) -> String {
    let seconds = Int(((days - days.rounded(.down)) * 86_400).rounded())
    var clock = ClockTime.text(seconds / 60)
    if !seconds.isMultiple(of: 60) { clock += ":\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)" }
    guard days >= 1, let date = BirthReader.date(ofSerial: days) else { return clock }
    return seconds == 0 ? date.text : "\(date.text) \(clock)"
  }
}
