/// Numbers keys in the order in which they come; open addressing, keys of 64 bits.
package struct NumberTable {
  package private(set) var keys: [UInt64] = []
  private var places: [Int32] = []
  private var mask = 0

  /// No keys yet.
  package init() {}

  /// The number of a key, and whether it is new.
  @inline(__always)
  package mutating func number(of key: UInt64) -> (number: Int, isNew: Bool) {
    if keys.count * 2 >= places.count { grow() }
    var place = NumberTable.hash(key) & mask
    while true {
      let number = places[place]
      if number < 0 {
        places[place] = Int32(keys.count)
        keys.append(key)
        return (keys.count - 1, true)
      }
      if keys[Int(number)] == key { return (Int(number), false) }
      place = (place + 1) & mask
    }
  }

  private static func hash(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20)
  }

  private mutating func grow() {
    let size = max(16, places.count * 2)
    mask = size - 1
    places = [Int32](repeating: -1, count: size)
    for (number, key) in keys.enumerated() {
      var place = NumberTable.hash(key) & mask
      while places[place] >= 0 { place = (place + 1) & mask }
      places[place] = Int32(number)
    }
  }
}
