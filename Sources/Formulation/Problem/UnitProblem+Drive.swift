import Drives

extension UnitProblem {
  /// The problem of one unit of a drive; nil where none of its people can be placed anywhere.
  static func make(
    unit: UnitIndex, of drive: Drive, capacity: CapacityModel, tables: inout CostTables
  ) -> (problem: UnitProblem?, nowhere: [RegistrantIndex]) {
    let description = drive.units[unit]
    let open = tables.openSlots(of: description)
    var drafts = ItemDrafts(drive: drive, capacity: capacity)
    for members in companions(among: drive.members[unit], of: drive) {
      drafts.add(members, slotList: open.number, tables: &tables)
    }
    guard !drafts.classes.isEmpty else { return (nil, drafts.nowhere) }
    let places = open.slots.indices.filter { place in
      drafts.classes.contains { $0.costs[place].isFinite }
    }
    let keepsAll = places.count == open.slots.count
    let slots = keepsAll ? open.slots : places.map { open.slots[$0] }
    let absenceLimit = drive.maxAway(ofUnit: unit)
    let binds = absenceLimit.map { $0 < drafts.people } ?? false
    // In one slot, or one session, there is nothing to keep together or to charge.
    let isWhole = drive.staysWhole(unit) && slots.count > 1
    let hasSessions = !isWhole && Set(slots.lazy.map { capacity.slots[$0].session }).count > 1
    let problem = UnitProblem(
      unit: unit, slots: slots, sessions: slots.map { capacity.slots[$0].session },
      followsPrevious: slots.indices.map { place in
        place > 0 && slots[place - 1].advanced(by: 1) == slots[place]
          && capacity.slots[slots[place]].followsPrevious
      },
      classes: drafts.classes.map { draft in
        ItemClass(
          items: draft.items, people: draft.people, size: draft.items[0].count,
          costs: keepsAll ? draft.costs : places.map { draft.costs[$0] },
          unplacedCost: draft.unplacedCost,
          moved: slots.map { tables.moved.count(draft.items[0], in: capacity.slots[$0]) },
          movedWithoutSlot: tables.moved.countWithoutSlot(draft.items[0]))
      },
      absenceLimit: binds ? absenceLimit : nil,
      absenceCliques: binds ? absenceCliques(of: slots, capacity: capacity, drive: drive) : [],
      slotCost: drive.weights[.split], runStartCost: drive.weights[.block],
      sessionCost: hasSessions ? drive.weights[.session] : 0,
      fair: FairCost(
        weight: drive.weights[.fair], people: drive.members[unit].count,
        already: drafts.nowhere.count), isWhole: isWhole)
    return (problem, drafts.nowhere)
  }
}

/// Items gathered into classes while a unit is read.
private struct ItemDrafts {
  struct Draft {
    var items: [[RegistrantIndex]]
    let people: [(kind: Int, count: Int)]
    let costs: [Double]
    let unplacedCost: Double
  }

  /// What makes two items interchangeable.
  struct Key: Hashable {
    let costLists: [Int]
    let kinds: [Int]
    let priorities: [Int]
    let isPinned: Bool
  }

  let drive: Drive
  let capacity: CapacityModel
  var classes: [Draft] = []
  var nowhere: [RegistrantIndex] = []
  var people = 0
  private var numbers: [Key: Int] = [:]

  init(drive: Drive, capacity: CapacityModel) {
    self.drive = drive
    self.capacity = capacity
  }

  mutating func add(_ members: [RegistrantIndex], slotList: Int, tables: inout CostTables) {
    let persons = members.map { drive.registrants[$0] }
    let key = Key(
      costLists: members.map { tables.costList(of: $0, inSlots: slotList) }.sorted(),
      kinds: members.map { capacity.kind(of: drive.donorClass(of: $0)) }.sorted(),
      priorities: [
        persons.reduce(0) { $0 + $1.priority }, tables.moved.promisedPriorities(of: members),
      ],
      isPinned: persons.contains { $0.pinned != nil })
    if let number = numbers[key] {
      classes[number].items.append(members)
      people += members.count
      return
    }
    var costs = tables.costs[key.costLists[0]]
    for list in key.costLists.dropFirst() {
      for place in costs.indices { costs[place] += tables.costs[list][place] }
    }
    guard key.isPinned || costs.contains(where: \.isFinite) else {
      nowhere += members
      return
    }
    var counts: [(kind: Int, count: Int)] = []
    for kind in key.kinds {
      if counts.last?.kind == kind {
        counts[counts.count - 1].count += 1
      } else {
        counts.append((kind, 1))
      }
    }
    numbers[key] = classes.count
    people += members.count
    classes.append(
      Draft(
        items: [members], people: counts, costs: costs,
        unplacedCost: key.isPinned ? .infinity : tables.costWithoutSlot(of: members)))
  }
}
