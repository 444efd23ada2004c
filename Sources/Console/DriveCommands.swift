import Plans
package import Wording

/// Commands on a drive, for hints on what to do next.
package struct DriveCommands: Sendable {
  /// The path of the drive's folder, as it was given.
  package let drive: String

  /// Commands on a drive.
  ///
  /// - Parameter drive: the path of its folder, as it was given.
  package init(_ drive: String) { self.drive = drive }

  /// The words of a command.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - rest: what follows the drive.
  /// - Returns: the command, as a shell takes it.
  package func callAsFunction(_ name: String, _ rest: [String] = []) -> String {
    shellCommand([name, drive] + rest)
  }

  /// Where the drive's own plan is.
  package var planPath: String { (drive.hasSuffix("/") ? drive : drive + "/") + "plan.json" }

  /// The command that writes the letters of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan's file; nil for the drive's own.
  ///   - wording: the language of the name that stands for a folder.
  /// - Returns: the command.
  package func inviting(_ plan: String?, wording: Words) -> String {
    let other = plan.flatMap { $0 == planPath ? nil : $0 }
    return self("invite", (other.map { ["--plan", $0] } ?? []) + ["--out", wording.folderWord])
  }

  /// The command that comes after making a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - path: where it was saved; nil for nowhere.
  ///   - wording: the language of what letters are called.
  /// - Returns: the command.
  func next(after plan: Plan, savedAt path: String?, wording: Words) -> String {
    guard plan.unplaced.isEmpty else { return self("explain") }
    return path.map { inviting($0, wording: wording) } ?? self("plan")
  }
}

/// A command of this program as a shell takes it.
///
/// - Parameter words: its words, without the program's name.
/// - Returns: the command.
package func shellCommand(_ words: [String]) -> String {
  (["khunggio"] + words).map(shellWord).joined(separator: " ")
}

/// A word as a shell takes it: in quotes where it needs them.
package func shellWord(_ word: String) -> String {
  let marks = "-_./,:=+~".unicodeScalars
  let isPlain = word.unicodeScalars.allSatisfy {
    $0.properties.isAlphabetic || ("0"..."9").contains($0) || marks.contains($0)
  }
  guard word.isEmpty || !isPlain else { return word }
  let parts = word.split(separator: "'", omittingEmptySubsequences: false)
  return "'" + parts.joined(separator: "'\\''") + "'"
}
