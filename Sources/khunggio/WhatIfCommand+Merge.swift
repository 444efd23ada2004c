import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Pictures
import WhatIf
import Wording

extension WhatIfCommand {
  func runMerge() throws {
    let merged: MergedRows
    do throws(RowsFault) {
      merged = try MergedRows(merge)
    } catch {
      throw error.told(in: Words(language: language ?? .vietnamese))
    }
    if let resume {
      do throws(OutputFault) {
        try OutputPlace.check(resume, for: .rows, of: nil)
      } catch {
        throw error.told(in: Words(language: language ?? .vietnamese))
      }
    }
    let header = merged.header
    let wording = Words(language: language ?? Language(rawValue: header.language) ?? .vietnamese)
    guard merged.missing.isEmpty else {
      let rows = RowNumbers.written(merged.missing)
      var words = ["khunggio", "whatif", header.drive] + header.set.flatMap { ["--set", $0] }
      if header.gap != 1e-4 { words += ["--gap", "\(header.gap)"] }
      if let runs = header.simulate {
        words += ["--simulate", "\(runs)", "--seed", "\(header.seed ?? 1)"]
      }
      if let language { words += ["--language", language.rawValue] }
      words += ["--rows", rows, "--resume", "missing.jsonl"]
      Diagnostics.line(
        wording.rowsMissing(rows, command: words.map(shellWord).joined(separator: " ")))
      throw ExitStatus.missingInput
    }
    if let resume {
      do throws(OutputFault) {
        var file = try OutputFile(at: URL(fileURLWithPath: resume))
        try file.write(merged.text)
        try file.finish()
      } catch {
        throw error.told(in: wording)
      }
    }
    try write(merged.rows, header, isPrinted: false, wording: wording)
  }

  /// Draws the rows, in two measures.
  func draw(
    _ rows: [SweepRow], _ header: SweepHeader, _ measures: (Measure, Measure), wording: Words
  ) throws {
    let points = rows.compactMap { row -> Frontier.Point? in
      guard let x = measures.0.value(of: row, in: header) else { return nil }
      return Frontier.Point(
        label: row.number == 0
          ? wording.asItIs : row.settings.map(\.value).joined(separator: " · "),
        x: x, y: row.figures == nil ? nil : measures.1.value(of: row, in: header),
        isCurrent: row.number == 0)
    }
    let frontier = Frontier(
      title: wording.frontierTitle(header.name),
      subtitle: header.scenarios.axes.map(\.key).joined(separator: " · "),
      horizontal: wording.figureName(measures.0.name),
      vertical: wording.figureName(measures.1.name), points: points)
    do throws(OutputFault) {
      var file = try OutputFile(at: URL(fileURLWithPath: picture))
      try file.write(FrontierPicture(of: frontier, wording: wording).svg)
      try file.finish()
    } catch {
      throw error.told(in: wording)
    }
  }
}
