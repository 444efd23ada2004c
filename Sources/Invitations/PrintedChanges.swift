public import Plans
public import Wording

/// What changes between two plans, as people read it: unit by unit, who came, went and moved, from
/// when to when.
public struct PrintedChanges {
  /// One person's change.
  public struct Change: Equatable, Sendable {
    /// What happened.
    public let kind: Words.ChangeKind
    /// What the unit is called.
    public let unit: String
    /// What the person is called.
    public let name: String
    /// The slot before; nil for none.
    public let from: NamedSlot?
    /// The slot now; nil for none.
    public let to: NamedSlot?

    /// A change.
    ///
    /// - Parameters:
    ///   - kind: what happened.
    ///   - unit: what the unit is called.
    ///   - name: what the person is called.
    ///   - from: the slot before; nil for none.
    ///   - to: the slot now; nil for none.
    public init(
      kind: Words.ChangeKind, unit: String, name: String, from: NamedSlot?, to: NamedSlot?
    ) {
      self.kind = kind
      self.unit = unit
      self.name = name
      self.from = from
      self.to = to
    }
  }

  private let changes: [Change]
  private let kept: Int
  private let compared: String
  private let wording: Words

  /// Printed changes.
  ///
  /// - Parameters:
  ///   - changes: what changes, in the order of the units.
  ///   - kept: how many people have the slot they had.
  ///   - compared: what is compared with what.
  ///   - wording: the language to print it in.
  public init(_ changes: [Change], kept: Int, compared: String, wording: Words) {
    self.changes = changes
    self.kept = kept
    self.compared = compared
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    var lines = Layout.heading(wording.changesHeading)
    lines += Layout.indented(compared)
    lines += Layout.indented(sum)
    var units: [String] = []
    for change in changes where !units.contains(change.unit) { units.append(change.unit) }
    let byUnit = Dictionary(grouping: changes, by: \.unit)
    for unit in units {
      lines.append("")
      lines += Layout.title(unit)
      lines += self.lines(of: byUnit[unit] ?? [])
    }
    return lines
  }

  /// How many changes of each kind there are.
  private var sum: String {
    let counts = Words.ChangeKind.allCases.compactMap { kind -> String? in
      let count = changes.count { $0.kind == kind }
      return count > 0 ? wording.changeCount(kind, count) : nil
    }
    guard !counts.isEmpty else {
      return "\(wording.nothingChanged) \(wording.keptSlots(kept))"
    }
    return ([wording.keptSlots(kept)] + counts).joined(separator: " · ")
  }

  /// One line for each kind of change and pair of slots, with everyone it is about.
  private func lines(of changes: [Change]) -> [String] {
    struct Key: Hashable {
      let kind: Words.ChangeKind
      let from: NamedSlot?
      let to: NamedSlot?
    }
    var keys: [Key] = []
    for change in changes {
      let key = Key(kind: change.kind, from: change.from, to: change.to)
      if !keys.contains(key) { keys.append(key) }
    }
    let order = Words.ChangeKind.allCases
    keys.sort { first, second in
      (order.firstIndex(of: first.kind) ?? 0, first.from?.start ?? 0, first.to?.start ?? 0)
        < (order.firstIndex(of: second.kind) ?? 0, second.from?.start ?? 0, second.to?.start ?? 0)
    }
    let width = widestSlot
    return keys.flatMap { key in
      let names = changes.filter { $0.kind == key.kind && $0.from == key.from && $0.to == key.to }
        .map { TextWidth.printable(PersonName.shown($0.name)) }
      let lead =
        "  " + TextWidth.padded(wording.changeName(key.kind), to: 8)
        + TextWidth.padded(text(of: key.from), to: width) + (key.to == nil ? "   " : " → ")
        + TextWidth.padded(text(of: key.to), to: width) + "  "
      return Layout.list(lead, names)
    }
  }

  private var sessions: Set<String> {
    Set(changes.flatMap { [$0.from?.session, $0.to?.session] }.compactMap { $0 })
  }

  /// A slot, with its session where there are several.
  private func text(of slot: NamedSlot?) -> String {
    guard let slot else { return "" }
    let time = wording.time(slot.start)
    return sessions.count > 1 ? "\(TextWidth.shortened(slot.session, to: 12)) \(time)" : time
  }

  private var widestSlot: Int {
    changes.flatMap { [$0.from, $0.to] }.map { TextWidth.columns(of: text(of: $0)) }.max() ?? 0
  }
}
