import DriveFiles
import Drives
package import KhungGio
import Plans
package import WhatIf
package import Wording

/// What would help, and what would change, in words.
package struct VariantLines {
  private let wording: Words
  private let command: DriveCommands

  /// What would help, in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - command: commands on the drive.
  package init(wording: Words, command: DriveCommands) {
    self.wording = wording
    self.command = command
  }

  /// The least capacity.
  ///
  /// - Parameters:
  ///   - found: what was found.
  ///   - search: what was looked for.
  /// - Returns: the lines.
  package func lines(of found: LeastCapacity.Found, _ search: FindLeastCapacity) -> [String] {
    let current = search.keys.map { key in
      search.variants.currentValues(at: key).compactMap(\.self).joined(separator: ", ")
    }
    return PrintedCapacity(of: found, current: current, wording: wording).lines
      + ["", trying(found.best)]
  }

  /// Why somebody has no slot, and what would place everyone.
  ///
  /// - Parameters:
  ///   - explained: the explanation.
  ///   - isWhole: whether everything is shown, however long.
  /// - Returns: the lines.
  package func lines(of explained: ExplainedDrive, isWhole: Bool) -> [String] {
    let explanation = explained.explanation
    // What is enough comes first, even where it is two changes.
    let fix =
      explanation.fixes.first(where: \.isEnough) ?? explanation.pairs.first
      ?? explanation.fixes.first
    return PrintedExplanation(of: explanation, on: explained.drive, wording: wording)
      .lines(isWhole: isWhole) + (fix.map { ["", trying($0.settings)] } ?? [])
  }

  /// What the values of a row change in the drive's files.
  ///
  /// - Parameter prepared: the row.
  /// - Returns: the lines.
  package func lines(of prepared: PreparedVariant) -> [String] {
    let settings = prepared.settings.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    let edits = prepared.edits.flatMap { edit in
      [edit.name] + edit.difference.map { "  " + TextWidth.printable($0) }
    }
    return [TextWidth.printable(wording.rowToApply(prepared.row, settings: settings))] + edits
      + (edits.isEmpty ? [wording.nothingToApply] : [])
  }

  /// What was written of a row.
  ///
  /// - Parameter prepared: the row.
  /// - Returns: the lines.
  package func writtenLines(of prepared: PreparedVariant) -> [String] {
    prepared.edits.map { wording.saved($0.name) } + [wording.next(command("plan"))]
  }

  private func trying(_ settings: [Setting]) -> String {
    wording.next(command("whatif", settings.flatMap { ["--set", "\($0.key)=\($0.value)"] }))
  }
}
