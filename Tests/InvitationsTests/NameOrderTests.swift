import Invitations
import Testing

@Suite struct NameOrderTests {
  private func sorted(_ names: [String]) -> [String] {
    NameOrder(of: names).sorted(names).map { names[$0] }
  }

  @Test func givenNamesComeFirst() {
    #expect(
      sorted(["Trần Văn Bình", "Vũ Thị An", "Lê An"]) == ["Lê An", "Vũ Thị An", "Trần Văn Bình"])
  }

  @Test func thenMiddleNamesThenFamilyNames() {
    #expect(
      sorted(["Vũ Thị Mai An", "Vũ Thị An", "Bùi Văn An", "Bùi Thị An"])
        == ["Bùi Thị An", "Vũ Thị An", "Vũ Thị Mai An", "Bùi Văn An"])
  }

  @Test func lettersAndTonesComeAsInTheVietnameseAlphabet() {
    let alphabet = ["An", "Anh", "Ảnh", "Ãnh", "Ánh", "Ạnh", "Ăn", "Ân", "Dung", "Đào", "Ô", "Ơ"]
    #expect(sorted(alphabet.reversed()) == alphabet)
  }

  @Test func sameNamesKeepTheirOrder() {
    let names = ["Lê An", "Trần Bình", "Le\u{302} An", "Lê An"]
    #expect(NameOrder(of: names).sorted(names) == [0, 2, 3, 1])
  }

  @Test func oneWordAndNoWord() {
    #expect(sorted(["Bình", "", "An"]) == ["", "An", "Bình"])
  }
}
