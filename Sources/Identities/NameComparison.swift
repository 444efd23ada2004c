import Foundation

/// Whether two names can be of one person: one of them corrected, completed or without its marks.
public struct NameComparison: Sendable {
  private let old: [String]
  private let new: [String]
  private let oldPlain: String
  private let newPlain: String

  /// Compares two names.
  ///
  /// - Parameters:
  ///   - old: the name before.
  ///   - new: the name now.
  public init(_ old: String, _ new: String) {
    (oldPlain, newPlain) = (Identity.plain(old), Identity.plain(new))
    (self.old, self.new) = (
      NameComparison.words(oldPlain), NameComparison.words(newPlain)
    )
  }

  /// Whether the names are the same, capitals, spaces, the form of their letters and the place of the
  /// tone within a word apart: `Hoà` is `Hòa`.
  public var isSame: Bool {
    oldPlain == newPlain
      || old == new && NameComparison.toned(oldPlain) == NameComparison.toned(newPlain)
  }

  /// Whether another name is the same as the first one, capitals and spaces apart.
  public func isSame(as other: String) -> Bool { oldPlain == Identity.plain(other) }

  /// Whether the names differ in nothing but that one of them was written without any mark or tone:
  /// `Nguyen Van Hung` is `Nguyễn Văn Hùng`, but `Hưng` is not `Hùng`.
  public var isSameWithoutMarks: Bool {
    old == new
      && (oldPlain == old.joined(separator: " ") || newPlain == new.joined(separator: " "))
  }

  /// Whether the names can be of one person whom a second field tells: with other marks, with words
  /// more or fewer, in another order, with words shortened to their first letters, or with a few
  /// letters mistyped.
  public var isSimilar: Bool {
    guard !old.isEmpty, !new.isEmpty else { return false }
    if old.sorted() == new.sorted() { return true }
    let (fewer, more) = old.count <= new.count ? (old, new) : (new, old)
    if fewer.count >= 2, isPart(fewer, of: more) { return true }
    let (first, second) = (old.joined(separator: " "), new.joined(separator: " "))
    let length = max(first.count, second.count)
    let most = length < 5 ? 0 : length < 12 ? 1 : 2
    return NameComparison.distance(Array(first.utf8), Array(second.utf8), most: most) <= most
  }

  /// Whether the names can be of one person whom two second fields tell: similar ones, or such as have
  /// the given name or most of their words in common. Two people of one family who share a telephone
  /// number and were born in the same year are commonly called quite differently.
  public var isAlike: Bool {
    if isSimilar { return true }
    guard let given = old.last, let other = new.last else { return false }
    return given == other
      || 2 * Set(old).intersection(new).count > max(old.count, new.count)
  }

  /// Whether words are some of others in their order, the last one being the last: `Nguyễn An` of
  /// `Nguyễn Văn An`, and `Ng. V. An`, too.
  private func isPart(_ fewer: [String], of more: [String]) -> Bool {
    guard fewer.last == more.last else { return false }
    var rest = more[...]
    for word in fewer {
      guard let place = rest.firstIndex(where: { $0.hasPrefix(word) }) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// The words without marks and tones.
  private static func words(_ plain: String) -> [String] {
    plain.replacing("đ", with: "d")
      .folding(options: .diacriticInsensitive, locale: nil)
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The words with the tone of each at its end.
  private static func toned(_ plain: String) -> [[UnicodeScalar]] {
    let tones: Set<UnicodeScalar> = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
    return plain.decomposedStringWithCanonicalMapping.split(separator: " ").map { word in
      let scalars = Array(word.unicodeScalars)
      return scalars.filter { !tones.contains($0) } + scalars.filter(tones.contains)
    }
  }

  /// How many letters must be changed, added, left out or exchanged with their neighbour (Damerau
  /// 1964, DOI 10.1145/363958.363994), as far as a limit.
  private static func distance(_ first: [UInt8], _ second: [UInt8], most: Int) -> Int {
    guard abs(first.count - second.count) <= most else { return most + 1 }
    var before: [Int] = []
    var last = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var now = [row + 1] + [Int](repeating: 0, count: second.count)
      for (column, other) in second.enumerated() {
        now[column + 1] = min(
          last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, now[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          now[column + 1] = min(now[column + 1], before[column - 1] + 1)
        }
      }
      (before, last) = (last, now)
    }
    return last[second.count]
  }
}

/// How two records of people agree.
public struct IdentityComparison: Sendable {
  private let name: NameComparison
  private let sameYear: Bool?
  private let samePhone: Bool?
  private let hasNoName: Bool

  /// Compares the record of before with the one of now.
  public init(_ old: Identity, _ new: Identity) {
    name = NameComparison(old.name, new.name)
    hasNoName = old.name.isEmpty || new.name.isEmpty
    if let before = old.birthYear, let now = new.birthYear {
      sameYear = before == now
    } else {
      sameYear = nil
    }
    let (before, now) = (old.plainPhone, new.plainPhone)
    samePhone = before.isEmpty || now.isEmpty ? nil : before == now
  }

  /// Whether a second field is known of both and is the same.
  private var agrees: Bool { sameYear == true || samePhone == true }

  /// Whether they are records of one person: the same name, and nothing that says otherwise. Another
  /// telephone number is another person only where no year of birth is the same.
  public var isSame: Bool {
    name.isSame && (agrees || (sameYear != false && samePhone != false))
  }

  /// Whether the later one corrects the earlier one, so that a person must be informed: a name that
  /// was written without its marks; a similar one with the same year of birth; or one alike with
  /// the same year of birth and telephone number; and no second field that says otherwise. A family
  /// has one telephone number: alone it makes nobody of another name the same person.
  public var isCorrection: Bool {
    sameYear != false && samePhone != false
      && (name.isSameWithoutMarks || sameYear == true && name.isSimilar
        || sameYear == true && samePhone == true && name.isAlike)
  }

  /// Whether both can be records of one person where an id says that they are: names that are the
  /// same, similar or not known, or the same year of birth and telephone number.
  public var canShareID: Bool {
    hasNoName || name.isSame || name.isSimilar || sameYear == true && samePhone == true
  }

  /// Whether telephone numbers tell two people of the same name apart.
  var differsInPhone: Bool { samePhone == false }
}
