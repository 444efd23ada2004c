package import Drives

/// How many servers a stage has as the day is simulated, which goes on after closing until all have
/// left: from closing on, or from the end of the last row where that is later, the last number
/// above 0 stays.
package struct ServingCapacity: Sendable {
  /// When the number changes; the first is the beginning of time.
  private(set) var times: [Double] = [-.infinity]
  /// The number from each of `times` on.
  private(set) var counts: [Int] = [0]

  /// The same number at all times.
  package init(constant count: Int) { counts = [count] }

  /// The servers of a stage in a session that closes at a minute.
  package init(of servers: Staffing, closes: Int) {
    switch servers {
    case .constant(let count): counts = [count]
    case .shifts(let shifts):
      let rows = shifts.sorted { $0.interval.from < $1.interval.from }
      for row in rows {
        add(row.count, from: Double(row.interval.from))
        add(0, from: Double(row.interval.to))
      }
      guard let last = rows.last, let lasting = rows.last(where: { $0.count > 0 }) else { return }
      let end = max(closes, last.interval.to)
      let count = last.interval.to == end && last.count > 0 ? last.count : lasting.count
      add(count, from: Double(end))
    }
  }

  private mutating func add(_ count: Int, from time: Double) {
    if times.last == time {
      counts[counts.count - 1] = count
    } else {
      times.append(time)
      counts.append(count)
    }
  }

  /// The server-minutes from one time to another.
  func serverMinutes(from: Double, to: Double) -> Double {
    var sum = 0.0
    for step in times.indices {
      let end = step + 1 < times.count ? times[step + 1] : .infinity
      let minutes = min(to, end) - max(from, times[step])
      if minutes > 0 { sum += minutes * Double(counts[step]) }
    }
    return sum
  }
}

extension ServingCapacity {
  /// The server-minutes beyond the capacity: after each drop, those of the services in progress that
  /// exceed the new number of servers, until they end.
  ///
  /// With b services in progress at a drop to c < b servers none begins before b − c of them have
  /// ended, so that ∫ (busy − c)⁺ dt is the sum of what is left of the b − c that end first.
  ///
  /// - Parameters:
  ///   - services: when each begins and ends.
  ///   - last: the end of the time that counts.
  /// - Returns: server-minutes.
  func overtime(of services: [(begin: Double, end: Double)], until last: Double) -> Double {
    var sum = 0.0
    for step in times.indices.dropFirst() where times[step] < last {
      let drop = times[step]
      let next = step + 1 < times.count ? times[step + 1] : .infinity
      let ends = services.lazy.filter { $0.begin < drop && $0.end > drop }.map(\.end).sorted()
      for end in ends.prefix(max(0, ends.count - counts[step])) { sum += min(end, next) - drop }
    }
    return sum
  }
}

/// A queue before several servers, first come, first served; the number of servers may change, and
/// whoever is served when it falls is served to the end.
package struct StageQueue: Sendable {
  private let capacity: ServingCapacity
  private var step = 0
  /// When those in service will be done, as a heap with the earliest first.
  private var finishes: [Double] = []
  private var latestStart = -Double.infinity

  /// An empty queue.
  package init(_ capacity: ServingCapacity) { self.capacity = capacity }

  /// Empties it for another day.
  mutating func reset() {
    step = 0
    finishes.removeAll(keepingCapacity: true)
    latestStart = -.infinity
  }

  /// Serves the next who joins.
  ///
  /// - Parameters:
  ///   - time: when that is; not before the one who joined last.
  ///   - minutes: how long the service takes.
  /// - Returns: when it begins; infinity where there never is a server.
  package mutating func serve(joiningAt time: Double, for minutes: Double) -> Double {
    var now = max(time, latestStart)
    while true {
      while let finish = finishes.first, finish <= now { removeEarliest() }
      while step + 1 < capacity.times.count, capacity.times[step + 1] <= now { step += 1 }
      if finishes.count < capacity.counts[step] { break }
      let change = step + 1 < capacity.times.count ? capacity.times[step + 1] : .infinity
      now = min(finishes.first ?? .infinity, change)
      guard now < .infinity else { return now }
    }
    latestStart = now
    add(now + minutes)
    return now
  }

  private mutating func add(_ finish: Double) {
    var place = finishes.count
    finishes.append(finish)
    while place > 0 {
      let parent = (place - 1) / 2
      guard finish < finishes[parent] else { break }
      finishes[place] = finishes[parent]
      place = parent
    }
    finishes[place] = finish
  }

  private mutating func removeEarliest() {
    let last = finishes.removeLast()
    guard !finishes.isEmpty else { return }
    var place = 0
    while true {
      var child = 2 * place + 1
      guard child < finishes.count else { break }
      if child + 1 < finishes.count, finishes[child + 1] < finishes[child] { child += 1 }
      guard finishes[child] < last else { break }
      finishes[place] = finishes[child]
      place = child
    }
    finishes[place] = last
  }
}
