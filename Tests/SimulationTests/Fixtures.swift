import Drives
import Plans
import Simulation
import TestSupport
import Testing

/// Small days whose course can be worked out by hand.
enum Day {
  /// The opening, 08:00.
  static let opens = 480

  /// A stage of some minutes in a zone of its own name.
  static func stage(
    _ id: String, minutes: Int = 5, zone: String? = nil, servers: Staffing = .constant(1),
    defers: Bool = false, service: Distribution? = nil
  ) -> Stage {
    Stage(
      id: id, minutes: minutes, zone: zone ?? id, defers: defers, servers: servers,
      service: service)
  }

  /// One desk of five minutes and one bed of ten, from 08:00 to 09:00; people come at the beginning
  /// of slots of ten minutes.
  static func session(
    closes: Int = 540, stages: [Stage] = [stage("desk"), stage("bed", minutes: 10)],
    limits: [CrowdLimit] = [], arrive: ArrivalPattern = .start, lateness: Distribution? = nil,
    walk: Distribution? = nil, walkIns: WalkIns? = nil, bloodUnits: BloodUnits = BloodUnits(),
    arriveBefore: Int = 0, reserve: Reserve? = nil
  ) -> Session {
    Session(
      id: "hall", date: FourDonors.date(9), opens: opens, closes: closes, slotMinutes: 10,
      stages: stages, crowdLimits: limits, bloodUnits: bloodUnits, reserve: reserve,
      arriveBefore: arriveBefore, arrive: arrive, lateness: lateness, walk: walk,
      walkIns: walkIns)
  }

  /// A drive of some sessions whose people all come and all give, by default.
  static func drive(
    _ sessions: [Session], people: Int, rates: Rates = Rates(show: 1, deferral: 0),
    parties: [Int] = []
  ) throws -> Drive {
    try Drive(
      name: "Thử", sessions: sessions, turnout: Turnout(rates: rates), units: [Unit(id: "u")],
      registrants: (0..<people).map {
        Registrant(id: "\($0)", unit: 0, party: parties.indices.contains($0) ? parties[$0] : nil)
      })
  }

  /// Simulates a session to which one person is invited at each of some starts.
  static func simulate(
    _ session: Session, starts: [Int], rates: Rates = Rates(show: 1, deferral: 0), runs: Int = 1,
    seed: UInt64 = 1, threads: Int? = nil
  ) throws -> SimulatedSession {
    let drive = try drive([session], people: max(1, starts.count), rates: rates)
    return Simulator(runs: runs, seed: seed, threads: threads)
      .simulate(plan(starts), on: drive).sessions[0]
  }

  /// One person after another at some starts.
  static func plan(_ starts: [Int]) -> [Assignment] {
    starts.enumerated().map {
      Assignment(registrant: $0, slot: SlotStart(session: 0, start: $1))
    }
  }
}

/// Whether two numbers differ by rounding only.
func areClose(_ left: Double, _ right: Double, within distance: Double = 1e-9) -> Bool {
  abs(left - right) <= distance
}
