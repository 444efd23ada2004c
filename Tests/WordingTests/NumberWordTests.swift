import Drives
import Testing
import Wording

/// Numbers in words, as amounts of money are written out.
@Suite struct NumberWordTests {
  @Test(arguments: [
    (0, "không"), (1, "một"), (4, "bốn"), (5, "năm"), (10, "mười"), (11, "mười một"),
    (14, "mười bốn"), (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"),
    (24, "hai mươi tư"), (25, "hai mươi lăm"), (100, "một trăm"), (101, "một trăm linh một"),
    (105, "một trăm linh năm"), (110, "một trăm mười"), (115, "một trăm mười lăm"),
    (1_000, "một nghìn"), (1_001, "một nghìn không trăm linh một"),
    (10_015, "mười nghìn không trăm mười lăm"), (745_000, "bảy trăm bốn mươi lăm nghìn"),
    (1_205_000, "một triệu hai trăm linh năm nghìn"),
    (21_000_050, "hai mươi mốt triệu không trăm năm mươi"),
    (2_000_000_000, "hai tỷ"), (1_001_000_000_000, "một nghìn không trăm linh một tỷ"),
    (1_000_000_000_000, "một nghìn tỷ"),
  ]) func inVietnamese(number: Int, words: String) {
    #expect(Words(language: .vietnamese).inWords(number) == words)
  }

  @Test(arguments: [
    (0, "zero"), (13, "thirteen"), (21, "twenty-one"), (100, "one hundred"),
    (105, "one hundred and five"), (1_005, "one thousand and five"),
    (1_250_000, "one million two hundred and fifty thousand"),
    (2_000_000_119, "two billion one hundred and nineteen"),
  ]) func inEnglish(number: Int, words: String) {
    #expect(Words(language: .english).inWords(number) == words)
  }

  @Test func amountsOfMoney() {
    let words = Words(language: .vietnamese)
    #expect(words.dongInWords(745_000) == "Bảy trăm bốn mươi lăm nghìn đồng chẵn")
    #expect(words.dongInWords(1_250) == "Một nghìn hai trăm năm mươi đồng")
    #expect(words.dong(21_500_000) == "21.500.000 đ")
    #expect(Words(language: .english).dongInWords(1_000) == "One thousand dong")
    #expect(words.inWords(-1) == words.count(-1))
  }
}
