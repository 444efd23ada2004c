import DriveFiles
import Drives
import Foundation
import GLPK
import Plans
import TestSupport
import WhatIf
import Wording

/// A drive's folder for a test, gone afterwards.
final class DriveFixture {
  let url: URL
  let variants: DriveVariants

  /// The folder of a drive.
  init(_ drive: Drive) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try DriveFolder.write(drive, to: url)
    variants = try DriveVariants(at: url)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// A file in it.
  func file(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// What plans its variants.
  var planner: VariantPlanner { VariantPlanner(solver: GLPKSolver()) }

  /// What explains it.
  var explainer: Explainer {
    Explainer(of: variants, planner: planner, solver: GLPKSolver(), threads: 2)
  }

  /// The header of a sweep.
  func header(_ axes: [Axis], version: String = "1") -> SweepHeader {
    SweepHeader(
      of: variants, axes: axes, drive: "drive", version: version, gap: 1e-4,
      simulator: nil)
  }
}

/// Figures that only tell rows apart.
func figures(_ number: Int, unplaced: Int = 0) -> Figures {
  var cost = Cost()
  cost[.split] = Double(number) + 0.1
  if unplaced > 0 { cost[.unplaced] = 1000 * Double(unplaced) }
  return Figures(
    status: .optimal, cost: cost, total: cost.total, bound: cost.total - 0.05, unplaced: unplaced,
    peakExpected: 100 - Double(number) / 3, expectedBloodUnits: 1.0 / 3, seconds: nil,
    simulated: nil)
}

/// The row of a number, with figures of its own.
func row(_ number: Int, of scenarios: Scenarios) -> SweepRow {
  SweepRow(
    number: number, settings: scenarios.settings(number),
    outcome: number % 5 == 4
      ? .invalid(RowProblem { "\($0.language): \"\(number)\"" }) : .planned(figures(number)))
}

/// The drive of four donors with some of its session's parts changed.
func fourDonors(_ session: Session) throws -> Drive {
  var parts = FourDonors.parts()
  parts.sessions = [session]
  return try parts.drive()
}
