import ArgumentParser
import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import KhungGio
import Planning
import Plans
import WhatIf
import Wording

extension WhatIfCommand {
  /// Finds the least values with which everyone has a slot, and prints what they mean.
  func runCapacity(of variants: DriveVariants, wording: Words) throws {
    let cancellation = Cancellation()
    let planner = VariantPlanner(solver: GLPKSolver(), gap: gap, cancellation: cancellation)
    guard
      let search = LeastCapacity(of: minimize, variants, planner: planner, solver: GLPKSolver())
    else {
      Diagnostics.line(wording.notMinimizable(minimize.joined(separator: ", ")))
      throw ExitStatus.wrongUsage
    }
    let result = Interruption.watching(
      for: cancellation, heard: { Diagnostics.line("\n" + wording.stoppingSweep) }
    ) {
      Result<LeastCapacity.Outcome, PlanningFault> { () throws(PlanningFault) in
        try search.search()
      }
    }
    switch result {
    case .failure(let fault): throw fault.told(of: variants.base, in: wording)
    case .success(.stopped):
      Diagnostics.line(wording.explainStopped)
      throw ExitStatus.nothingFound
    case .success(.notEnough(let unplaced)):
      if json {
        var output = Output()
        output.line(
          JSONValue.object([("best", .null), ("unplaced_after", .integer(unplaced))]).document)
        try output.finish()
      } else {
        Diagnostics.line(wording.noLeast(unplaced))
      }
      throw ExitStatus.findings
    case .success(.found(let found)):
      try write(found, of: variants, wording: wording)
    }
  }

  private func write(
    _ found: LeastCapacity.Found, of variants: DriveVariants, wording: Words
  ) throws {
    var output = Output()
    if json {
      output.line(document(of: found).document)
    } else {
      let standing = minimize.map { key in
        variants.standing(at: key).compactMap(\.self).joined(separator: ", ")
      }
      PrintedCapacity(of: found, standing: standing, wording: wording).lines
        .forEach { output.line($0) }
      let sets = found.best.flatMap { ["--set", "\($0.key)=\($0.value)"] }
      output.line("")
      output.line(
        wording.next(
          (["khunggio", "whatif", drive ?? ""] + sets).map(shellWord).joined(separator: " ")))
    }
    try output.finish()
  }

  private func document(of found: LeastCapacity.Found) -> JSONValue {
    func set(_ settings: [Setting]) -> JSONValue {
      .object(
        settings.map { setting in
          (setting.key, Int(setting.value).map(JSONValue.integer) ?? .string(setting.value))
        })
    }
    let sheets = CapacitySheet.all(of: found.plan.assignments, on: found.drive).map { sheet in
      let session = found.drive.sessions[sheet.session]
      return JSONValue.object([
        ("session", .string(session.id)),
        (
          "half_hours",
          .array(
            sheet.halfHours.map { half in
              .object([
                ("from", .string(ClockTime.text(half.interval.from))),
                ("to", .string(ClockTime.text(half.interval.to))),
                (
                  "servers",
                  .object(
                    zip(session.stages, half.stages).map {
                      ($0.id, .integer(PrintedCapacity.servers(for: $1.expected)))
                    })
                ), ("present_expected", .number(half.present.expected)),
                ("expected_blood_units", .number(half.expectedBloodUnits)),
              ])
            })
        ),
      ])
    }
    return .object([
      (
        "best",
        .object([("set", set(found.best)), ("unplaced", .integer(found.plan.unplaced.count))])
      ),
      ("ways", .array(found.ways.map { .object([("set", set($0))]) })),
      ("sheets", .array(sheets)),
    ])
  }
}
