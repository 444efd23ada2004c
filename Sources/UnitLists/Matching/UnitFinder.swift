import Drives

/// Finds the unit that people mean by a name, an abbreviation, or the title of a list.
struct UnitFinder {
  /// What looking for a unit came to.
  enum Found: Equatable {
    /// This one, as an index in the drive.
    case one(Int)
    /// Several, so that none is meant for sure.
    case several([Int])
    /// None.
    case none
  }

  private let words: [[Substring]]
  private let byName: [String: [Int]]
  private static let abbreviations: [Substring: String] = [
    "p": "phuong", "q": "quan", "mn": "mam non", "th": "tieu hoc", "ca": "cong an",
    "vp": "van phong", "bch": "ban chi huy", "ldld": "lien doan lao dong", "ub": "ubnd",
    "dtn": "doan thanh nien", "tr": "truong", "pgd": "phong giao duc", "h": "huyen", "x": "xa",
  ]

  init(_ units: [Unit]) {
    let names = units.map { UnitFinder.expanded($0.name) }
    words = names.map { $0.split(separator: " ").map { Substring($0) } }
    var byName: [String: [Int]] = [:]
    for (index, unit) in units.enumerated() {
      for name in Set([Folding.words(unit.id), Folding.words(unit.name), names[index]]) {
        byName[name, default: []].append(index)
      }
    }
    self.byName = byName
  }

  private static func expanded(_ text: String) -> String {
    Folding.words(text).split(separator: " ").map { abbreviations[$0] ?? String($0) }
      .joined(separator: " ")
  }

  /// The unit that a field names: by its id or name, or by words that only it has.
  func unit(named text: String) -> Found {
    if let exact = exact(text) { return exact }
    let wanted = Set(UnitFinder.expanded(text).split(separator: " "))
    guard !wanted.isEmpty else { return .none }
    let found = words.indices.filter { wanted.isSubset(of: Set(words[$0])) }
    return found.isEmpty ? unit(inside: text) : UnitFinder.result(found)
  }

  /// The unit whose name stands inside a longer text, such as a title or the name of a file; of
  /// several the one with the longest name.
  func unit(inside text: String) -> Found {
    if let exact = exact(text) { return exact }
    let folded = [Folding.words(text), UnitFinder.expanded(text)].map { " \($0) " }
    var best: (length: Int, units: [Int]) = (0, [])
    for (name, units) in byName where name.utf8.count >= max(3, best.length) {
      guard folded.contains(where: { $0.contains(" \(name) ") }) else { continue }
      let length = name.utf8.count
      best = length > best.length ? (length, units) : (length, best.units + units)
    }
    return UnitFinder.result(best.units)
  }

  private func exact(_ text: String) -> Found? {
    let found = byName[Folding.words(text)] ?? byName[UnitFinder.expanded(text)]
    return found.map { UnitFinder.result($0) }
  }

  private static func result(_ units: [Int]) -> Found {
    let different = Set(units).sorted()
    switch different.count {
    case 0: return .none
    case 1: return .one(different[0])
    default: return .several(different)
    }
  }
}
