/// Names for sheets that spreadsheets accept, made of any text.
public struct SheetNames: Sendable {
  private var used: Set<String> = []

  /// The most characters a name has, counted as spreadsheets do.
  public static let mostCharacters = 31

  /// No names given yet.
  public init() {}

  /// A name for a text that no other sheet has: shortened, without the characters that names may
  /// not have, with a number where two would be the same.
  public mutating func name(for text: String) -> String {
    let allowed = SheetNames.allowed(text)
    let plain = allowed.isEmpty ? "Sheet" : allowed
    var name = SheetNames.shortened(plain, to: SheetNames.mostCharacters)
    var number = 2
    while !used.insert(name.lowercased()).inserted {
      let ending = " (\(number))"
      name = SheetNames.shortened(plain, to: SheetNames.mostCharacters - ending.count) + ending
      number += 1
    }
    return name
  }

  /// Without the characters that names may not have, and without apostrophes at the ends.
  private static func allowed(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> UnicodeScalar in
      scalar.value < 0x20 || "[]:*?/\\".unicodeScalars.contains(scalar) ? " " : scalar
    }
    var name = String(String.UnicodeScalarView(scalars))
    let isEdge = { (character: Character) in character == "'" || character.isWhitespace }
    while let last = name.last, isEdge(last) { name.removeLast() }
    while let first = name.first, isEdge(first) { name.removeFirst() }
    // Excel keeps this name for itself.
    return name.lowercased() == "history" ? name + "_" : name
  }

  private static func shortened(_ text: String, to count: Int) -> String {
    var name = ""
    var length = 0
    for character in text {
      length += character.utf16.count
      if length > count { break }
      name.append(character)
    }
    // A letter with so many marks that it alone is longer is cut inside.
    if name.isEmpty {
      for scalar in text.unicodeScalars where name.utf16.count + scalar.utf16.count <= count {
        name.unicodeScalars.append(scalar)
      }
    }
    while let last = name.last, last == "'" || last.isWhitespace { name.removeLast() }
    return name
  }
}
