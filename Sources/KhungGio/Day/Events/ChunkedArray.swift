/// Values in chunks: adding to a copy that somebody else keeps, too, copies one chunk and not all.
package struct ChunkedArray<Element: Sendable>: Sendable {
  private static var size: Int { 128 }

  private var chunks: [[Element]] = []
  /// How many values there are.
  package private(set) var count = 0

  /// No values.
  package init() {}

  /// Adds a value at the end.
  ///
  /// - Parameter element: the value.
  package mutating func append(_ element: Element) {
    if count == chunks.count * ChunkedArray.size {
      var chunk: [Element] = []
      // The first one grows as it needs: most days are small.
      if count > 0 { chunk.reserveCapacity(ChunkedArray.size) }
      chunks.append(chunk)
    }
    chunks[chunks.count - 1].append(element)
    count += 1
  }

  /// The value at a place.
  package subscript(place: Int) -> Element {
    get { chunks[place / ChunkedArray.size][place % ChunkedArray.size] }
    set { chunks[place / ChunkedArray.size][place % ChunkedArray.size] = newValue }
  }
}
