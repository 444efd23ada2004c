import Drives

/// The place of a slot in `CapacityModel.slots`.
///
/// A unit has a list of its own, of the slots that are open to it (`UnitProblem.slots`): places in that
/// list are plain numbers, and this type tells the two apart.
package struct SlotIndex: TypedIndex {
  /// The place in the array, from 0.
  package let rawValue: Int

  /// The slot at a place.
  @inlinable package init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// The place of a row of a capacity model: of its limits, then of the rows of its excesses, as
/// ``ConstraintMatrix`` lays them out. Arrays of activities, bounds and dual values have one entry a row,
/// and are walked through by plain numbers.
package struct RowIndex: TypedIndex {
  /// The place among the rows, from 0.
  package let rawValue: Int

  /// The row at a place.
  @inlinable package init(_ rawValue: Int) { self.rawValue = rawValue }
}

extension [CapacityModel.Slot] {
  /// The places of all.
  package var places: Range<SlotIndex> { SlotIndex(0)..<SlotIndex(count) }

  /// A slot of the capacity model.
  package subscript(index: SlotIndex) -> CapacityModel.Slot { self[index.rawValue] }
}

extension [CapacityRow] {
  /// A limit of the capacity model.
  package subscript(index: RowIndex) -> CapacityRow { self[index.rawValue] }
}
