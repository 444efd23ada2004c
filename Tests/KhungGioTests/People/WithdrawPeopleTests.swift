import DriveFiles
import Drives
import Foundation
import KhungGio
import Testing
import UnitLists
import Wording

/// Taking people off the lists and bringing them back: all of them, or nobody.
@Suite struct WithdrawPeopleTests {
  private func withdrawing(
    _ drive: TestDrive, _ change: (inout WithdrawPeople) -> Void
  ) throws -> ChangedWithdrawals {
    var withdraw = WithdrawPeople(try OpenLists(changing: drive.path, for: "test"))
    change(&withdraw)
    return try withdraw.perform()
  }

  @Test func peopleLeaveAndComeBackAsTheyWere() throws {
    let drive = try TestDrive()
    let before = try drive.open().drive
    let gone = try withdrawing(drive) {
      $0.who = ["tran thi binh", "0912 000 004"]
      $0.reason = "ốm"
    }
    #expect(gone.people.map(\.id) == ["binh", "dung"])
    #expect(gone.people.map(\.unitName) == ["Văn phòng", "Trường mầm non"])
    #expect(gone.isWritten && gone.leavesPeople && !gone.isPublished)
    #expect(try drive.open().drive.registrants.map(\.id) == ["an", "chi"])
    // Who has withdrawn is known, and is not looked for among those who have not.
    let again = cause { try withdrawing(drive) { $0.who = ["binh"] } } as? WithdrawalError
    #expect(again == .unclear([.withdrawnAlready("binh", time: gone.moment.text)]))
    let back = try withdrawing(drive) { $0.bringsBack = true }
    #expect(back.people.map(\.id) == ["binh", "dung"])
    let after = try drive.open().drive
    #expect(Set(after.registrants.map(\.id)) == Set(before.registrants.map(\.id)))
    #expect(
      after.registrants.first { $0.id == "binh" } == before.registrants.first { $0.id == "binh" })
  }

  @Test func whoIsNotSureStopsEverybody() throws {
    let drive = try TestDrive(
      rows: TestDrive.rows + ["binh2,Trần Thị Bình,school,1995,0912000009"])
    let before = try drive.contents()
    let error =
      cause {
        try withdrawing(drive) { $0.who = ["an", "Trần Thị Bình", "Nguyễn Thị Nhầm"] }
      } as? WithdrawalError
    guard case .unclear(let problems)? = error, problems.count == 2,
      case .several("Trần Thị Bình", let several) = problems[0],
      case .nobody("Nguyễn Thị Nhầm", _, isBack: false) = problems[1]
    else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(several.map(\.id) == ["binh", "binh2"])
    #expect(error?.code == "withdrawal-unclear" && error?.category == .badData)
    #expect(try drive.contents() == before)
    // The unit tells the two apart.
    let sure = try withdrawing(drive) {
      $0.who = ["Trần Thị Bình"]
      $0.unit = "Trường mầm non"
    }
    #expect(sure.people.map(\.id) == ["binh2"])
  }

  @Test func aPreviewWritesNothing() throws {
    let drive = try TestDrive()
    let before = try drive.contents()
    let changed = try withdrawing(drive) {
      $0.unit = "office"
      $0.isPreview = true
    }
    #expect(changed.people.map(\.id) == ["an", "binh", "chi"])
    #expect(!changed.isWritten)
    #expect(try drive.contents() == before)
  }

  @Test func aWholeUnitAndAListWithdraw() throws {
    let drive = try TestDrive()
    let list = try drive.beside("rut.csv", "Họ tên,Năm sinh\nLê Thị Chi,1992\n")
    #expect(try withdrawing(drive) { $0.list = list }.people.map(\.id) == ["chi"])
    #expect(try withdrawing(drive) { $0.unit = "office" }.people.map(\.id) == ["an", "binh"])
    let last = try withdrawing(drive) { $0.unit = "school" }
    #expect(!last.leavesPeople)
    let missing =
      cause { try withdrawing(drive) { $0.list = drive.root.path + "/none.csv" } }
    #expect(missing?.code == "withdrawal-list-missing" && missing?.category == .inputMissing)
    let unit = cause { try withdrawing(drive) { $0.unit = "clinic" } } as? WithdrawalError
    #expect(unit == .unclear([.noPeopleOfUnit("clinic", known: [])]))
  }

  /// Where the record cannot be kept, nobody leaves the lists.
  @Test func aHistoryThatCannotBeReadLeavesTheLists() throws {
    let drive = try TestDrive()
    try drive.write("not a database, and long enough to be read as one\n", to: "drive.sqlite")
    let before = try drive.contents()
    let error = cause { try withdrawing(drive) { $0.who = ["an"] } }
    #expect(error?.category == .badData)
    #expect(try drive.contents() == before)
  }

  /// The record of ids says which numbers were given: unreadable, it is not taken for empty.
  @Test func aRecordOfIDsThatCannotBeReadIsTold() throws {
    for (text, row) in [("unit,last\noffice,zwölf\n", 2), ("unit,last\noffice\n", 2), ("", 1)] {
      let drive = try TestDrive()
      try drive.write(text, to: "registrants/.last-ids")
      let before = try drive.contents()
      let error = cause { try withdrawing(drive) { $0.who = ["an"] } } as? IDRecordError
      #expect(error?.code == "id-record-unreadable" && error?.category == .badData)
      #expect(error?.problems.map(\.file) == ["registrants/.last-ids"])
      #expect(error?.problems.map(\.row) == [row])
      #expect(try drive.contents() == before)
    }
    // A folder in its place cannot be read either.
    let drive = try TestDrive()
    try drive.write("", to: "registrants/.last-ids/x")
    let error = cause { try withdrawing(drive) { $0.who = ["an"] } } as? IDRecordError
    #expect(error?.problems.map(\.code) == [.unreadable])
  }
}
