import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

@Suite struct PrintedAuditTests {
  private func printed(_ assignments: [Assignment], _ drive: Drive) -> [String] {
    PrintedAudit(
      of: Audit(of: assignments, on: drive), on: drive, wording: Words(language: .english)
    ).lines
  }

  @Test func aCleanPlanSaysSo() throws {
    let drive = try smallDrive()
    #expect(
      printed(smallPlan().assignments, drive).prefix(3) == [
        "The plan breaks no rule.", "", "Cost, recomputed: 1,019.7",
      ])
  }

  @Test func consecutiveMinutesOfOneLimitAreOneFinding() throws {
    let drive = try smallDrive(planFor: .everyone)
    let everyone = drive.registrants.indices.map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: 450))
    }
    #expect(
      printed(everyone, drive).prefix(8) == [
        "The plan breaks 2 rules in 3 places.", "",
        "── arrivals-per-slot ──────────────────────────────── people invited to one slot",
        "  hall 07:30: 2 over 3", "",
        "── crowd-limit ──────────────────────────────────────── people present in a zone",
        "  hall * 07:30–07:59: up to 2 over 3", "  hall beds 07:35–07:59: up to 3 over 2",
      ])
  }

  @Test func findingsAreSentencesWithTheNamesThatPeopleUse() throws {
    let drive = try smallDrive(planFor: .everyone)
    let everyone = drive.registrants.indices.map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: 450))
    }
    let audit = Audit(of: everyone, on: drive)
    func sentences(_ language: Language) -> [String] {
      PrintedAudit(of: audit, on: drive, wording: Words(language: language)).sentences
    }
    #expect(
      sentences(.english) == [
        "arrivals per slot: 07:30, 2 over 3",
        "crowd limit: whole session 07:30–07:59, up to 2 over 3",
        "crowd limit: beds 07:35–07:59, up to 3 over 2",
      ])
    #expect(
      sentences(.vietnamese)[1]
        == "giới hạn số người có mặt: cả buổi 07h30–07h59, có lúc vượt 2 so với 3")
  }

  @Test func everyRuleIsNamedWithItsClaim() {
    for language in Language.allCases {
      let claims = HardRule.allCases.map { Words(language: language).claim(of: $0) }
      #expect(Set(claims).count == HardRule.allCases.count)
      #expect(claims.allSatisfy { TextWidth.columns(of: $0) <= 50 })
    }
  }
}
