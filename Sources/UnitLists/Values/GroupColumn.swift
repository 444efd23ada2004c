import Workbooks

/// What a column headed `Nhóm` is of, by its values: companions, or the groups of a laboratory.
enum GroupColumn {
  /// What the column holds.
  enum Content: Equatable {
    /// People who come together: the heading says so.
    case companions
    /// Something that may be companions.
    case perhapsCompanions
    /// Groups of blood.
    case bloodGroups
  }

  /// What a column holds.
  ///
  /// - Parameters:
  ///   - heading: its heading.
  ///   - values: what stands in it.
  /// - Returns: what it holds.
  static func content(heading: String, _ values: some Sequence<CellValue>) -> Content {
    let words = Folding.words(heading)
    guard !words.contains("cung"), !words.contains("together"), !words.contains("companion") else {
      return .companions
    }
    let groups = Set(values.filter { !$0.isBlank }.map(bloodGroup))
    guard !groups.isEmpty else { return .companions }
    // `A` and `B` alone may be names of groups.
    let isBlood = !groups.contains(nil) && groups.contains { $0 != "A" && $0 != "B" }
    return isBlood ? .bloodGroups : .perhapsCompanions
  }

  /// The group of blood that a value names, with its sign; nil where it names none.
  private static func bloodGroup(_ value: CellValue) -> String? {
    let text = value.written.uppercased()
      .replacing(#/NHÓM( MÁU)?|RH|TYPE|\(|\)|\s|D/#, with: "")
      .replacing(#/DƯƠNG(TÍNH)?|POS(ITIVE)?|ƯƠNG(TÍNH)?/#, with: "+")
      .replacing(#/ÂM(TÍNH)?|NEG(ATIVE)?|−|–/#, with: "-")
    let match = text.wholeMatch(of: #/(A|B|AB|O|0)([+-])?/#)
    return match.map { ($0.output.1 == "0" ? "O" : String($0.output.1)) + ($0.output.2 ?? "") }
  }
}
