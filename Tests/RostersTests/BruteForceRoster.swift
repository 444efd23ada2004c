import Drives
import Rosters

/// The best roster of one day by trying every way in which everybody could help.
struct BruteForceRoster {
  /// What somebody may do: nothing, or some half hours of one need.
  private struct Way {
    var need: Int?
    var mask = 0
  }

  let task: RosterTask

  /// What the best roster is measured by.
  var best: RosterCost {
    let ways = task.volunteers.map(ways)
    var best = RosterCost(missing: .max, halfHours: .max, unevenness: .max)
    var chosen = [Way](repeating: Way(), count: ways.count)
    func choose(_ person: Int) {
      guard person < ways.count else {
        let cost = cost(of: chosen)
        best = min(best, cost)
        return
      }
      for way in ways[person] {
        chosen[person] = way
        choose(person + 1)
      }
    }
    choose(0)
    return best
  }

  private func ways(of person: Volunteer) -> [Way] {
    var ways = [Way()]
    for (index, need) in task.needs.enumerated() {
      for mask in 1..<(1 << need.people.count) where isAllowed(mask, for: person, need) {
        ways.append(Way(need: index, mask: mask))
      }
    }
    return ways
  }

  private func isAllowed(_ mask: Int, for person: Volunteer, _ need: RosterTask.Need) -> Bool {
    let role = task.roles[need.role]
    guard Set(role.skills).isSubset(of: person.skills) else { return false }
    // The lengths of work and of rest between, one after the other.
    var runs: [(works: Bool, minutes: Int)] = []
    for half in need.people.indices {
      let works = mask >> half & 1 == 1
      let minute = need.start + 30 * half
      if works, !person.available.isEmpty,
        !person.available.contains(where: {
          $0.interval.from <= minute && minute + 30 <= $0.interval.to
        })
      {
        return false
      }
      if let last = runs.last, last.works == works {
        runs[runs.count - 1].minutes += 30
      } else {
        runs.append((works, 30))
      }
    }
    if runs.first?.works == false { runs.removeFirst() }
    if runs.last?.works == false { runs.removeLast() }
    let shifts = runs.filter(\.works)
    return shifts.count <= 2
      && shifts.allSatisfy {
        $0.minutes >= role.shortest && $0.minutes <= min(role.longest, person.longest ?? 1440)
      } && runs.allSatisfy { $0.works || $0.minutes >= role.rest }
      && shifts.reduce(0) { $0 + $1.minutes } <= person.most ?? 1440
  }

  private func cost(of ways: [Way]) -> RosterCost {
    let halves = ways.map(\.mask.nonzeroBitCount)
    var missing = 0
    for (index, need) in task.needs.enumerated() {
      for (half, wanted) in need.people.enumerated() {
        let there = ways.count { $0.need == index && $0.mask >> half & 1 == 1 }
        missing += max(0, wanted - there)
      }
    }
    return RosterCost(
      missing: missing, halfHours: halves.reduce(0, +),
      unevenness: halves.reduce(0) { $0 + $1 * $1 })
  }
}
