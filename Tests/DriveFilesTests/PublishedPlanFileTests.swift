import DriveFiles
import Drives
import Foundation
import Plans
import TestSupport
import Testing
import Wording

@Suite struct ToldPlanFileTests {
  private func read(_ text: String) throws -> PublishedPlan {
    try PublishedPlanFile.read(Array(text.utf8), named: "plan.json")
  }

  /// Whoever is on the lists no more is read all the same.
  @Test func aPlanIsReadByItsNames() throws {
    let plan = try read(
      """
      {"version": 1, "changes": [], "assignments": [
        {"registrant": "gone", "unit": "ward", "session": "tent", "slot": "8:15"},
        {"registrant": "an", "session": "hall", "slot": "08:00", "extra": 1},
        {"registrant": "an", "session": "hall", "slot": "09:00"}],
       "unplaced": [{"registrant": "chi", "reason": "no"}]}
      """)
    #expect(plan.invitations.map(\.registrant) == ["gone", "an"])
    #expect(plan.invitations.map(\.slot.text) == ["tent 08:15", "hall 08:00"])
    #expect(plan.invitations.map(\.unit) == ["ward", ""])
    #expect(plan.unplaced == ["chi"])
  }

  @Test(
    arguments: [
      ("[]", "KG018"), ("{", "KG005"), ("{}", "KG009"), ("{\"assignments\": 1}", "KG018"),
      ("{\"assignments\": [1]}", "KG018"), ("{\"assignments\": [{}]}", "KG009"),
      (
        "{\"assignments\": [{\"registrant\": \"a\", \"session\": \"h\", \"slot\": \"noon\"}]}",
        "KG012"
      ),
    ])
  func whatIsNoPlanIsTold(_ text: String, _ code: String) throws {
    let problems = try #require(
      #expect(throws: DriveFileProblems.self) { try read(text) }
    )
    #expect(problems.problems.first?.code.rawValue == code)
  }

  /// What is written comes back, the changes among it.
  @Test func changesAreWritten() throws {
    let drive = try FourDonors.parts().drive()
    let plan = Plan(
      assignments: [Assignment(registrant: 0, slot: SlotStart(session: 0, start: 480))],
      unplaced: [Unplaced(registrant: 1, reason: .noAllowedSlot)], cost: Cost(), bound: 0,
      status: .optimal, seconds: 0)
    let changes = [
      SlotChange(
        registrant: "an", unit: "ward", from: NamedSlot("hall 08:15"), to: NamedSlot("hall 08:00")),
      SlotChange(registrant: "gone", unit: "", from: NamedSlot("hall 08:15"), to: nil),
    ]
    let text = PlanText(
      of: plan, on: drive, wording: Words(language: .english), changes: changes
    ).text
    #expect(
      text.hasSuffix(
        """
        ,
         "changes": [
          {"registrant": "an", "unit": "ward", "from": "hall 08:15", "to": "hall 08:00"},
          {"registrant": "gone", "from": "hall 08:15", "to": null}]}

        """))
    let published = try read(text)
    #expect(published.invitations.map(\.registrant) == ["an"] && published.unplaced == ["bình"])
    let none = PlanText(of: plan, on: drive, wording: Words(language: .english), changes: []).text
    #expect(none.hasSuffix("\"changes\": []}\n"))
  }
}
