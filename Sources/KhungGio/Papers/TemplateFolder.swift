import Foundation
import Invitations
import Wording

/// The templates that someone has changed: the `.mustache` files of a folder.
enum TemplateFolder {
  /// Reads them.
  ///
  /// - Parameter path: the folder; nil for none.
  /// - Returns: their texts by the names of the templates.
  /// - Throws: every file that is no template, or cannot be read.
  static func read(_ path: String?) throws(LetterError) -> [Words.LetterTemplate: String] {
    guard let path else { return [:] }
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    var texts: [Words.LetterTemplate: String] = [:]
    var errors: [TemplateError] = []
    let entries = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard let entries else {
      throw .templates([TemplateError(file: path, line: nil, column: nil, kind: .missing)])
    }
    let known = Words.LetterTemplate.allCases.map(LetterTexts.fileName)
    for name in entries.sorted() where name.hasSuffix(".mustache") {
      func add(_ kind: TemplateError.Kind) {
        errors.append(TemplateError(file: name, line: nil, column: nil, kind: kind))
      }
      guard
        let template = Words.LetterTemplate.allCases.first(where: {
          LetterTexts.fileName($0) == name.precomposedStringWithCanonicalMapping
        })
      else {
        add(.unknownTemplate(known: known))
        continue
      }
      guard
        let data = FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
      else {
        add(.missing)
        continue
      }
      guard let text = String(bytes: data, encoding: .utf8) else {
        add(.notUTF8)
        continue
      }
      texts[template] = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
    if texts.isEmpty, errors.isEmpty {
      errors.append(
        TemplateError(file: path, line: nil, column: nil, kind: .unknownTemplate(known: known)))
    }
    guard errors.isEmpty else { throw .templates(errors) }
    return texts
  }
}
