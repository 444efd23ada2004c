import Drives
import Yams

/// A dotted path into drive.yaml: `sessions.hall.stages.donation.servers`. Entries of lists are named
/// by their ids, crowd limits by their zones, all of them by their numbers from 1; `*` is all.
struct SettingPath {
  private let parts: ArraySlice<SettingKey.Part>

  init(_ key: String) { parts = SettingKey(key).parts[...] }

  /// Whether the path names at least one value of the document, or one that may be added to it.
  func isKnown(in root: Node) -> Bool { !places(in: root).isEmpty }

  /// The paths that an ambiguous key may mean; empty where it means at most one.
  func meanings(in root: Node) -> [String] {
    let readings = Set(places(in: root).map(\.reading))
    return readings.count > 1 ? readings.map { SettingKey.written($0) }.sorted() : []
  }

  /// The key with every name in quotes that needs them; nil where it names nothing.
  func written(in root: Node) -> String? {
    places(in: root).first.map { SettingKey.written($0.reading) }
  }

  /// The current value at each place; nil where a value may be added.
  func currentValues(in root: Node) -> [String?] {
    places(in: root).map { place in
      guard let node = place.node else { return place.usual }
      if let mapping = node.mapping {
        return "{\(mapping.map { "\($0.asWritten): \($1.asWritten)" }.joined(separator: ", "))}"
      }
      guard let rows = node.sequence else { return node.asWritten }
      // Servers that change over the day.
      return rows.compactMap { $0.mapping?["count"]?.asWritten }.joined(separator: "/")
    }
  }

  /// What a setting puts at each place: the value, what stood there, and where nothing did, the last
  /// mapping on the way there and the keys that are missing below it.
  func values(
    of setting: Setting, in root: Node
  ) throws(SettingError) -> [(keys: [String], parent: Node?, old: Node?, value: Node)] {
    var found: [(keys: [String], parent: Node?, old: Node?, value: Node)] = []
    for place in places(in: root) {
      let value = try value(of: setting, at: place)
      var (parent, rest) = (root, place.steps[...])
      while let step = rest.first, let next = SettingPath.child(of: parent, step) {
        (parent, rest) = (next, rest.dropFirst())
      }
      let keys = rest.compactMap { step -> String? in
        guard case .key(let key) = step else { return nil }
        return key.asWritten
      }
      found.append((keys, parent, place.node, value))
    }
    return found
  }

  private static func child(of node: Node, _ step: Step) -> Node? {
    switch (step, node) {
    case (.key(let key), .mapping(let mapping)):
      mapping.first { $0.key == key }.flatMap { $0.value.isEmptyScalar ? nil : $0.value }
    case (.position(let position), .sequence(let sequence)):
      sequence.indices.contains(position) ? sequence[position] : nil
    default: nil
    }
  }

  /// Sets every place.
  func apply(_ setting: Setting, to root: inout Node) throws(SettingError) {
    for place in places(in: root) {
      let value = try value(of: setting, at: place)
      root = SettingPath.replacing(root, at: place.steps[...], by: value)
    }
  }

  /// A place in the document.
  fileprivate struct Place {
    /// The way to it: keys of mappings and positions in lists.
    var steps: [Step] = []
    /// The names on the way to it, as the document has them.
    var names: [String] = []
    /// The names on the way to it, as the path means them: nil for `*`.
    var reading: [String?] = []
    /// The current value; nil where a value may be added.
    var node: Node?
    /// What holds where nothing stands.
    var usual: String?

    func next(_ step: Step, _ name: String, as reading: String?, _ node: Node?) -> Place {
      Place(
        steps: steps + [step], names: names + [name], reading: self.reading + [reading], node: node)
    }
  }

  fileprivate enum Step {
    case key(Node)
    case position(Int)
  }

  private func places(in root: Node) -> [Place] {
    places(of: parts, from: Place(node: root), in: root).filter(\.isValue)
  }

  /// The places that parts lead to from a place. Without quotes a name may be made of several parts.
  private func places(
    of parts: ArraySlice<SettingKey.Part>, from place: Place, in root: Node
  ) -> [Place] {
    guard let first = parts.first else { return [place] }
    if case .word("*") = first {
      return everything(in: place).flatMap { places(of: parts.dropFirst(), from: $0, in: root) }
    }
    if case .name(let name) = first {
      return entries(named: name, of: place, in: root)
        .flatMap { places(of: parts.dropFirst(), from: $0, in: root) }
    }
    var found: [Place] = []
    var name = ""
    var end = parts.startIndex
    while end < parts.endIndex, case .word(let word) = parts[end] {
      name += (end == parts.startIndex ? "" : ".") + word
      end += 1
      guard !name.isEmpty else { continue }
      found += entries(named: name, of: place, in: root)
        .flatMap { places(of: parts[end...], from: $0, in: root) }
    }
    return found
  }

  private func everything(in place: Place) -> [Place] {
    switch place.node {
    case .mapping(let mapping)?:
      mapping.compactMap { key, value in
        key.scalar.map { place.next(.key(key), $0.string, as: nil, value) }
      }
    case .sequence(let sequence)?:
      sequence.indices.map { place.next(.position($0), "\($0 + 1)", as: nil, sequence[$0]) }
    default: []
    }
  }

  private func entries(named name: String, of place: Place, in root: Node) -> [Place] {
    switch place.node {
    case .mapping(let mapping)?:
      guard let (key, value) = mapping.first(where: { $0.key.scalar?.string == name }),
        !value.isEmptyScalar
      else { break }
      return [place.next(.key(key), name, as: name, value)]
    case .sequence(let sequence)?:
      return SettingPath.positions(in: sequence, named: name).map {
        place.next(.position($0), name, as: name, sequence[$0])
      }
    case nil: break
    // A word may become keys with values.
    case .scalar?: break
    default: return []
    }
    // What the document does not have, but may have.
    guard KnownKeys.optional(below: place.names).contains(name) else { return [] }
    var added = place.next(.key(Node(name)), name, as: name, nil)
    added.usual = KnownKeys.usual(name, below: place.names, in: root)
    return [added]
  }

  private static func positions(in sequence: Node.Sequence, named name: String) -> [Int] {
    func called(_ key: String) -> [Int] {
      sequence.indices.filter { sequence[$0].mapping?[key]?.scalar?.string == name }
    }
    let named = called("id")
    if !named.isEmpty { return named }
    if let number = Int(name) {
      return sequence.indices.contains(number - 1) ? [number - 1] : []
    }
    return called("zone")
  }

  private func value(of setting: Setting, at place: Place) throws(SettingError) -> Node {
    if case .key(let key)? = place.steps.last, KnownKeys.texts.contains(key.asWritten) {
      // Text is what it is: `null` and `+2` are names, too.
      return .scalar(Node.Scalar(setting.value, Tag(.str), .doubleQuoted, place.node?.mark))
    }
    guard let change = setting.change else {
      return .scalar(Node.Scalar(setting.value, Tag(.implicit), .plain, place.node?.mark))
    }
    if case .sequence(var rows)? = place.node {
      for row in rows.indices {
        let count = rows[row].mapping?["count"]?.asWritten
        guard let count, let changed = change.applied(to: count, key: setting.key) else {
          throw .notChangeable(setting, current: count)
        }
        let old = rows[row].mapping?["count"]
        rows[row]["count"] = .scalar(Node.Scalar(changed, Tag(.implicit), .plain, old?.mark))
      }
      return .sequence(rows)
    }
    let current = place.node?.asWritten ?? place.usual
    guard let current, let changed = change.applied(to: current, key: setting.key) else {
      throw .notChangeable(setting, current: current)
    }
    return .scalar(Node.Scalar(changed, Tag(.implicit), .plain, place.node?.mark))
  }

  /// The document with another value at a place; mappings on the way there are made.
  private static func replacing(
    _ node: Node?, at steps: ArraySlice<Step>, by value: Node
  ) -> Node {
    guard let step = steps.first else { return value }
    switch (step, node) {
    case (.key(let key), .mapping(var mapping)?):
      mapping[key] = replacing(mapping[key], at: steps.dropFirst(), by: value)
      return .mapping(mapping)
    case (.key(let key), _):
      return .mapping(
        Node.Mapping([(key, replacing(nil, at: steps.dropFirst(), by: value))]))
    case (.position(let position), .sequence(var sequence)?):
      sequence[position] = replacing(sequence[position], at: steps.dropFirst(), by: value)
      return .sequence(sequence)
    case (.position, _): return value
    }
  }
}

extension SettingPath.Place {
  /// Whether a single value stands or may stand there: a scalar, servers over the day, or what a word
  /// may take the place of.
  fileprivate var isValue: Bool {
    switch node {
    case nil:
      guard case .key(let key)? = steps.last else { return false }
      return !KnownKeys.mappings.contains(key.asWritten)
    case .scalar?: return true
    case .sequence(let rows)?:
      guard case .key(let key)? = steps.last, key.asWritten == "servers" else { return false }
      return rows.allSatisfy { $0.mapping?["count"] != nil }
    case .mapping?:
      guard case .key(let key)? = steps.last else { return false }
      return KnownKeys.wordsOrMappings.contains(key.asWritten)
    default: return false
    }
  }
}
