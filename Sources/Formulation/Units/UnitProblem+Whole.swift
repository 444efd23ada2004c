/// Rule `whole`: all placed people of a unit come in one session and in one run of consecutive slots.
extension UnitProblem {
  /// Whether a schedule keeps the rule.
  package func keepsWhole(_ schedule: Schedule) -> Bool {
    !isWhole || isOneRun(usedSlots(of: schedule))
  }

  /// The same unit under the rule; as it is where its pinned people break it.
  var stayingWhole: UnitProblem {
    UnitProblem(
      unit: unit, slots: slots, sessions: sessions, followsPrevious: followsPrevious,
      classes: classes, absenceLimit: absenceLimit, absenceCliques: absenceCliques,
      slotCost: slotCost, runStartCost: runStartCost, sessionCost: sessionCost, fair: fair,
      isWhole: slots.count > 1 && isOneRun(usedSlots(of: pinnedSchedule)))
  }

  /// Which slots a schedule uses.
  package func usedSlots(of schedule: Schedule) -> [Bool] {
    var used = [Bool](repeating: false, count: slots.count)
    for placement in schedule.placements where placement.count > 0 {
      used[Int(placement.slot)] = true
    }
    return used
  }

  /// Whether the slots in use, if there are any, are one run of consecutive slots.
  package func isOneRun(_ used: [Bool]) -> Bool {
    guard let first = used.firstIndex(of: true), let last = used.lastIndex(of: true) else {
      return true
    }
    return (first...last).allSatisfy { used[$0] && ($0 == first || followsPrevious[$0]) }
  }

  /// The longest stretches of consecutive slots, whether used or not.
  package var stretches: [Range<Int>] {
    var stretches: [Range<Int>] = []
    for slot in slots.indices {
      if let last = stretches.last, last.upperBound == slot, followsPrevious[slot] {
        stretches[stretches.count - 1] = last.lowerBound..<slot + 1
      } else {
        stretches.append(slot..<slot + 1)
      }
    }
    return stretches
  }

  /// A schedule with one of its runs alone: the one whose people it would cost most to leave out, or
  /// that of pinned people. Where pinned people have slots between them that nobody is in, only they
  /// stay, and whoever fills the gaps.
  ///
  /// - Parameter schedule: the schedule.
  /// - Returns: a schedule that keeps the rule, if pinned people can.
  package func inOneRun(_ schedule: Schedule) -> Schedule {
    guard !keepsWhole(schedule) else { return schedule }
    let used = usedSlots(of: schedule)
    var run = 0
    let runs = used.indices.map { slot -> Int in
      if used[slot], slot == 0 || !used[slot - 1] || !followsPrevious[slot] { run += 1 }
      return used[slot] ? run : 0
    }
    var values = [Double](repeating: 0, count: run + 1)
    for placement in schedule.placements where placement.count > 0 {
      values[runs[Int(placement.slot)]] +=
        Double(placement.count) * classes[Int(placement.itemClass)].unplacedCost
    }
    let best = values.indices.dropFirst().max { values[$0] < values[$1] } ?? 0
    var kept = schedule
    kept.placements.removeAll {
      runs[Int($0.slot)] != best && classes[Int($0.itemClass)].unplacedCost.isFinite
    }
    return keepsWhole(kept) ? kept : pinnedSchedule
  }

  /// Puts one item into each slot that lies unused between others, the cheapest way to do so by augmenting
  /// paths (Ford and Fulkerson, 1956).
  ///
  /// - Parameter schedule: the schedule.
  /// - Returns: the schedule without gaps; nil where not all can be filled.
  func fillingGaps(of schedule: Schedule) -> Schedule? {
    let used = usedSlots(of: schedule)
    guard let first = used.firstIndex(of: true), let last = used.lastIndex(of: true),
      (first + 1...last).allSatisfy({ followsPrevious[$0] })
    else { return nil }
    var left = classes.map(\.count)
    for placement in schedule.placements { left[Int(placement.itemClass)] -= Int(placement.count) }
    let gaps = (first...last).filter { !used[$0] }
    var filling = GapFilling(unit: self, gaps: gaps, left: left)
    guard gaps.indices.allSatisfy({ filling.fill($0) }) else { return nil }
    var placements = schedule.placements
    for (gap, itemClass) in zip(gaps, filling.classOfGap) {
      placements[placements.place(of: itemClass, in: gap)].count += 1
    }
    let filled = Schedule(placements: placements)
    return keepsAbsenceLimit(filled) ? filled : nil
  }
}

/// Which class fills each gap of a run.
private struct GapFilling {
  let unit: UnitProblem
  let gaps: [Int]
  /// How many items of each class are left.
  var left: [Int]
  private(set) var classOfGap: [Int]

  init(unit: UnitProblem, gaps: [Int], left: [Int]) {
    self.unit = unit
    self.gaps = gaps
    self.left = left
    classOfGap = [Int](repeating: -1, count: gaps.count)
  }

  /// Fills a gap, by an item that is left or by one of another gap that others can fill.
  mutating func fill(_ gap: Int) -> Bool {
    var seen = Set<Int>()
    return fill(gap, &seen)
  }

  private mutating func fill(_ gap: Int, _ seen: inout Set<Int>) -> Bool {
    let order = unit.classes.indices.filter { unit.classes[$0].costs[gaps[gap]].isFinite }
      .sorted { (cost($0, gap), $0) < (cost($1, gap), $1) }
    for number in order where left[number] > 0 {
      left[number] -= 1
      classOfGap[gap] = number
      return true
    }
    for number in order where seen.insert(number).inserted {
      for other in gaps.indices where classOfGap[other] == number && other != gap {
        guard fill(other, &seen) else { continue }
        classOfGap[gap] = number
        return true
      }
    }
    return false
  }

  private func cost(_ number: Int, _ gap: Int) -> Double {
    let itemClass = unit.classes[number]
    return (itemClass.costs[gaps[gap]] - itemClass.unplacedCost) / Double(itemClass.size)
  }
}
