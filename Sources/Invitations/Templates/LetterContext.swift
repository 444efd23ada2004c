public import Drives
import Wording

/// What the tags of templates stand for.
struct LetterContext {
  private let letters: Letters
  private var wording: Words { letters.wording }

  init(of letters: Letters) { self.letters = letters }

  /// Above so many people a page is set closer.
  private static let mostOnPage = 16

  /// What the tags of a unit's letter stand for.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - namesWithdrawn: whether the template names those who have withdrawn; else they stand among
  ///     those without a slot, so that a template of an earlier version leaves nobody out.
  /// - Returns: the values by tag.
  func unit(_ unit: UnitLetter, namesWithdrawn: Bool = true) -> [String: TemplateValue] {
    let withoutSlot = unit.unplaced + (namesWithdrawn ? [] : unit.withdrawn)
    let used = Set(unit.slots.map(\.slot.session)).map { letters.sessions[$0] }
    return [
      "drive": .text(letters.drive), "organizer": .text(letters.organizer),
      "contact": .text(letters.contact), "has_contact": .flag(!letters.contact.isEmpty),
      "questions": .text(letters.questions), "has_questions": .flag(!letters.questions.isEmpty),
      "title": .text(letters.title(for: unit)),
      "is_notice": .flag(letters.isNotice(unit)),
      "unit": .text(unit.name), "invited": .text(wording.count(unit.invited)),
      "people": .text(wording.people(unit.invited)),
      "minutes": .text("\(minutes(of: used))"),
      "comes_early": .flag(letters.comesEarly(unit)), "early_minutes": .text(early(of: used)),
      "unplaced_names": .text(names(withoutSlot)),
      "withdrawn_names": .text(names(unit.withdrawn)),
      "has_withdrawn": .flag(!unit.withdrawn.isEmpty),
      "only_withdrawn": .flag(unit.everyone.count == unit.withdrawn.count),
      "is_draft": .flag(!letters.edition.isFinal),
      "is_long": .flag(unit.everyone.count > LetterContext.mostOnPage),
      "has_invited": .flag(unit.invited > 0),
      "tells_changes": .flag(letters.tellsChanges),
      "why_unplaced": .text(unit.whyLeftOut),
      "has_why_unplaced": .flag(!unit.whyLeftOut.isEmpty),
      "has_unplaced": .flag(!withoutSlot.isEmpty), "sessions": .list(sessions(of: unit)),
      "withdrawn": .list(
        unit.withdrawn.map { invitee in
          let before = letters.before(invitee)
          return [
            "name": .text(invitee.name), "old_time": .text(before),
            "has_old_time": .flag(!before.isEmpty),
          ]
        }),
      "unplaced": .list(
        withoutSlot.map { invitee in
          let reason = self.reason(of: invitee)
          return [
            "name": .text(invitee.name), "reason": .text(reason),
            "has_reason": .flag(!reason.isEmpty),
          ]
        }),
    ]
  }

  /// What is said beside someone without a slot.
  private func reason(of invitee: Invitee) -> String {
    var parts: [String] = []
    switch invitee.news {
    case .lost(let slot): parts.append(wording.lost(letters.time(of: slot)))
    case .withdrawn:
      let before = letters.before(invitee)
      parts.append(
        before.isEmpty ? wording.withdrawn : "\(wording.withdrawn) (\(wording.before(before)))")
    default: break
    }
    if !invitee.reason.isEmpty { parts.append(invitee.reason) }
    return parts.joined(separator: "; ")
  }

  /// Names with commas between, each with the previously published slot where that is another one.
  private func names(_ invitees: [Invitee]) -> String {
    invitees.map { invitee in
      let before = letters.before(invitee)
      return before.isEmpty ? invitee.name : "\(invitee.name) (\(wording.before(before)))"
    }.joined(separator: ", ")
  }

  /// How many minutes before their slots people are asked to be there: `15`, or `10–15` where sessions
  /// differ.
  private func early(of sessions: [LetterSession]) -> String {
    let minutes = sessions.map(\.arriveBefore).filter { $0 > 0 }
    guard let least = minutes.min(), let most = minutes.max() else { return "" }
    return least == most ? "\(least)" : "\(least)–\(most)"
  }

  /// The minutes from arrival to leaving, the longest where they differ.
  private func minutes(of sessions: [LetterSession]) -> Int {
    (sessions.isEmpty ? Array(letters.sessions) : sessions).map(\.stay).max() ?? 0
  }

  private func sessions(of unit: UnitLetter) -> [[String: TemplateValue]] {
    var entries: [[String: TemplateValue]] = []
    var number = 0
    var first = unit.slots.startIndex
    while first < unit.slots.endIndex {
      let index = unit.slots[first].slot.session
      let slots = unit.slots[first...].prefix { $0.slot.session == index }
      var entry = place(of: index)
      entry["slots"] = .list(slots.map { self.slot($0, number: &number, of: unit) })
      entries.append(entry)
      first = slots.endIndex
    }
    return entries
  }

  private func place(of session: SessionIndex) -> [String: TemplateValue] {
    let session = letters.sessions[session]
    return [
      "site": .text(session.site), "place": .text(session.place),
      "date": .text(wording.date(session.date)),
      "date_short": .text(wording.shortDate(session.date)),
      "opens": .text(wording.time(session.opens)), "closes": .text(wording.time(session.closes)),
    ]
  }

  private func slot(
    _ slot: LetterSlot, number: inout Int, of unit: UnitLetter
  ) -> [String: TemplateValue] {
    let width = "\(unit.invited)".count
    var invitees: [[String: TemplateValue]] = []
    for (place, invitee) in slot.people.enumerated() {
      number += 1
      var before = ""
      if case .moved(let from) = invitee.news { before = letters.time(of: from) }
      invitees.append([
        "number": .text(TextWidth.padded("\(number)", to: width, onLeft: true)),
        "name": .text(invitee.name),
        "birth_year": .text(invitee.birthYear.map { "\($0)" } ?? ""),
        "old_time": .text(before), "is_first": .flag(place == 0),
        "has_birth_year": .flag(invitee.birthYear != nil), "is_moved": .flag(!before.isEmpty),
      ])
    }
    return [
      "time": .text(wording.times(slot.slot.start, slot.end)),
      "start": .text(wording.time(slot.slot.start)), "end": .text(wording.time(slot.end)),
      "arrive": .text(wording.time(letters.arrival(for: slot.slot))),
      "comes_early": .flag(letters.sessions[slot.slot.session].arriveBefore > 0),
      "rows": .text("\(slot.people.count)"), "people": .text(wording.people(slot.people.count)),
      "names": .text(names(slot.people)), "invitees": .list(invitees),
    ]
  }

  /// What the tags of a message stand for; nil where there is nothing to tell.
  func message(_ invitee: Invitee, of unit: UnitLetter) -> [String: TemplateValue]? {
    var old = ""
    switch invitee.news {
    case .waiting: return nil
    case .invited: break
    case .moved, .lost, .withdrawn: old = letters.before(invitee)
    }
    guard let session = invitee.slot?.session ?? letters.sessions.indices.first else { return nil }
    var values = place(of: session)
    values.merge(times(of: invitee.slot)) { $1 }
    values["drive"] = .text(letters.drive)
    values["organizer"] = .text(letters.organizer)
    values["contact"] = .text(letters.contact)
    values["has_contact"] = .flag(!letters.contact.isEmpty)
    values["unit"] = .text(unit.name)
    values["name"] = .text(invitee.name)
    values["old_time"] = .text(old)
    values["minutes"] = .text("\(letters.sessions[session].stay)")
    values["is_invited"] = .flag(invitee.news == .invited)
    values["is_moved"] = .flag(invitee.slot != nil && !old.isEmpty)
    values["is_lost"] = .flag(invitee.slot == nil && !invitee.hasLeft)
    values["is_withdrawn"] = .flag(invitee.hasLeft)
    values["has_old_time"] = .flag(!old.isEmpty)
    return values
  }

  /// What the tags of an event stand for.
  func event(_ slot: SlotStart, isCancelled: Bool) -> [String: TemplateValue] {
    var values = place(of: slot.session)
    values.merge(times(of: slot)) { $1 }
    values["drive"] = .text(letters.drive)
    values["organizer"] = .text(letters.organizer)
    values["is_cancelled"] = .flag(isCancelled)
    return values
  }

  private func times(of slot: SlotStart?) -> [String: TemplateValue] {
    guard let slot else {
      return [
        "time": .text(""), "start": .text(""), "end": .text(""), "arrive": .text(""),
        "comes_early": .flag(false),
      ]
    }
    return [
      "time": .text(letters.time(of: slot)), "start": .text(wording.time(slot.start)),
      "end": .text(wording.time(slot.start + letters.sessions[slot.session].slotMinutes)),
      "arrive": .text(wording.time(letters.arrival(for: slot))),
      "comes_early": .flag(letters.sessions[slot.session].arriveBefore > 0),
    ]
  }
}

extension Letters {
  /// A slot in words: its times, with the day before it where the drive has several.
  public func time(of slot: SlotStart) -> String {
    let session = sessions[slot.session]
    let times = wording.times(slot.start, slot.start + session.slotMinutes)
    let isOneDay = sessions.allSatisfy { $0.date == session.date }
    return isOneDay ? times : "\(times) \(wording.shortDate(session.date))"
  }
}
