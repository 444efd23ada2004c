import Drives
import Plans
import Wording

/// Makes of registrants what letters may tell of them: the only way into a letter.
struct LetterPeople {
  private let drive: Drive
  private let isRedacted: Bool
  private let reasons: [RegistrantIndex: String]
  private let changes: [RegistrantIndex: LetterChange]?
  private let firstPublished: [RegistrantIndex: SlotStart]
  /// For each registrant the place of the name among all names.
  private let ranks: PerRegistrant<Int>

  init(
    of drive: Drive, edition: LetterEdition, wording: Words, unplaced: [Unplaced],
    changes: [LetterChange]?, firstPublished: [RegistrantIndex: SlotStart]
  ) {
    self.drive = drive
    self.firstPublished = firstPublished
    isRedacted = edition.isRedacted
    // Redacted, the words of a plan made elsewhere may name people.
    reasons = Dictionary(
      unplaced.map { entry in
        var words = PersonalData.line(wording.words(for: entry.reason))
        if edition.isRedacted, case .written = entry.reason { words = "" }
        return (entry.registrant, words)
      }, uniquingKeysWith: { first, _ in first })
    self.changes = changes.map {
      Dictionary($0.map { ($0.registrant, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let order = NameOrder(of: drive.registrants.lazy.map(\.name))
      .sorted(drive.registrants.map(\.name))
    var ranks = PerRegistrant(repeating: 0, for: drive.registrants.places)
    for (rank, place) in order.enumerated() { ranks[RegistrantIndex(place)] = rank }
    self.ranks = ranks
  }

  /// The person as letters tell of them, invited to a slot or to none; nil where there is nothing
  /// to tell.
  func invitee(_ registrant: RegistrantIndex, at slot: SlotStart?) -> Invitee? {
    var news = slot == nil ? Invitee.News.waiting : .invited
    var firstPublished = slot == nil ? nil : self.firstPublished[registrant] ?? slot
    if let changes {
      guard let change = changes[registrant] else { return nil }
      firstPublished = change.firstPublished ?? slot
      switch (change.from, slot) {
      case (let from, nil) where change.hasLeft: news = .withdrawn(from)
      case (let from?, nil): news = .lost(from)
      case (let from?, let slot?) where from != slot: news = .moved(from: from)
      case (nil, .some): news = .invited
      default: return nil
      }
    }
    let person = drive.registrants[registrant]
    return Invitee(
      registrant: registrant, rank: ranks[registrant],
      name: PersonalData.name(of: person, isRedacted: isRedacted),
      birthYear: isRedacted ? nil : person.birthYear,
      phone: PersonalData.phone(of: person, isRedacted: isRedacted),
      hasNumber: PhoneNumber(person.phone) != nil, slot: slot,
      reason: slot == nil && !(changes?[registrant]?.hasLeft ?? false)
        ? reasons[registrant, default: ""] : "", news: news,
      firstPublished: firstPublished, hasLeft: changes?[registrant]?.hasLeft ?? false)
  }
}
