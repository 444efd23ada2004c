import ArgumentParser
import DriveFiles
import Foundation
import KhungGio
import WhatIf
import Wording

/// How the rows of a sweep are printed and drawn.
struct SweepOutput: ParsableArguments {
  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Print CSV instead of text.")
  var csv = false

  @Option(
    help: ArgumentHelp(
      "Mark and draw the Pareto frontier of two figures or keys.", valueName: "x,y"))
  var frontier: String?

  @Option(help: ArgumentHelp("Where --frontier draws.", valueName: "file"))
  var picture = "frontier.svg"

  func validate() throws {
    guard !(json && csv) else {
      throw ValidationError("--json and --csv exclude each other; leave one of them out.")
    }
  }

  /// The two measures of the frontier; nil where none is asked for.
  ///
  /// - Parameters:
  ///   - axes: the keys of the sweep; nil where they are known later.
  ///   - isSimulated: whether days are simulated.
  /// - Returns: the measures.
  /// - Throws: an error of usage.
  func measures(of axes: [Axis]?, isSimulated: Bool) throws -> (x: Measure, y: Measure)? {
    guard let frontier else { return nil }
    let names = Measure.names(in: frontier)
    guard names.count == 2 else {
      throw ValidationError("--frontier is X,Y, such as peak_expected,cost; it was \(frontier).")
    }
    guard let axes else { return nil }
    guard let x = Measure(named: names[0], axes: axes), let y = Measure(named: names[1], axes: axes)
    else {
      throw ValidationError(
        "--frontier knows \(Measure.figures.joined(separator: ", ")) and the keys of --set.")
    }
    guard isSimulated || !names.contains(where: Measure.simulated.contains) else {
      throw ValidationError("--frontier \(frontier) needs --simulate RUNS.")
    }
    return (x, y)
  }

  /// Writes what was not printed as it came, draws the frontier, and says how it went.
  ///
  /// - Parameters:
  ///   - compared: the rows.
  ///   - isPrinted: whether they were printed as they came.
  ///   - wording: the language.
  /// - Throws: the exit status.
  func write(_ compared: ComparedVariants, isPrinted: Bool, wording: Words) throws {
    let (rows, header) = (compared.rows, compared.header)
    let measures = try measures(
      of: header.scenarios.axes, isSimulated: header.simulate != nil)
    let best = measures.map { SweepFrontier.best(of: rows, $0.x, $0.y, in: header) }
    var output = Output()
    if json {
      let published = measures.map { (x: $0.x.name, y: $0.y.name, rows: best ?? []) }
      output.text(SweepDocument.json(of: rows, frontier: published, wording: wording))
    } else {
      if !isPrinted { print(rows, header, best: best, wording: wording, to: &output) }
      if !csv {
        PrintedSweep(header, marksFrontier: best != nil, wording: wording).tail(rows)
          .forEach { output.line($0) }
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
      try draw(compared, measures, wording: wording)
      if !json, !csv { output.line(wording.drewPicture(picture)) }
    }
    try output.finish()
    // By the exit status of the contract: done, but someone is unplaced.
    if rows.contains(where: { $0.figures?.unplaced != 0 }) { throw ExitStatus.findings }
  }

  private func print(
    _ rows: [SweepRow], _ header: SweepHeader, best: [Int]?, wording: Words,
    to output: inout Output
  ) {
    if csv {
      let table = SweepTable(header, wording: wording)
      output.text(table.names)
      for row in rows { output.text(table.record(of: row, isBest: best?.contains(row.number))) }
    } else {
      let printed = PrintedSweep(header, marksFrontier: best != nil, wording: wording)
      printed.head.forEach { output.line($0) }
      for row in rows {
        printed.lines(of: row, base: rows.first, isBest: best?.contains(row.number) == true)
          .forEach { output.line($0) }
      }
    }
  }

  /// Draws the rows, in two measures.
  private func draw(
    _ compared: ComparedVariants, _ measures: (x: Measure, y: Measure), wording: Words
  ) throws {
    do throws(OutputError) {
      var file = try OutputFile(at: URL(fileURLWithPath: picture))
      try file.write(compared.frontierPicture(of: measures.x, measures.y, wording: wording))
      try file.finish()
    } catch {
      throw error.reported(in: wording)
    }
  }
}
