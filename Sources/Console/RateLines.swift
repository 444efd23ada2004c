package import KhungGio
import Simulation
package import Wording

/// Rates as they were measured, as lines for a terminal.
package struct RateLines {
  private let rates: MeasuredRates
  private let wording: Words

  /// Rates for a terminal.
  ///
  /// - Parameters:
  ///   - rates: the rates.
  ///   - wording: the language.
  package init(_ rates: MeasuredRates, wording: Words) {
    self.rates = rates
    self.wording = wording
  }

  /// How many columns the parts of a line take.
  private enum Width {
    static let name = 25
    static let number = 9
    static let rate = 14
  }

  /// The lines.
  package var lines: [String] {
    let groups = wording.rateGroups
    var lines = [
      wording.ratesHeading(rates.all.invited), "  \(wording.ratesNote)", "", heading,
      line(rates.all, named: groups.all),
    ]
    for (title, group) in [
      (groups.kinds, rates.kinds), (groups.units, rates.units), (groups.slots, rates.slots),
    ] where !group.isEmpty {
      lines += ["", "── \(title)"] + group.map { line($0, named: $0.name) }
    }
    lines += ["", wording.ratesSettings, ""] + rates.settings.map { "  " + $0 }
    let few = rates.kinds.filter { kind in !rates.settledKinds.contains(kind) }.map(\.name)
    if !few.isEmpty {
      lines += ["", wording.kindsTooFew(few, fewest: MeasuredRates.fewestInvited)]
    }
    return lines
  }

  private var heading: String {
    let columns = wording.rateColumns
    return cells(
      columns.name, columns.invited, columns.came, columns.show, columns.deferred, columns.deferral)
  }

  private func line(_ rate: MeasuredRate, named name: String) -> String {
    let (show, deferral) = (rate.showInterval, rate.deferralInterval)
    return cells(
      name, wording.count(rate.invited), wording.count(rate.came),
      wording.rate(rate.show, low: show.low, high: show.high), wording.count(rate.deferred),
      rate.came > 0 ? wording.rate(rate.deferral, low: deferral.low, high: deferral.high) : "–")
  }

  private func cells(
    _ name: String, _ invited: String, _ came: String, _ show: String, _ deferred: String,
    _ deferral: String
  ) -> String {
    func right(_ text: String, _ width: Int) -> String {
      TextWidth.padded(text, to: width, onLeft: true)
    }
    let shown = TextWidth.shortened(TextWidth.printable(name), to: Width.name)
    return TextWidth.padded(shown, to: Width.name) + right(invited, Width.number)
      + right(came, Width.number) + right(show, Width.rate) + right(deferred, Width.number)
      + right(deferral, Width.rate)
  }
}
