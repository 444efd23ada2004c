import Drives
import Identities
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// Letters on paper for a drive of two sessions and three units, of one person, of three with one
/// that has no slot, and of sixty.
struct PaperFixture {
  let drive: Drive
  let letters: Letters
  let texts: LetterTexts
  /// The documents by their paths.
  let documents: [String: [UInt8]]

  init(
    _ language: Language = .vietnamese, edition: LetterEdition = LetterEdition(),
    name: String = "Nguyễn Thị Quỳnh Hương", changes: [LetterChange]? = nil
  ) throws {
    drive = try PaperFixture.drive(name: name)
    letters = Letters(
      of: drive, assignments: PaperFixture.assignments,
      unplaced: [Unplaced(registrant: 3, reason: .tooCostly(allowedSlots: 4))], edition: edition,
      wording: Words(language: language), changes: changes)
    texts = try LetterTexts(wording: letters.wording)
    let made = try PaperLetters.documents(
      of: letters, texts: texts, codes: try PaperFixture.codes(of: drive))
    documents = Dictionary(made.map { ($0.path.text, $0.bytes) }) { first, _ in first }
  }

  /// The codes of a drive with a key of its own.
  static func codes(of drive: Drive, key byte: UInt8 = 7) throws -> RegistrationCodes {
    RegistrationCodes(
      of: drive, key: try #require(DriveKey(bytes: [UInt8](repeating: byte, count: 32))))
  }

  func reader(_ path: String) -> PaperReader { PaperReader(documents[path] ?? []) }

  static func drive(name: String = "Nguyễn Thị Quỳnh Hương") throws -> Drive {
    let stages = [
      Stage(id: "screening", minutes: 10, zone: "hall", defers: true, servers: .constant(99)),
      Stage(id: "donation", minutes: 10, zone: "beds", servers: .constant(99)),
    ]
    func session(_ id: String, _ site: String, day: Int) -> Session {
      Session(
        id: id, site: site, address: "số 1 phố Ví Dụ", date: FourDonors.date(day), opens: 450,
        closes: 690, slotMinutes: 15, stages: stages)
    }
    let names = [name, "Lê Văn An", "Đỗ Thị Ánh", "Vũ Ý"]
    var registrants = names.enumerated().map { index, name in
      Registrant(
        id: "r\(index)", name: name, unit: index == 0 ? 0 : 1, birthYear: 1980 + index,
        phone: "091234567\(index)")
    }
    registrants += (0..<60).map { index in
      Registrant(
        id: "m\(index)", name: "Trần Văn Bình \(index + 1)", unit: 2, phone: "0987654321")
    }
    return try Drive(
      name: "Giọt máu thử", organizer: "Ban Chỉ đạo phường Ví Dụ",
      sessions: [session("hall", "Hội trường", day: 9), session("yard", "Sân trường", day: 10)],
      turnout: Turnout(rates: Rates(show: 0.8, deferral: 0.25)),
      units: [
        Unit(id: "mot", name: "Phòng Y tế"), Unit(id: "ba", name: "Trường Hạ Đình"),
        Unit(id: "sau-muoi", name: "Công ty May"),
      ], registrants: registrants)
  }

  /// The first of the three at the first session, the second at the second, the third without.
  static let assignments: [Assignment] =
    [
      Assignment(registrant: 0, slot: SlotStart(session: 0, start: 450)),
      Assignment(registrant: 1, slot: SlotStart(session: 0, start: 465)),
      Assignment(registrant: 2, slot: SlotStart(session: 1, start: 480)),
    ]
    + (0..<60).map { index in
      Assignment(registrant: 4 + index, slot: SlotStart(session: 0, start: 450 + index / 30 * 15))
    }
}
