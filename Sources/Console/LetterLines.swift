import Invitations
package import KhungGio
package import Wording

/// What letters were written, in words.
package struct LetterLines {
  private let wording: Words

  /// What letters were written, in words.
  ///
  /// - Parameter wording: the language.
  package init(wording: Words) { self.wording = wording }

  /// The files by format, and to whom they tell something.
  ///
  /// - Parameters:
  ///   - letters: what was written.
  ///   - isFinal: whether they are to be signed.
  ///   - isRedacted: whether personal data is hidden.
  /// - Returns: the lines; none where there is nothing to tell.
  package func lines(
    of letters: WrittenLetters, isFinal: Bool, isRedacted: Bool
  ) -> [String] {
    guard letters.count > 0 else { return [] }
    var lines = [wording.lettersWritten(letters.count, in: letters.folder)]
    for made in letters.formats {
      guard let first = made.files.first else { continue }
      let place =
        made.files.count == 1 ? first.text : (first.folders + [""]).joined(separator: "/")
      lines.append(
        "  " + TextWidth.padded(made.format.rawValue, to: 10)
          + TextWidth.padded(wording.count(made.files.count), to: 5, onLeft: true) + "  " + place)
    }
    lines.append(
      wording.letterCounts(
        units: letters.units, people: letters.invited, withoutSlot: letters.withoutSlot,
        withdrawn: letters.withdrawn))
    if isRedacted, letters.formats.contains(where: { $0.format == .messages }) {
      lines.append(wording.messagesAreRedacted)
    }
    return isFinal ? lines : lines + [wording.lettersAreDrafts]
  }

  /// What comes after the letters: a plan that is not published is, and drafts become letters to sign.
  ///
  /// - Parameters:
  ///   - letters: what was written.
  ///   - write: what was asked for.
  ///   - command: commands on the drive.
  /// - Returns: the line; none where nothing is left to do.
  package func next(
    after letters: WrittenLetters, _ write: WriteLetters, _ command: DriveCommands
  ) -> [String] {
    let plan = write.plan.map { ["--plan", $0] } ?? []
    guard letters.isPublished else { return [wording.next(command("issue", plan))] }
    guard !write.isFinal else { return [] }
    return [
      wording.next(
        command(
          "invite",
          plan + (write.tellsChanges ? ["--changes"] : [])
            + ["--final", "--force", "--out", letters.folder]))
    ]
  }

  /// What is not as somebody who has just written letters may think.
  ///
  /// - Parameter letters: what was written.
  /// - Returns: the lines.
  package func notes(on letters: WrittenLetters) -> [String] {
    (letters.count == 0 ? [wording.nobodyToInform] : [])
      + (letters.olderFiles.isEmpty
        ? []
        : [wording.oldFiles(letters.olderFiles.count)]
          + PathList(letters.olderFiles, wording: wording).lines)
  }
}
