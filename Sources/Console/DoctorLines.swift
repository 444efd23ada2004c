package import KhungGio
package import Wording

/// What the program runs on, in words.
package struct DoctorLines {
  private let wording: Words
  /// The columns that names take.
  private static let width = 22

  /// What the program runs on, in words.
  ///
  /// - Parameter wording: the language.
  package init(wording: Words) { self.wording = wording }

  /// What was found, by what it is of, and what should be put right.
  ///
  /// - Parameter report: what was found.
  /// - Returns: the lines.
  package func lines(of report: InstallationReport) -> [String] {
    var lines = [wording.doctorHeading]
    var subject: InstallationReport.Subject?
    for fact in report.facts {
      if fact.subject != subject { lines.append(wording.doctorSubject(fact.subject.rawValue)) }
      subject = fact.subject
      lines.append(
        "  " + TextWidth.padded(fact.name, to: Self.width) + TextWidth.printable(fact.value))
    }
    lines.append("")
    lines += report.problems.map { wording.doctorProblem($0.rawValue) }
    if report.problems.isEmpty { lines.append(wording.doctorFoundNothing) }
    return lines + [wording.doctorHasNoPeople]
  }
}
