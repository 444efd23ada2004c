/// Values that are kept once however often they come, by numbers from 0 in the order in which they
/// came.
package struct Interned<Value: Hashable & Sendable>: Sendable {
  private var values = ChunkedArray<Value>()
  private var index = NumberIndex()

  /// No values.
  package init() {}

  /// How many values there are.
  package var count: Int { values.count }

  /// The value of a number.
  package subscript(number: Int) -> Value { values[number] }

  /// The number of a value; nil for one that never came.
  ///
  /// - Parameter value: the value.
  /// - Returns: the number.
  package func number(of value: Value) -> Int? {
    index.number(hash: value.hashValue) { values[$0] == value }
  }

  /// The number of a value, which is kept where it never came.
  ///
  /// - Parameter value: the value.
  /// - Returns: the number.
  package mutating func intern(_ value: Value) -> Int {
    let hash = value.hashValue
    if let known = index.number(hash: hash, where: { values[$0] == value }) { return known }
    index.insert(values.count, hash: hash)
    values.append(value)
    return values.count - 1
  }
}
