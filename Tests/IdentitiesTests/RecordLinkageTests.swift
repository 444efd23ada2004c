import Identities
import Testing

/// Who is who when rows of a list without ids have gone.
@Suite struct RecognitionTests {
  private func list(_ names: String..., of unit: String = "ward") -> [RecordLinkage.Person] {
    names.enumerated().map { person("\(unit)-\($0 + 1)", $1, unit: unit) }
  }

  private func person(
    _ id: String, _ name: String, _ year: Int? = nil, _ phone: String = "", unit: String = "ward"
  ) -> RecordLinkage.Person {
    RecordLinkage.Person(
      id: id, identity: Identity(name: name, birthYear: year, phone: phone, unit: unit))
  }

  @Test func aRowLessRenamesTheOthers() {
    let linkage = RecordLinkage(
      list("An", "Bình", "Chi", "Dũng"), on: list("An", "Chi", "Dũng", "Em"))
    #expect(linkage.idNow(of: "ward-1") == "ward-1")
    #expect(linkage.idNow(of: "ward-2") == nil)
    #expect(linkage.idNow(of: "ward-3") == "ward-2")
    #expect(linkage.idNow(of: "ward-4") == "ward-3")
    #expect(linkage.unambiguousID(of: "ward-2", name: "Bình") == "ward-2 Bình")
    #expect(linkage.corrections.isEmpty)
  }

  /// One leaves and one comes: the newcomer does not get the other's place.
  @Test func whoComesIsNotWhoLeft() {
    let linkage = RecordLinkage(list("An", "Bình"), on: list("An", "Chi"))
    #expect(linkage.idNow(of: "ward-2") == nil)
  }

  @Test func aNewSpellingIsTheSamePerson() {
    let linkage = RecordLinkage(list("An", "Binh"), on: list("An", "Bình"))
    #expect(linkage.idNow(of: "ward-2") == "ward-2")
    #expect(linkage.corrections.map(\.now.id) == ["ward-2"])
    // Two names that both have marks are two people, unless a second field says otherwise.
    #expect(RecordLinkage(list("Hưng"), on: list("Hùng")).idNow(of: "ward-1") == nil)
    let sameYear = RecordLinkage(
      [person("a", "Nguyễn Văn Hưng", 1990)], on: [person("a", "Nguyễn Văn Hùng", 1990)])
    #expect(sameYear.idNow(of: "a") == "a" && sameYear.corrections.count == 1)
  }

  /// A corrected name in a row that has moved, too, where only one can be meant.
  @Test func aCorrectedNameIsFoundUnderAnotherID() {
    let linkage = RecordLinkage(
      [person("ward-1", "Lê An", 1980), person("ward-2", "Trần Thị Bình", 1990, "0912345678")],
      on: [person("ward-1", "Trần Thị Thanh Bình", 1990, "0912345678")])
    #expect(linkage.idNow(of: "ward-1") == nil)
    #expect(linkage.idNow(of: "ward-2") == "ward-1")
    #expect(linkage.corrections.map(\.before.id) == ["ward-2"])
  }

  /// Of people with the same name the order tells them apart, as long as there are as many.
  @Test func namesakes() {
    let linkage = RecordLinkage(
      list("Em", "An", "An"), on: list("An", "An"))
    #expect(linkage.idNow(of: "ward-2") == "ward-2")
    #expect(linkage.idNow(of: "ward-3") == "ward-1")
    #expect(linkage.idNow(of: "ward-1") == nil)
  }

  /// Namesakes born in the same year are distinguished by their telephone numbers, whatever their
  /// rows.
  @Test func namesakesOfTheSameYear() {
    let before = [
      person("ward-1", "An", 1990, "0911111111"), person("ward-2", "An", 1990, "0922222222"),
    ]
    let swapped = RecordLinkage(
      before,
      on: [person("ward-1", "An", 1990, "0922222222"), person("ward-2", "An", 1990, "0911111111")])
    #expect(swapped.idNow(of: "ward-1") == "ward-2" && swapped.idNow(of: "ward-2") == "ward-1")
    let left = RecordLinkage(before, on: [person("ward-1", "An", 1990, "0922222222")])
    #expect(left.idNow(of: "ward-1") == nil && left.idNow(of: "ward-2") == "ward-1")
    // Another number alone is no other person.
    let changed = RecordLinkage([before[0]], on: [person("ward-1", "An", 1990, "0933333333")])
    #expect(changed.idNow(of: "ward-1") == "ward-1")
  }

  @Test func whoLeftIsCalledAsBefore() {
    let linkage = RecordLinkage(list("An", "Bình"), on: list("An"))
    #expect(linkage.unambiguousID(of: "ward-2", name: "Bình") == "ward-2")
    // Names that were not kept say nothing.
    let unnamed = RecordLinkage(list("", ""), on: list("An", "Bình"))
    #expect(unnamed.idNow(of: "ward-2") == "ward-2")
  }

  /// Where only hashes are known, they tell who is who.
  @Test func hashesTellWhoIsWho() throws {
    let key = try #require(DriveKey(bytes: [UInt8](repeating: 7, count: 32)))
    let people = list("An", "Bình", "Chi").map {
      RecordLinkage.Person(id: $0.id, identity: $0.identity, hashes: key.hashes(of: $0.identity))
    }
    let before = people.map {
      RecordLinkage.Person(
        id: $0.id, identity: Identity(name: "", unit: "ward"), hashes: [$0.hashes[0]])
    }
    let now = [people[2], people[0]].enumerated().map {
      RecordLinkage.Person(id: "ward-\($0 + 1)", identity: $1.identity, hashes: $1.hashes)
    }
    let linkage = RecordLinkage(before, on: now)
    #expect(linkage.idNow(of: "ward-1") == "ward-2")
    #expect(linkage.idNow(of: "ward-2") == nil)
    #expect(linkage.idNow(of: "ward-3") == "ward-1")
  }
}
