import DriveFiles
import Drives
import Foundation
import Invitations
import KhungGio
import Pages
import TestSupport
import Testing
import Wording

/// What a drive needs to buy and to pay.
@Suite struct ReckonSuppliesTests {
  private static let items = """
    item,unit,per,amount,pack,price,floor,note
    Phiếu,tờ,invited,2,1,500,,
    Nước,chai,present,1,24,4000,,
    Quà 350,suất,blood_unit 350,1,1,150000,150000,TT 17/2020
    Quà 250,suất,blood_unit 250,1,1,90000,100000,TT 17/2020
    Cơm,suất,volunteer,1,1,35000,,
    Băng rôn,chiếc,fixed,2,1,,,

    """

  private func drive() throws -> TestDrive {
    let drive = try TestDrive()
    try drive.plan()
    try drive.write(Self.items, to: "supplies.csv")
    return drive
  }

  private func reckoned(_ drive: TestDrive) throws -> SupplyList {
    var reckon = ReckonSupplies(try drive.open())
    reckon.volunteers = 3
    reckon.volumes = [250: 1, 350: 3]
    return try reckon.perform().list
  }

  @Test func numbersAreWorkedOutByHand() throws {
    let drive = try drive()
    let list = try reckoned(drive)
    // Four are invited and come with 0.8: at most 3 with 0.59, so that 0.95 needs all 4. Each gives with
    // 0.6: at most 3 with 1 − 0.6⁴ = 0.87, so that 0.95 needs 4 here, too.
    #expect(list.basis.present == 4 && list.basis.bloodUnits == 4)
    // 2 × 4; a crate of 24; three quarters and one quarter of 4; 3; 2.
    #expect(list.rows.map(\.quantity) == [8, 24, 3, 1, 3, 2])
    #expect(list.rows.map(\.cost) == [4_000, 96_000, 450_000, 90_000, 105_000, nil])
    #expect(list.sum == 745_000)
    #expect(list.rows.map(\.isBelowFloor) == [false, false, false, true, false, false])
  }

  @Test func numbersAreReadAsTheyAreWrittenByHand() throws {
    let drive = try drive()
    try drive.write(
      """
      item;per;amount;price
      Nước;invited;0,5;5.000
      Quà;fixed;2;1 250 000
      Phiếu;fixed;1.5;12,000

      """, to: "supplies.csv")
    let list = try reckoned(drive)
    #expect(list.rows.map(\.quantity) == [2, 2, 2])
    #expect(list.rows.map(\.cost) == [10_000, 2_500_000, 24_000])
  }

  /// A thousand to some and one to others: it is asked, not guessed.
  @Test(arguments: ["1.000", "1,000", "12.500"])
  func anAmountThatCanBeReadInTwoWaysIsRefused(written: String) throws {
    let drive = try drive()
    try drive.write("item;per;amount\nNước;fixed;\(written)\n", to: "supplies.csv")
    let error = cause { try ReckonSupplies(try drive.open()).perform() } as? DriveFileProblems
    #expect(error?.problems.count == 1)
    try drive.write("item;per;amount\nNước;fixed;0.125\n", to: "supplies.csv")
    #expect(try reckoned(drive).rows.map(\.quantity) == [1])
  }

  @Test func aLowerCertaintyNeedsLess() throws {
    let drive = try drive()
    var reckon = ReckonSupplies(try drive.open())
    (reckon.volunteers, reckon.volumes, reckon.certainty) = (0, [350: 1], 0.8)
    let basis = try reckon.perform().list.basis
    // At most 3 give blood with probability 0.8704.
    #expect(basis.present == 4 && basis.bloodUnits == 3)
  }

  @Test func roomForWalkInsIsCounted() throws {
    // Four slots with room for one more each: 08:00, 08:10, 08:20, 08:30.
    let settings = TestDrive.settings.replacing(
      "    stages:", with: "    reserve: {per_slot: 1}\n    stages:"
    ).replacing("servers: 1", with: "servers: 5")
    let drive = try TestDrive(settings: settings)
    try drive.plan()
    try drive.write(Self.items, to: "supplies.csv")
    let list = try reckoned(drive)
    var reckon = ReckonSupplies(try drive.open())
    (reckon.volunteers, reckon.volumes) = (3, [250: 1, 350: 3])
    #expect(try reckon.perform().json.document.contains("\"walk_ins\": 4"))
    #expect(list.basis.invited == 4 && list.basis.walkIns == 4)
    // All four surely come, and of the invited 4 with 0.95 as before. Blood: four of 0.6 and four of
    // 0.75; of 8 more than 7 with 0.6⁴ · 0.75⁴ = 0.041, so that 7 are enough.
    #expect(list.basis.present == 8 && list.basis.bloodUnits == 7)
    // 2 for each of those invited, and a crate of 24 for those who come.
    #expect(list.rows.prefix(2).map(\.quantity) == [8, 24])
    let words = Words(language: .vietnamese)
    #expect(
      words.supplyCounts(
        invited: 4, walkIns: 4, present: 8, bloodUnits: 7, certainty: 0.95, volunteers: nil)
        == "Tính cho 4 người được mời và 4 người tự đến (reserve); với xác suất 95 % không quá 8 người "
        + "đến và 7 đơn vị máu.")
  }

  @Test func everyFormHasTheSum() throws {
    let drive = try drive()
    var reckon = ReckonSupplies(try drive.open())
    (reckon.volunteers, reckon.volumes) = (3, [250: 1, 350: 3])
    let made = try reckon.perform()
    let words = Words(language: .vietnamese)
    let out = drive.root.appending(path: "out")
    let written = try made.write(into: out.path, in: words)
    #expect(written.files.sorted() == ["du-tru.pdf", "du-tru.txt", "du-tru.xlsx"])
    let text = try String(contentsOf: out.appending(path: "du-tru.txt"), encoding: .utf8)
    #expect(text.contains("Bằng chữ: Bảy trăm bốn mươi lăm nghìn đồng chẵn."))
    #expect(text.contains("745.000"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let pages = try PaperReader([UInt8](Data(contentsOf: out.appending(path: "du-tru.pdf"))))
      .pages()
    #expect(pages.count == 2 && pages[1].contains("745.000"))
  }

  /// Another program reads the numbers of the list, and adds up the costs to the sum that is written.
  @Test func anotherProgramReadsTheSameSum() throws {
    let drive = try drive()
    var reckon = ReckonSupplies(try drive.open())
    (reckon.volunteers, reckon.volumes) = (3, [250: 1, 350: 3])
    let out = drive.root.appending(path: "out")
    _ = try reckon.perform().write(into: out.path, in: Words(language: .vietnamese))
    let program = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      rows = list(book["Dự trù kinh phí"].iter_rows(values_only=True))
      items = [row for row in rows if isinstance(row[0], int)]
      print([row[3] for row in items])
      print([row[5] for row in items])
      print(sum(row[5] or 0 for row in items), [row[5] for row in rows if row[1] == "Cộng"])
      print([row[3] for row in book["Vật tư cần chuẩn bị"].iter_rows(values_only=True) if isinstance(row[0], int)])
      """
    let read = try PythonReader.run(program, [out.appending(path: "du-tru.xlsx").path])
    #expect(read.status == 0)
    #expect(
      read.said.split(separator: "\n") == [
        "[8, 24, 3, 1, 3, 2]", "[4000, 96000, 450000, 90000, 105000, None]", "745000 [745000]",
        "[8, 24, 3, 1, 3, 2]",
      ])
  }

  @Test func whatIsMissingIsSaid() throws {
    let drive = try drive()
    var reckon = ReckonSupplies(try drive.open())
    #expect(cause { try reckon.perform() } as? SuppliesError == .needsVolumes)
    reckon.volumes = [350: 1]
    #expect(cause { try reckon.perform() } as? SuppliesError == .needsVolunteers)
    try FileManager.default.removeItem(at: drive.url.appending(path: "supplies.csv"))
    #expect(cause { try reckon.perform() } as? SuppliesError == .missing)
  }

  @Test func usualItemsKeepTheRuleAndAreReadBack() throws {
    let drive = try drive()
    try FileManager.default.removeItem(at: drive.url.appending(path: "supplies.csv"))
    var reckon = ReckonSupplies(try drive.open())
    (reckon.volunteers, reckon.volumes) = (5, [250: 1, 350: 1, 450: 1])
    _ = try reckon.begin()
    let list = try reckon.perform().list
    #expect(list.rows.compactMap(\.floor) == [100_000, 150_000, 180_000])
    #expect(list.rows.filter(\.isBelowFloor).isEmpty)
    #expect(cause { try reckon.begin() } is OutputError)
  }

  @Test func problemsOfTheFileAreSaidAtTheirPlaces() throws {
    let drive = try TestDrive()
    try drive.write(
      "item,per,amount,pack,price\nNước,everyone,1,1,5\nCơm,fixed,-1,0,4.5\n", to: "supplies.csv")
    let error = cause { try ReckonSupplies(try drive.open()).perform() } as? DriveFileProblems
    let places = error?.problems.map { "\($0.row ?? 0) \($0.key)" }
    #expect(places == ["2 per", "3 amount", "3 pack", "3 price"])
  }
}
