import Foundation

/// Names and telephone numbers of people, looked for in text.
struct PersonalTraces {
  private var names: Set<String> = []
  private var phones: Set<String> = []
  /// Shorter names would be found in ordinary words.
  private static let leastName = 5
  /// The last digits of a telephone number, which are the same however it is written.
  private static let digits = 8

  /// Nobody is known yet.
  init() {}

  /// Whether nobody is known.
  var isEmpty: Bool { names.isEmpty && phones.isEmpty }

  /// Adds a name or a telephone number.
  mutating func add(_ text: String) {
    if let phone = PersonalTraces.end(of: text.filter { $0.isASCII && $0.isNumber }),
      !text.contains(where: \.isLetter)
    {
      phones.insert(phone)
    } else {
      let name = PersonalTraces.folded(text)
      if name.count >= PersonalTraces.leastName, name.contains(" ") { names.insert(name) }
    }
  }

  /// How many of the names and numbers stand in some bytes.
  func count(in bytes: [UInt8]) -> Int {
    let text = String(decoding: bytes, as: UTF8.self)
    let folded = PersonalTraces.folded(text)
    var found = names.count { folded.contains($0) }
    var run = ""
    var seen: Set<String> = []
    func end() {
      if run.count >= PersonalTraces.digits {
        let all = Array(run)
        for start in 0...all.count - PersonalTraces.digits {
          seen.insert(String(all[start..<start + PersonalTraces.digits]))
        }
      }
      run = ""
    }
    for character in text {
      if character.isASCII, character.isNumber {
        run.append(character)
      } else if !" .-()".contains(character) {
        end()
      }
    }
    end()
    found += phones.intersection(seen).count
    return found
  }

  private static func end(of number: String) -> String? {
    number.count >= digits ? String(number.suffix(digits)) : nil
  }

  private static func folded(_ text: String) -> String {
    text.lowercased().precomposedStringWithCanonicalMapping
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
