/// Many durations by hundredths of a minute; from 1311 minutes on coarser, to one part in 65,536.
///
/// Everything is counted in whole numbers, so that the order of counting does not matter.
struct DurationTally: Sendable {
  private var counts: [Int] = []
  private var sum: Int128 = 0
  private(set) var count = 0

  private static let fine = 1 << 17

  mutating func add(_ minutes: Double) {
    let minutes = min(max(0, minutes), 1e9)
    let bin = DurationTally.bin(of: Int((minutes * 100).rounded()))
    if bin >= counts.count {
      counts.append(contentsOf: repeatElement(0, count: bin + 1 - counts.count))
    }
    counts[bin] += 1
    count += 1
    sum += Int128((minutes * 1e6).rounded())
  }

  mutating func add(_ other: DurationTally) {
    if other.counts.count > counts.count {
      counts.append(contentsOf: repeatElement(0, count: other.counts.count - counts.count))
    }
    for (bin, count) in other.counts.enumerated() { counts[bin] += count }
    count += other.count
    sum += other.sum
  }

  /// The mean; 0 of nothing.
  var mean: Double { count == 0 ? 0 : Double(sum) / 1e6 / Double(count) }

  /// The least duration that a part of all do not exceed; 0 of nothing.
  func quantile(_ part: Double) -> Double {
    var left = Rank.of(part, among: count)
    for (bin, count) in counts.enumerated() {
      left -= count
      if left <= 0 { return Double(DurationTally.hundredths(inBin: bin)) / 100 }
    }
    return 0
  }

  private static func bin(of hundredths: Int) -> Int {
    guard hundredths >= fine else { return hundredths }
    let doublings = Int.bitWidth - hundredths.leadingZeroBitCount - 17
    return fine / 2 * doublings + hundredths >> doublings
  }

  private static func hundredths(inBin bin: Int) -> Int {
    guard bin >= fine else { return bin }
    let doublings = bin / (fine / 2) - 1
    return (bin - fine / 2 * doublings) << doublings
  }
}

/// How many heads were counted at each minute, over many runs. Runs in which nobody was there are
/// not counted one by one.
struct HeadcountTally: Sendable {
  private struct Minute {
    var lowest = 0
    var counts: [Int32] = []
    var sum = 0

    mutating func add(_ heads: Int, times: Int32 = 1) {
      if counts.isEmpty { lowest = heads }
      if heads < lowest {
        counts.insert(contentsOf: repeatElement(0, count: lowest - heads), at: 0)
        lowest = heads
      }
      let place = heads - lowest
      if place >= counts.count {
        counts.append(contentsOf: repeatElement(0, count: place + 1 - counts.count))
      }
      counts[place] += times
      sum += heads * Int(times)
    }
  }

  private var minutes: [Minute] = []

  /// How many minutes there are, until the last at which somebody was there.
  var length: Int { minutes.count }

  /// Counts the heads at a minute of one run.
  mutating func add(_ heads: Int, at minute: Int) {
    guard heads > 0 else { return }
    reach(minute + 1)
    minutes[minute].add(heads)
  }

  mutating func add(_ other: HeadcountTally) {
    reach(other.minutes.count)
    for (minute, others) in other.minutes.enumerated() {
      for (place, times) in others.counts.enumerated() where times > 0 {
        minutes[minute].add(others.lowest + place, times: times)
      }
    }
  }

  private mutating func reach(_ count: Int) {
    if count > minutes.count {
      minutes.append(contentsOf: repeatElement(Minute(), count: count - minutes.count))
    }
  }

  /// Mean and quantiles at the first `length` minutes.
  func headcount(runs: Int, length: Int) -> Headcount {
    let range = 0..<length
    return Headcount(
      mean: range.map { minute in
        minutes.indices.contains(minute) ? Double(minutes[minute].sum) / Double(runs) : 0
      }, p05: range.map { quantile(0.05, at: $0, runs: runs) },
      p95: range.map { quantile(0.95, at: $0, runs: runs) })
  }

  /// In how many runs more than a number were there.
  func runs(withMoreThan limit: Int, at minute: Int) -> Int {
    guard minutes.indices.contains(minute) else { return 0 }
    let (lowest, counts) = (minutes[minute].lowest, minutes[minute].counts)
    return counts.dropFirst(max(0, limit + 1 - lowest)).reduce(0) { $0 + Int($1) }
  }

  private func quantile(_ part: Double, at minute: Int, runs: Int) -> Int {
    guard minutes.indices.contains(minute) else { return 0 }
    let (lowest, counts) = (minutes[minute].lowest, minutes[minute].counts)
    var left = Rank.of(part, among: runs) - (runs - counts.reduce(0) { $0 + Int($1) })
    guard left > 0 else { return 0 }
    for (place, times) in counts.enumerated() {
      left -= Int(times)
      if left <= 0 { return lowest + place }
    }
    return 0
  }
}

/// Which of some numbers, in rising order and from 1, a part of them do not exceed.
enum Rank {
  static func of(_ part: Double, among count: Int) -> Int {
    // The small term keeps 0.95 of 1000 at 950 where the product lies just above it.
    min(count, max(1, Int((part * Double(count) - 1e-9).rounded(.up))))
  }

  /// The number of that rank; nil among none.
  static func value<Number: Comparable>(_ part: Double, of numbers: [Number]) -> Number? {
    numbers.isEmpty ? nil : numbers.sorted()[of(part, among: numbers.count) - 1]
  }

  /// The middle number, or the mean of the middle two; 0 of none.
  static func median(ofRising numbers: [Double]) -> Double {
    guard !numbers.isEmpty else { return 0 }
    let middle = numbers.count / 2
    return numbers.count % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2
  }
}
