import DriveFiles
import Drives
import Foundation
import Plans
import Testing

/// A published timetable of `field/timetables`, and what an independent audit (Python, minute by minute)
/// found.
struct FieldTimetable: CustomTestStringConvertible, Sendable {
  let name: String
  let file: String
  let people: Int
  let units: Int
  /// How many violations of each rule there are.
  let violations: [HardRule: Int]
  let cost: Double

  var testDescription: String { "\(name) \(file)" }

  var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "EndToEndTests/Fixtures/field/timetables/\(name)")
  }
}

@Suite struct FieldTimetableTests {
  static let timetables = [
    FieldTimetable(
      name: "bo-de-2021", file: "published-even.json", people: 1380, units: 23,
      violations: [.stageCapacity: 1037, .crowdLimit: 190], cost: 2295.046),
    FieldTimetable(
      name: "bo-de-2021", file: "published-start.json", people: 1380, units: 23,
      violations: [.stageCapacity: 802, .crowdLimit: 452], cost: 3306.4),
    FieldTimetable(
      name: "emerson-2015", file: "published-even.json", people: 901, units: 24,
      violations: [.stageCapacity: 622, .crowdLimit: 116], cost: 840.5),
    FieldTimetable(
      name: "emerson-2015", file: "published-start.json", people: 901, units: 24,
      violations: [.stageCapacity: 1152, .crowdLimit: 173], cost: 918.7),
    FieldTimetable(
      name: "ktx-khu-b-2023", file: "published-even.json", people: 300, units: 5,
      violations: [.stageCapacity: 457, .crowdLimit: 134], cost: 262),
    FieldTimetable(
      name: "ktx-khu-b-2023", file: "published-start.json", people: 300, units: 5,
      violations: [.stageCapacity: 300, .crowdLimit: 150], cost: 265),
    FieldTimetable(
      name: "thcs-tran-quang-khai-2021", file: "published-even.json", people: 641, units: 17,
      violations: [.stageCapacity: 99], cost: 847.592),
    FieldTimetable(
      name: "thcs-tran-quang-khai-2021", file: "published-start.json", people: 641, units: 17,
      violations: [.stageCapacity: 301], cost: 855.18),
    // Its classes are groups: spread over their windows they do not share a slot.
    FieldTimetable(
      name: "thcs-tran-quang-khai-2021-lop", file: "published-even.json", people: 641, units: 17,
      violations: [.stageCapacity: 99, .companions: 17], cost: 847.592),
    FieldTimetable(
      name: "thcs-tran-quang-khai-2021-lop", file: "published-start.json", people: 641, units: 17,
      violations: [.stageCapacity: 301], cost: 855.18),
  ]

  /// Every table keeps every unit whole; what it states of its cost is not so.
  @Test(arguments: timetables) func aPublishedTimetableIsAudited(_ table: FieldTimetable) throws {
    let variants = try DriveVariants(at: table.folder)
    let drive = try variants.drive(with: [Setting(key: "rules.whole", value: "true")])
    #expect(drive.registrants.count == table.people && drive.units.count == table.units)
    #expect(drive.units.places.allSatisfy(drive.staysWhole))
    let plan = try PlanFile(
      at: table.folder.appending(path: table.file), for: variants.base, onlyItsOwn: true)
    #expect(plan.assignments.count == table.people)
    let audit = Audit(of: plan.assignments, on: drive)
    let found = Dictionary(grouping: audit.violations, by: \.rule).mapValues(\.count)
    #expect(found == table.violations)
    #expect(abs(audit.cost.total - table.cost) < 1e-6)
    let untrue = plan.statement.falseStatements(cost: audit.cost, on: drive)
    #expect(
      untrue.map { $0.name(on: drive) } == ["cost", "terms.split", "terms.block", "terms.peak"])
  }

  /// A unit moved by half a day is cut: its people are in two sessions then.
  @Test func oneWhoComesAnotherDayCutsTheUnit() throws {
    let table = Self.timetables[0]
    let variants = try DriveVariants(at: table.folder)
    let drive = try variants.drive(with: [Setting(key: "rules.whole.up_to", value: "60")])
    let plan = try PlanFile(at: table.folder.appending(path: table.file), for: variants.base)
    var assignments = plan.assignments
    let first = assignments[0]
    let other = SessionIndex((first.slot.session.rawValue + 1) % drive.sessions.count)
    assignments[0] = Assignment(
      registrant: first.registrant,
      slot: SlotStart(session: other, start: drive.sessions[other].slotStarts[0]))
    let cut = Audit(of: assignments, on: drive).violations.filter { $0.rule == .whole }
    let unit = drive.units[drive.registrants[first.registrant].unit].id
    #expect(cut.map(\.subject) == [unit] && cut.first?.amount == 1)
  }
}
