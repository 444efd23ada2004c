import DriveFiles
import Drives
import Identities

/// Someone whom the drive has, or is about to have.
struct KnownPerson {
  var id: String
  var name: String
  var unit: Int
  var birthYear: Int?
  var phone: String
  var kind: Int?
  var available: [Availability]
  var preferred: PreferredStart?
  var group: String
  var priority: Int
  var pinned: SlotStart?
  /// How many come when the person comes; nil as the kind says.
  let party: Int?
  /// What is kept of the person beside what planning uses.
  var details: PersonDetails
  /// The answers to the drive's questions, by the index of the question.
  private(set) var answers: [Int: Bool]
  /// The index in the drive; nil for someone new.
  let registrant: Int?
  /// Where the lists name the person; nil where they do not.
  var place: RowPlace?
  /// The key of the name.
  private(set) var nameKey: String
  /// The digits of the telephone number.
  private(set) var number: String?
  /// The columns that change, with what they say before and after.
  var changes: [(column: String, before: String, after: String)] = []

  init(_ registrant: Registrant, index: Int, _ details: PersonDetails) {
    self.details = details
    (id, name, unit) = (registrant.id, registrant.name, registrant.unit.rawValue)
    (birthYear, phone, kind) = (registrant.birthYear, registrant.phone, registrant.kind)
    (available, preferred) = (registrant.available, registrant.preferred)
    (group, priority, pinned) = (registrant.group, registrant.priority, registrant.pinned)
    party = registrant.party
    answers = [:]
    for (question, answer) in registrant.answers.enumerated() { answers[question] = answer }
    self.registrant = index
    nameKey = Folding.name(name)
    number = phone.isEmpty ? nil : PhoneReader.number(of: phone)
  }

  init(_ person: SubmittedPerson) {
    (id, name, unit) = ("", person.name, person.unit)
    (birthYear, phone, kind) = (person.birth?.year, person.phone ?? "", person.kind)
    (available, preferred) = (person.available ?? [], person.preferred)
    (group, priority, pinned) = (person.group ?? "", person.priority ?? 1, person.pinned)
    party = nil
    details = person.details
    answers = person.answers.compactMapValues { $0 }
    registrant = nil
    place = person.place
    nameKey = Folding.name(name)
    number = person.phone
  }

  /// What the person is identified by within the unit.
  var identity: Identity {
    Identity(name: name, birthYear: birthYear, phone: number ?? "", unit: "")
  }

  /// Takes over what a list says differently; what it does not say stays.
  mutating func update(from person: SubmittedPerson, _ texts: FieldTexts) {
    place = person.place
    if !NameSpelling.isSame(name, person.name) {
      change("name", name, person.name)
      name = person.name
      nameKey = Folding.name(name)
    }
    if let year = person.birth?.year, year != birthYear {
      change("birth_year", birthYear.map(String.init) ?? "", "\(year)")
      birthYear = year
    }
    if let phone = person.phone, phone != number {
      change("phone", self.phone, phone)
      (self.phone, number) = (phone, phone)
    }
    if let kind = person.kind, kind != self.kind {
      change("kind", texts.kind(self.kind), texts.kind(kind))
      self.kind = kind
    }
    if let available = person.available, available != self.available {
      change("available", texts.hours(self.available), texts.hours(available))
      self.available = available
    }
    if let preferred = person.preferred, preferred != self.preferred {
      change("preferred", texts.start(self.preferred), texts.start(preferred))
      self.preferred = preferred
    }
    if let group = person.group, group != self.group {
      change("group", self.group, group)
      self.group = group
    }
    if let priority = person.priority, priority != self.priority {
      change("priority", "\(self.priority)", "\(priority)")
      self.priority = priority
    }
    if let pinned = person.pinned, pinned != self.pinned {
      change("pinned", texts.slot(self.pinned), texts.slot(pinned))
      self.pinned = pinned
    }
    for (question, answer) in person.answers.sorted(by: { $0.key < $1.key })
    where answer != answers[question] {
      change(texts.declarations[question], texts.answer(answers[question]), texts.answer(answer))
      answers[question] = answer
    }
    updateDetails(from: person.details)
  }

  private mutating func updateDetails(from new: PersonDetails) {
    for column in PersonDetails.columns where !new[column].isEmpty {
      guard new[column] != details[column] else { continue }
      change(column, details[column], new[column])
      details[column] = new[column]
    }
    // A day of another year is no longer that of this person.
    if let birthYear, !details.birthDate.isEmpty, !details.birthDate.hasPrefix("\(birthYear)-") {
      change("birth_date", details.birthDate, "")
      details.birthDate = ""
    }
  }

  private mutating func change(_ column: String, _ before: String, _ after: String) {
    changes.append((column, before, after))
  }

  /// The fields by the contract's columns.
  func fields(_ texts: FieldTexts, unitID: String) -> [String: String] {
    var fields = [
      "id": id, "name": name, "unit": unitID, "birth_year": birthYear.map(String.init) ?? "",
      "phone": phone, "kind": texts.kind(kind), "available": texts.hours(available),
      "preferred": texts.start(preferred), "group": group,
      "priority": priority == 1 ? "" : "\(priority)", "pinned": texts.slot(pinned),
      DraftDrive.partyColumn: party.map(String.init) ?? "",
    ]
    for column in PersonDetails.columns { fields[column] = details[column] }
    for (question, column) in texts.declarations.enumerated() {
      fields[column] = texts.answer(answers[question])
    }
    return fields
  }
}

/// How a drive's lists write what is no text.
struct FieldTexts {
  let sessions: PerSession<String>
  let kinds: [String]
  /// The columns of the drive's questions.
  let declarations: [String]

  init(of draft: DraftDrive) {
    sessions = PerSession(draft.sessions.lazy.map(\.id))
    kinds = draft.kinds.map(\.name)
    declarations = draft.declarations.map(\.id)
  }

  func answer(_ answer: Bool?) -> String { answer?.writtenAnswer ?? "" }

  func kind(_ kind: Int?) -> String { kind.map { kinds[$0] } ?? "" }

  func hours(_ hours: [Availability]) -> String {
    hours.map { hour in
      session(hour.session) + ClockTime.text(hour.interval.from) + "-"
        + ClockTime.text(hour.interval.to)
    }.joined(separator: "; ")
  }

  func start(_ start: PreferredStart?) -> String {
    start.map { session($0.session) + ClockTime.text($0.start) } ?? ""
  }

  func slot(_ slot: SlotStart?) -> String {
    slot.map { session($0.session) + ClockTime.text($0.start) } ?? ""
  }

  private func session(_ session: SessionIndex?) -> String {
    session.map { sessions[$0] + " " } ?? ""
  }
}

/// Spellings of one name that are no change of it.
enum NameSpelling {
  /// Whether two spellings differ at most in where the tone stands, or in that the second is all
  /// in capitals or all in small letters.
  static func isSame(_ old: String, _ new: String) -> Bool {
    if old == new { return true }
    guard Folding.name(old) == Folding.name(new) else { return false }
    if new == new.uppercased() || new == new.lowercased() { return true }
    return zip(old, new).allSatisfy { $0.isUppercase == $1.isUppercase }
  }
}
