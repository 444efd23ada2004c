import Drives
import Plans
import Simulation
import Synchronization
import TestSupport
import Testing

/// Simulating and calibrating, stopped before they are done.
@Suite struct StoppedTests {
  private let slots = (0..<4).map {
    Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480))
  }

  /// A simulation that is stopped at once has done its first days, and they are those of a shorter one.
  @Test func aStoppedSimulationHasItsFirstDays() throws {
    let drive = try FourDonors.parts().drive()
    let stopped = Simulator(runs: 1000, seed: 3).simulate(slots, on: drive, isStopped: { true })
    #expect(stopped == Simulator(runs: 40, seed: 3).simulate(slots, on: drive))
  }

  /// Stopped at once, calibrating makes one plan, simulates a few days of it, and claims nothing.
  @Test func aStoppedCalibrationKeepsItsFirstPlan() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(crowdLimits: [CrowdLimit(zone: "*", limit: 4)])]
    let drive = try parts.drive()
    let plan = Plan(
      assignments: slots, unplaced: [], cost: Audit(of: slots, on: drive).cost, bound: 1,
      status: .feasible, seconds: 1)
    let plans = Mutex(0)
    let calibration = Calibrator(simulator: Simulator(runs: 1000)).calibrate(
      drive, allowed: 0.1, gap: 1e-4, isStopped: { true }
    ) { _ throws(Never) -> Plan in
      plans.withLock { $0 += 1 }
      return plan
    }
    #expect(plans.withLock { $0 } == 1 && calibration.plans == 1)
    #expect(calibration.plan.assignments == slots && calibration.plan.bound == 1)
    #expect(!calibration.isReached)
  }
}
