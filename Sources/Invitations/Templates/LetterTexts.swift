public import Drives
import Foundation
import Mustache
public import Wording

/// The words of letters: templates, the usual ones or those that someone has changed, checked and
/// ready to be filled in.
public struct LetterTexts: Sendable {
  private let templates: [Words.LetterTemplate: MustacheTemplate]
  /// The templates that name those who have withdrawn.
  private let namingWithdrawn: Set<Words.LetterTemplate>

  /// The texts of a language.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - changed: the templates that someone has changed.
  /// - Throws: every error of every changed template.
  public init(
    wording: Words, changed: [Words.LetterTemplate: String] = [:]
  ) throws(LetterError) {
    var errors: [TemplateError] = []
    var templates: [Words.LetterTemplate: MustacheTemplate] = [:]
    for template in Words.LetterTemplate.allCases {
      let text = changed[template] ?? wording.text(of: template)
      let file = LetterTexts.fileName(template)
      let found = TemplateScan.errors(of: text, file: file, tags: TemplateTag.all(of: template))
      errors += found
      guard found.isEmpty else { continue }
      do {
        // Values are escaped before they get here, character by character as HTML sees them, and
        // not by grapheme, where a mark after `<` would hide it.
        templates[template] = try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + text)
      } catch {
        let place = (error as? MustacheTemplate.ParserError)?.context
        errors.append(
          TemplateError(
            file: file, line: place.map { $0.lineNumber - 1 }, column: place?.columnNumber,
            kind: .unsupportedTag(place?.line ?? "")))
      }
    }
    guard errors.isEmpty else { throw .templates(errors) }
    self.templates = templates
    namingWithdrawn = Set(
      Words.LetterTemplate.allCases.filter {
        (changed[$0] ?? wording.text(of: $0)).contains("withdrawn")
      })
  }

  /// The name of a template's file.
  public static func fileName(_ template: Words.LetterTemplate) -> String {
    template.rawValue + ".mustache"
  }

  /// The usual templates, to be changed.
  public static func templates(in wording: Words) -> [Document] {
    var names = DocumentNames()
    return Words.LetterTemplate.allCases.map { template in
      Document(
        path: names.path(for: template.rawValue, ending: ".mustache"),
        text: wording.text(of: template))
    }
  }

  /// The first paragraph of a unit's letter, on one line.
  public func opening(for unit: UnitLetter, of letters: Letters) -> String {
    render(.opening, LetterContext(of: letters).unit(unit)).oneLine
  }

  /// What guests of a unit should know, a line each.
  public func notes(for unit: UnitLetter, of letters: Letters) -> [String] {
    let text = render(.notes, LetterContext(of: letters).unit(unit))
    return text.split(whereSeparator: \.isNewline).map(\.oneLine).filter { !$0.isEmpty }
  }

  /// The message to one person, on one line; empty for none.
  public func message(to invitee: Invitee, of unit: UnitLetter, _ letters: Letters) -> String {
    guard let values = LetterContext(of: letters).message(invitee, of: unit) else { return "" }
    return render(.message, values).oneLine.precomposedStringWithCanonicalMapping
  }

  /// The title of an event, on one line.
  ///
  /// - Parameters:
  ///   - slot: the slot.
  ///   - isCancelled: whether it is called off.
  ///   - letters: the letters it belongs to.
  /// - Returns: the title.
  public func event(at slot: SlotStart, isCancelled: Bool, of letters: Letters) -> String {
    render(.event, LetterContext(of: letters).event(slot, isCancelled: isCancelled)).oneLine
  }

  /// A whole letter of a unit.
  func letter(_ template: Words.LetterTemplate, for unit: UnitLetter, of letters: Letters) -> String
  {
    var values = LetterContext(of: letters).unit(
      unit, namesWithdrawn: namingWithdrawn.contains(template))
    values["opening"] = .text(opening(for: unit, of: letters))
    values["notes"] = .list(
      notes(for: unit, of: letters).map { ["note": TemplateValue.text($0)] })
    return render(template, values, escape: template == .page ? MarkupText.escaped : { $0 })
  }

  private func render(
    _ template: Words.LetterTemplate, _ values: [String: TemplateValue],
    escape: (String) -> String = { $0 }
  ) -> String {
    templates[template]?.render(values.mapValues { $0.rendered(escape) }) ?? ""
  }
}

extension StringProtocol {
  /// The text on one line, its blanks each one wide.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
