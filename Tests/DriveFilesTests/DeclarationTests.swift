import DriveFiles
import Drives
import Foundation
import Testing
import Wording

/// The questions of a drive, and the answers of people.
@Suite struct DeclarationTests {
  private static let declarations = """
    declarations:
      - id: vaccine
        question: {vi: "Đã tiêm đủ 2 mũi vắc-xin?", en: "Had two doses?"}
        bars: "no"
      - id: contact
        question: "Có tiếp xúc ca bệnh không?"
        bars: yes
        no_slot: true
      - {id: form, question: "Đã khai báo y tế?", asked: check_in}
    """
  private static let list = """
    id,name,unit,vaccine,contact,form
    a1,Nguyễn Văn An,office,yes,no,
    a2,Trần Thị Bình,office,no,,yes
    b1,Đỗ Dũng,school,,yes,
    b2,Lê Chi,school,,,
    """

  private func folder(_ declarations: String = declarations, list: String = list) throws
    -> FolderFixture
  {
    try FolderFixture([
      "drive.yaml": SmallDrive.yaml + "\n" + declarations + "\n", "registrants/all.csv": list,
    ])
  }

  @Test func questionsAndAnswersAreReadAndWritten() throws {
    let drive = try folder().drive()
    #expect(
      drive.declarations == [
        Declaration(
          id: "vaccine", vietnamese: "Đã tiêm đủ 2 mũi vắc-xin?", english: "Had two doses?",
          barring: false),
        Declaration(
          id: "contact", vietnamese: "Có tiếp xúc ca bệnh không?", barring: true, leavesOut: true),
        Declaration(id: "form", vietnamese: "Đã khai báo y tế?", isInLists: false),
      ])
    #expect(
      drive.registrants.map(\.answers) == [
        [true, false, nil], [false, nil, true], [nil, true, nil], [],
      ])
    #expect(
      drive.registrants.places.map(drive.openDeclarations) == [[2], [1], [0, 2], [0, 1, 2]])
    #expect(drive.registrants.places.map(drive.barringDeclarations) == [[], [0], [1], []])
    // Only `contact` says no_slot.
    #expect(drive.registrants.map(drive.isHeldBack) == [false, false, true, false])
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveFolder.write(drive, to: url)
    #expect(try DriveFolder(at: url).drive == drive)
  }

  /// Drives without the key are written as before.
  @Test func withoutQuestionsNothingIsWritten() throws {
    let drive = try FolderFixture().drive()
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveFolder.write(drive, to: url)
    let yaml = try String(contentsOf: url.appending(path: "drive.yaml"), encoding: .utf8)
    #expect(!yaml.contains("declarations"))
    let list = try String(contentsOf: url.appending(path: "registrants/all.csv"), encoding: .utf8)
    #expect(
      list.contains(
        "id,name,unit,birth_year,phone,kind,available,preferred,group,priority,pinned\n"))
  }

  @Test(arguments: [
    // An id that is a column already, one with a blank, one given twice.
    ("[{id: phone, question: a}]", "KG030 drive.yaml:37:21 declarations[0].id \"phone\""),
    ("[{id: hai mũi, question: a}]", "KG022 drive.yaml:37:21 declarations[0].id \"hai mũi\""),
    (
      "[{id: a, question: a}, {id: a, question: b}]",
      "KG030 drive.yaml:37:43 declarations[1].id \"a\""
    ),
    ("[{id: a}]", "KG009 drive.yaml:37:16 declarations[0].question"),
    (
      "[{id: a, question: b, bars: maybe}]", "KG021 drive.yaml:37:43 declarations[0].bars \"maybe\""
    ),
    (
      "[{id: a, question: b, asked: letter}]",
      "KG021 drive.yaml:37:44 declarations[0].asked \"letter\""
    ),
    ("[{id: a, question: b, no_slot: true}]", "KG009 drive.yaml:37:16 declarations[0].bars"),
  ])
  func whatIsWrongIsSaidAtItsPlace(declarations: String, problem: String) throws {
    #expect(
      try folder("declarations: " + declarations, list: SmallDrive.list).problems() == [problem])
  }

  @Test func anAnswerIsYesOrNo() throws {
    let list = "id,name,unit,vaccine\na1,An,office,có lẽ\na2,Bình,office,YES\n"
    #expect(
      try folder(list: list).problems() == ["KG021 registrants/all.csv:2:4 vaccine \"có lẽ\""])
  }

  @Test func whoIsBarredAndWhoHasNotAnsweredIsNamed() throws {
    let folder = try folder()
    let notes = try withExtendedLifetime(folder) { try DriveFolder(at: folder.url).notes }
    #expect(
      notes.map(\.brief) == [
        "KG142 registrants/all.csv:3:4 vaccine \"Trần Thị Bình\"",
        "KG142 registrants/all.csv:4:5 contact \"Đỗ Dũng\"",
        "KG141 registrants/all.csv:4:4 vaccine \"Đỗ Dũng\"",
        "KG141 registrants/all.csv:5:4 vaccine \"Lê Chi\"",
        "KG141 registrants/all.csv:3:5 contact \"Trần Thị Bình\"",
        "KG141 registrants/all.csv:5:5 contact \"Lê Chi\"",
      ])
    #expect(
      notes[0].text(in: Words(language: .vietnamese), isNote: true).hasSuffix(
        "người này vẫn được xếp giờ; hỏi lại trước ngày hiến máu"))
    #expect(
      notes[1].text(in: Words(language: .english), isNote: true).hasSuffix(
        "the person gets no slot (no_slot: true); correct the answer if it is wrong"))
  }

  /// Where nobody has answered yet, one note of each question says so.
  @Test func whereNobodyHasAnsweredOneStandsForAll() throws {
    let folder = try folder(list: "id,name,unit\na1,An,office\na2,Bình,office\na3,Chi,office\n")
    let notes = try withExtendedLifetime(folder) { try DriveFolder(at: folder.url).notes }
    #expect(notes.map(\.code) == [.notAnswered, .notAnswered])
    #expect(notes.map(\.value) == ["An", "An"])
    #expect(notes.map(\.hint) == [.moreLeftOut, .moreLeftOut])
  }

  @Test func aPinOfSomebodyWithoutASlotIsAProblem() throws {
    let list = "id,name,unit,pinned,contact\na1,An,office,hall 07:45,yes\n"
    #expect(
      try folder(list: list).problems() == ["KG055 registrants/all.csv:2:4 pinned \"hall 07:45\""])
  }
}
