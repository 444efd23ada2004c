/// What happened at one stage in one run.
struct StageRun: Sendable {
  private let opens: Double
  /// How long each who came waited for it.
  private(set) var waits: [Double] = []
  /// Server-minutes.
  private(set) var busy = 0.0
  /// When each service begins and ends.
  private(set) var services: [(begin: Double, end: Double)] = []
  /// When the last one left it; the opening where nobody came.
  private(set) var lastDeparture: Double
  /// By minute from the opening, how many more are there than at the minute before: on the way to
  /// it, waiting for it or served.
  private(set) var presence = MinuteChanges()
  /// The same for those who come along with them.
  private(set) var company = MinuteChanges()
  /// The same for those who wait.
  private(set) var queue = MinuteChanges()

  init(opens: Int) {
    self.opens = Double(opens)
    lastDeparture = self.opens
  }

  mutating func reset() {
    waits.removeAll(keepingCapacity: true)
    services.removeAll(keepingCapacity: true)
    busy = 0
    lastDeparture = opens
    presence.reset()
    company.reset()
    queue.reset()
  }

  mutating func add(since: Double, joining: Double, begin: Double, end: Double, party: Int) {
    waits.append(begin - joining)
    services.append((begin, end))
    busy += end - begin
    lastDeparture = max(lastDeparture, end)
    addPassing(since: since, until: end, party: party)
    if begin > joining { queue.add(from: joining - opens, to: begin - opens) }
  }

  /// Counts someone who is there, and who came along, for some time.
  mutating func addPassing(since: Double, until end: Double, party: Int) {
    presence.add(from: since - opens, to: end - opens)
    if party > 1 { company.add(from: since - opens, to: end - opens, heads: party - 1) }
  }
}

extension StageRun {
  /// The part of the available server-minutes, from the opening to the last departure, in which
  /// servers were busy: never above 1. A server who finishes a service after a capacity drop is
  /// available until then.
  func utilisation(of capacity: ServingCapacity) -> Double {
    let available =
      capacity.serverMinutes(from: opens, to: lastDeparture)
      + capacity.overtime(of: services, until: lastDeparture)
    return available > 0 ? min(1, busy / available) : 0
  }
}

/// Heads that come and go, counted at whole minutes.
struct MinuteChanges: Sendable {
  /// No day is followed for longer than two.
  static let most = 2880

  private(set) var changes: [Int32] = []

  mutating func reset() { changes.removeAll(keepingCapacity: true) }

  /// Counts heads at every whole minute from one time up to, and without, another.
  mutating func add(from: Double, to: Double, heads: Int = 1) {
    let first = minute(from)
    let last = minute(to)
    guard first < last else { return }
    if changes.count <= last {
      changes.append(contentsOf: repeatElement(0, count: last + 1 - changes.count))
    }
    changes[first] += Int32(heads)
    changes[last] -= Int32(heads)
  }

  /// The first whole minute that is not before a time.
  private func minute(_ time: Double) -> Int {
    time < Double(MinuteChanges.most) ? max(0, Int(time.rounded(.up))) : MinuteChanges.most
  }
}

/// Who came into a zone and left it in one run.
struct ZoneRun: Sendable {
  var entering: [Double] = []
  var leaving: [Double] = []

  mutating func reset() {
    entering.removeAll(keepingCapacity: true)
    leaving.removeAll(keepingCapacity: true)
  }

  /// Puts the times in order, which the peaks need.
  mutating func sort() {
    entering.sort()
    leaving.sort()
  }

  /// The most people there at one time of an interval; whoever leaves makes room for whoever comes
  /// at the same time.
  func peak(from: Double = -.infinity, to: Double = .infinity) -> Int {
    var (present, peak, left) = (0, 0, 0)
    for (entered, time) in entering.enumerated() {
      guard time < to else { break }
      while left < leaving.count, leaving[left] <= time { left += 1 }
      present = entered + 1 - left
      if time >= from { peak = max(peak, present) }
    }
    guard from > -.infinity else { return peak }
    // Who was there when the interval began.
    return max(peak, before(from, entering) - before(from, leaving))
  }

  /// How many of the times, which rise, are not later than one.
  private func before(_ time: Double, _ times: [Double]) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
