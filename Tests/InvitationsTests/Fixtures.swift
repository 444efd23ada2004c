import Drives
import Plans
import TestSupport
import Testing

/// A morning of two slots, two units and five people; a plan that leaves one of them out.
func smallDrive(
  language: Language = .vietnamese, planFor: PlanFor = .expected
) throws -> Drive {
  let session = Session(
    id: "hall", site: "Hội trường lớn",
    date: try #require(CalendarDate(year: 2021, month: 12, day: 9)), opens: 450, closes: 500,
    slotMinutes: 15, arrivalsPerSlot: 3,
    stages: [
      Stage(id: "screening", minutes: 5, zone: "hall", defers: true, servers: .constant(2)),
      Stage(id: "donation", minutes: 10, zone: "beds", servers: .constant(2)),
    ],
    crowdLimits: [CrowdLimit(zone: "*", limit: 3), CrowdLimit(zone: "beds", limit: 2)],
    bloodUnits: BloodUnits(target: 3, ceiling: 10))
  return try Drive(
    name: "Giọt hồng", organizer: "Ban tổ chức", language: language, sessions: [session],
    turnout: Turnout(rates: Rates(show: 0.8, deferral: 0.25), planFor: planFor),
    units: [
      Unit(id: "ward", name: "Phường Ví Dụ", quota: 4), Unit(id: "school", name: "Trường Ví Dụ"),
    ],
    registrants: [
      Registrant(id: "w1", name: "Trần Văn Bình", unit: 0),
      Registrant(id: "w2", name: "Vũ Thị An", unit: 0),
      Registrant(id: "w3", name: "Lê Đức Đạt", unit: 0),
      Registrant(id: "s1", name: "Đỗ Thị Chi", unit: 1), Registrant(id: "s2", unit: 1),
    ])
}

func smallPlan() -> Plan {
  var cost = Cost()
  cost[.unplaced] = 1000
  cost[.split] = 9
  cost[.peak] = 7.25
  return Plan(
    assignments: [
      Assignment(registrant: 0, slot: SlotStart(session: 0, start: 450)),
      Assignment(registrant: 1, slot: SlotStart(session: 0, start: 450)),
      Assignment(registrant: 2, slot: SlotStart(session: 0, start: 465)),
      Assignment(registrant: 3, slot: SlotStart(session: 0, start: 465)),
    ],
    unplaced: [
      Unplaced(registrant: 4, reason: .limits([.arrivalsPerSlot], allowedSlots: 2))
    ], cost: cost, bound: 1006.09, status: .feasible, seconds: 0.5)
}
