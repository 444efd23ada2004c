/// What slots there are for somebody, before any plan.
extension Session {
  /// Whether a minute lies between opening and closing.
  public func isOpen(at minute: Int) -> Bool { opens <= minute && minute < closes }

  /// Whether some minute of an interval lies between opening and closing.
  public func isOpen(during interval: MinuteInterval) -> Bool {
    MinuteInterval(from: opens, to: closes).overlaps(interval)
  }

  /// Whether a slot lies wholly in one of some intervals and in a unit's hours.
  ///
  /// - Parameters:
  ///   - available: the intervals, in minutes of the day; empty for any time.
  ///   - from: the unit's first minute; nil for any.
  ///   - to: the minute by which the unit's slots end; nil for any.
  /// - Returns: whether there is one.
  public func hasSlot(in available: [MinuteInterval], from: Int?, to: Int?) -> Bool {
    slotStarts.contains { start in
      let slot = MinuteInterval(from: start, to: start + slotMinutes)
      return slot.from >= from ?? Int.min && slot.to <= to ?? Int.max
        && (available.isEmpty || available.contains { $0.contains(slot) })
    }
  }
}

extension [Session] {
  /// Whether some slot is allowed to a person by the rules `availability` and `unit-window`.
  ///
  /// - Parameters:
  ///   - available: when the person can come; empty for always.
  ///   - unit: the unit.
  /// - Returns: whether there is one.
  public func haveSlot(for available: [Availability], of unit: Unit) -> Bool {
    let isFree = available.isEmpty && unit.from == nil && unit.to == nil
    guard !isFree || !unit.sessions.isEmpty else { return true }
    return places.contains { index in
      guard unit.sessions.isEmpty || unit.sessions.contains(index) else { return false }
      let here = available.filter { ($0.session ?? index) == index }
      guard available.isEmpty || !here.isEmpty else { return false }
      return self[index].hasSlot(in: here.map(\.interval), from: unit.from, to: unit.to)
    }
  }
}

extension Drive {
  /// Every slot of every session, in their order.
  public var everySlot: [SlotStart] {
    zip(sessions.places, sessions).flatMap { index, session in
      session.slotStarts.map { SlotStart(session: index, start: $0) }
    }
  }

  /// The registrants to whom no slot of any session is allowed: no plan can
  /// place them.
  public var registrantsWithoutSlot: [RegistrantIndex] {
    var known: [Hours: Bool] = [:]
    return registrants.places.filter { index in
      let person = registrants[index]
      let unit = units[person.unit]
      if isHeldBack(person) { return true }
      if person.available.isEmpty, unit.from == nil, unit.to == nil, unit.sessions.isEmpty {
        return false
      }
      // Most people of a unit say the same few things.
      let hours = Hours(unit: person.unit, available: person.available)
      if let hasSlot = known[hours] { return !hasSlot }
      let hasSlot = sessions.haveSlot(for: person.available, of: unit)
      known[hours] = hasSlot
      return !hasSlot
    }
  }

  private struct Hours: Hashable {
    let unit: UnitIndex
    let available: [Availability]
  }
}
