/// Finds the numbers of values by their hashes: tables with open addressing, in parts, so that
/// adding to a copy that somebody else keeps, too, copies one part and not all.
package struct NumberIndex: Sendable {
  private struct Slot {
    /// The part of the hash that the place in the table follows from.
    var sign: UInt32
    /// The number; ``free`` for none.
    var number: UInt32

    static let free = UInt32.max
  }

  private struct Part {
    private(set) var slots: [Slot] = []
    private var count = 0

    private static let smallest = 8
    /// How full a table becomes at most: so many of so many slots.
    private static let fullest = (used: 3, of: 4)

    mutating func insert(_ slot: Slot) {
      if (count + 1) * Part.fullest.of > slots.count * Part.fullest.used {
        let before = slots
        slots = Array(
          repeating: Slot(sign: 0, number: Slot.free),
          count: max(Part.smallest, slots.count * 2))
        for slot in before where slot.number != Slot.free { put(slot) }
      }
      put(slot)
      count += 1
    }

    private mutating func put(_ slot: Slot) {
      var place = Int(slot.sign) & (slots.count - 1)
      while slots[place].number != Slot.free { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  private static let bitsOfPart = 6

  private var parts = [Part](repeating: Part(), count: 1 << bitsOfPart)

  /// No numbers.
  package init() {}

  /// The number of a value.
  ///
  /// - Parameters:
  ///   - hash: the hash of the value.
  ///   - isRight: whether a number is that of the value; asked of those with the same hash.
  /// - Returns: the number; nil for none.
  package func number(hash: Int, where isRight: (Int) -> Bool) -> Int? {
    let (part, sign) = NumberIndex.place(of: hash)
    let slots = parts[part].slots
    guard !slots.isEmpty else { return nil }
    var place = Int(sign) & (slots.count - 1)
    while slots[place].number != Slot.free {
      let slot = slots[place]
      if slot.sign == sign, isRight(Int(slot.number)) { return Int(slot.number) }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds the number of a value that has none yet.
  ///
  /// - Parameters:
  ///   - number: the number.
  ///   - hash: the hash of the value.
  package mutating func insert(_ number: Int, hash: Int) {
    let (part, sign) = NumberIndex.place(of: hash)
    parts[part].insert(Slot(sign: sign, number: UInt32(number)))
  }

  private static func place(of hash: Int) -> (part: Int, sign: UInt32) {
    let bits = UInt(bitPattern: hash)
    return (
      Int(bits & ((1 << bitsOfPart) - 1)), UInt32(truncatingIfNeeded: bits >> bitsOfPart)
    )
  }
}
