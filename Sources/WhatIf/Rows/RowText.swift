import DriveFiles
import Drives
import Foundation
import Plans
public import Wording

/// Rows as JSON.
extension SweepRow {
  /// The row as a JSON object on one line, with the contract's keys.
  ///
  /// - Parameter wording: the language of why there is no plan.
  /// - Returns: the object.
  public func json(in wording: Words) -> String {
    "{" + entries { JSONText.quoted($0.text(in: wording)) }.joined(separator: ", ") + "}"
  }

  /// The line that files keep of it: by its name, and without what differs from run to run.
  func line(id: String) -> String {
    let entries = entries { problem in
      let texts = Language.allCases.map {
        "\(JSONText.quoted($0.rawValue)): "
          + JSONText.quoted(problem.text(in: Words(language: $0)))
      }
      return "{" + texts.joined(separator: ", ") + "}"
    }.filter { !$0.hasPrefix("\"seconds\"") }
    return RowLine.beginning + id + "\", " + entries.joined(separator: ", ") + "}"
  }

  private func entries(_ problemText: (RowProblem) -> String) -> [String] {
    let set = settings.map { "\(JSONText.quoted($0.key)): \(SweepRow.value($0.value))" }
    var entries = ["\"set\": {\(set.joined(separator: ", "))}"]
    switch outcome {
    case .invalid(let problem):
      entries += ["\"status\": \"invalid\"", "\"error\": \(problemText(problem))"]
    case .planned(let figures):
      let terms = figures.cost.terms.map {
        "\(JSONText.quoted($0.rawValue)): \(number(figures.cost[$0]))"
      }
      entries += [
        "\"status\": \(JSONText.quoted(figures.status.rawValue))",
        "\"cost\": \(number(figures.total))", "\"bound\": \(number(figures.bound))",
        "\"gap\": \(number(figures.gap))", "\"unplaced\": \(figures.unplaced)",
        "\"terms\": {\(terms.joined(separator: ", "))}",
        "\"peak_expected\": \(number(figures.peakExpected))",
        "\"expected_blood_units\": \(number(figures.expectedBloodUnits))",
        "\"seconds\": \(figures.seconds.map(number) ?? "null")",
      ]
      if let keepsDay = figures.keepsDay { entries.append("\"keeps_day\": \(keepsDay)") }
      if let simulated = figures.simulated {
        let parts = [
          "\"mean_wait\": \(number(simulated.meanWait))",
          "\"p95_wait\": \(number(simulated.p95Wait))",
          "\"mean_peak\": \(number(simulated.meanPeak))", "\"p95_peak\": \(simulated.p95Peak)",
          "\"mean_overrun\": \(number(simulated.meanOverrun))",
          "\"p95_overrun\": \(number(simulated.p95Overrun))",
        ]
        entries.append("\"simulated\": {\(parts.joined(separator: ", "))}")
      }
    }
    return entries
  }

  /// A number as JSON has it, without a sign before zero.
  private func number(_ value: Double) -> String { value.isFinite ? "\(value + 0)" : "null" }

  /// A value as JSON has it: plain numbers as numbers, all else as text.
  private static func value(_ text: String) -> String {
    text.wholeMatch(of: #/(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,12})?/#) == nil
      ? JSONText.quoted(text) : text
  }
}

/// A row as a file keeps it.
struct RowLine: Decodable {
  /// How the line begins.
  static let beginning = "{\"id\": \""

  let id: String
  private let status: String
  private let error: [String: String]?
  private let cost: Double?
  private let bound: Double?
  private let unplaced: Int?
  private let terms: [String: Double]?
  private let peakExpected: Double?
  private let expectedBloodUnits: Double?
  private let simulated: SimulatedLine?
  private let keepsDay: Bool?

  private struct SimulatedLine: Decodable {
    let meanWait: Double
    let p95Wait: Double
    let meanPeak: Double
    let p95Peak: Int
    let meanOverrun: Double
    let p95Overrun: Double
  }

  /// The row that a line is; nil for another line.
  init?(line: some StringProtocol) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let read = try? decoder.decode(RowLine.self, from: Data(line.utf8)),
      read.outcome != nil
    else { return nil }
    self = read
  }

  /// What the row says; nil where it says nothing whole.
  var outcome: SweepRow.Outcome? {
    if let error { return .invalid(RowProblem { error[$0.language.rawValue] ?? "" }) }
    guard let status = Plan.Status(rawValue: status), let cost, let bound, let unplaced, let terms,
      let peakExpected, let expectedBloodUnits
    else { return nil }
    var byTerm = Cost()
    for term in CostTerm.allCases {
      // A term is used where it is reported, whatever it costs.
      if let cost = terms[term.rawValue] { byTerm[term] = cost }
    }
    let simulated = self.simulated.map {
      SimulatedFigures(
        meanWait: $0.meanWait, p95Wait: $0.p95Wait, meanPeak: $0.meanPeak, p95Peak: $0.p95Peak,
        meanOverrun: $0.meanOverrun, p95Overrun: $0.p95Overrun)
    }
    return .planned(
      Figures(
        status: status, cost: byTerm, total: cost, bound: bound, unplaced: unplaced,
        peakExpected: peakExpected, expectedBloodUnits: expectedBloodUnits, seconds: nil,
        simulated: simulated, keepsDay: keepsDay))
  }
}
