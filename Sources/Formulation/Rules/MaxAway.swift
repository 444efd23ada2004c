package import Drives

extension UnitProblem {
  /// Rule `max-away`: the largest sets of slots, as places in `slots`, in all of which someone is
  /// away at one same minute. Somebody in any of them is away at the start of the latest.
  package static func absenceCliques(of slots: [SlotIndex], capacity: CapacityModel, drive: Drive)
    -> [[Int]]
  {
    var sets: [[Int]] = []
    let dates = Dictionary(grouping: slots.indices) {
      drive.sessions[capacity.slots[slots[$0]].session].date
    }
    for (_, places) in dates.sorted(by: { $0.key < $1.key }) {
      let away = places.map { place in
        let slot = capacity.slots[slots[place]]
        return drive.sessions[slot.session].away(fromSlotAt: slot.start)
      }
      for minute in Set(away.map(\.from)).sorted() {
        let set = zip(places, away).filter { $0.1.contains(minute) }.map(\.0)
        if let last = sets.last, Set(last).isSubset(of: set) { sets.removeLast() }
        if let last = sets.last, Set(set).isSubset(of: last) { continue }
        sets.append(set)
      }
    }
    return sets
  }
}
