import DriveFiles
import Drives
import Plans
public import Wording

/// A sweep as CSV: one record per row, numbers with points.
public struct SweepTable {
  private let header: SweepHeader
  private let wording: Words

  /// The table of a sweep.
  ///
  /// - Parameters:
  ///   - header: what it is.
  ///   - wording: the language of why a row has no plan.
  public init(_ header: SweepHeader, wording: Words) {
    self.header = header
    self.wording = wording
  }

  /// The record that names the columns.
  public var names: String {
    let simulated = header.simulate == nil ? [] : SweepTable.simulatedNames
    return CSVText.row(
      ["row"] + header.scenarios.axes.map(\.key) + ["status", "cost", "bound", "gap", "unplaced"]
        + CostTerm.always.map { "term_\($0.rawValue)" }
        + ["peak_expected", "expected_blood_units"] + simulated
        + (header.promisedDay == nil ? [] : ["keeps_day"]) + ["frontier", "error"])
  }

  private static let simulatedNames = [
    "mean_wait", "p95_wait", "mean_peak", "p95_peak", "mean_overrun", "p95_overrun",
  ]

  /// The record of a row.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - isBest: whether no other row beats it; nil where that was not asked for.
  /// - Returns: the record.
  public func record(of row: SweepRow, isBest: Bool? = nil) -> String {
    let axes = header.scenarios.axes
    var fields = ["\(row.number)"]
    fields += row.number == 0 ? axes.map { _ in "" } : row.settings.map(\.value)
    switch row.outcome {
    case .planned(let figures):
      fields += [
        figures.status.rawValue, "\(figures.total)", "\(figures.bound)", "\(figures.gap)",
        "\(figures.unplaced)",
      ]
      fields += CostTerm.always.map { "\(figures.cost[$0] + 0)" }
      fields += ["\(figures.peakExpected)", "\(figures.expectedBloodUnits)"]
      if let simulated = figures.simulated {
        fields += [
          "\(simulated.meanWait)", "\(simulated.p95Wait)", "\(simulated.meanPeak)",
          "\(simulated.p95Peak)",
          "\(simulated.meanOverrun)", "\(simulated.p95Overrun)",
        ]
      }
      if header.promisedDay != nil { fields.append(figures.keepsDay.map { $0 ? "1" : "0" } ?? "") }
      fields += [isBest.map { $0 ? "1" : "0" } ?? "", ""]
    case .invalid(let problem):
      let count =
        6 + CostTerm.always.count
        + (header.simulate == nil ? 0 : SweepTable.simulatedNames.count)
        + (header.promisedDay == nil ? 0 : 1)
      fields += ["invalid"] + Array(repeating: "", count: count)
      fields += [isBest.map { _ in "0" } ?? "", problem.text(in: wording)]
    }
    // Between what the axes are set to and the words at the end there are numbers only.
    return CSVText.row(fields, numbers: axes.count + 2..<fields.count - 1)
  }
}
