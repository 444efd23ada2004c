public import Diagnostics
public import Drives
public import Foundation
import Wording

/// A timetable as organisers publish it, read from a workbook or CSV: a row for each hour or slot with the
/// units that come then, or a row for each unit with its hours.
public struct TimetableFile: Equatable, Sendable {
  /// When people of a unit come.
  public struct Entry: Equatable, Sendable {
    /// The unit, as an index in the drive.
    public var unit: UnitIndex
    /// The hours; more than one where a cell names several.
    public var windows: [Window]
    /// How many people come then; nil where the timetable does not say.
    public var people: Int?

    /// An entry of these parts.
    public init(unit: UnitIndex, windows: [Window], people: Int? = nil) {
      self.unit = unit
      self.windows = windows
      self.people = people
    }
  }

  /// Some hours of a session.
  public struct Window: Equatable, Sendable {
    /// The session.
    public var session: SessionIndex
    /// The first minute.
    public var from: Int
    /// The minute after the last.
    public var to: Int

    /// The hours `from` up to `to` of a session.
    public init(session: SessionIndex, from: Int, to: Int) {
      self.session = session
      self.from = from
      self.to = to
    }
  }

  /// What the timetable says, in the order of the file.
  public let entries: [Entry]
  /// What is worth a look, such as a sum that is none.
  public let notes: [ListDiagnostic]

  /// Reads a timetable: every sheet that is shown and has one.
  ///
  /// - Parameters:
  ///   - url: the file, .xlsx, .csv or .tsv.
  ///   - drive: the drive it is of.
  /// - Throws: ``TimetableError`` with everything that is wrong.
  public init(at url: URL, for drive: Drive) throws(TimetableError) {
    let file = SentFile(at: url)
    let sheets: [SentSheet]
    do throws(SentFileError) {
      sheets = try file.sheets()
    } catch {
      throw TimetableError(diagnostics: [error.diagnostic])
    }
    var entries: [Entry] = []
    var diagnostics: [ListDiagnostic] = []
    for sheet in sheets where !sheet.isHidden {
      var reading = TimetableReading(of: sheet, in: file.name, drive: drive)
      reading.read()
      entries += reading.entries
      diagnostics += reading.diagnostics
    }
    let refused = diagnostics.filter(\.refuses)
    guard refused.isEmpty else { throw TimetableError(diagnostics: refused) }
    guard !entries.isEmpty else {
      throw TimetableError(diagnostics: [], withoutRows: file.name)
    }
    self.entries = entries
    notes = diagnostics
  }
}

/// Why a timetable cannot be read.
public struct TimetableError: KhungGioError, Equatable {
  /// Everything that is wrong, each at its place.
  public let diagnostics: [ListDiagnostic]
  /// The name of a file that has no timetable.
  public var withoutRows: String?

  /// What went wrong, by a name for programs.
  public var code: String {
    withoutRows == nil ? "timetable-unreadable" : "timetable-without-rows"
  }

  /// What a caller can do about it.
  public var category: ErrorCategory {
    diagnostics.contains { $0.code == .missingInput } ? .inputMissing : .badData
  }
}
