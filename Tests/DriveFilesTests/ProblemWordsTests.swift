import DriveFiles
import Drives
import Testing
import Wording

@Suite struct ProblemWordsTests {
  private let vietnamese = Words(language: .vietnamese)
  private let english = Words(language: .english)

  @Test func aProblemIsALineAndAHint() {
    let problem = DriveFileProblem(
      code: .notATime, file: "registrants/danh-sach.csv", row: 17, column: 3, key: "available",
      value: "25h", expected: .intervals)
    #expect(
      problem.text(in: vietnamese) == """
        registrants/danh-sach.csv:17:3 KG012 cột "available": không đọc được giờ "25h" \
        — cần dạng 07:30-09:00; 10:00-11:30
        """)
    #expect(
      problem.text(in: english) == """
        registrants/danh-sach.csv:17:3 KG012 column "available": not a time: "25h" \
        — expected intervals like 07:30-09:00; 10:00-11:30
        """)
    let key = DriveFileProblem(
      code: .unknownKey, file: "drive.yaml", row: 2, column: 1, key: "nmae", value: "nmae",
      hint: .didYouMean("name"))
    #expect(
      key.text(in: vietnamese)
        == "drive.yaml:2:1 KG010 khóa \"nmae\": thông số lạ\n  gợi ý: có phải \"name\" không?")
    #expect(
      key.text(in: english)
        == "drive.yaml:2:1 KG010 key \"nmae\": unknown key\n  hint: did you mean \"name\"?")
  }

  @Test func everyKindOfProblemHasWordsOfItsOwnInBothLanguages() {
    var seen: Set<String> = []
    for code in ProblemCode.allCases {
      let words = [vietnamese, english].map { $0.problem(code, key: "k", value: "v") }
      #expect(words[0] != words[1])
      #expect(seen.insert(words[0]).inserted && seen.insert(words[1]).inserted, "\(words)")
    }
  }

  @Test func codesAreWrittenAlike() {
    for code in ProblemCode.allCases {
      #expect(code.rawValue.wholeMatch(of: /KG\d{3}/) != nil)
    }
  }

  @Test func theDrivesLanguageIsThatOfItsProblems() throws {
    let wrong = SmallDrive.yaml.replacing("split: 4", with: "split: x")
    let texts = [
      "language: vi": Language.vietnamese, "language: en": .english, "language: fr": .vietnamese,
    ]
    for (text, language) in texts {
      let folder = try FolderFixture([
        "drive.yaml": wrong.replacing("language: vi", with: text)
      ])
      #expect(try #require(folder.error()).wording.language == language)
    }
  }
}
