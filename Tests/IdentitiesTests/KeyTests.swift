import Drives
import Identities
import TestSupport
import Testing

@Suite struct HashTests {
  /// RFC 4231, test cases 1, 2 and 6.
  @Test func hashesWithAKey() {
    func code(_ key: [UInt8], _ message: String) -> String {
      Hex.text(KeyedHash(key: key).code(of: Array(message.utf8)))
    }
    #expect(
      code([UInt8](repeating: 0x0B, count: 20), "Hi There")
        == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
    #expect(
      code(Array("Jefe".utf8), "what do ya want for nothing?")
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    #expect(
      code(
        [UInt8](repeating: 0xAA, count: 131),
        "Test Using Larger Than Block-Size Key - Hash Key First")
        == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func digitsAreReadBack() {
    #expect(Hex.bytes("00ffA1") == [0, 255, 161])
    #expect(Hex.bytes("0") == nil && Hex.bytes("0g") == nil)
  }
}

@Suite struct DriveKeyTests {
  private func key(_ byte: UInt8 = 7) throws -> DriveKey {
    try #require(DriveKey(bytes: [UInt8](repeating: byte, count: 32)))
  }

  private func an(
    _ name: String = "Nguyễn Văn An", _ year: Int? = 1985, _ phone: String = "0912345678",
    unit: String = "office"
  ) -> Identity {
    Identity(name: name, birthYear: year, phone: phone, unit: unit)
  }

  @Test func aPersonIsKnownByNameAndYear() throws {
    let key = try key()
    let hash = key.person(an())
    #expect(hash.wholeMatch(of: #/[0-9a-f]{24}/#) != nil)
    // Forms of the same letters, capitals and spaces do not matter, nor what does not count.
    let decomposed = "  NGUYE\u{302}\u{303}N  va\u{306}n\u{A0}AN "
    #expect(key.person(an(decomposed, 1985, "", unit: "school")) == hash)
    for other in [an("Nguyễn Văn Ân"), an("Nguyễn Văn An", 1986), an("Nguyễn Văn An", nil)] {
      #expect(key.person(other) != hash)
    }
    #expect(try self.key(8).person(an()) != hash)
    #expect(try self.key(8).name != key.name)
    // Without a year the telephone number counts, and without that the unit.
    let byPhone = key.person(an("An", nil, "+84 912 345 678"))
    #expect(byPhone == key.person(an("An", nil, "0912.345.678", unit: "school")))
    #expect(key.person(an("An", nil, "")) != key.person(an("An", nil, "", unit: "school")))
  }

  /// What became known since is no other person.
  @Test func aSecondFieldThatIsAddedIsNoDifference() throws {
    let key = try key()
    #expect(key.isPerson(key.person(an("An", nil)), an("An", 1985)))
    #expect(key.isPerson(key.person(an("An", nil, "")), an("An", 1985)))
    #expect(!key.isPerson(key.person(an("An", 1985)), an("An", nil)))
    #expect(!key.isPerson(key.person(an("An", 1985)), an("An", 1986)))
  }

  @Test func whatIsSealedOnlyTheKeyOpens() throws {
    let key = try key()
    for identity in [
      an(), an("Lê Thị Chi", nil, ""), an("", nil, ""), an(String(repeating: "ă", count: 99)),
    ] {
      let sealed = key.sealed(identity)
      #expect(sealed == key.sealed(identity))
      #expect(key.identity(sealed: sealed, unit: identity.unit) == identity)
      #expect(try self.key(8).identity(sealed: sealed, unit: identity.unit) == nil)
      #expect(key.identity(sealed: sealed, unit: "school") == nil)
      #expect(key.identity(sealed: String(sealed.dropFirst(4)), unit: identity.unit) == nil)
    }
    #expect(key.identity(sealed: "", unit: "office") == nil)
    #expect(key.identity(sealed: "%", unit: "office") == nil)
  }

  @Test func aNewKeyComesFromRandomNumbers() {
    struct Counting: RandomNumberGenerator {
      var number: UInt64 = 0
      mutating func next() -> UInt64 {
        number += 1
        return number << 56 | number
      }
    }
    var random = Counting()
    let key = DriveKey(from: &random)
    #expect(key.bytes.count == 32 && Set(key.bytes).count > 1)
    #expect(DriveKey(bytes: [1, 2, 3]) == nil)
  }
}

@Suite struct NameTests {
  @Test(arguments: [
    ("Nguyen Van Hung", "Nguyễn Văn Hùng"), ("Trần Thị Lan", "Trần Thị Lân"),
    ("Nguyễn An", "Nguyễn Văn An"),
    ("An Nguyễn Văn", "Nguyễn Văn An"),
    ("Phạm Thị Hoàng Oanh", "Phạm Thị Hoàng Oah"), ("Đỗ Đức", "Đỗ Đưc"),
  ])
  func namesOfOnePerson(old: String, new: String) {
    #expect(NameComparison(old, new).isSimilar && NameComparison(new, old).isSimilar)
    #expect(!NameComparison(old, new).isSame)
  }

  @Test(arguments: [
    ("Nguyễn Văn An", "Trần Thị Bình"), ("Lê An", "Vũ Bình"), ("Nguyễn Văn An", "Nguyễn Văn Dũng"),
    ("An", "Ân Hoàng"), ("", "An"), ("Nguyễn Thị Mai", "Nguyễn Văn Mai"),
  ])
  func namesOfTwoPeople(old: String, new: String) {
    #expect(!NameComparison(old, new).isSimilar)
  }

  /// Names that only two second fields make those of one person.
  @Test(arguments: [
    ("Trần Bích", "Lê Thị Bích", true), ("Nguyễn Văn Hùng", "Nguyễn Văn Phúc", true),
    ("Lê Văn An", "Phạm Quốc Cường", false), ("", "An", false),
  ])
  func namesAlike(old: String, new: String, isAlike: Bool) {
    #expect(NameComparison(old, new).isAlike == isAlike)
    let before = Identity(name: old, birthYear: 1990, phone: "0912345678", unit: "u")
    var now = Identity(name: new, birthYear: 1990, phone: "0912345678", unit: "u")
    #expect(IdentityComparison(before, now).isCorrection == isAlike)
    now.phone = ""
    #expect(!IdentityComparison(before, now).isCorrection)
  }

  /// The telephone number of a family makes nobody of another name the same person.
  @Test func aTelephoneNumberAloneCorrectsMarksOnly() {
    let before = Identity(name: "Nguyễn Thị Hoa", phone: "0912345678", unit: "u")
    let sister = Identity(name: "Nguyễn Thị Hòa", phone: "0912345678", unit: "u")
    let plain = Identity(name: "Nguyen Thi Hoa", phone: "0912345678", unit: "u")
    #expect(!IdentityComparison(before, sister).isCorrection)
    #expect(IdentityComparison(before, plain).isCorrection)
  }

  @Test func thePlaceOfTheToneIsNoDifference() {
    #expect(NameComparison("Nguyễn Thị Hoà", "Nguyễn Thị Hòa").isSame)
    #expect(!NameComparison("Nguyễn Thị Hoa", "Nguyễn Thị Hòa").isSame)
  }

  @Test func marksAloneAreNoDifferenceOnlyWhereOneHasNone() {
    #expect(NameComparison("NGUYEN VAN HUNG", "Nguyễn Văn Hùng").isSameWithoutMarks)
    #expect(!NameComparison("Nguyễn Văn Hưng", "Nguyễn Văn Hùng").isSameWithoutMarks)
  }
}
