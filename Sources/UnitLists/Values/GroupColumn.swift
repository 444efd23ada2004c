import Workbooks

/// What a column headed `Nhóm` is of, by its values: companions, or groups of blood or of classes.
enum GroupColumn {
  /// What the column holds.
  enum Content: Equatable {
    /// People who come together: the heading says so.
    case companions
    /// Something that may be companions.
    case perhapsCompanions
    /// Groups of blood, groups far larger than companions are, or names of other people.
    case others
  }

  /// The most people who come together without the heading saying so.
  private static let mostCompanions = 8
  /// Of so many values one may be something else in a column of groups of blood.
  private static let valuesToOneOther = 5

  /// What a column holds.
  ///
  /// - Parameters:
  ///   - heading: its heading.
  ///   - values: what stands in it, each with how often it does.
  /// - Returns: what it holds.
  static func content(heading: String, _ values: [String: Int]) -> Content {
    let words = Folding.words(heading)
    let said = values.filter { !WrittenText.saysNothing($0.key) }
    // `Đi cùng` with the name of the other one in each row makes no group of anybody.
    if said.values.max() == 1, said.keys.allSatisfy(PersonNames.isFull) { return .others }
    guard !words.contains("cung"), !words.contains("together"), !words.contains("companion") else {
      return .companions
    }
    guard let largest = said.values.max() else { return .companions }
    let groups = Set(said.keys.compactMap(bloodGroup))
    let blood = said.filter { bloodGroup($0.key) != nil }.values.reduce(0, +)
    let others = said.values.reduce(0, +) - blood
    // `A` and `B` alone may be names of groups.
    let isBlood =
      groups.contains { $0 != "A" && $0 != "B" } && others * valuesToOneOther <= blood
    return isBlood || largest > mostCompanions ? .others : .perhapsCompanions
  }

  /// The group of blood that a value names, with its sign; nil where it names none.
  private static func bloodGroup(_ value: String) -> String? {
    let text = WrittenText.plain(value).uppercased()
      .replacing(#/NHÓM( MÁU)?|RH|TYPE|\(|\)|\s|D/#, with: "")
      .replacing(#/DƯƠNG(TÍNH)?|POS(ITIVE)?|ƯƠNG(TÍNH)?/#, with: "+")
      .replacing(#/ÂM(TÍNH)?|NEG(ATIVE)?|−|–/#, with: "-")
    let match = text.wholeMatch(of: #/(A|B|AB|O|0)([+-])?/#)
    return match.map { ($0.output.1 == "0" ? "O" : String($0.output.1)) + ($0.output.2 ?? "") }
  }
}
