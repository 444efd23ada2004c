import Drives
import Plans
import Wording

extension PrintedExplanation {
  /// How wide the name of a unit is at most, and how many limits are named beside it.
  private static let widthOfName = 27
  private static let mostLimits = 2

  /// Which units have people without a slot, what part of theirs that is, and what keeps them out.
  func unitLines(isWhole: Bool) -> [String] {
    let units = explanation.units(of: drive)
    guard !units.isEmpty else { return [] }
    let shown = isWhole ? units.count : Most.units
    var lines = paragraph(
      wording.shareLeftOut(explanation.plan.unplaced.count, of: drive.registrants.count))
    for reason in units.prefix(shown) { lines += self.lines(of: reason) }
    if units.count > shown { lines += paragraph(wording.moreUnits(units.count - shown)) }
    return lines
  }

  private func lines(of reason: UnitReason) -> [String] {
    let unit = reason.leftOut
    let name = TextWidth.shortened(
      TextWidth.printable(drive.units[unit.unit].name), to: Self.widthOfName)
    let numbers = TextWidth.padded(
      "\(wording.count(unit.leftOut))/\(wording.count(unit.people))", to: 9, onLeft: true)
    let share = TextWidth.padded(wording.percent(unit.share, decimals: 0), to: 6, onLeft: true)
    let limits =
      reason.limits.isEmpty
      ? unit.rules.map { wording.limitName($0) }
      : reason.limits.prefix(Self.mostLimits).map {
        wording.fullLimit($0.rule, $0.subject, most: "")
      }
    return hanging(
      "  \(TextWidth.padded(name, to: Self.widthOfName))\(numbers)\(share)  ",
      wording.cause(of: unit, limits: limits))
  }
}
