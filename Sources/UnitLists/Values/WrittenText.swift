import DriveFiles
import Workbooks

/// Text of a cell as far as all values share how it is written.
enum WrittenText {
  /// The text with ASCII digits and letters for full-width ones, without characters that nobody
  /// sees; the ends of lines stay.
  static func plain(_ text: String) -> String {
    // Most text needs nothing; this is seen from its bytes.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.trimmingSpaces }
    var scalars = String.UnicodeScalarView()
    for scalar in text.normalisedScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        scalars.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
      case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: continue
      case 0x0D: scalars.append("\n")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).trimmingSpaces
  }

  /// The text without the `.0` that a program adds which holds whole numbers as decimals: `1990.0`
  /// is `1990`.
  static func withoutFraction(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."), point != text.startIndex else { return text }
    let (whole, rest) = (text[..<point].utf8, text[text.index(after: point)...].utf8)
    guard whole.allSatisfy(isDigit), !rest.isEmpty, rest.allSatisfy({ $0 == 0x30 }) else {
      return text
    }
    return String(text[..<point])
  }

  /// Whether the text is digits only.
  static func isDigits(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether the text says that there is nothing to say, in words of people or of programs.
  static func saysNothing(_ text: String) -> Bool {
    let tidied = text.tidied
    guard tidied.utf8.count <= 40 else { return false }
    return nothing.contains(Folding.words(tidied))
      || tidied.allSatisfy { "-–—.…/_*?".contains($0) }
  }

  private static let nothing: Set<String> = [
    "", "khong co", "khong co so", "khong co sdt", "khong co dien thoai", "ko co", "k co",
    "chua co", "chua ro", "khong ro", "khong biet", "khong nho", "chua biet", "chua cap nhat",
    "cap nhat sau", "bo sung sau", "bo trong", "de trong", "trong", "khong dung", "none", "nan",
    "null", "nil", "n a", "na", "nat", "not available", "unknown", "empty", "blank",
  ]
}

extension CellValue {
  /// The value as plain text: numbers without a needless point, text as it is with its lines.
  var written: String {
    if case .text(let text) = self { return WrittenText.plain(text) }
    return shown
  }
}
