import ArgumentParser
import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Simulation
import WhatIf
import Wording

extension WhatIfCommand {
  func runSweep(_ axes: [Axis], of variants: DriveVariants, wording: Words) throws {
    let simulator = simulate.map { Simulator(runs: $0, seed: seed) }
    let header = SweepHeader(
      of: variants, axes: axes, drive: drive ?? "", version: Khunggio.configuration.version,
      gap: gap, simulator: simulator)
    let count = header.scenarios.count
    let numbers = try numbers(of: count)
    let cancellation = Cancellation()
    let report = SweepReport(
      header, numbers: numbers, printing: isPart || json || frontier != nil ? nil : printing,
      wording: wording, isProgressAskedFor: progress)
    do throws(RowsFault) {
      try report.open(resume, isBeside: isPart)
    } catch {
      throw error.told(in: wording)
    }
    let sweep = Sweep(
      of: variants, header.scenarios,
      planner: VariantPlanner(solver: GLPKSolver(), gap: gap, cancellation: cancellation),
      simulator: simulator)
    let missing = report.missing
    if !missing.isEmpty {
      Interruption.watching(
        for: cancellation, heard: { Diagnostics.line("\n" + wording.stoppingSweep) }
      ) {
        sweep.run(missing, threads: threads) { report.take($0) }
      }
    }
    let rows = try report.finish()
    if rows.count < numbers.count {
      let again = resume.map { arguments + ["--resume", $0] }
      Diagnostics.line(
        wording.sweepStopped(
          rows.count, of: numbers.count,
          command: again.map { (["khunggio"] + $0).map(shellWord).joined(separator: " ") }))
      throw ExitStatus.nothingFound
    }
    if isPart {
      guard resume == nil else { return }
      var output = Output()
      output.text(SweepDocument.lines(of: rows, header))
      return try output.finish()
    }
    try write(rows, header, isPrinted: report.isPrinting, wording: wording)
  }

  /// Whether only a part of the rows is planned.
  var isPart: Bool { shard != nil || rows != nil }

  private var printing: SweepReport.Format { csv ? .csv : .text }

  private func numbers(of count: Int) throws -> [Int] {
    if let part { return (0..<count).filter { $0 % part.count == part.index } }
    guard let rows = rows.flatMap(RowNumbers.init(written:)) else { return Array(0..<count) }
    if let wrong = rows.numbers.first(where: { $0 >= count }) {
      Diagnostics.line("--rows \(wrong): 0…\(count - 1)")
      throw ExitStatus.wrongUsage
    }
    return rows.numbers
  }

  /// Writes what was not printed as it came, draws the frontier, and says how it went.
  func write(
    _ rows: [SweepRow], _ header: SweepHeader, isPrinted: Bool, wording: Words
  ) throws {
    var measures: (x: Measure, y: Measure)?
    if let frontier {
      measures = try self.measures(frontier, axes: header.scenarios.axes, isKnown: true)
    }
    let best = measures.map { SweepFrontier.best(of: rows, $0.x, $0.y, in: header) }
    var output = Output()
    let printed = PrintedSweep(header, marksFrontier: best != nil, wording: wording)
    if json {
      let told = measures.map { (x: $0.x.name, y: $0.y.name, rows: best ?? []) }
      output.text(SweepDocument.json(of: rows, frontier: told, wording: wording))
    } else {
      if !isPrinted {
        if csv {
          let table = SweepTable(header, wording: wording)
          output.text(table.names)
          for row in rows { output.text(table.record(of: row, isBest: best?.contains(row.number))) }
        } else {
          printed.head.forEach { output.line($0) }
          for row in rows {
            printed.lines(of: row, base: rows.first, isBest: best?.contains(row.number) == true)
              .forEach { output.line($0) }
          }
        }
      }
      if !csv {
        printed.tail(rows).forEach { output.line($0) }
        if let measures {
          TextWidth.wrapped(
            wording.frontierNote(
              wording.figureName(measures.x.name), wording.figureName(measures.y.name)),
            to: TextWidth.page
          ).forEach { output.line($0) }
        }
      }
    }
    if let measures {
      try draw(rows, header, measures, wording: wording)
      if !json, !csv { output.line(wording.drewPicture(picture)) }
    }
    try output.finish()
    // By the exit status of the contract: done, but someone is unplaced.
    if rows.contains(where: { $0.figures?.unplaced != 0 }) { throw ExitStatus.findings }
  }
}

extension RowsFault {
  /// Tells it on standard error, and gives what to exit with.
  func told(in wording: Words) -> ExitCode {
    switch self {
    case .unreadable(let path):
      Diagnostics.line(wording.rowsUnreadable(path))
      return ExitStatus.missingInput
    case .notRows(let path, let line):
      Diagnostics.line(wording.notRows(path, line: line))
      return ExitStatus.badData
    case .ofAnother(let path):
      Diagnostics.line(wording.rowsOfAnother(path))
      return ExitStatus.badData
    case .inUse(let path):
      Diagnostics.line(wording.rowsInUse(path))
      return ExitStatus.cannotCreate
    case .output(let fault): return fault.told(in: wording)
    }
  }
}

extension DriveOptions {
  /// Reads the drive and keeps its files for variants; problems go to standard error, all of them.
  ///
  /// - Returns: the drive and its variants, and the wording asked for.
  /// - Throws: the exit status, where the drive cannot be read.
  func readVariants() throws -> (variants: DriveVariants, wording: Words) {
    do throws(DriveFileProblems) {
      let variants = try DriveVariants(at: url)
      let wording = Words(language: language ?? variants.base.language)
      ProblemReport(variants.warnings, wording: wording).write()
      return (variants, wording)
    } catch {
      ProblemReport(error.problems, wording: wording(of: error)).write(withSum: true)
      throw status(of: error)
    }
  }
}
