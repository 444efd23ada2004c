package import Wording

/// What a tag of a template can name.
package enum TemplateTag: Equatable, Sendable {
  /// Text: `{{unit}}`.
  case text
  /// A condition: `{{#is_draft}} … {{/is_draft}}`, or its contrary with `^`.
  case flag
  /// A list: `{{#slots}} … {{/slots}}`, with the tags of each entry.
  case list([String: TemplateTag])

  /// The tags of a template.
  package static func all(of template: Words.LetterTemplate) -> [String: TemplateTag] {
    switch template {
    case .opening, .notes: return unit
    case .letter, .page, .group:
      return unit.merging(["opening": .text, "notes": .list(["note": .text])]) { $1 }
    case .message: return message
    case .event: return event
    }
  }

  private static let unit: [String: TemplateTag] = [
    "drive": .text, "organizer": .text, "title": .text, "unit": .text, "invited": .text,
    "people": .text, "minutes": .text, "unplaced_names": .text, "is_draft": .flag,
    "is_long": .flag, "has_invited": .flag, "tells_changes": .flag, "has_unplaced": .flag,
    "why_unplaced": .text, "has_why_unplaced": .flag,
    "comes_early": .flag, "early_minutes": .text, "is_notice": .flag, "has_withdrawn": .flag,
    "only_withdrawn": .flag, "withdrawn_names": .text, "contact": .text, "has_contact": .flag,
    "questions": .text, "has_questions": .flag,
    "withdrawn": .list(["name": .text, "old_time": .text, "has_old_time": .flag]),
    "sessions": .list([
      "site": .text, "place": .text, "date": .text, "date_short": .text, "opens": .text,
      "closes": .text,
      "slots": .list([
        "time": .text, "start": .text, "end": .text, "arrive": .text, "comes_early": .flag,
        "rows": .text, "people": .text, "names": .text,
        "invitees": .list([
          "number": .text, "name": .text, "birth_year": .text, "old_time": .text,
          "is_first": .flag, "has_birth_year": .flag, "is_moved": .flag,
        ]),
      ]),
    ]),
    "unplaced": .list(["name": .text, "reason": .text, "has_reason": .flag]),
  ]

  private static let message: [String: TemplateTag] = [
    "drive": .text, "organizer": .text, "unit": .text, "name": .text, "site": .text,
    "place": .text, "date": .text, "date_short": .text, "time": .text, "start": .text,
    "end": .text, "old_time": .text, "minutes": .text, "is_invited": .flag, "is_moved": .flag,
    "is_lost": .flag, "is_withdrawn": .flag, "has_old_time": .flag, "arrive": .text,
    "comes_early": .flag, "contact": .text, "has_contact": .flag,
  ]

  // Calendars are shared, so nobody is named in them.
  private static let event: [String: TemplateTag] = [
    "drive": .text, "organizer": .text, "site": .text, "place": .text, "date": .text,
    "date_short": .text, "time": .text, "start": .text, "end": .text, "is_cancelled": .flag,
    "arrive": .text, "comes_early": .flag,
  ]
}

/// What stands in the place of a tag.
enum TemplateValue: Equatable, Sendable {
  /// Text.
  case text(String)
  /// Whether a condition holds.
  case flag(Bool)
  /// The entries of a list.
  case list([[String: TemplateValue]])

  /// The value as the renderer takes it, its text escaped.
  func rendered(_ escape: (String) -> String) -> Any {
    switch self {
    case .text(let text): return escape(text)
    case .flag(let flag): return flag
    case .list(let entries): return entries.map { $0.mapValues { $0.rendered(escape) } }
    }
  }
}
