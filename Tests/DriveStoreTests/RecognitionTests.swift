import DriveStore
import Testing

/// Who is who when rows of a list without ids have gone.
@Suite struct RecognitionTests {
  private func list(_ names: String..., of unit: String = "ward") -> [Recognition.Person] {
    names.enumerated().map {
      Recognition.Person(id: "\(unit)-\($0 + 1)", unit: unit, name: $1)
    }
  }

  @Test func aRowLessRenamesTheOthers() {
    let recognition = Recognition(
      list("An", "Bình", "Chi", "Dũng"), on: list("An", "Chi", "Dũng", "Em"))
    #expect(recognition.idNow(of: "ward-1") == "ward-1")
    #expect(recognition.idNow(of: "ward-2") == nil)
    #expect(recognition.idNow(of: "ward-3") == "ward-2")
    #expect(recognition.idNow(of: "ward-4") == "ward-3")
    #expect(recognition.unambiguousID(of: "ward-2", name: "Bình") == "ward-2 Bình")
  }

  @Test func aNewSpellingIsTheSamePerson() {
    let recognition = Recognition(list("An", "Binh"), on: list("An", "Bình"))
    #expect(recognition.idNow(of: "ward-2") == "ward-2")
  }

  /// Of people with the same name the order tells them apart, as long as there are as many.
  @Test func namesakes() {
    let recognition = Recognition(
      list("Em", "An", "An"), on: list("An", "An"))
    #expect(recognition.idNow(of: "ward-2") == "ward-2")
    #expect(recognition.idNow(of: "ward-3") == "ward-1")
    #expect(recognition.idNow(of: "ward-1") == nil)
  }

  @Test func whoLeftIsCalledAsBefore() {
    let recognition = Recognition(list("An", "Bình"), on: list("An"))
    #expect(recognition.unambiguousID(of: "ward-2", name: "Bình") == "ward-2")
    // Names that were not kept say nothing.
    let unnamed = Recognition(list("", ""), on: list("An", "Bình"))
    #expect(unnamed.idNow(of: "ward-2") == "ward-2")
  }
}
