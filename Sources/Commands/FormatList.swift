import ArgumentParser
import Foundation

/// The value of `--format` where files are written: some of the forms, between commas.
struct FormatList<Form: RawRepresentable<String> & CaseIterable & Hashable> {
  /// What was typed; nil for every form.
  let text: String?

  /// The forms.
  ///
  /// - Returns: those named, or all where none is.
  /// - Throws: which name is none of them.
  func forms() throws -> Set<Form> {
    guard let text else { return Set(Form.allCases) }
    return Set(
      try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
        let name = name.trimmingCharacters(in: .whitespaces).lowercased()
        guard let form = Form(rawValue: name) else {
          let all = Form.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("--format: \"\(name)\" is none of \(all).")
        }
        return form
      })
  }

  /// Checks what was typed.
  ///
  /// - Parameter folder: the folder that is written into; nil where something is printed.
  /// - Throws: which name is no form, or that there is no folder.
  func check(writingInto folder: String?) throws {
    _ = try forms()
    guard text == nil || folder != nil else {
      throw ValidationError("--format is of files; --out FOLDER says where they go.")
    }
  }
}
