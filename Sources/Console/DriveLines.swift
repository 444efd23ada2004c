import DriveFiles
import DriveStore
import Drives
import Invitations
package import KhungGio
import Plans
package import Wording

/// Drives, their keys, their history and their waiting lists in words.
package struct DriveLines {
  private let wording: Words
  private let command: DriveCommands

  /// Drives in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - command: commands on the drive.
  package init(wording: Words, command: DriveCommands) {
    self.wording = wording
    self.command = command
  }

  /// A drive whose files are without error.
  package func lines(of checked: CheckedDrive) -> [String] {
    switch checked {
    case .withoutLists(let draft):
      let sessions = draft.sessions.map {
        "\(wording.date($0.date)) · \($0.site.isEmpty ? $0.id : $0.site) · "
          + wording.times($0.opens, $0.closes)
      }
      return ([draft.name] + sessions).map(TextWidth.printable)
        + (draft.unitsAreListed ? [wording.units(draft.units.count)] : [])
        + ["", wording.noListsYet, wording.next(command("import", [wording.filesWord]))]
    case .whole(let folder):
      return PrintedDrive(
        of: folder.drive, wording: wording, notes: folder.warnings.count + folder.notes.count
      ).lines + ["", wording.next(command("plan"))]
    }
  }

  /// Everything that can be changed in a drive.
  package func lines(of keys: DriveKeys) -> [String] {
    let entries = keys.keys.flatMap { entry -> [String] in
      let value = entry.value.flatMap { $0.isEmpty ? nil : $0 } ?? wording.nothingSet
      let line = TextWidth.printable("\(entry.key) = \(value)")
      guard let meaning = entry.meaning(in: wording) else { return [line] }
      let unit = meaning.unit.isEmpty ? "" : " (\(meaning.unit))"
      return [line, "    \(TextWidth.printable(meaning.text))\(unit)"]
    }
    return [TextWidth.printable(wording.keysHeading(keys.name)), ""] + entries
      + ["", wording.keysNote]
  }

  /// A plan that was published.
  ///
  /// - Parameters:
  ///   - revision: the plan.
  ///   - drive: the drive.
  /// - Returns: the lines.
  package func lines(of revision: PublishedRevision, on drive: Drive) -> [String] {
    let clock = revision.moment.onTheClock(of: drive.zone, in: wording)
    let next =
      command("invite", revision.number == 1 ? ["--out"] : ["--changes", "--out"])
      + " " + wording.folderWord
    return [
      wording.issued(revision.number, people: revision.invited, at: clock), wording.next(next),
    ]
  }

  /// The published plans of a drive.
  ///
  /// - Parameters:
  ///   - revisions: the plans.
  ///   - zone: the drive's time zone, by its name.
  /// - Returns: the lines.
  package func lines(of revisions: Revisions, zone: String) -> [String] {
    guard let last = revisions.rows.last else {
      return [wording.noSuchIssue(0, last: 0), wording.next(command("issue"))]
    }
    let rows = revisions.rows.map { row in
      PrintedHistory.Row(
        number: row.issue.number, time: Moment.onTheClock(row.issue.time, of: zone, in: wording),
        invited: row.size.invited, moved: row.size.moved, came: row.size.came,
        gone: row.size.gone, reason: row.issue.reason)
    }
    return PrintedHistory(rows, wording: wording).lines
      + ["", wording.changedSince(last.issue.number, revisions.changedFiles)]
  }

  /// Those without a slot, in order.
  package func lines(of people: [WaitingList.Person]) -> [String] {
    guard !people.isEmpty else { return [wording.nobodyWaits] }
    let rows = people.map { person in
      PrintedWaitlist.Row(
        name: person.name.isEmpty ? person.registrant : person.name, unit: person.unitName,
        phone: person.phone, priority: person.priority, isNew: person.isNew)
    }
    return PrintedWaitlist(rows, wording: wording).lines
      + ["", wording.next(command("replan", ["--fill"]))]
  }

  /// What changes between two plans.
  ///
  /// - Parameters:
  ///   - comparison: the plans.
  ///   - drive: the drive.
  /// - Returns: the lines.
  package func lines(of comparison: PlanComparison, on drive: Drive) -> [String] {
    let earlier = comparison.earlier.name(in: drive.zone, wording: wording)
    let later = comparison.later.name(in: drive.zone, wording: wording)
    return PrintedChanges(
      comparison.changes.map(PrintedChanges.Change.init), kept: comparison.kept,
      compared: wording.fromTo(earlier, later), wording: wording
    ).lines + [""]
      + PrintedUnitFigures(
        of: [(later, comparison.laterUnits), (earlier, comparison.earlierUnits)], wording: wording
      ).lines
  }

  /// Pictures that were drawn.
  package func lines(ofPictures drawn: WrittenFiles) -> [String] {
    let more = drawn.files.count - Self.mostNamed
    return [wording.drawn(drawn.files.count, in: drawn.folder)]
      + drawn.files.prefix(Self.mostNamed).map { "  " + $0 }
      + (more > 0 ? ["  " + wording.andMore(more)] : [])
  }

  private static let mostNamed = 20
}
