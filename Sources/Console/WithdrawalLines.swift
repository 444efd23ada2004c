package import KhungGio
import UnitLists
package import Wording

/// Who was taken off the lists or brought back, and who is not known for sure, in words.
package struct WithdrawalLines {
  private let wording: Words
  /// The drive's time zone, by its name.
  private let zone: String

  /// Withdrawals in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - zone: the drive's time zone, by its name.
  package init(wording: Words, zone: String) {
    self.wording = wording
    self.zone = zone
  }

  /// Why nobody was taken off the lists or brought back.
  ///
  /// - Parameter error: why.
  /// - Returns: the lines; nil where they are problems of files.
  package func lines(of error: WithdrawalError) -> [String]? {
    switch error {
    case .unclear(let problems): lines(of: problems) + [wording.nobodyWasWithdrawn]
    case .missingList(let problems): lines(of: problems)
    case .invalidDrive: nil
    }
  }

  /// Why nobody was taken off the lists or brought back, as a document.
  ///
  /// - Parameter error: why.
  /// - Returns: the document; nil where that is said in words alone.
  package func json(of error: WithdrawalError) -> JSONValue? {
    guard case .unclear(let problems) = error else { return nil }
    return ChangedWithdrawals.json(refusedFor: lines(of: problems))
  }

  /// Who is not known for sure.
  ///
  /// - Parameter problems: why.
  /// - Returns: the lines.
  package func lines(of problems: [WithdrawalProblem]) -> [String] {
    problems.flatMap { problem -> [String] in
      switch problem {
      case .noPeopleOfUnit(let unit, let known): [wording.noPeopleOfUnit(unit, known: known)]
      case .several(let text, let people):
        [wording.severalPeople(text, people.count)] + people.map(line)
      case .nobody(let text, let near, let isBack):
        [wording.nobodyNamed(text, hasNear: !near.isEmpty, isBack: isBack)] + near.map(line)
      case .withdrawnAlready(let text, let time):
        [
          wording.hasWithdrawnAlready(
            text, at: Moment.onTheClock(time, of: zone, in: wording))
        ]
      case .diagnostic(let diagnostic): [diagnostic.text(in: wording)]
      }
    }
  }

  /// Who was taken off the lists or brought back, or would be.
  ///
  /// - Parameters:
  ///   - changed: who.
  ///   - isBack: whether they are brought back.
  ///   - isPreview: whether nothing was written.
  /// - Returns: the lines.
  package func lines(
    of changed: ChangedWithdrawals, isBack: Bool, isPreview: Bool
  ) -> [String] {
    let count = changed.people.count
    let heading =
      switch (isBack, isPreview) {
      case (false, false): wording.withdrawnFromLists(count)
      case (false, true): wording.wouldWithdraw(count)
      case (true, false): wording.broughtBack(count)
      case (true, true): wording.wouldBringBack(count)
      }
    return [heading] + changed.people.map(line)
      + (changed.reason.isEmpty ? [] : [wording.withdrawalReason(changed.reason)])
      + (changed.leavesPeople ? [] : [wording.nobodyIsLeft])
      + (isPreview ? [wording.nobodyWasWithdrawn] : [])
  }

  /// The command that comes next.
  ///
  /// - Parameters:
  ///   - changed: who was taken off the lists or brought back.
  ///   - isBack: whether they were brought back.
  ///   - command: commands on the drive.
  /// - Returns: the command.
  package func next(
    after changed: ChangedWithdrawals, isBack: Bool, _ command: DriveCommands
  ) -> String {
    changed.isPublished
      ? command("replan", isBack ? [] : ["--fill"])
      : command(changed.leavesPeople ? "plan" : "import")
  }

  /// Somebody as people know them: name, year of birth, unit, id.
  private func line(_ person: FindablePerson) -> String {
    let name = person.name.isEmpty ? person.id : person.name
    let parts = [
      name, person.birthYear.map { "\($0)" } ?? "", person.unitName, "(\(person.id))",
    ]
    return "  " + TextWidth.printable(parts.filter { !$0.isEmpty }.joined(separator: " · "))
  }
}
