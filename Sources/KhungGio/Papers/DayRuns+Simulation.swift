public import Drives
public import Pictures
public import Simulation

extension DayRuns {
  /// The simulated days of every session as pictures show them.
  ///
  /// - Parameter simulated: a plan that was simulated.
  /// - Returns: the simulated days by session.
  public static func all(of simulated: SimulatedPlan) -> [SessionIndex: DayRuns] {
    var all: [SessionIndex: DayRuns] = [:]
    for session in simulated.sessions {
      func band(_ headcount: Headcount) -> RunBand {
        let start = session.minutes.lowerBound
        return RunBand(
          runs: simulated.runs,
          low: MinuteCurve(from: start, values: headcount.p05.map(Double.init)),
          high: MinuteCurve(from: start, values: headcount.p95.map(Double.init)))
      }
      all[session.session] = DayRuns(
        whole: band(session.crowd),
        zones: Dictionary(
          session.crowdLimits.map { ($0.zone, band($0.headcount)) }, uniquingKeysWith: { $1 }),
        stages: Dictionary(
          session.stages.map { ($0.id, band($0.headcount)) }, uniquingKeysWith: { $1 }))
    }
    return all
  }
}
