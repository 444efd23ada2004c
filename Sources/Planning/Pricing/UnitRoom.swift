/// What is left of the limits of a hall that one unit's people count towards.
struct UnitRoom: Sendable {
  /// What one item of a class adds to a limit in a slot.
  struct Share: Sendable {
    let limit: Int
    let coefficient: Double
  }

  /// The limits concerned, as indices in the hall.
  let limits: [Int]
  /// What is left of them.
  private(set) var left: [Double]
  private let shares: [[Share]]
  private let slotCount: Int

  init(_ unit: UnitProblem, hall: Hall, room: HallRoom) {
    var limits: [Int] = []
    var numbers: [Int: Int] = [:]
    var shares: [[Share]] = []
    for itemClass in unit.classes {
      for slot in unit.slots.indices {
        var sums: [Int: Double] = [:]
        if itemClass.costs[slot].isFinite {
          for (kind, count) in itemClass.people {
            for share in hall.limitsOfLoad[hall.load(slot: unit.slots[slot], kind: kind)] {
              sums[share.limit, default: 0] += Double(count) * share.coefficient
            }
          }
        }
        shares.append(
          sums.sorted { $0.key < $1.key }.map { limit, coefficient in
            if numbers[limit] == nil {
              numbers[limit] = limits.count
              limits.append(limit)
            }
            return Share(limit: numbers[limit] ?? 0, coefficient: coefficient)
          })
      }
    }
    self.limits = limits
    self.shares = shares
    slotCount = unit.slots.count
    left = limits.map { room.left[$0] }
  }

  /// Takes what is left anew from the hall.
  mutating func refresh(from room: HallRoom) {
    for (number, limit) in limits.enumerated() { left[number] = room.left[limit] }
  }

  /// How many items of a class, of `wanted`, still fit into a slot.
  func mostItems(_ wanted: Int, of itemClass: Int, inSlot slot: Int, left: [Double]) -> Int {
    var most = Double(wanted)
    for share in shares[itemClass * slotCount + slot] {
      most = min(most, (left[share.limit] + 1e-7) / share.coefficient)
      if most < 1 { return 0 }
    }
    return Int(most)
  }

  /// Takes items of a class in a slot off what is left.
  func take(_ items: Int, of itemClass: Int, inSlot slot: Int, from left: inout [Double]) {
    for share in shares[itemClass * slotCount + slot] {
      left[share.limit] -= Double(items) * share.coefficient
    }
  }
}
