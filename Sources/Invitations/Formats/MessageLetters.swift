import Drives
import Wording

/// Short messages, a campaign for Zalo, and a text for the group of each unit.
public enum MessageLetters {
  /// The messages.
  ///
  /// - Parameters:
  ///   - letters: the letters.
  ///   - texts: the words of the letters.
  /// - Returns: a table of messages, a table of parameters, a text per unit.
  public static func documents(of letters: Letters, texts: LetterTexts) -> [Document] {
    guard !letters.units.isEmpty else { return [] }
    var names = DocumentNames(in: "messages")
    var groups = DocumentNames(in: "messages", "groups")
    let wording = letters.wording
    let tables = [
      Document(
        path: names.path(for: wording.name(of: .messages), ending: ".csv"),
        text: messages(of: letters, texts)),
      Document(
        path: names.path(for: wording.name(of: .campaign), ending: ".csv"),
        text: campaign(of: letters)),
    ]
    return tables
      + letters.units.map { unit in
        Document(
          path: groups.path(for: unit.id, ending: ".txt"),
          text: texts.letter(.group, for: unit, of: letters))
      }
  }

  /// One row per person to inform: the text with accents and without, and how many messages each
  /// takes.
  private static func messages(of letters: Letters, _ texts: LetterTexts) -> String {
    let wording = letters.wording
    var table = LetterTable()
    table.add([
      wording.heading(.number), wording.heading(.unit), wording.heading(.name),
      wording.heading(.phone), wording.heading(.message), wording.heading(.parts),
      wording.heading(.plainMessage), wording.heading(.parts),
    ])
    var number = 0
    for unit in letters.units {
      for invitee in unit.everyone {
        let text = texts.message(to: invitee, of: unit, letters)
        guard !text.isEmpty else { continue }
        number += 1
        let plain = PlainText.withoutAccents(text)
        table.add([
          "\(number)", unit.name, invitee.name, invitee.hasNumber ? invitee.phone : "", text,
          "\(ShortMessage.parts(of: text))", plain, "\(ShortMessage.parts(of: plain))",
        ])
      }
    }
    return table.text
  }

  /// The most characters a parameter of a Zalo template takes.
  static let mostParameterCharacters = 30

  /// One row per person with a telephone number who is invited; the columns are named as the
  /// parameters of a template.
  private static func campaign(of letters: Letters) -> String {
    var table = LetterTable()
    let comesEarly = letters.units.contains(where: letters.comesEarly)
    table.add(
      ["phone", "name", "unit", "program", "date", "time", "place"]
        + (comesEarly ? ["arrive"] : []))
    for unit in letters.units {
      for slot in unit.slots {
        let session = letters.sessions[slot.slot.session]
        for invitee in slot.people where invitee.hasNumber {
          var values = [
            invitee.name, unit.name, letters.drive, letters.wording.shortDate(session.date),
            letters.wording.times(slot.slot.start, slot.end), session.site,
          ]
          if comesEarly {
            values.append(letters.wording.time(letters.arrival(for: slot.slot)))
          }
          table.add([invitee.phone] + values.map(parameter))
        }
      }
    }
    return table.text
  }

  /// A parameter, shortened at a word where it is too long.
  static func parameter(_ text: String) -> String {
    guard text.count > mostParameterCharacters else { return text }
    var short = ""
    for word in text.split(separator: " ") {
      let longer = short.isEmpty ? String(word) : "\(short) \(word)"
      guard longer.count < mostParameterCharacters else { break }
      short = longer
    }
    return (short.isEmpty ? String(text.prefix(mostParameterCharacters - 1)) : short) + "…"
  }
}
