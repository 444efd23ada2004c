/// Commands on a drive, for hints on what to do next.
package struct DriveCommands: Sendable {
  private let drive: String

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
    (["khunggio", name, drive] + rest).map(shellWord).joined(separator: " ")
  }
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
