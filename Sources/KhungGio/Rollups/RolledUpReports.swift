import Diagnostics
import DriveFiles
import Foundation
public import Invitations
public import UnitLists
public import Wording

/// Something to say about a file that was sent.
public struct RollupDiagnostic: Equatable, Sendable {
  /// What is to be said.
  public enum Kind: Equatable, Sendable {
    /// The file cannot be read.
    case unreadable(ListDiagnostic)
    /// The file has no form.
    case noForm
    /// A sheet is hidden.
    case hiddenSheet(String)
    /// A cell.
    case cell(Words.FormDiagnostic, text: String)
    /// The form is of nobody who was expected, and counted under this name.
    case nobody(String)
    /// The unit sent before, the same or other numbers.
    case twice(String, first: String, isSame: Bool)
  }

  /// The file, with the sheet and the cell where it is about one.
  public let place: String
  /// What is to be said.
  public let kind: Kind

  /// Whether a number may be wrong or missing because of it.
  public var isProblem: Bool {
    switch kind {
    case .unreadable, .noForm: true
    case .cell(let diagnostic, _): diagnostic.isProblem
    case .twice(_, _, let isSame): !isSame
    case .hiddenSheet, .nobody: false
    }
  }

  /// The diagnostic in words.
  public func text(in wording: Words) -> String {
    let words: String
    switch kind {
    case .unreadable(let diagnostic): return diagnostic.text(in: wording)
    case .noForm: words = wording.fileWithoutForm
    case .hiddenSheet(let sheet): words = wording.hiddenForm(sheet)
    case .cell(let diagnostic, let text): words = wording.formDiagnostic(diagnostic, text: text)
    case .nobody(let name): words = wording.formOfNobody(name)
    case .twice(let name, let first, let isSame):
      words = wording.formTwice(name, first: first, isSame: isSame)
    }
    return "\(place): \(words)"
  }
}

/// The summaries of many units, added up.
public struct RolledUpReports: JSONDocument, Equatable {
  /// The forms that the table takes as a file.
  public enum Form: String, CaseIterable, Codable, Sendable {
    /// Lines for a terminal.
    case text
    /// A workbook.
    case xlsx
  }

  /// The sums with their sources.
  public let rollup: Rollup
  /// What is to be said of the files.
  public let diagnostics: [RollupDiagnostic]

  /// Writes the table into a folder.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, made if need be.
  ///   - forms: the forms.
  ///   - wording: the language.
  ///   - force: whether files that are there are replaced.
  /// - Returns: the files written.
  /// - Throws: ``FilesAreThere``, or why a form cannot be made or written.
  public func write(
    into folder: String, as forms: Set<Form> = Set(Form.allCases), in wording: Words,
    force: Bool = false
  ) throws(UseCaseError) -> WrittenFiles {
    let made = RollupDocuments(of: rollup, wording: wording)
    return try DocumentFolder(at: folder).write(Form.allCases.filter(forms.contains), force: force)
    {
      form throws(LetterError) in
      switch form {
      case .text: [made.text]
      case .xlsx: [try made.workbook()]
      }
    }
  }

  /// One JSON document.
  public var json: JSONValue {
    func sums(_ group: String?) -> JSONValue {
      .object(
        Words.SummaryRow.allCases.map { ($0.rawValue, .optional(rollup.sum($0, of: group))) })
    }
    return .object([
      ("sums", sums(nil)),
      (
        "groups",
        .array(rollup.groups.map { .object([("name", .string($0)), ("sums", sums($0))]) })
      ),
      (
        "units",
        .array(
          rollup.senders.map { sender in
            .object([
              ("name", .string(sender.name)), ("group", .string(sender.group)),
              ("sent", .bool(sender.hasSent)),
              (
                "values",
                .object(
                  Words.SummaryRow.allCases.compactMap { row in
                    guard let value = sender.values[row] else { return nil }
                    return (
                      row.rawValue,
                      .object([
                        ("count", .integer(value.count)), ("file", .string(value.file)),
                        ("sheet", .string(value.sheet)), ("cell", .string(value.cell)),
                      ])
                    )
                  })
              ),
            ])
          })
      ),
    ])
  }
}
