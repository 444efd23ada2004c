import DriveStore
import Drives
import Foundation
import Invitations
import KhungGio
import Plans
import Simulation
import TestSupport
import Testing
import Wording

/// The day of four donors: An 08:00, Dũng 08:10, Bình 08:20, Chi 08:30 in slots of ten minutes, by hand.
@Suite struct DayUseCaseTests {
  /// A drive with its plan published, and one device.
  private func drive(
    _ slots: [(String, String)] = TestDrive.slots, unplaced: [String] = [],
    settings: String = TestDrive.settings
  ) throws -> TestDrive {
    let drive = try TestDrive(settings: settings)
    try drive.plan(slots, unplaced: unplaced)
    try drive.publish(at: "2021-12-01T02:30:00Z")
    _ = try History(in: drive.url).addDevice(
      "Cửa", token: Checksum(of: []), at: "2021-12-09T00:00:00Z")
    return drive
  }

  /// Keeps events of the one device: at a local time, somebody's.
  private func keep(
    _ events: [(time: String, kind: ArrivalKind, person: String)], of drive: TestDrive,
    from first: Int = 1
  ) throws {
    for (place, event) in events.enumerated() {
      let moment = try moment(event.time)
      let digits = String(first + place)
      var check = CheckIn(
        [
          NewArrival(
            id: "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count)
              + digits, number: first + place, kind: event.kind, session: "room",
            subject: .registrant(event.person), deviceTime: moment.text)
        ], of: 1, inDrive: drive.path)
      check.moment = moment
      #expect(try check.perform().outcomes.map(\.isStored) == [true])
    }
  }

  /// A local time on the day.
  private func moment(_ time: String) throws -> Moment {
    try #require(Moment("2021-12-09T\(time):00+07:00"))
  }

  private func record(_ drive: TestDrive) throws -> DayRecord {
    DayRecord(try History(in: drive.url).arrivals())
  }

  private func reading(_ drive: TestDrive, _ time: String) throws -> SessionReading {
    var read = ReadDay(try OpenDay(reading: drive.path), try record(drive))
    read.moment = try moment(time)
    return read.perform(WorkContext()).sessions[0]
  }

  @Test func whoIsPresentLateAndMissing() throws {
    let drive = try drive()
    try keep(
      [("08:02", .enters, "an"), ("08:25", .leaves, "an"), ("08:26", .enters, "dung")], of: drive)
    let session = try reading(drive, "08:35")
    #expect(session.present == 1 && session.came == 2 && session.invited == 4)
    // Bình's slot ended at 08:30; Chi's lasts. By now three slots are over and half of the fourth.
    #expect(session.late.map(\.id) == ["binh"] && session.late[0].delay == 5)
    #expect(session.missing.isEmpty && session.left == 1 && session.deferred == 0)
    #expect(abs(session.expected - 0.8 * 3.5) < 1e-9)
    #expect(session.admission == .unlimited && session.limit == nil)
    let later = try reading(drive, "09:01")
    #expect(later.missing.map(\.id) == ["binh"] && later.late.map(\.id) == ["chi"])
    #expect(later.admission == .closed)
    #expect(try reading(drive, "07:00").admission == .early(opens: 480))
  }

  @Test func thePeopleInsideAndTheLimit() throws {
    let limited = TestDrive.settings.replacing(
      "    stages:", with: "    crowd_limits: [{zone: \"*\", limit: 2}]\n    stages:")
    let drive = try drive(settings: limited)
    try keep([("08:02", .enters, "an")], of: drive)
    // Dũng's slot is on and Bình's begins within a quarter of an hour.
    #expect(try reading(drive, "08:12").admission == .room(1, expected: 2))
    try keep([("08:13", .enters, "dung"), ("08:14", .enters, "binh")], of: drive, from: 2)
    #expect(try reading(drive, "08:15").admission == .full(leaving: 2))
    try keep([("08:15", .deferred, "binh")], of: drive, from: 4)
    #expect(try reading(drive, "08:16").admission == .full(leaving: 1))
    #expect(try reading(drive, "08:16").deferred == 1)
  }

  @Test func whatWasTriedOutTheDayBeforeDoesNotCount() throws {
    let drive = try drive()
    var check = CheckIn(
      [
        NewArrival(
          id: "00000000-0000-4000-8000-000000000001", number: 1, kind: .enters, session: "room",
          subject: .registrant("an"), deviceTime: "2021-12-08T03:00:00Z")
      ], of: 1, inDrive: drive.path)
    check.moment = Moment("2021-12-08T03:00:00Z")
    _ = try check.perform()
    let noon = try #require(Moment("2021-12-08T05:00:00Z"))
    #expect(try DoorBook(drive.path, clock: { noon }).record.people.count == 1)
    let day = try moment("08:10")
    #expect(try DoorBook(drive.path, clock: { day }).record.people.isEmpty)
    #expect(cause { try MeasureRates([drive.path]).perform() } is NothingCounted)
  }

  @Test func peopleAreFoundByTwoLettersWithoutMarks() throws {
    let drive = try TestDrive(
      rows: TestDrive.rows + [
        "an2,Nguyễn Văn An,school,1990,0912000999", "uoc,Đỗ Thị Ước,school,1991,",
      ])
    try drive.plan()
    try drive.publish()
    let day = try OpenDay(reading: drive.path)
    func find(_ query: String, at minute: Int? = nil) -> [String] {
      var search = SearchPeople(query, on: day)
      search.minute = minute
      return search.perform(WorkContext()).people.map { day.people[$0].id }
    }
    #expect(find("") == [] && find("n") == [] && find(" . ") == [])
    #expect(find("uo") == ["uoc"] && find("ĐỖ ư") == ["uoc"] && find("do uoc thi") == ["uoc"])
    #expect(find("nguyen an") == ["an", "an2"] && find("xy") == [])
    // Given names first: Văn is everybody's middle name. Then whoever is expected about now.
    #expect(find("va") == ["an", "dung", "an2"] && find("du") == ["dung"])
    #expect(find("th", at: 500) == ["binh", "uoc", "chi"])
    // Namesakes, and nobody else, have their years.
    #expect(day.people.map(\.birthYear) == [1985, nil, nil, nil, 1990, nil])
    let code = day.people[1].code
    #expect(code.hasPrefix("KG-") && find(code) == ["binh"])
    #expect(find(code.lowercased().replacing("-", with: " ")) == ["binh"])
  }

  /// Slots that hold one person each.
  private static let one = TestDrive.settings.replacing(
    "    stages:", with: "    arrivals_per_slot: 1\n    stages:")

  /// Every slot holds one person; Chi's is free.
  @Test func somebodyWithoutAnInvitationGetsASlotThatBreaksNothing() throws {
    let drive = try drive(
      [("an", "08:00"), ("dung", "08:10"), ("binh", "08:20")], unplaced: ["chi"],
      settings: Self.one)
    var propose = ProposeSlot(try OpenDay(reading: drive.path), try record(drive))
    propose.moment = try moment("08:01")
    let slot = try propose.perform().slot
    #expect(slot == SlotStart(session: 0, start: 510))
    // It is somebody's now.
    let history = try History(in: drive.url)
    _ = try history.keep(
      [
        SentArrivals(
          device: 1,
          events: [
            NewArrival(
              id: "00000000-0000-4000-8000-000000000009", number: 1, kind: .walkIn,
              session: "room", subject: .walkIn("N-1"), name: "Khách", slot: "08:30",
              deviceTime: "2021-12-09T01:02:00Z")
          ])
      ], at: "2021-12-09T01:02:00Z")
    propose.record = try record(drive)
    #expect(try propose.perform().slot == nil)
  }

  @Test func whoWaitsIsCalledForTheSlotOfWhoDoesNotCome() throws {
    let drive = try drive(
      [("an", "08:00"), ("dung", "08:10"), ("binh", "08:20")], unplaced: ["chi"],
      settings: Self.one)
    var call = CallFromWaitlist(try OpenDay(reading: drive.path), try record(drive))
    call.moment = try moment("08:05")
    call.travelMinutes = 20
    let list = try call.perform()
    #expect(list.candidates.map(\.id) == ["chi"] && list.missing == 0)
    #expect(list.candidates[0].slot.start == 510 && list.candidates[0].phone == "0912000003")
    #expect(abs(list.candidates[0].bloodUnits - 0.8 * 0.75) < 1e-9)
    // Whoever was called is not called again.
    try keep([("08:06", .called, "chi")], of: drive)
    call.record = try record(drive)
    #expect(try call.perform().candidates.isEmpty)
  }

  @Test func theForecastKnowsWhatHasHappened() throws {
    let sure = TestDrive.settings.replacing("show_rate: 0.8", with: "show_rate: 1")
      .replacing("deferral_rate: 0.25", with: "deferral_rate: 0")
    let drive = try drive(settings: sure)
    try keep([("08:02", .enters, "an"), ("08:04", .deferred, "an")], of: drive)
    var forecast = ForecastDay(try OpenDay(reading: drive.path), try record(drive))
    forecast.runs = 50
    // An is deferred. Of the others all come, late as they may be.
    forecast.moment = try moment("08:05")
    let early = try forecast.perform().sessions[0]
    #expect(early.served.mean == 4 && early.bloodUnits.mean == 3)
    #expect(early.rows.first?.minute == 490)
    // At noon nobody comes any more who has not.
    forecast.moment = try moment("12:00")
    let over = try forecast.perform().sessions[0]
    #expect(over.served.mean <= 1.5 && over.bloodUnits.mean < 0.5 && over.rows.isEmpty)
  }

  /// One of two beds breaks at 08:00: nobody needs two, and nobody moves. The only desk breaks: who is
  /// not there yet has no slot, and whoever's slot is near stays.
  @Test func whatABrokenBedChanges() throws {
    let drive = try drive()
    let day = try OpenDay(reading: drive.path)
    func replan(_ change: StageChange) throws -> ReplannedDay {
      var replan = ReplanDay(
        day, try record(drive), changes: [change], options: try PlanningOptions(effort: 0.05))
      replan.moment = try moment("08:00")
      replan.noticeMinutes = 15
      return try replan.perform()
    }
    #expect(try replan(StageChange("bed", of: "room", by: -1, from: 480)).changes.isEmpty)
    let broken = try replan(StageChange("desk", of: "room", by: -1, from: 480))
    #expect(broken.changes.map(\.id) == ["binh", "chi"] && broken.lost == 2)
    #expect(cause { try replan(StageChange("x", of: "room", by: -1, from: 0)) } is StageChangeError)
  }

  @Test func ratesAreMeasured() throws {
    let drive = try drive()
    try keep(
      [
        ("08:02", .enters, "an"), ("08:12", .enters, "dung"), ("08:16", .deferred, "dung"),
        ("08:20", .enters, "binh"),
      ], of: drive)
    let rates = try MeasureRates([drive.path]).perform()
    #expect(rates.all.invited == 4 && rates.all.came == 3 && rates.all.deferred == 1)
    #expect(rates.units.map(\.name) == ["Trường mầm non", "Văn phòng"])
    #expect(rates.units.map(\.deferral) == [1, 0] && rates.slots.map(\.came) == [1, 1, 1, 0])
    #expect(rates.settings == ["turnout:", "  show_rate: 0.75", "  deferral_rate: 0.33"])
    let counts = try drive.beside(
      "counts.csv", "kind,invited,came,deferred\nfirst_time,30,21,7\n,10,9,0\n")
    let both = try MeasureRates([drive.path, counts]).perform()
    #expect(
      both.all.invited == 44 && both.all.came == 33 && both.kinds.map(\.name) == ["first_time"])
    #expect(both.settings.last == "    first_time: {show_rate: 0.70, deferral_rate: 0.33}")
    // The general rates are of those without a kind of their own: 3 of 4 and 9 of 10; 1 of these 12.
    #expect(both.settings[1...2] == ["  show_rate: 0.86", "  deferral_rate: 0.08"])
    // More cannot have come than were invited.
    let wrong = try drive.beside("wrong.csv", "invited,came,deferred\n3,4,0\n")
    #expect(cause { try MeasureRates([wrong]).perform() } != nil)
  }

  @Test func theReportHasWhatTheDoorCounted() throws {
    let drive = try drive()
    try keep(
      [("08:02", .enters, "an"), ("08:12", .enters, "dung"), ("08:16", .deferred, "dung")],
      of: drive)
    let row = try MakeReport(drive.open()).perform().report.summary.rows.first {
      $0.subject == .bloodUnitsDay
    }
    #expect(row?.count == 1 && row?.remarks.contains("đếm ở cửa") == true)
    // Whoever states it knows better.
    var make = MakeReport(try drive.open())
    make.counts = [.bloodUnitsDay: 7]
    let stated = try make.perform().report.summary.rows.first { $0.subject == .bloodUnitsDay }
    #expect(stated?.count == 7 && stated?.remarks.contains("đếm ở cửa") == false)
  }
}
