import Drives
import Wording
import Yams

/// What is found while a YAML document is read.
struct YAMLReading {
  /// The file's name, as problems call it.
  let file: String
  var log: ProblemLog
  var sources = DriveSources()
  /// How many more list entries may be read: as many as the largest document could spell out. A
  /// small one whose aliases stand for one another can name billions.
  var entriesLeft = 500_000

  /// A problem at a node.
  mutating func add(
    _ code: ProblemCode, at node: Node, key: String, value: String? = nil,
    expected: Expectation? = nil, hint: Hint? = nil
  ) {
    log.add(
      DriveFileProblem(
        code: code, file: file, row: node.mark?.line, column: node.mark?.column, key: key,
        value: value ?? node.asWritten, expected: expected, hint: hint))
  }
}

/// One YAML mapping that stands for a part of a drive: its known keys, read with their types.
///
/// Every method that reads a key says what is wrong with it and gives nil, so that one pass finds
/// all problems.
struct YAMLMapping {
  /// The part of the drive the keys belong to.
  let part: DriveProblem.Part
  /// The keys above it, with dots, such as `sessions.hall`.
  let path: String
  let node: Node
  private var values: [String: (key: Node, value: Node)] = [:]
  /// Known keys reported as the nearest of an unknown one: misspelt, that is, not missing.
  private var misspelt: Set<String> = []

  /// The mapping of a node, or nil with the reason in the log.
  ///
  /// - Parameters:
  ///   - node: where it stands.
  ///   - part: the part of the drive.
  ///   - path: the keys above it.
  ///   - known: the keys the part may have; nil for any.
  ///   - reading: where problems go.
  init?(
    _ node: Node, part: DriveProblem.Part, path: String, known: [String]?,
    reading: inout YAMLReading
  ) {
    self.part = part
    self.path = path
    self.node = node
    guard case .mapping(let mapping) = node else {
      reading.add(.wrongType, at: node, key: path, expected: .mapping)
      reading.sources.markUnreadable(part, "")
      return nil
    }
    reading.keep(node, part: part, key: "", path: path, value: "")
    for (key, value) in mapping {
      guard let name = key.scalar?.string.normalised else {
        reading.add(.wrongType, at: key, key: path, expected: .text)
        continue
      }
      guard !YAMLDocument.isSecondKey(name) else { continue }
      if let known, !known.contains(name) {
        let near = NearestName.of(name, among: known)
        if let near { misspelt.insert(near) }
        reading.add(
          .unknownKey, at: key, key: joined(name), value: name, expected: .oneOf(known),
          hint: near.map(Hint.didYouMean))
        continue
      }
      values[name] = (key, value)
    }
  }

  /// The names of the keys, in the order of the file.
  var names: [String] {
    guard case .mapping(let mapping) = node else { return [] }
    return mapping.keys.compactMap { $0.scalar?.string.normalised }.filter { values[$0] != nil }
  }

  /// The path of a key.
  func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// The node of a key; nil where it is absent or has no value.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - isRequired: whether its absence is a problem.
  ///   - reading: where problems go.
  /// - Returns: the node.
  func value(_ key: String, isRequired: Bool = false, _ reading: inout YAMLReading) -> Node? {
    guard let (name, value) = values[key], !value.isEmptyScalar else {
      if isRequired {
        if !misspelt.contains(key) {
          reading.add(.missingKey, at: values[key]?.key ?? node, key: joined(key), value: "")
        }
        reading.sources.markUnreadable(part, key)
      }
      return nil
    }
    reading.keep(
      value.mark == nil ? name : value, part: part, key: key, path: joined(key),
      value: value.asWritten)
    return value
  }

  /// Reads a key by a function that gives nil where the value is not what was expected.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - isRequired: whether its absence is a problem.
  ///   - expected: what the value should be.
  ///   - code: the kind of problem if it is not.
  ///   - reading: where problems go.
  ///   - read: the function.
  /// - Returns: the value; nil where there is none.
  func read<Value>(
    _ key: String, isRequired: Bool = false, expected: Expectation,
    code: ProblemCode = .wrongType, _ reading: inout YAMLReading, _ read: (Node) -> Value?
  ) -> Value? {
    guard let node = value(key, isRequired: isRequired, &reading) else { return nil }
    if let value = read(node) { return value }
    reading.add(
      code, at: node, key: joined(key),
      value: code == .wrongType ? node.asWrittenWithQuotes : node.asWritten, expected: expected,
      hint: node.hint(expected))
    reading.sources.markUnreadable(part, key)
    return nil
  }

  /// A whole number.
  func integer(_ key: String, isRequired: Bool = false, _ reading: inout YAMLReading) -> Int? {
    read(key, isRequired: isRequired, expected: .wholeNumber, &reading) { $0.integer }
  }

  /// A number.
  func number(_ key: String, isRequired: Bool = false, _ reading: inout YAMLReading) -> Double? {
    read(key, isRequired: isRequired, expected: .number, &reading) { $0.number }
  }

  /// Text of one line or more.
  func text(_ key: String, isRequired: Bool = false, _ reading: inout YAMLReading) -> String? {
    let text = read(key, isRequired: isRequired, expected: .text, &reading) {
      $0.scalar?.string.normalised
    }
    guard let text, let error = TextError(text, most: TextError.mostCharacters) else {
      return text
    }
    reading.add(
      error.code, at: values[key]?.value ?? node, key: joined(key), value: text,
      expected: error.expected, hint: error.hint)
    reading.sources.markUnreadable(part, key)
    return nil
  }

  /// A time of day, in quotes or not.
  func time(_ key: String, isRequired: Bool = false, _ reading: inout YAMLReading) -> Int? {
    read(key, isRequired: isRequired, expected: .clockTime, code: .notATime, &reading) { node in
      node.scalar.flatMap { ClockTime.minute(of: $0.string) }
    }
  }

  /// The entries of a list; nil where there is none.
  func list(_ key: String, isRequired: Bool = false, _ reading: inout YAMLReading) -> [Node]? {
    let nodes = read(key, isRequired: isRequired, expected: .list, &reading) { node in
      node.sequence.map { Array($0) }
    }
    guard let nodes else { return nil }
    reading.entriesLeft -= nodes.count
    guard reading.entriesLeft >= 0 else {
      if reading.entriesLeft + nodes.count >= 0 {
        reading.add(.tooLarge, at: node, key: joined(key), value: "", expected: .plainKeys)
      }
      reading.sources.markUnreadable(part, key)
      return nil
    }
    return nodes
  }
}

extension YAMLReading {
  fileprivate mutating func keep(
    _ node: Node, part: DriveProblem.Part, key: String, path: String, value: String
  ) {
    sources.keep(
      Source(
        row: node.mark?.line ?? 1, column: node.mark?.column ?? 1, key: path, value: value),
      part: part, key: key)
  }
}
