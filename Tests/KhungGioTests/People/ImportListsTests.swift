import DriveFiles
import Drives
import Foundation
import Identities
import KhungGio
import Testing
import UnitLists
import Wording

/// Lists that units send: what importing them does is shown first, and then done. An import that is
/// prepared holds the drive: each stands in a scope of its own.
@Suite struct ImportListsTests {
  private func prepared(
    _ drive: TestDrive, _ lists: [String], _ change: (inout ImportLists) -> Void = { _ in }
  ) throws -> PreparedImport {
    var reading = ImportLists(lists, into: try OpenLists(changing: drive.path, for: "test"))
    change(&reading)
    return try reading.perform()
  }

  private static let list = """
    Họ tên,Năm sinh,Điện thoại
    Phạm Văn Dũng,1988,0912000044
    Hoàng Thị Em,1999,0912000005

    """

  @Test func whatIsShownIsWhatIsWritten() throws {
    let drive = try TestDrive()
    let before = try drive.contents()
    let list = try drive.beside("truong.csv", Self.list)
    do {
      let prepared = try prepared(drive, [list]) { $0.unit = "school" }
      #expect(prepared.outcome == .complete && !prepared.isStopped)
      #expect(prepared.plan.new == 1 && prepared.plan.unchanged == 0)
      #expect(prepared.plan.changed.map(\.id) == ["dung"])
      // Nothing is written yet.
      #expect(try drive.contents() == before)
      #expect(try prepared.write())
    }
    let people = try drive.open().drive.registrants
    #expect(people.map(\.name).sorted() == (TestDrive.names + ["Hoàng Thị Em"]).sorted())
    #expect(people.first { $0.id == "dung" }?.phone.contains("912000044") == true)
    // The same list once more changes nothing.
    let again = try self.prepared(drive, [list]) { $0.unit = "school" }
    #expect(again.plan.new == 0 && again.plan.changed.isEmpty && again.plan.unchanged == 2)
  }

  @Test func theDocumentSaysNoSentenceUnlessALanguageIsAskedFor() throws {
    let drive = try TestDrive()
    let list = try drive.beside("truong.csv", "Họ tên,Năm sinh\nHoàng Thị Em,mai\n")
    let prepared = try prepared(drive, [list]) { $0.unit = "school" }
    let plain = prepared.json.document
    #expect(plain.contains("\"written\": false") && plain.contains("\"remarks\": ["))
    #expect(!plain.contains("\"message\""))
    let worded = prepared.json(isWritten: true, in: Words(language: .english)).document
    #expect(worded.contains("\"written\": true") && worded.contains("\"message\": \""))
  }

  @Test func aListWithARefusedRowWritesNothing() throws {
    let drive = try TestDrive()
    let list = try drive.beside(
      "truong.csv", "Họ tên,Năm sinh\nHoàng Thị Em,mai\nVũ Giang,1999\n")
    let before = try drive.contents()
    do {
      let stopped = try prepared(drive, [list]) { $0.unit = "school" }
      #expect(stopped.outcome == .refused && stopped.plan.refused == 1)
      #expect(try !stopped.write())
      #expect(try drive.contents() == before)
      let folder = drive.root.appending(path: "marked").path
      let marked = try stopped.writeMarked(into: folder, wording: Words(language: .english))
      #expect(marked.map(\.lastPathComponent) == ["truong.loi.csv"])
    }
    // The others are imported where that is asked for.
    do {
      let rest = try prepared(drive, [list]) {
        $0.unit = "school"
        $0.leavesOutRefused = true
      }
      #expect(rest.outcome == .incomplete)
      #expect(try rest.write())
    }
    #expect(try drive.open().drive.registrants.contains { $0.name == "Vũ Giang" })
  }

  @Test func whoIsNotOnAListSentAgainIsAQuestionUntilItIsAnswered() throws {
    let drive = try TestDrive()
    let list = try drive.beside(
      "van-phong.csv", "Họ tên,Năm sinh\nNguyễn Văn An,1985\nLê Thị Chi,1992\n")
    func asked(_ missing: ImportLists.Missing) throws -> PreparedImport {
      try prepared(drive, [list]) {
        $0.unit = "office"
        $0.missing = missing
      }
    }
    #expect(try asked(.open).outcome == .open)
    #expect(try asked(.kept).outcome == .complete)
    do {
      let taking = try asked(.takenOut)
      #expect(taking.outcome == .complete && taking.plan.replaced.map(\.id) == ["binh"])
      try taking.write(replacing: "không còn trong danh sách")
    }
    #expect(try !drive.open().drive.registrants.contains { $0.id == "binh" })
    // Whoever withdrew stays out of a list that names them again, unless that is asked for.
    let old = try drive.beside("cu.csv", "Họ tên,Năm sinh\nTrần Thị Bình,1990\n")
    #expect(try prepared(drive, [old]) { $0.unit = "office" }.plan.withdrawn.count == 1)
    try prepared(drive, [old]) {
      $0.unit = "office"
      $0.bringsBack = true
    }.write()
    #expect(try drive.open().drive.registrants.contains { $0.name == "Trần Thị Bình" })
    #expect(try prepared(drive, [old]) { $0.unit = "office" }.plan.withdrawn.isEmpty)
  }

  @Test func aMissingFileAndAnUnknownUnitAreTold() throws {
    let drive = try TestDrive()
    #expect(
      try prepared(drive, [drive.root.path + "/none.xlsx"]).outcome == .missingInput)
    let list = try drive.beside("truong.csv", Self.list)
    let error = cause { try prepared(drive, [list]) { $0.unit = "clinic" } }
    #expect(error as? OptionError == OptionError("unit", "clinic"))
    #expect(error?.category == .usage)
  }

  @Test func aRecordOfIDsThatCannotBeReadStopsAnImport() throws {
    let drive = try TestDrive()
    try drive.write("unit,last\nschool,-1\n", to: "registrants/.last-ids")
    let list = try drive.beside("truong.csv", Self.list)
    let error = cause { try prepared(drive, [list]) { $0.unit = "school" } }
    #expect(error?.code == "id-record-unreadable")
  }

  @Test func templatesGoOutWithIDsThatStay() throws {
    let drive = try TestDrive(rows: nil)
    try drive.write(
      "name,unit,birth_year\nNguyễn Văn An,office,1985\n", to: "registrants/all.csv")
    let folder = drive.root.appending(path: "forms")
    let notices = NoticeList()
    var write = WriteTemplates(of: drive.path, into: folder.path)
    write.notice = notices.take
    let written = try write.perform()
    #expect(written.files == ["office.xlsx", "school.xlsx"])
    #expect(notices.all == [.idsGiven(1)])
    #expect(try drive.text("registrants/all.csv").contains("office-1"))
    #expect(try Set(drive.contents(of: "forms").keys) == ["office.xlsx", "school.xlsx"])
    // What comes back needs no words on its columns.
    do {
      let back = try prepared(drive, [folder.path])
      #expect(back.plan.unchanged == 1 && back.plan.new == 0)
    }
    // Nothing is written over, not even the one that is not there yet.
    try FileManager.default.removeItem(at: folder.appending(path: "office.xlsx"))
    let error = cause { try write.perform() }
    #expect(error?.category == .cannotCreate)
    #expect(try Set(drive.contents(of: "forms").keys) == ["school.xlsx"])
    write.units = ["clinic"]
    #expect(cause { try write.perform() } as? OptionError == OptionError("units", "clinic"))
  }
}

extension TestDrive {
  /// The names of the four donors.
  fileprivate static let names = [
    "Nguyễn Văn An", "Trần Thị Bình", "Lê Thị Chi", "Phạm Văn Dũng",
  ]
}
