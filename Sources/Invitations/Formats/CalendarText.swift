/// The lines of a calendar file as RFC 5545 has them: CRLF, none longer than 75 octets, none broken
/// inside a character.
struct CalendarText {
  private(set) var text = ""
  private static let mostOctets = 75

  /// Adds a property whose value is no text.
  mutating func add(_ name: String, _ value: String) {
    var line = ""
    var octets = 0
    for character in "\(name):\(value)" {
      let size = character.utf8.count
      // A character that is longer than a line has marks enough to be broken between them.
      if size > CalendarText.mostOctets - 1 {
        for scalar in character.unicodeScalars {
          let size = Character(scalar).utf8.count
          fold(&line, &octets, before: size)
          line.unicodeScalars.append(scalar)
          octets += size
        }
        continue
      }
      fold(&line, &octets, before: size)
      line.append(character)
      octets += size
    }
    text += line + "\r\n"
  }

  private func fold(_ line: inout String, _ octets: inout Int, before size: Int) {
    guard octets + size > CalendarText.mostOctets else { return }
    line += "\r\n "
    octets = 1
  }

  /// Adds a property whose value is text.
  mutating func add(_ name: String, text: String) {
    var value = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        value.append("\\")
        value.append(scalar)
      case "\n": value.append(contentsOf: "\\n".unicodeScalars)
      case "\r": continue
      default: value.append(scalar)
      }
    }
    add(name, String(value))
  }

  /// The value of a parameter: in quotes, which it cannot have itself.
  static func parameter(_ text: String) -> String {
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 == "\"" ? "'" : $0.value < 0x20 ? " " : $0 }))
    return "\"\(plain)\""
  }
}
