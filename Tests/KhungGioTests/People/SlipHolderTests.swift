import DriveFiles
import Foundation
import Identities
import Invitations
import KhungGio
import TestSupport
import Testing

/// Whose the code on a slip is.
@Suite struct SlipHolderTests {
  private func codes(of drive: TestDrive) throws -> RegistrationCodes {
    let key = try #require(try DriveKeyFile.read(in: drive.url))
    return RegistrationCodes(of: try drive.open().drive, key: key)
  }

  @Test func aCodeLeadsToThePersonAndTheSlot() throws {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish()
    let code = try codes(of: drive).code(of: 1)
    let placed = try FindSlipHolder(code.lowercased(), on: drive.open()).perform()
    #expect(placed.people.count == 1)
    let person = try #require(placed.people.first)
    #expect(person.registrant == "binh" && person.status == .placed && person.code == code)
    #expect(person.slot?.text == "room 08:20" && person.revision == 1 && person.earlier.isEmpty)
    #expect(person.unitName == "Văn phòng")
    // Another slot, then none, then off the lists.
    try drive.plan([("an", "08:00"), ("dung", "08:20"), ("binh", "08:10"), ("chi", "08:30")])
    try drive.publish()
    let moved = try #require(try FindSlipHolder(code, on: drive.open()).perform().people.first)
    #expect(moved.status == .moved && moved.slot?.text == "room 08:10" && moved.revision == 2)
    #expect(
      moved.earlier.map(\.revision) == [1] && moved.earlier.map(\.slot.text) == ["room 08:20"])
    try drive.plan([("an", "08:00"), ("dung", "08:20"), ("chi", "08:30")], unplaced: ["binh"])
    try drive.publish()
    let waiting = try #require(try FindSlipHolder(code, on: drive.open()).perform().people.first)
    #expect(waiting.status == .waiting && waiting.slot == nil)
    try drive.write(rows: TestDrive.rows.filter { !$0.hasPrefix("binh") })
    let left = try #require(try FindSlipHolder(code, on: drive.open()).perform().people.first)
    #expect(left.status == .left && left.identity.name == "Trần Thị Bình")
    #expect(left.revision == 3 && left.earlier.map(\.revision) == [2])
  }

  @Test func aCodeOfNobodyHasAReason() throws {
    let drive = try TestDrive()
    try drive.plan()
    #expect(
      cause { try FindSlipHolder("KG-7Q2M-4K0X3F9A7BCD", on: drive.open()).perform() }
        as? SlipError == .noSlipsYet)
    try drive.publish()
    let beginning = try codes(of: drive).code(of: 0).prefix(8)
    for (code, expected) in [
      ("xin chào", SlipError.malformed), ("KG-0000-AAAAAAAAAAAA", .ofOtherDrive),
      ("\(beginning)AAAAAAAAAAAA", .unknown),
    ] {
      let error = cause { try FindSlipHolder(code, on: drive.open()).perform() }
      #expect(error as? SlipError == expected)
      #expect(error?.category == .badData)
    }
    #expect(Set(SlipError.allCases.map(\.code)).count == SlipError.allCases.count)
  }
}
