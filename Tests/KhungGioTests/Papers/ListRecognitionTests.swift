import DriveStore
import Foundation
import Identities
import Invitations
import KhungGio
import TestSupport
import Testing
import Wording

/// Who has given blood often enough to be recognised.
@Suite struct ListRecognitionTests {
  /// An and Bình gave blood on the day, Dũng was deferred, Chi did not come.
  private func drive() throws -> TestDrive {
    let drive = try TestDrive()
    try drive.plan()
    try drive.publish(at: "2021-12-01T02:30:00Z")
    _ = try History(in: drive.url).addDevice(
      "Cửa", token: Checksum(of: []), at: "2021-12-09T00:00:00Z")
    let events: [(String, ArrivalKind, String)] = [
      ("08:02", .enters, "an"), ("08:12", .enters, "dung"), ("08:16", .deferred, "dung"),
      ("08:20", .enters, "binh"), ("08:40", .leaves, "binh"),
    ]
    for (place, event) in events.enumerated() {
      let moment = try #require(Moment("2021-12-09T\(event.0):00+07:00"))
      var check = CheckIn(
        [
          NewArrival(
            id: "00000000-0000-4000-8000-00000000000\(place + 1)", number: place + 1,
            kind: event.1, session: "room", subject: .registrant(event.2),
            deviceTime: moment.text)
        ], of: 1, inDrive: drive.path)
      check.moment = moment
      #expect(try check.perform().outcomes.map(\.isStored) == [true])
    }
    return drive
  }

  private static let before = """
    STT,Họ và tên,Năm sinh,Đơn vị,Số điện thoại,Số lần hiến máu
    1,NGUYỄN VĂN AN,1985,Công an quận,,4
    2,Phạm Văn Dũng,6/12/1988,Trường mầm non,,9
    3,Lê Thị Chi,1970,Văn phòng,,12
    4,Trần Thị Bình,,Văn phòng,0912000002,2
    5,,,Trường mầm non,,7
    ,Tổng cộng,,,,34

    """

  @Test func donationsOfTheDoorAndOfTheFileAreAddedByHand() throws {
    let drive = try drive()
    var work = ListRecognition([drive.path])
    work.counts = [try drive.beside("truoc.csv", Self.before)]
    let list = try work.perform().list
    // Chi of 1970 is another one than Chi of 1992, who did not come. An has 4 + 1, in two units. Bình's
    // earlier row has no year of birth, and so is nobody of the list for sure.
    #expect(
      list.people.map { "\($0.identity.label) \($0.donations) \($0.level ?? 0)" } == [
        "Lê Thị Chi (1970) 12 10", "Phạm Văn Dũng (1988) 9 5", "NGUYỄN VĂN AN (1985) 5 5",
        "Trần Thị Bình (0912000002) 2 0", "Trần Thị Bình (1990) 1 0",
      ])
    #expect(list.recognised.count == 3)
    #expect(
      list.people[2].sources == [
        RecognitionList.Source(file: "truoc.csv", place: "F2", count: 4),
        RecognitionList.Source(file: "drive", place: "2021-12-09", count: 1),
      ])
    // 9 + 7 of the kindergarten; 12 + 2, and An and Bình of the day; 4 of the police.
    #expect(
      list.units.map { "\($0.name) \($0.donations)" } == [
        "Trường mầm non 16", "Văn phòng 16", "Công an quận 4",
      ])
    #expect(
      try work.perform().notes(in: Words(language: .english)) == [
        "NGUYỄN VĂN AN (1985): the same name and year of birth in Công an quận, Văn phòng, counted as one "
          + "person; please check."
      ])
  }

  @Test func levelsAreAsAskedFor() throws {
    let drive = try drive()
    var work = ListRecognition([drive.path])
    work.levels = [3, 1, 2]
    let list = try work.perform().list
    #expect(list.levels == [1, 2, 3])
    #expect(list.people.map(\.level) == [1, 1] && list.people.map(\.donations) == [1, 1])
    // Of equal numbers, in the order of given names.
    #expect(list.people.map(\.identity.name) == ["Nguyễn Văn An", "Trần Thị Bình"])
  }

  @Test func theWorkbookIsReadByAnotherProgram() throws {
    let drive = try drive()
    var work = ListRecognition([drive.path])
    work.counts = [try drive.beside("truoc.csv", Self.before)]
    let out = drive.root.appending(path: "out")
    let words = Words(language: .vietnamese)
    let written = try work.perform().write(into: out.path, in: words)
    #expect(written.files.sorted() == ["ton-vinh.txt", "ton-vinh.xlsx"])
    let text = try String(contentsOf: out.appending(path: "ton-vinh.txt"), encoding: .utf8)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      text.contains("Đạt một mức (5, 10, 15, 20, 30, 40, 50, 70, 100 lần): 3/5 người đã hiến máu."))
    let program = """
      import sys, openpyxl
      for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
          for row in sheet.iter_rows(values_only=True):
              print("|".join("" if cell is None else str(cell) for cell in row))
      """
    let result = try PythonReader.run(program, [out.appending(path: "ton-vinh.xlsx").path])
    #expect(result.status == 0)
    #expect(result.said.contains("1|Lê Thị Chi|1970|Văn phòng|12|10"))
    #expect(result.said.contains("NGUYỄN VĂN AN (1985)|Công an quận; Văn phòng|4|truoc.csv|F2"))
  }

  @Test func whatIsWrongIsSaid() throws {
    let drive = try TestDrive()
    #expect(
      (cause { try ListRecognition([drive.path]).perform() } as? NothingToRecognise)?.paths
        == [drive.path])
    var work = ListRecognition([drive.path])
    work.counts = [try drive.beside("sai.csv", "Họ tên,Số lần hiến\nAn,nhiều\n")]
    #expect(cause { try work.perform() }?.category == .badData)
  }
}
