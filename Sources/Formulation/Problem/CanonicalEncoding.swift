/// A sequence of numbers; each part is preceded by its length, so that the encoding is injective.
struct CanonicalEncoding {
  private(set) var numbers: [UInt64] = []

  mutating func add(_ number: Int) { numbers.append(UInt64(bitPattern: Int64(number))) }

  mutating func add(_ all: [Int]) {
    add(all.count)
    for number in all { add(number) }
  }

  mutating func add(_ all: [Double]) {
    add(all.count)
    for number in all { numbers.append(number.bitPattern) }
  }
}
