import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// What letters are made of, before they take a form.
@Suite struct LettersTests {
  @Test func peopleStandBySlotAndGivenName() throws {
    let letters = try LetterFixture.letters()
    #expect(letters.units.map(\.name) == ["Phường Ví Dụ", "Trường Ví Dụ"])
    let ward = letters.units[0]
    #expect(ward.slots.map(\.slot.start) == [450, 465])
    #expect(ward.slots.map(\.end) == [465, 480])
    #expect(ward.slots[0].people.map(\.name) == ["Vũ Thị An", "Trần Văn Bình"])
    #expect(ward.invited == 3 && ward.unplaced.isEmpty)
    let school = letters.units[1]
    #expect(school.unplaced.map(\.name) == ["–"])
    #expect(
      school.unplaced.map(\.reason)
        == ["cả 2 khung giờ cho phép đều đã đầy: số người mời mỗi khung giờ"])
    #expect(letters.invited == 4 && letters.withoutSlot == 1)
  }

  @Test func theDoorHasEveryoneOfASlotByGivenName() throws {
    let checkIns = try LetterFixture.letters().checkIns
    #expect(checkIns.map(\.slot.start) == [450, 465])
    #expect(
      checkIns.map { $0.guests.map(\.invitee.name) } == [
        ["Vũ Thị An", "Trần Văn Bình"], ["Đỗ Thị Chi", "Lê Đức Đạt"],
      ])
    #expect(checkIns[1].guests.map(\.unit) == [1, 0])
  }

  @Test func nobodyButTheChangedIsTold() throws {
    let letters = try LetterFixture.letters(
      edition: LetterEdition(sequence: 2),
      changes: [
        // Moved, added, lost, and one whose slot is the one reported before.
        LetterChange(registrant: 0, from: SlotStart(session: 0, start: 465)),
        LetterChange(registrant: 2, from: nil),
        LetterChange(registrant: 4, from: SlotStart(session: 0, start: 450)),
        LetterChange(registrant: 3, from: SlotStart(session: 0, start: 465)),
      ])
    let published = letters.units.flatMap(\.everyone)
    #expect(published.map(\.registrant) == [0, 2, 4])
    #expect(
      published.map(\.news) == [
        .moved(from: SlotStart(session: 0, start: 465)), .invited,
        .lost(SlotStart(session: 0, start: 450)),
      ])
    #expect(letters.tellsChanges)
  }

  @Test func whoIsInNoPlanHasNoSlot() throws {
    let letters = Letters(
      of: try smallDrive(), assignments: [], unplaced: [], edition: LetterEdition(),
      wording: Words(language: .english))
    #expect(letters.invited == 0 && letters.withoutSlot == 5)
    #expect(letters.units.flatMap(\.unplaced).allSatisfy { $0.reason.isEmpty && $0.slot == nil })
  }
}

/// What may be reported of a person.
@Suite struct PersonalDataTests {
  private func person(
    _ name: String, phone: String = "", isRedacted: Bool = false
  ) throws -> Invitee {
    let small = try smallDrive()
    let drive = try Drive(
      name: "Giọt hồng", sessions: small.sessions, turnout: small.turnout,
      units: [Unit(id: "ward", name: "Phường Ví Dụ")],
      registrants: [
        Registrant(id: "001203004567", name: name, unit: 0, birthYear: 1990, phone: phone)
      ])
    let letters = Letters(
      of: drive, assignments: [], unplaced: [],
      edition: LetterEdition(isRedacted: isRedacted), wording: Words(language: .vietnamese))
    return try #require(letters.units.first?.unplaced.first)
  }

  @Test(arguments: [
    ("Lê Thị An (001203004567)", "Lê Thị An"), ("Lê Thị An CCCD: 001203004567", "Lê Thị An"),
    ("Lê Thị An 012345678", "Lê Thị An"), ("Lê Thị An - O+", "Lê Thị An"),
    ("Lê Thị An nhóm máu O", "Lê Thị An"),
    ("Lê Thị An (nhóm máu AB+)", "Lê Thị An"), ("Lê Thị An (B Rh-)", "Lê Thị An"),
    ("Lê Thị An 2", "Lê Thị An 2"), ("H'Hen Niê", "H'Hen Niê"), ("Lê A-B", "Lê A-B"),
    ("Y Bhăm (Y Be)", "Y Bhăm (Y Be)"),
  ])
  func identityNumbersAndBloodGroupsStayOut(name: String, shown: String) throws {
    #expect(try person(name).name == shown)
  }

  @Test(arguments: [
    ("0912345678", "0912345678"), ("+84 912 345 678", "0912345678"),
    ("84912345678", "0912345678"), ("0912.345.678", "0912345678"),
    ("024-3858.7882", "02438587882"), ("+44 20 7946 0000", "+44 20 7946 0000"),
    ("hỏi anh Ba", "hỏi anh Ba"), ("", ""),
  ])
  func phonesAreDigitsFromTheirZeroOn(phone: String, shown: String) throws {
    #expect(try person("Lê An", phone: phone).phone == shown)
  }

  @Test func redactedNothingOfAPersonIsLeftButInitials() throws {
    let redacted = try person("Lê Thị Đào", phone: "0912345678", isRedacted: true)
    #expect(redacted.name == "L.T.Đ.")
    #expect(redacted.phone == "•••••••678")
    #expect(redacted.birthYear == nil)
    #expect(try person("Đào", phone: "12", isRedacted: true).name == "Đ.")
    #expect(try person("Đào", phone: "12", isRedacted: true).phone == "•••")
  }

  @Test func textsAreOneLineOfLettersThatXMLMayHave() throws {
    #expect(try person("Lê\u{0}\u{8}\n An\u{FFFE}\u{202E}\u{FFFD}").name == "Lê An")
    #expect(try person("Nguye\u{302}\u{303}n An").name.unicodeScalars.count == 9)
    #expect(try person(String(repeating: "x", count: 40_000)).name.count == 300)
  }
}
