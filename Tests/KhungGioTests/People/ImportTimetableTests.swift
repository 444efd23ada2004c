import Drives
import Foundation
import Invitations
import KhungGio
import Plans
import TestSupport
import Testing
import UnitLists

/// A published timetable as a plan.
@Suite struct ImportTimetableTests {
  /// The slots that people get, by their ids.
  private func slots(
    _ text: String, of drive: TestDrive, spread: ImportTimetable.Spread = .even
  ) throws -> (slots: [String: String], made: ImportedTimetable) {
    var read = ImportTimetable(try drive.beside("lich.csv", text), for: try drive.open())
    read.spread = spread
    let made = try read.perform()
    let people = made.drive.registrants
    return (
      Dictionary(
        uniqueKeysWithValues: made.plan.assignments.map {
          (people[$0.registrant].id, ClockTime.text($0.slot.start))
        }), made
    )
  }

  @Test func peopleWhoseWishesAndHoursFitComeFirst() throws {
    let drive = try TestDrive(rows: [])
    try drive.write(
      """
      id,name,unit,available,preferred,group
      an,An,office,,08:20,
      binh,Bình,office,08:20-08:30,,
      chi,Chi,office,,,
      dung,Dũng,school,,,
      """, to: "registrants/all.csv")
    let (slots, made) = try slots(
      """
      Giờ,Đơn vị
      08:00–08:10,Văn phòng (1)
      08:10–08:20,"Văn phòng (1), Trường mầm non (1)"
      08:20–08:30,Văn phòng (1)
      """, of: drive)
    // Bình can come at 08:20 only, An would like it and gets the next nearest.
    #expect(slots == ["an": "08:10", "binh": "08:20", "chi": "08:00", "dung": "08:10"])
    #expect(made.differences.isEmpty && made.missingUnits.isEmpty)
  }

  @Test func companionsComeTogetherWhereThereIsRoom() throws {
    let drive = try TestDrive(rows: [])
    try drive.write(
      """
      id,name,unit,group
      an,An,office,
      binh,Bình,office,x
      chi,Chi,office,x
      dung,Dũng,school,
      """, to: "registrants/all.csv")
    let (slots, _) = try slots(
      "Giờ,Đơn vị\n08:00–08:10,Văn phòng (1)\n08:10–08:20,Văn phòng (2)\n", of: drive)
    #expect(slots == ["an": "08:00", "binh": "08:10", "chi": "08:10"])
  }

  @Test func hoursAreUsedEvenlyOrAtTheirBeginning() throws {
    let drive = try TestDrive()
    let text = "Đơn vị,Từ,Đến\nVăn phòng,8h00,8h20\nTrường mầm non,8h30,8h40\n"
    #expect(
      try slots(text, of: drive).slots
        == ["an": "08:00", "binh": "08:00", "chi": "08:10", "dung": "08:30"])
    #expect(
      try slots(text, of: drive, spread: .start).slots
        == ["an": "08:00", "binh": "08:00", "chi": "08:00", "dung": "08:30"])
  }

  @Test func countsThatAreNotThoseOfTheListAreSaid() throws {
    let drive = try TestDrive()
    let (slots, made) = try slots(
      "Giờ,Đơn vị\n08:00–08:10,Văn phòng (4)\n08:10–08:20,Văn phòng (1)\n", of: drive)
    // Two too many: the fullest slot is for two fewer.
    #expect(slots == ["an": "08:00", "binh": "08:00", "chi": "08:10"])
    #expect(made.differences.map { [$0.unit.rawValue, $0.stated, $0.listed] } == [[0, 5, 3]])
    #expect(made.missingUnits == [1])
    #expect(made.plan.unplaced.map(\.registrant) == [3])
    #expect(made.brokenRules.isEmpty)
    #expect(made.plan.bound == 0 && made.plan.status == .feasible)
  }

  /// Drives whose published timetable is known, as it was published: a row for each window.
  @Test(arguments: [
    "bo-de-2021", "emerson-2015", "ktx-khu-b-2023", "thcs-tran-quang-khai-2021",
  ])
  func publishedTimetablesAreReadBack(name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(
        path: "EndToEndTests/Fixtures/field/timetables/\(name)")
    let open = try OpenDrive(reading: folder.path)
    let drive = open.drive
    for (file, spread) in [("even", ImportTimetable.Spread.even), ("start", .start)] {
      let published = try PublishedSource(
        folder.appending(path: "published-\(file).json").path, inDrive: folder
      ).plan.assignments(on: drive)
      // The windows are those of the even plan, whose last slots they end with.
      let even = try PublishedSource(
        folder.appending(path: "published-even.json").path, inDrive: folder
      ).plan.assignments(on: drive)
      var rows = "Đơn vị;Ngày;Từ;Đến;Số người\n"
      for unit in drive.units.places {
        let own = even.filter { drive.registrants[$0.registrant].unit == unit }
        for session in Set(own.map(\.slot.session)).sorted() {
          let starts = own.filter { $0.slot.session == session }.map(\.slot.start)
          let end = (starts.max() ?? 0) + drive.sessions[session].slotMinutes
          rows +=
            "\(drive.units[unit].name);\(drive.sessions[session].date.isoText);"
            + "\(ClockTime.text(starts.min() ?? 0));\(ClockTime.text(end));\(starts.count)\n"
        }
      }
      let place = FileManager.default.temporaryDirectory.appending(
        path: "khunggio-\(UUID().uuidString).csv")
      defer { try? FileManager.default.removeItem(at: place) }
      try Data(rows.utf8).write(to: place)
      var read = ImportTimetable(place.path, for: open)
      read.spread = spread
      #expect(try read.perform().plan.assignments == published, "\(name) \(file)")
    }
  }

  /// What `invite --format timetable` writes is read back with the same people in every slot of each unit.
  @Test(arguments: ["xlsx", "csv"]) func aTimetableGoesThereAndBack(ending: String) throws {
    let drive = try TestDrive()
    try drive.plan([("an", "08:00"), ("dung", "08:00"), ("binh", "08:20"), ("chi", "08:20")])
    let settings = try drive.text("drive.yaml").replacing("servers: 1,", with: "servers: 9,")
      .replacing("servers: 2}", with: "servers: 9}")
    try drive.write(settings, to: "drive.yaml")
    var write = WriteLetters(of: try drive.open(), into: drive.root.appending(path: "out").path)
    write.formats = [.timetable]
    _ = try write.perform()
    let made = try ImportTimetable(
      drive.root.appending(path: "out/timetable/lich-theo-gio.\(ending)").path,
      for: try drive.open()
    ).perform()
    let registrants = made.drive.registrants
    #expect(
      made.plan.assignments.map {
        "\(registrants[$0.registrant].id) \(ClockTime.text($0.slot.start))"
      }
        == ["an 08:00", "binh 08:20", "chi 08:20", "dung 08:00"])
    #expect(made.brokenRules.isEmpty && made.notes.isEmpty)
  }
}
