import Drives
package import KhungGio
import Plans
import Simulation
package import UnitLists
package import Wording

/// What came of reading a timetable, in words.
package struct TimetableLines {
  private let wording: Words

  /// The most units that are named, of those with another number of people than stated.
  private static let mostNamed = 12

  /// What came of reading a timetable, in words.
  ///
  /// - Parameter wording: the language.
  package init(wording: Words) { self.wording = wording }

  /// What keeps a timetable from being read.
  ///
  /// - Parameter error: the error.
  /// - Returns: the lines.
  package func lines(of error: TimetableError) -> [String] {
    if let file = error.withoutRows { return ["\(file): \(wording.timetableHasNoRows)"] }
    return lines(of: error.diagnostics)
  }

  /// Diagnostics, a line each, and a second one for a hint.
  package func lines(of diagnostics: [ListDiagnostic]) -> [String] {
    diagnostics.flatMap { diagnostic in
      diagnostic.text(in: wording).split(separator: "\n").map(String.init)
    }
  }

  /// What is in a timetable that was read.
  ///
  /// - Parameters:
  ///   - made: the timetable as a plan.
  ///   - path: the file.
  /// - Returns: the lines.
  package func lines(of made: ImportedTimetable, path: String) -> [String] {
    let drive = made.drive
    var lines = [
      wording.timetableRead(units: made.units, people: made.plan.assignments.count, path: path)
    ]
    var differences = made.differences.map {
      wording.timetableCountDiffers(
        unit: drive.unitLabels[$0.unit], stated: $0.stated, listed: $0.listed)
    }
    differences += made.missingUnits.map {
      wording.timetableLacks(unit: drive.unitLabels[$0], people: drive.members[$0].count)
    }
    lines += differences.prefix(Self.mostNamed).map { "  " + $0 }
    if differences.count > Self.mostNamed {
      lines.append("  " + wording.andMore(differences.count - Self.mostNamed))
    }
    lines += [wording.timetableSpread(atStart: made.spread == .start), wording.timetableRule]
    let outside = drive.invitedOutsideTheirHours(made.plan.assignments)
    if outside > 0 { lines.append(wording.timetableOutsideHours(outside)) }
    lines.append(
      wording.timetableBreaks(made.brokenRules.count)
        + (made.brokenRules.isEmpty
          ? "" : " (\(made.brokenRules.map(\.rawValue).joined(separator: ", ")))"))
    return lines.flatMap { line -> [String] in
      let blanks = String(line.prefix { $0 == " " })
      return TextWidth.wrapped(
        TextWidth.printable(line.trimmingPrefix(blanks).description),
        to: TextWidth.page - blanks.count
      ).map { blanks + $0 }
    }
  }
}
