import Drives
import Randomness

extension SyntheticDrive {
  /// Unit sizes with a heavy tail: many small offices, a few large ones; they add up.
  static func unitSizes(
    registrants: Int, units: Int, using random: inout SplitMix64
  ) -> [Int] {
    guard units > 0 else { return [] }
    // 1/u is Pareto with exponent 1; the small term limits a unit to about 17 times the smallest.
    let shares = (0..<units).map { _ in 1 / (random.fraction() + 0.06) }
    let total = shares.reduce(0, +)
    let spare = Double(registrants - units)
    var sizes: [Int] = []
    var (given, reached) = (0, 0.0)
    for share in shares {
      reached += share
      let upTo = Int((reached / total * spare).rounded())
      sizes.append(1 + upTo - given)
      given = upTo
    }
    // Rounding may leave the last share a person short of the sum.
    sizes[units - 1] += registrants - sizes.reduce(0, +)
    return sizes
  }

  /// The sessions open to each unit: a few neighbouring ones, or all where there are no more than
  /// three (then nothing is said).
  static func openSessions(
    sizes: [Int], sessions: Int, using random: inout SplitMix64
  ) -> [[Int]] {
    guard sessions > 3 else { return sizes.map { _ in [] } }
    let total = Double(max(1, sizes.reduce(0, +)))
    var before = 0
    return sizes.map { size in
      // Units live along the sessions in order, so that each session is near to as many people.
      let home = Int(Double(before) / total * Double(sessions))
      before += size
      let count = min(sessions, random.number(in: 2...4))
      let first = home - random.below(count)
      return (0..<count).map { (first + $0 + sessions) % sessions }.sorted()
    }
  }

  /// The people expected of each session, if each unit spreads evenly over the sessions open to it.
  static func expectedDemand(sizes: [Int], open: [[Int]], sessions: Int) -> [Double] {
    var demand = [Double](repeating: 0, count: sessions)
    for (size, open) in zip(sizes, open) {
      let chosen = open.isEmpty ? Array(0..<sessions) : open
      for session in chosen { demand[session] += Double(size) / Double(chosen.count) }
    }
    return demand
  }

  /// The units: about three in ten let only some people go at once, have hours of their own, or both.
  static func makeUnits(
    sizes: [Int], open: [[Int]], day: Day, using random: inout SplitMix64
  ) -> [Unit] {
    sizes.indices.map { index in
      let size = sizes[index]
      let limited = random.chance(0.3)
      let hours = limited && random.chance(0.5) ? hours(of: day, using: &random) : nil
      let away =
        limited && (hours == nil || random.chance(0.3)) ? maxAway(size, using: &random) : nil
      let number = padded(index + 1, like: sizes.count)
      return Unit(
        id: "don-vi-\(number)", name: "\(random.one(of: unitNames)) \(number)",
        quota: max(1, size * random.number(in: 80...125) / 100), from: hours?.from, to: hours?.to,
        maxAway: away, sessions: open[index].map { SessionIndex($0) })
    }
  }

  /// At least two thirds of the slots, early or late.
  private static func hours(of day: Day, using random: inout SplitMix64) -> MinuteInterval {
    let length = (day.starts.count * 2 + 2) / 3 * day.slotMinutes
    return random.chance(0.6)
      ? MinuteInterval(from: day.opens, to: day.opens + length)
      : MinuteInterval(from: day.closes - length, to: day.closes)
  }

  /// Four in ten of a unit, for small ones as a number of people.
  private static func maxAway(_ size: Int, using random: inout SplitMix64) -> MaxAway {
    size < 8 || random.chance(0.3) ? .people(max(3, (size * 2 + 4) / 5)) : .percent(40)
  }
}

private let unitNames = [
  "Phòng", "Trường", "Công ty", "Chi cục", "Trạm", "Phường", "Ban", "Trung tâm", "Bệnh viện",
  "Chi đoàn",
]
