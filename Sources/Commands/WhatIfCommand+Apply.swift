import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
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
    let applied: ApplyVariant
    do throws(UseCaseError) {
      applied = try ApplyVariant(
        row, of: axes.isEmpty ? ApplyVariant.axes(ofRows: resume ?? "") : axes)
    } catch {
      throw options.reported(error, in: wording)
    }
    // Read again while nobody else changes the drive.
    let lock = try options.doing(in: wording) { () throws(UseCaseError) in
      try DriveLocking(options.url, for: .changing, work: "whatif --apply", waiting: locking.wait)
    }
    defer { lock.keepUntilHere() }
    let (variants, _) = try options.readVariants()
    let edits: [FileEdit]
    do throws(UseCaseError) {
      edits = try applied.edits(of: variants)
    } catch {
      throw options.reported(error, in: wording)
    }
    var output = Output()
    output.line(
      TextWidth.printable(
        wording.rowToApply(
          row, settings: applied.settings.map { "\($0.key)=\($0.value)" }.joined(separator: ", "))))
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
    do throws(UseCaseError) {
      try applied.write(edits, into: options.url)
    } catch {
      throw options.reported(error, in: wording)
    }
    var end = Output()
    for edit in edits { end.line(wording.saved(edit.name)) }
    end.line(wording.next(options.command("plan")))
    try end.finish()
  }

  private var resumed: [String] {
    self.set.isEmpty ? resume.map { ["--resume", $0] } ?? [] : []
  }

  /// Asks, where there is somebody to ask.
  private func isConfirmed(_ wording: Words) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    Diagnostics.raw(wording.askApply + " ")
    return readLine().map(wording.isYes) ?? false
  }
}
