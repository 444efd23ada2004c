import Foundation

/// Names for files of one folder that no text can lead out of it: without slashes, dots at the
/// ends or control characters, none that a system keeps for itself, no two that a system may hold
/// to be the same.
public struct DocumentNames: Sendable {
  private let folders: [String]
  private var used: Set<String> = []

  /// The longest name without its ending, in bytes.
  private static let mostBytes = 100
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"]
      + ["com", "lpt"].flatMap { name in "0123456789¹²³".map { "\(name)\($0)" } })

  /// No names given yet.
  ///
  /// - Parameter folders: the folders the files go to, from the outermost on; empty for none.
  public init(in folders: StaticString...) {
    self.folders = folders.map { DocumentNames.plain("\($0)") }
  }

  /// A path for a text that no other file has.
  ///
  /// - Parameters:
  ///   - text: what the file is of.
  ///   - ending: what its name ends in, with its dot.
  /// - Returns: the path.
  public mutating func path(for text: String, ending: StaticString) -> DocumentPath {
    let stem = DocumentNames.plain(text)
    var name = stem
    var number = 2
    while !used.insert(DocumentNames.folded(name)).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return DocumentPath(folders: folders, name: "\(name)\(ending)")
  }

  /// The text as a name that every system takes.
  static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      let isAllowed =
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || "-_. ".unicodeScalars.contains(scalar)
      plain.unicodeScalars.append(isAllowed ? scalar : "-")
    }
    let isEdge = { (character: Character) in character == "." || character == " " }
    while let first = plain.first, isEdge(first) { plain.removeFirst() }
    var stem = ""
    for character in plain {
      guard stem.utf8.count + character.utf8.count <= mostBytes else { break }
      stem.append(character)
    }
    while let last = stem.last, isEdge(last) { stem.removeLast() }
    // Windows keeps these names for devices, whatever follows a dot.
    let base = folded(String(stem.prefix { $0 != "." })).filter { $0 != " " }
    if stem.isEmpty || reserved.contains(base) { stem = "_" + stem }
    return stem
  }

  /// What names have in common that some system holds to be the same.
  static func folded(_ name: String) -> String {
    name.uppercased().lowercased().precomposedStringWithCompatibilityMapping
  }
}
