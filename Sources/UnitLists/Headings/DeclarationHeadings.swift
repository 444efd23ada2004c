import Drives
import Wording
import Workbooks

/// What the columns of a drive's questions are headed by: the question in either language, or its id.
struct DeclarationHeadings {
  /// The ids of the questions.
  let ids: [String]
  /// The headings of each question, folded.
  private let headings: [[String]]
  /// Shorter texts are no beginning of a heading by which a question is known.
  private static let leastBeginning = 6

  /// The headings of questions.
  ///
  /// - Parameter declarations: the questions, in the drive's order.
  init(_ declarations: [Declaration]) {
    ids = declarations.map(\.id)
    headings = declarations.map { declaration in
      [declaration.vietnamese, declaration.english, declaration.id].map { Folding.words($0) }
        .filter { !$0.isEmpty }
    }
  }

  /// The question that a heading asks; nil for none.
  ///
  /// - Parameter heading: the heading, with the groups above it.
  /// - Returns: the question, as an index, and whether the heading is exactly that.
  func declaration(headed heading: String) -> (index: Int, isExact: Bool)? {
    let folded = Folding.words(heading)
    guard !folded.isEmpty else { return nil }
    for (index, texts) in headings.enumerated()
    where texts.contains(where: { folded == $0 || folded.hasSuffix(" " + $0) }) {
      return (index, true)
    }
    // `Đã tiêm đủ 2 mũi (có/không)`; of several questions that begin alike the longest.
    let longest = headings.enumerated().flatMap { index, texts in
      texts.filter { $0.count >= Self.leastBeginning && folded.hasPrefix($0 + " ") }
        .map { (index: index, length: $0.count) }
    }.max { $0.length < $1.length }
    return longest.map { ($0.index, false) }
  }
}

extension HeadingMap {
  /// Reads the columns that ask the drive's questions as these, whatever else their headings may say;
  /// what somebody said of a column stays.
  mutating func takeDeclarations(_ known: DeclarationHeadings) {
    for (column, mapping) in mappings {
      guard let id = mapping.declaration, let index = known.ids.firstIndex(of: id),
        !declarations.values.contains(index)
      else { continue }
      forget(column)
      declarations[column] = index
      confidence[column] = mapping.isSaved ? .saved : .said
    }
    for (column, heading) in headings.sorted(by: { $0.key < $1.key }) {
      guard confidence[column] ?? .none < .saved,
        let found = known.declaration(headed: heading)
      else { continue }
      if let first = declarations.first(where: { $0.value == found.index }) {
        setAside(column, .otherColumn(CellAddress.letters(ofColumn: first.key)))
        repeated.append(column)
        continue
      }
      forget(column)
      hours[column] = nil
      sexes[column] = nil
      declarations[column] = found.index
      confidence[column] = found.isExact ? .exact : .likely
    }
  }
}
