import Drives

/// Finds the unit that people mean by a name, an abbreviation, or the title of a list.
///
/// A name means a unit if both have the same words, whatever the abbreviations, and apart from
/// words like `UBND` or `trường` that such names have or not. Fewer words than that are a hint at
/// most: `Nam` is not UBND phường Thanh Xuân Nam.
struct UnitFinder {
  /// What looking for a unit came to.
  enum Found: Equatable {
    /// This one, as an index in the drive.
    case one(Int)
    /// This one, if nothing speaks against it; it is to be reported.
    case likely(Int)
    /// Several, so that none is meant for sure.
    case several([Int])
    /// None.
    case none

    /// The unit that is meant, for sure or likely.
    var unit: Int? {
      switch self {
      case .one(let unit), .likely(let unit): return unit
      case .several, .none: return nil
      }
    }
  }

  private let words: [[Substring]]
  private let cores: [[Substring]]
  private let byText: [String: [Int]]
  private let byWords: [[Substring]: [Int]]
  private let byCore: [[Substring]: [Int]]
  private let names: [String]
  /// The words of ids that have several.
  private let ids: [[Substring]]

  init(_ units: [Unit]) {
    names = units.map(\.name)
    ids = units.map { UnitWords.words($0.id) }
    words = units.map { UnitWords.words($0.name.isEmpty ? $0.id : $0.name) }
    cores = words.map { UnitWords.core($0) }
    var (byText, byWords, byCore) = (
      [String: [Int]](), [[Substring]: [Int]](), [[Substring]: [Int]]()
    )
    for (index, unit) in units.enumerated() {
      for text in Set([Folding.words(unit.id), Folding.words(unit.name)]) where !text.isEmpty {
        byText[text, default: []].append(index)
      }
      for list in Set([words[index], UnitWords.words(unit.id)]) {
        byWords[list, default: []].append(index)
      }
      byCore[cores[index], default: []].append(index)
    }
    (self.byText, self.byWords, self.byCore) = (byText, byWords, byCore)
  }

  /// The unit that a field names.
  func unit(named text: String) -> Found {
    if let exact = exact(text) { return exact }
    let wanted = UnitWords.words(text)
    if let found = sameCore(wanted) { return found }
    // `Trường Mầm non 1 (điểm trường A)`: a whole name, and more.
    if case .one(let unit) = inside(wanted), cores[unit].count > 1 { return .likely(unit) }
    let near = units(with: wanted)
    return near.count > 1 ? .several(near) : .none
  }

  /// The unit that a text names and nothing else, as a row between people does.
  func unit(titled text: String) -> Found {
    if let exact = exact(text) { return exact }
    let wanted = UnitWords.words(text)
    return sameCore(wanted) ?? sameCore(UnitWords.withoutNoise(wanted)) ?? .none
  }

  /// The unit whose name stands inside a longer text, such as a title or the name of a file.
  func unit(inside text: String) -> Found {
    let titled = unit(titled: text)
    if titled != .none { return titled }
    return inside(UnitWords.words(text))
  }

  /// A unit that all words of a text are words of, the only one; what people may have meant.
  func onlyUnit(with text: String) -> Int? {
    let near = units(with: UnitWords.words(text))
    return near.count == 1 ? near[0] : nil
  }

  /// Whether units of the drive have names that begin as a text does.
  func hasUnit(beginningAs text: String) -> Bool {
    guard let first = UnitWords.words(text).first else { return false }
    return words.contains { $0.first == first }
  }

  private func exact(_ text: String) -> Found? {
    let folded = Folding.words(text)
    guard !folded.isEmpty else { return nil }
    guard let found = byText[folded] ?? byWords[UnitWords.words(text)] else { return nil }
    let different = Set(found).sorted()
    guard different.count == 1 else { return .several(different) }
    // The same letters under other accents are another place, or a slip.
    let name = names[different[0]]
    let isOther =
      Folding.words(name) == folded && text.hasAccents && name.hasAccents
      && Folding.name(name) != Folding.name(text)
    return isOther ? .likely(different[0]) : .one(different[0])
  }

  /// Units whose names are the same but for words that may be left out.
  private func sameCore(_ wanted: [Substring]) -> Found? {
    let core = UnitWords.core(wanted)
    // A number alone is no name, unless it is said of what.
    guard !core.isEmpty, core.contains(where: { Int($0) == nil && $0.count > 1 }) else {
      return nil
    }
    let extra = Set(wanted).subtracting(core)
    // `Mầm non số 10` is Mầm non 10; `quận 1` is not phường 1.
    let found = (byCore[core] ?? []).filter { extra.subtracting(["so"]).isSubset(of: words[$0]) }
    guard !found.isEmpty else { return nil }
    guard found.count == 1 else { return .several(found) }
    let missing = Set(words[found[0]]).subtracting(wanted)
    let isSure = missing.isDisjoint(with: UnitWords.placeWords) && core.count + extra.count > 1
    return isSure ? .one(found[0]) : .likely(found[0])
  }

  /// The unit whose whole name stands among words; the longest where names lie in one another, and
  /// several where they stand apart.
  private func inside(_ wanted: [Substring]) -> Found {
    var places: [(range: Range<Int>, unit: Int)] = []
    for (index, name) in words.enumerated() {
      let forms = Set([name, Array(name.drop { UnitWords.droppable.contains($0) }), ids[index]])
      for forms in forms where forms.count > 1 && forms.count <= wanted.count {
        for start in 0...max(0, wanted.count - forms.count)
        where start + forms.count <= wanted.count
          && wanted[start..<start + forms.count] == forms[...]
        {
          places.append((start..<start + forms.count, index))
        }
      }
    }
    let outer = places.filter { place in
      !places.contains { other in
        other.unit != place.unit && other.range.count > place.range.count
          && other.range.overlaps(place.range)
      }
    }
    let units = Set(outer.map(\.unit)).sorted()
    switch units.count {
    case 0: return .none
    case 1: return .one(units[0])
    default: return .several(units)
    }
  }

  private func units(with wanted: [Substring]) -> [Int] {
    let wanted = Set(wanted)
    guard !wanted.isEmpty else { return [] }
    return words.indices.filter { wanted.isSubset(of: words[$0]) }
  }
}

extension String {
  /// Whether any letter has an accent of Vietnamese.
  var hasAccents: Bool {
    normalisedScalars.contains { scalar in
      VietnameseLetter(scalar).map { $0.mark != .none || $0.tone != .level } ?? false
    }
  }
}
