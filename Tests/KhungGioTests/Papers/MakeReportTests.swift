import Drives
import Foundation
import Invitations
import KhungGio
import Testing
import Wording

/// Reports and pictures.
@Suite struct MakeReportTests {
  @Test func aReportSaysWhatIsKnown() throws {
    let drive = try TestDrive()
    let notices = NoticeList()
    var make = MakeReport(try drive.open())
    make.notice = notices.take
    let without = try make.perform()
    #expect(notices.all == [.noPlanYet])
    #expect(without.report.quotas.total.registered == 4)
    #expect(without.report.quotas.total.invited == nil)
    try drive.plan([("an", "08:00"), ("dung", "08:10"), ("binh", "08:20")], unplaced: ["chi"])
    make.counts = [.bloodUnitsDay: 2]
    make.countsFile = try drive.beside("counts.csv", "item,count\nblood_units_day,1\narticles,3\n")
    let report = try make.perform().report
    #expect(report.quotas.total.invited == 3)
    // What is said beside the file counts.
    #expect(report.bloodUnits?.isCounted != false)
    #expect(report.summary.rows.first { $0.subject == .bloodUnitsDay }?.count == 2)
    #expect(report.summary.rows.first { $0.subject == .articles }?.count == 3)
    make.day = "2021-12-10"
    let error = cause { try make.perform() } as? ReportError
    #expect(error == .noSuchDay("2021-12-10", days: report.drive.sessions.map(\.date)))
    #expect(error?.category == .usage)
  }

  @Test func aReportIsWrittenInEveryFormOrInNone() throws {
    let drive = try TestDrive()
    try drive.plan()
    let finished = try MakeReport(drive.open()).perform()
    let folder = drive.root.appending(path: "report").path
    let written = try finished.write(into: folder)
    #expect(written.files.count == MakeReport.Form.allCases.count)
    #expect(try Set(drive.contents(of: "report").keys) == Set(written.files))
    let error = cause { try finished.write(into: folder, as: [.text]) } as? FilesAreThere
    #expect(error?.files.count == 1 && error?.folder == folder)
    #expect(try finished.write(into: folder, as: [.text], force: true).files.count == 1)
  }

  @Test func everySessionIsDrawn() throws {
    let drive = try TestDrive()
    let folder = drive.root.appending(path: "pictures").path
    var draw = DrawPlan(try drive.open(), into: folder)
    draw.days = 20
    #expect(cause { try draw.perform() }?.code == "plan-missing")
    try drive.plan()
    let drawn = try draw.perform()
    #expect(drawn.files == ["headcount-room.svg", "invitations-room.svg"])
    let first = try drive.contents(of: "pictures")
    #expect(Set(first.keys) == Set(drawn.files))
    // The same seed draws the same days; nothing simulated draws others.
    _ = try draw.perform()
    #expect(try drive.contents(of: "pictures") == first)
    draw.days = 0
    _ = try draw.perform()
    #expect(try drive.contents(of: "pictures") != first)
  }
}
