public import Drives
public import Identities
public import Plans

/// One person's change between two plans, with what people call everything.
public struct PersonChange: Equatable, Sendable, JSONDocument {
  /// What happened to somebody's slot.
  public enum Kind: String, CaseIterable, Sendable {
    /// Another slot.
    case moved
    /// A slot, where there was none.
    case came
    /// No slot any more, though on the list.
    case lost
    /// No longer on the list.
    case left
  }

  /// The person, by id.
  public let registrant: String
  /// The unit, by id; `–` where it is not known.
  public let unit: String
  /// The unit's index in the drive; after all others where the drive does not have it.
  public let unitPlace: Int
  /// The unit's name.
  public let unitName: String
  /// The person's name; the id where it is not known.
  public let name: String
  /// What happened.
  public let kind: Kind
  /// The slot before.
  public let from: NamedSlot?
  /// The slot now.
  public let to: NamedSlot?

  /// The change with the contract's keys.
  public var json: JSONValue {
    .object([
      ("registrant", .string(registrant)), ("name", .string(name)), ("unit", .string(unit)),
      ("change", .string(kind.rawValue)), ("from", .optional(from?.text)),
      ("to", .optional(to?.text)),
    ])
  }
}

extension PublishedSource {
  /// The changes from this plan to a later one.
  ///
  /// - Parameters:
  ///   - later: the later plan.
  ///   - namesLater: who people were then, by id; those on the drive's lists are called as there.
  ///   - drive: the drive as it is; nil where its files cannot be read.
  /// - Returns: the changes by unit, and how many keep their slot.
  public func changes(
    to later: PublishedPlan, namesLater: [String: RecordLinkage.Person] = [:], on drive: Drive?
  ) -> (changes: [PersonChange], kept: Int) {
    let listed = Dictionary(
      (drive?.registrants ?? []).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let units = Dictionary(
      (drive?.units ?? []).enumerated().map { ($1.id, (place: $0, name: $1.name)) },
      uniquingKeysWith: { first, _ in first })
    let changes = plan.changes(to: later, order: drive?.registrants.map(\.id) ?? [])
    let waiting = Set(later.unplaced)
    let named = changes.map { change in
      let name =
        [
          listed[change.registrant]?.name, namesLater[change.registrant]?.identity.name,
          people[change.registrant]?.identity.name,
        ].compactMap { $0 }.first { !$0.isEmpty } ?? change.registrant
      let unit = change.unit.isEmpty ? "–" : change.unit
      return PersonChange(
        registrant: change.registrant, unit: unit, unitPlace: units[unit]?.place ?? Int.max,
        unitName: units[unit]?.name ?? unit, name: name,
        kind: Self.kind(of: change, isWaiting: waiting.contains(change.registrant)),
        from: change.from, to: change.to)
    }
    let kept = plan.invitations.count - changes.count { $0.from != nil }
    return (
      named.enumerated().sorted {
        ($0.element.unitPlace, $0.offset) < ($1.element.unitPlace, $1.offset)
      }.map(\.element), kept
    )
  }

  private static func kind(of change: SlotChange, isWaiting: Bool) -> PersonChange.Kind {
    switch (change.from, change.to) {
    case (.some, .some): .moved
    case (nil, _): .came
    case (.some, nil): isWaiting ? .lost : .left
    }
  }
}
