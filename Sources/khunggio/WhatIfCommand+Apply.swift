import ArgumentParser
import DriveFiles
import Drives
import Foundation
import WhatIf
import Wording

extension WhatIfCommand {
  /// Writes the values of a row into the drive's files, after showing what changes.
  ///
  /// - Parameters:
  ///   - row: the row's number.
  ///   - axes: the keys and values; empty for those of the file of rows.
  ///   - options: the drive.
  ///   - wording: the language.
  /// - Throws: the exit status.
  func runApply(_ row: Int, _ axes: [Axis], of options: DriveOptions, wording: Words) throws {
    let scenarios = Scenarios(axes.isEmpty ? try axesOfRows(wording) : axes)
    guard (1..<scenarios.count).contains(row) else {
      Diagnostics.line(wording.noSuchRow(row, last: scenarios.count - 1))
      throw ExitStatus.wrongUsage
    }
    let settings = scenarios.settings(row)
    // Read again while nobody else changes the drive.
    let hold = try holding.hold(options.url, for: "whatif --apply", wording: wording)
    defer { hold.holdUntilHere() }
    let (variants, _) = try options.readVariants()
    let edits: [FileEdit]
    do throws(VariantFault) {
      edits = try variants.edits(for: settings)
    } catch {
      Diagnostics.line(wording.words(for: error))
      if case .setting = error { throw ExitStatus.wrongUsage }
      throw ExitStatus.badData
    }
    var output = Output()
    output.line(
      TextWidth.printable(
        wording.rowToApply(
          row, settings: settings.map { "\($0.key)=\($0.value)" }.joined(separator: ", "))))
    for edit in edits {
      output.line(edit.name)
      edit.difference.forEach { output.line("  " + TextWidth.printable($0)) }
    }
    guard !edits.isEmpty else {
      output.line(wording.nothingToApply)
      return try output.finish()
    }
    let again = (["khunggio"] + arguments + resumed + ["--apply", "\(row)", "--yes"])
      .map(shellWord).joined(separator: " ")
    try output.finish()
    guard yes || isConfirmed(wording) else {
      Diagnostics.line(wording.onlyShown(again))
      return
    }
    do throws(OutputFault) {
      try DriveVariants.write(edits, into: options.url)
    } catch {
      throw error.told(in: wording)
    }
    var end = Output()
    for edit in edits { end.line(wording.saved(edit.name)) }
    end.line(wording.next(options.command("plan")))
    try end.finish()
  }

  private var resumed: [String] {
    self.set.isEmpty ? resume.map { ["--resume", $0] } ?? [] : []
  }

  /// The keys and values of a file of rows.
  private func axesOfRows(_ wording: Words) throws -> [Axis] {
    do throws(RowsFault) {
      guard let resume, let header = try RowsFile.read(resume)?.header else {
        throw .unreadable(resume ?? "")
      }
      return header.scenarios.axes
    } catch {
      throw error.told(in: wording)
    }
  }

  /// Asks, where there is somebody to ask.
  private func isConfirmed(_ wording: Words) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    Diagnostics.raw(wording.askApply + " ")
    return readLine().map(wording.isYes) ?? false
  }
}
