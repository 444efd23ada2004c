import Drives
import Plans
import Wording

extension PrintedPlan {
  /// How many units are listed at most.
  private static let mostUnits = 10
  /// How wide the name of a unit is at most.
  private static let widthOfName = 27

  /// Which units have people without a slot, what part of theirs that is beside that of all, and why.
  func writeUnitsLeftOut(to emit: (String) -> Void) {
    let units = UnitLeftOut.all(of: plan.unplaced, on: drive)
    guard !units.isEmpty, drive.units.count > 1 else { return }
    emit("")
    Layout.heading(wording.unitsLeftOutHeading).forEach(emit)
    emit("")
    Layout.indented(
      wording.shareLeftOut(plan.unplaced.count, of: drive.registrants.count)
    ).forEach(emit)
    for unit in units.prefix(Self.mostUnits) { lines(of: unit).forEach(emit) }
    guard units.count > Self.mostUnits else { return }
    Layout.indented(wording.moreUnits(units.count - Self.mostUnits)).forEach(emit)
  }

  private func lines(of unit: UnitLeftOut) -> [String] {
    let name = TextWidth.shortened(
      TextWidth.printable(drive.units[unit.unit].name), to: Self.widthOfName)
    let numbers = TextWidth.padded(
      "\(wording.count(unit.leftOut))/\(wording.count(unit.people))", to: 9, onLeft: true)
    let share = TextWidth.padded(wording.percent(unit.share, decimals: 0), to: 6, onLeft: true)
    let lead = "  \(TextWidth.padded(name, to: Self.widthOfName))\(numbers)\(share)  "
    let cause = wording.cause(of: unit, limits: unit.rules.map { wording.limitName($0) })
    return Layout.hanging(
      lead, TextWidth.wrapped(cause, to: TextWidth.page - TextWidth.columns(of: lead)))
  }
}
