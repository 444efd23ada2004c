/// The forms invitations take.
public enum LetterFormat: String, CaseIterable, Sendable {
  /// Plain text, a letter per unit.
  case text
  /// A table per unit for spreadsheets.
  case csv
  /// One workbook: a summary, a sheet per unit, a check-in sheet.
  case xlsx
  /// Letters to sign, annexes, slips, check-in lists.
  case pdf
  /// A page per unit that prints right.
  case html
  /// Calendar files, one per slot of a unit.
  case ics
  /// Short messages, a campaign for Zalo, a text for each unit's group.
  case messages
  /// One page for everybody: the hours and the units that come then, with how many people.
  case timetable

  /// The formats that are written where none is asked for: those that units and people get.
  public static let usual = allCases.filter { $0 != .timetable }
}

/// Why letters cannot be made.
public enum LetterError: Error, Equatable, Sendable {
  /// Templates have errors.
  case templates([TemplateError])
  /// No computer knows the drive's time zone.
  case timeZone(String)
  /// A document cannot be made; with the words of what makes it.
  case impossible(String)
  /// A document cannot be made since there is no room for it; with the system's words.
  case unwritable(String)
  /// Something cannot be printed on paper.
  case paper(PaperError)
}
