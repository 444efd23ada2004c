import Drives
import Plans
import UnitLists

/// Gives the people of units the slots of a timetable.
///
/// A unit's people are spread evenly over the slots that begin in its hours, or all come at the first of
/// them. Then whoever has the fewest of the unit's slots that fit, by the person's hours and the unit's, is
/// placed first, companions together, into the slot nearest to the wish, the earliest of equally near ones;
/// in list order where all else is equal. The others take the places that are left.
struct TimetableAssignment {
  private let drive: Drive
  private let isAtStart: Bool
  /// Who is invited when, in list order.
  private(set) var assignments: [Assignment] = []
  /// Units of which the timetable says another number of people than their list has: the unit, what is
  /// stated, what is listed.
  private(set) var differences: [(unit: UnitIndex, stated: Int, listed: Int)] = []
  /// Units that the timetable does not name.
  private(set) var missing: [UnitIndex] = []

  /// The slots of a timetable, given to people.
  ///
  /// - Parameters:
  ///   - entries: what the timetable says.
  ///   - drive: the drive.
  ///   - isAtStart: whether everyone of a unit comes at the beginning of its hours.
  init(of entries: [TimetableFile.Entry], on drive: Drive, isAtStart: Bool) {
    self.drive = drive
    self.isAtStart = isAtStart
    var slots = PerRegistrant<SlotStart?>(repeating: nil, for: drive.registrants.places)
    for unit in drive.units.places {
      let own = entries.filter { $0.unit == unit }
      let members = drive.members[unit]
      guard !own.isEmpty else {
        if !members.isEmpty { missing.append(unit) }
        continue
      }
      let stated = own.compactMap(\.people).reduce(0, +)
      let isWhole = own.allSatisfy { $0.people != nil }
      if isWhole ? stated != members.count : stated > members.count {
        differences.append((unit, stated, members.count))
      }
      for (person, slot) in placed(members, in: places(of: own, for: members.count)) {
        slots[person] = slot
      }
    }
    assignments = zip(slots.indices, slots).compactMap { index, slot in
      slot.map { Assignment(registrant: index, slot: $0) }
    }
  }

  /// A slot and how many people of the unit it is for.
  private struct Place {
    let slot: SlotStart
    var people: Int
  }

  /// The slots of a unit with how many people each is for, no more than there are in all.
  private func places(of entries: [TimetableFile.Entry], for people: Int) -> [Place] {
    let stated = entries.compactMap(\.people).reduce(0, +)
    let open = entries.count { $0.people == nil }
    var rest = max(0, people - stated)
    var openLeft = open
    var places: [SlotStart: Int] = [:]
    for entry in entries {
      var count = entry.people ?? 0
      if entry.people == nil {
        count = (rest + openLeft - 1) / openLeft
        rest -= count
        openLeft -= 1
      }
      let slots = entry.windows.flatMap(slots)
      guard let first = slots.first else { continue }
      if isAtStart {
        places[first, default: 0] += count
        continue
      }
      // Person k of n comes in slot ⌊k · slots / n⌋.
      for (index, slot) in slots.enumerated() {
        let (first, next) = (index * count, (index + 1) * count)
        places[slot, default: 0] +=
          (next + slots.count - 1) / slots.count - (first + slots.count - 1) / slots.count
      }
    }
    var sorted = places.map { Place(slot: $0.key, people: $0.value) }.sorted { one, other in
      let (first, second) = (one.slot, other.slot)
      return (drive.sessions[first.session].date, first.session, first.start)
        < (drive.sessions[second.session].date, second.session, second.start)
    }
    // More than there are on the list: the fullest slots, the last of them, are for fewer.
    var excess = sorted.reduce(0) { $0 + $1.people } - people
    while excess > 0, let most = sorted.map(\.people).max(), most > 0,
      let index = sorted.lastIndex(where: { $0.people == most })
    {
      sorted[index].people -= 1
      excess -= 1
    }
    return sorted.filter { $0.people > 0 }
  }

  /// The slots that begin in a window; where none does, the one that it begins in.
  private func slots(of window: TimetableFile.Window) -> [SlotStart] {
    let session = drive.sessions[window.session]
    let inside = session.slotStarts.filter { window.from <= $0 && $0 < window.to }
    let starts =
      inside.isEmpty
      ? session.slotStarts.filter {
        $0 <= window.from && window.from < $0 + session.slotMinutes
      } : inside
    return starts.map { SlotStart(session: window.session, start: $0) }
  }

  // MARK: - People

  /// Who gets which of a unit's places.
  private func placed(_ members: [RegistrantIndex], in places: [Place])
    -> [(RegistrantIndex, SlotStart)]
  {
    var places = places
    var placed: [(RegistrantIndex, SlotStart)] = []
    func fits(_ person: RegistrantIndex, _ slot: SlotStart) -> Bool {
      let registrant = drive.registrants[person]
      return drive.isAvailable(registrant, for: slot)
        && drive.isOpen(slot, to: drive.units[registrant.unit])
        && (registrant.pinned ?? slot) == slot
    }
    func distance(_ people: [RegistrantIndex], _ slot: SlotStart) -> Double {
      people.reduce(0) {
        $0 + drive.preferenceDistance(from: drive.preferredStart(of: $1), to: slot)
      }
    }
    /// Places people together in the nearest slot that fits all of them and has room.
    func place(_ people: [RegistrantIndex], onlyWhereTheyFit: Bool) -> Bool {
      let open = places.indices.filter { index in
        places[index].people >= people.count
          && (!onlyWhereTheyFit || people.allSatisfy { fits($0, places[index].slot) })
      }
      let best = open.min { distance(people, places[$0].slot) < distance(people, places[$1].slot) }
      guard let best else { return false }
      places[best].people -= people.count
      placed += people.map { ($0, places[best].slot) }
      return true
    }
    let waiting = companies(of: members).filter { people in !place(people, onlyWhereTheyFit: true) }
    // Companions whom no slot has room for come apart, and whoever fits nowhere takes what is left.
    let single = waiting.flatMap { $0 }.filter { !place([$0], onlyWhereTheyFit: true) }
    for person in single { _ = place([person], onlyWhereTheyFit: false) }
    return placed

    /// Those who come together, or alone, in the order in which they are placed.
    func companies(of members: [RegistrantIndex]) -> [[RegistrantIndex]] {
      var together: [[RegistrantIndex]] = []
      var index: [String: Int] = [:]
      for member in members {
        let group = drive.registrants[member].group
        if !group.isEmpty, let found = index[group] {
          together[found].append(member)
        } else {
          if !group.isEmpty { index[group] = together.count }
          together.append([member])
        }
      }
      let choices = together.map { people in
        places.count { place in people.allSatisfy { fits($0, place.slot) } }
      }
      return together.indices.sorted { one, other in
        (choices[one], -together[one].count, one) < (choices[other], -together[other].count, other)
      }.map { together[$0] }
    }
  }
}
