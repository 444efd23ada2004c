import DriveFiles
import Drives
import Foundation
import Plans
import TestSupport
import Testing
import Wording

/// A plan of the small drive.
enum SmallPlan {
  static let json = """
    {"version": 1, "drive": "Giọt hồng", "status": "feasible", "cost": 12.5, "bound": 12, "gap": 0.04,
     "seconds": 1e-2, "terms": {"split": 12, "peak": 0.5}, "made by": ["hand", {"x": null}],
     "assignments": [
      {"registrant": "b1", "unit": "school", "session": "hall", "slot": "07:45"},
      {"registrant": "a1", "session": "hall", "slot": "7:50", "note": "off \\"the\\" gr\\u00efd \\ud83e\\ude78"}
     ],
     "unplaced": [{"registrant": "a2", "reason": "đầy"}], "sessions": []}
    """
}

@Suite struct PlanFileTests {
  private func read(_ json: String) throws -> PlanFile {
    let folder = try FolderFixture(["plan.json": json])
    return try PlanFile(at: folder.url.appendingPathComponent("plan.json"), for: folder.drive())
  }

  private func problems(_ json: String) throws -> [String] {
    let folder = try FolderFixture(["plan.json": json])
    let drive = try folder.drive()
    do throws(DriveFileProblems) {
      _ = try PlanFile(at: folder.url.appendingPathComponent("plan.json"), for: drive)
      return []
    } catch {
      return error.problems.map(\.brief)
    }
  }

  @Test func anyPlanIsReadWhoeverMadeIt() throws {
    let plan = try read(SmallPlan.json)
    #expect(plan.driveName == "Giọt hồng")
    #expect(plan.status == .feasible)
    #expect(plan.cost == 12.5)
    #expect(plan.bound == 12)
    #expect(plan.seconds == 0.01)
    #expect(plan.terms[.split] == 12)
    #expect(
      plan.assignments == [
        Assignment(registrant: 3, slot: SlotStart(session: 0, start: 465)),
        Assignment(registrant: 0, slot: SlotStart(session: 0, start: 470)),
      ])
    #expect(plan.unplaced == [Unplaced(registrant: 1, reason: .written("đầy"))])
  }

  /// Why somebody has no slot is read from `why`, which is of no language; what is not understood
  /// there leaves the words beside it.
  @Test(arguments: [
    (
      #"{"code": "limits", "rules": ["crowd-limit", "max-away"], "allowed_slots": 13, "x": [1]}"#,
      Unplaced.Reason.limits([.crowdLimit, .maxAway], allowedSlots: 13)
    ),
    (#"{"code": "too-costly", "rules": [], "allowed_slots": 2}"#, .tooCostly(allowedSlots: 2)),
    (#"{"code": "stopped", "rules": [], "allowed_slots": 1}"#, .stopped(allowedSlots: 1)),
    (#"{"code": "no-allowed-slot", "rules": [], "allowed_slots": 0}"#, .noAllowedSlot),
    (#"{"code": "limits", "rules": ["gravity"], "allowed_slots": 13}"#, .written("đầy")),
    (#"{"code": "bored", "rules": [], "allowed_slots": 13}"#, .written("đầy")),
    (#"{"code": "limits", "rules": []}"#, .written("đầy")),
    (#""because""#, .written("đầy")),
  ])
  func theReasonIsOfNoLanguage(why: String, reason: Unplaced.Reason) throws {
    let json = SmallPlan.json.replacing(
      #""reason": "đầy""#, with: #""why": \#(why), "reason": "đầy""#)
    #expect(try read(json).unplaced == [Unplaced(registrant: 1, reason: reason)])
  }

  @Test func aPersonMayBeInAPlanTwice() throws {
    let one = #"{"registrant": "a1", "session": "hall", "slot": "08:00"}"#
    #expect(try read("{\"version\": 1, \"assignments\": [\(one), \(one)]}").assignments.count == 2)
  }

  @Test(arguments: [
    ("", ["KG005 plan.json:1:1"]),
    ("[]", ["KG018 plan.json:1:1"]),
    ("{\"version\": 1", ["KG005 plan.json:1:14"]),
    ("{\"version\": 1}", ["KG009 plan.json:1:1 assignments"]),
    ("{\"version\": 2, \"assignments\": []}", ["KG007 plan.json:1:13 version \"2\""]),
    ("{\"version\": \"1\", \"assignments\": []}", ["KG007 plan.json:1:13 version \"1\""]),
    ("{\"version\": 1, \"assignments\": {}}", ["KG018 plan.json:1:31 assignments \"{…}\""]),
    ("{\"version\": 1, \"assignments\": [7]}", ["KG018 plan.json:1:32 assignments.1 \"7\""]),
    ("{\"version\": 1, \"assignments\": []} x", ["KG005 plan.json:1:35 \"x\""]),
    (
      "{\"version\": 1,\n\"cost\": nan, \"assignments\": []}",
      ["KG005 plan.json:2:9 \"nan, \"assign\""]
    ),
    (
      "{\"version\": 1, \"version\": 1, \"assignments\": []}", ["KG011 plan.json:1:27 version"]
    ),
    (
      """
      {"version": 1, "assignments": [
        {"registrant": "a9", "session": "hall", "slot": "08:00"},
        {"registrant": "a1", "session": "hal", "slot": "8h"},
        {"registrant": 1, "slot": "08:00"}],
       "unplaced": [{"registrant": "A2", "reason": ""}]}
      """,
      [
        "KG060 plan.json:2:18 assignments.1.registrant \"a9\"",
        "KG038 plan.json:3:35 assignments.2.session \"hal\"",
        "KG012 plan.json:3:50 assignments.2.slot \"8h\"",
        "KG009 plan.json:4:3 assignments.3.session",
        "KG018 plan.json:4:18 assignments.3.registrant \"1\"",
        "KG060 plan.json:5:30 unplaced.1.registrant \"A2\"",
      ]
    ),
  ])
  func whatIsWrongIsToldAtItsPlace(_ json: String, _ expected: [String]) throws {
    let found = try problems(json)
    #expect(found == expected)
  }

  @Test func nestingWithoutEndIsRefused() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try problems("{\"x\": \(deep)").map { $0.prefix(16) } == ["KG005 plan.json:"])
  }

  @Test func aMissingPlanIsAMissingInput() throws {
    let folder = try FolderFixture()
    let drive = try folder.drive()
    do throws(DriveFileProblems) {
      _ = try PlanFile(at: folder.url.appendingPathComponent("plan.json"), for: drive)
      Issue.record("there is no plan")
    } catch {
      #expect(error.isMissingInput)
    }
  }

  private func plan() -> Plan {
    var cost = Cost()
    cost[.unplaced] = 1000
    cost[.split] = 8
    cost[.peak] = 12.600000000000001
    return Plan(
      assignments: [
        Assignment(registrant: 0, slot: SlotStart(session: 0, start: 480)),
        Assignment(registrant: 3, slot: SlotStart(session: 0, start: 465)),
      ],
      unplaced: [
        Unplaced(registrant: 1, reason: .written("a \"b\"\n")),
        Unplaced(registrant: 2, reason: .noAllowedSlot),
      ],
      cost: cost, bound: 1000, status: .optimal, seconds: 0.25)
  }

  @Test func aPlanIsWrittenInTheContractsOrder() throws {
    let drive = try FolderFixture().drive()
    let text = PlanText(of: plan(), on: drive, wording: Words(language: .english)).text
    let gap = (1020.6 - 1000) / 1020.6
    #expect(
      text == """
        {"version": 1, "drive": "Giọt hồng", "status": "optimal", "cost": 1020.6, "bound": 1000.0, \
        "gap": \(gap), "seconds": 0.25,
         "terms": {"unplaced": 1000.0, "moved": 0.0, "preference": 0.0, "split": 8.0, "block": 0.0, \
        "peak": 12.600000000000001},
         "assignments": [
          {"registrant": "a1", "unit": "office", "session": "hall", "slot": "08:00"},
          {"registrant": "b1", "unit": "school", "session": "hall", "slot": "07:45"}],
         "unplaced": [
          {"registrant": "a2", "reason": "a \\"b\\"\\n"},
          {"registrant": "a3", "reason": "no slot lies inside both the person's hours and the unit's", \
        "why": {"code": "no-allowed-slot", "rules": [], "allowed_slots": 0}}],
         "sessions": [
          {"id": "hall", "expected_blood_units": 1.2000000000000002, "peak_expected": 0.8,
           "slots": [
            {"start": "07:30", "invited": 0},
            {"start": "07:45", "invited": 1},
            {"start": "08:00", "invited": 1},
            {"start": "08:15", "invited": 0},
            {"start": "08:30", "invited": 0}]}]}

        """)
  }

  @Test func aPlanWrittenAndReadIsTheSame() throws {
    let folder = try FolderFixture()
    let drive = try folder.drive()
    let url = folder.url.appendingPathComponent("plan.json")
    try PlanText(of: plan(), on: drive, wording: Words(language: .vietnamese)).write(to: url)
    let read = try PlanFile(at: url, for: drive)
    #expect(read.assignments == plan().assignments)
    #expect(read.unplaced == plan().unplaced)
    #expect(read.cost == plan().cost.total)
    #expect(
      read.terms == plan().cost
        || CostTerm.allCases.allSatisfy { read.terms[$0] == plan().cost[$0] })
    #expect(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) is [String: Any])
  }
}
