import Yams

/// Finds where a key stands again.
enum DuplicateKey {
  /// A place in a text.
  struct Place {
    let row: Int
    let column: Int
    let range: Range<String.Index>
  }

  /// The places of the key `name` after its first one at `mark`, in one walk through the text: in the
  /// same column of later lines, or further on in the same line.
  ///
  /// - Parameters:
  ///   - name: the key.
  ///   - mark: where it stands first.
  ///   - text: the document.
  ///   - most: how many places are looked for at most.
  /// - Returns: the places, in order.
  static func places(of name: String, after mark: Mark, in text: String, most: Int) -> [Place] {
    let scalars = text.unicodeScalars
    let forms = ["", "\"", "'"].map { Array(($0 + name + $0).unicodeScalars) }
    var places: [Place] = []
    var start = scalars.startIndex
    var row = 1
    while row < mark.line {
      guard let end = scalars[start...].firstIndex(of: "\n") else { return [] }
      (start, row) = (scalars.index(after: end), row + 1)
    }
    while start < scalars.endIndex, places.count < most {
      let end = scalars[start...].firstIndex(of: "\n") ?? scalars.endIndex
      let line = scalars[start..<end]
      let indent = line.prefix { $0 == " " || $0 == "-" }.count + 1
      // A line that begins further left ends the mapping.
      if row > mark.line, indent < mark.column, !line.dropFirst(indent - 1).isEmpty { break }
      let isFlow = row == mark.line
      let first = isFlow ? mark.column + 1 : mark.column
      var column = first
      var here = line.index(line.startIndex, offsetBy: first - 1, limitedBy: line.endIndex)
      while let place = here, place < line.endIndex, places.count < most {
        if let range = key(forms, at: place, in: line) {
          places.append(Place(row: row, column: column, range: range))
        }
        guard isFlow else { break }
        here = line.index(after: place)
        column += 1
      }
      guard end < scalars.endIndex else { break }
      (start, row) = (scalars.index(after: end), row + 1)
    }
    return places
  }

  private static func key(
    _ forms: [[Unicode.Scalar]], at start: String.Index, in line: Substring.UnicodeScalarView
  ) -> Range<String.Index>? {
    for form in forms where line[start...].starts(with: form) {
      let end = line.index(start, offsetBy: form.count)
      guard let colon = line[end...].first(where: { $0 != " " }), colon == ":" else { continue }
      return start..<end
    }
    return nil
  }

  /// The text with each of these places replaced by a letter of its own.
  ///
  /// - Parameters:
  ///   - places: the places, in order.
  ///   - text: the text.
  ///   - letter: gives the letter of a place.
  /// - Returns: the text.
  static func replacing(
    _ places: [Place], in text: String, by letter: (Int) -> Unicode.Scalar
  ) -> String {
    var result = String.UnicodeScalarView()
    var position = text.startIndex
    for (index, place) in places.enumerated() {
      result.append(contentsOf: text.unicodeScalars[position..<place.range.lowerBound])
      result.append(letter(index))
      position = place.range.upperBound
    }
    result.append(contentsOf: text.unicodeScalars[position...])
    return String(result)
  }
}
