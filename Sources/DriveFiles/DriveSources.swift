import Drives

/// Where a value stands in a file, and how it is written there.
struct Source {
  let row: Int
  let column: Int
  /// The key with the keys it stands under.
  let key: String
  /// As written.
  let value: String
}

/// Where the parts of a drive stand in drive.yaml, and which of them could not be read.
struct DriveSources {
  private struct Position: Hashable {
    let part: DriveProblem.Part
    let key: String
  }

  private var sources: [Position: Source] = [:]
  private var unreadable: Set<Position> = []

  /// Keeps the place of a key of a part; the empty key is the part itself.
  mutating func keep(_ source: Source, part: DriveProblem.Part, key: String) {
    sources[Position(part: part, key: key)] = source
  }

  /// Says that the value of a key has a problem of its own, so that what follows from the value
  /// put in its place is none.
  mutating func markUnreadable(_ part: DriveProblem.Part, _ key: String) {
    unreadable.insert(Position(part: part, key: key))
  }

  /// The place of a key, or of its part where the key is not written.
  func source(of part: DriveProblem.Part, _ key: String) -> Source? {
    sources[Position(part: part, key: key)] ?? sources[Position(part: part, key: "")]
  }

  func isUnreadable(_ part: DriveProblem.Part, _ key: String) -> Bool {
    unreadable.contains(Position(part: part, key: key))
  }

  /// Whether any of these keys could not be read.
  func isAnyUnreadable(_ part: DriveProblem.Part, _ keys: [String]) -> Bool {
    keys.contains { isUnreadable(part, $0) }
  }
}
