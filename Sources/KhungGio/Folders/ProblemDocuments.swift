public import DriveFiles
public import UnitLists
public import Wording

extension JSONValue {
  /// Problems of files.
  ///
  /// - Parameters:
  ///   - problems: the problems.
  ///   - wording: the language to say each of them in, too; nil for none.
  ///   - areNotes: whether they are no errors, and only worth a look.
  /// - Returns: a list with an object for each.
  public static func problems(
    _ problems: [DriveFileProblem], in wording: Words?, areNotes: Bool = false
  ) -> JSONValue {
    .array(
      problems.map { problem in
        var entries: [(key: String, value: JSONValue)] = [
          ("code", .string(problem.code.rawValue)), ("file", .string(problem.file)),
          ("row", .optional(problem.row)), ("column", .optional(problem.column)),
          ("key", .optional(problem.key.isEmpty ? nil : problem.key)),
          ("value", .optional(problem.value.isEmpty ? nil : problem.value)),
        ]
        if let wording {
          entries += [
            ("message", .string(problem.text(in: wording, isNote: areNotes))),
            ("hint", .optional(problem.hint.map(wording.hint))),
          ]
        }
        return .object(entries)
      })
  }

  /// What there is to say about lists that units sent.
  ///
  /// - Parameters:
  ///   - diagnostics: the diagnostics.
  ///   - wording: the language to say each of them in, too; nil for none.
  /// - Returns: a list with an object for each.
  public static func diagnostics(_ diagnostics: [ListDiagnostic], in wording: Words?) -> JSONValue {
    .array(
      diagnostics.map { diagnostic in
        var entries: [(key: String, value: JSONValue)] = [
          ("code", .string(diagnostic.code.rawValue)), ("refuses", .bool(diagnostic.refuses)),
          ("file", .string(diagnostic.file)), ("sheet", .optional(diagnostic.sheet)),
          ("row", .optional(diagnostic.row)), ("column", .optional(diagnostic.column)),
          ("heading", .optional(diagnostic.heading.isEmpty ? nil : diagnostic.heading)),
          ("value", .optional(diagnostic.value.isEmpty ? nil : diagnostic.value)),
          ("person", .optional(diagnostic.person.isEmpty ? nil : diagnostic.person)),
          ("more", .integer(diagnostic.more)),
        ]
        if let wording { entries.append(("message", .string(diagnostic.text(in: wording)))) }
        return .object(entries)
      })
  }
}

extension JSONValue {
  /// An object with more entries.
  ///
  /// - Parameter more: the entries that follow.
  /// - Returns: the object; any other value stays as it is.
  public func adding(_ more: [(key: String, value: JSONValue)]) -> JSONValue {
    guard case .object(let entries) = self else { return self }
    return .object(entries + more)
  }
}
