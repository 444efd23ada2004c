import Drives
import Yams

/// The keys of drive.yaml that a setting may name.
enum KnownKeys {
  /// Keys that the entries below these may have, whether or not the document has them.
  static func optional(below above: [String]) -> [String] {
    switch above.count {
    case 0: return ["organizer", "time_zone", "language", "rules", "weights", "lists"]
    case 1 where above[0] == "rules": return ["max_away", "whole"]
    case 2 where above == ["rules", "whole"]: return ["up_to"]
    case 2 where above == ["turnout", "plan_for"]: return ["day"]
    case 1 where above[0] == "lists": return ["due", "send_to", "phone", "email"]
    case 1 where above[0] == "weights": return CostTerm.weighted.map(\.rawValue)
    case 1 where above[0] == "turnout": return ["plan_for"]
    case 3 where above[0] == "turnout" && above[1] == "kinds":
      return ["show_rate", "deferral_rate", "party"]
    case 2 where above[0] == "sessions":
      return [
        "site", "address", "arrivals_per_slot", "blood_units", "reserve", "arrive_before", "arrive",
        "walk_ins",
      ]
    case 3 where above[0] == "sessions" && above[2] == "reserve": return ["per_slot"]
    case 3 where above[0] == "sessions" && above[2] == "blood_units":
      return ["target", "ceiling"]
    case 3 where above[0] == "sessions" && above[2] == "walk_ins":
      return ["per_hour", "from", "to"]
    case 4 where above[0] == "sessions" && above[2] == "stages": return ["defers", "overload"]
    case 5 where above[0] == "sessions" && above[2] == "stages" && above[4] == "overload":
      return ["most", "weight"]
    case 4 where above[0] == "sessions" && above[2] == "crowd_limits": return ["from", "to"]
    default: return []
    }
  }

  /// Keys whose values are keys with values.
  static let mappings: Set<String> = [
    "rules", "weights", "lists", "blood_units", "walk_ins", "reserve", "overload",
  ]

  /// Keys whose values are a word or keys with values: `plan_for: everyone`, `plan_for: {day: 0.95}`.
  static let wordsOrMappings: Set<String> = ["whole", "plan_for"]

  /// Keys whose values are text.
  static let texts: Set<String> = [
    "name", "organizer", "time_zone", "site", "address", "zone", "send_to", "phone", "email",
  ]

  /// What holds where the document says nothing.
  static func usual(_ key: String, below above: [String], in root: Node) -> String? {
    if key == "arrive_before" { return "0" }
    if key == "party" { return "1" }
    if above == ["weights"], let term = CostTerm(rawValue: key) {
      let weight = Weights()[term]
      return Int(exactly: weight).map(String.init) ?? "\(weight)"
    }
    guard above.count == 3, above[0] == "turnout" else { return nil }
    return root.mapping?["turnout"]?.mapping?[key]?.asWritten
  }

  /// Every key of a document, and every one it may have; for entries of lists also with `*`. In the
  /// order of the document, those it does not have after those it has.
  static func all(in root: Node) -> [String] {
    var found = Found()
    add(below: [], root, to: &found)
    return found.keys
  }

  /// Keys as they are found, each once.
  private struct Found {
    private(set) var keys: [String] = []
    private var known = Set<String>()

    mutating func insert(_ key: String) {
      if known.insert(key).inserted { keys.append(key) }
    }
  }

  private static func add(below above: [String?], _ node: Node, to found: inout Found) {
    switch node {
    case .mapping(let mapping):
      for (key, value) in mapping {
        // Who helps changes no plan, and what people are asked is no setting to be tried.
        guard let name = key.scalar?.string, name != "id", name != "version",
          !above.isEmpty || !["roles", "declarations"].contains(name)
        else { continue }
        add(below: above + [name], value, to: &found)
      }
      let names = above.map { $0 ?? "*" }
      for key in optional(below: names) where mapping[key] == nil {
        let path = above + [key]
        if mappings.contains(key) {
          for inner in optional(below: names + [key]) { found.insert(joined(path + [inner])) }
        } else {
          found.insert(joined(path))
          // A word, or a key with a value below it.
          for inner in optional(below: names + [key]) { found.insert(joined(path + [inner])) }
        }
      }
    case .sequence(let entries):
      if above.last == .some("servers") { found.insert(joined(above)) }
      for (index, entry) in entries.enumerated() {
        let name = entry.mapping?["id"]?.scalar?.string ?? "\(index + 1)"
        add(below: above + [name], entry, to: &found)
        add(below: above + [nil], entry, to: &found)
      }
    case .scalar:
      found.insert(joined(above))
      // A word may become a key with a value below it.
      let names = above.map { $0 ?? "*" }
      for inner in optional(below: names) { found.insert(joined(above + [inner])) }
    default: break
    }
  }

  private static func joined(_ names: [String?]) -> String { SettingKey.written(names) }

  /// The known keys that may have been meant, the nearest first: those that end so, then those a few
  /// letters away, then those whose last part is the same.
  static func nearest(to key: String, among known: [String], most: Int = 3) -> [String] {
    let wanted = NearestName.folded(String(key.prefix(200)))
    let last = key.split(separator: ".").last.map(String.init) ?? key
    func rank(_ candidate: String) -> Int? {
      if candidate.hasSuffix("." + key) { return 0 }
      let letters = NearestName.folded(candidate)
      let distance =
        abs(letters.count - wanted.count) <= 6 ? NearestName.distance(wanted, letters) : .max
      if distance <= max(2, min(6, wanted.count / 4)) { return distance }
      let end = candidate.split(separator: ".").last.map(String.init) ?? candidate
      if end == last { return 100 }
      return NearestName.of(last, among: [end]) == nil ? nil : 101
    }
    return known.compactMap { name in rank(name).map { (rank: $0, name: name) } }
      // Of equally near ones the shorter, and before single entries all of a list.
      .sorted { ($0.rank, $0.name.utf8.count, $0.name) < ($1.rank, $1.name.utf8.count, $1.name) }
      .prefix(most).map(\.name)
  }
}
