public import Drives
public import IntegerProgramming

public func devRun(_ drive: Drive, solver: any Solver) {
  let clock = ContinuousClock()
  let start = clock.now
  let problem = PlanningProblem(of: drive)
  print("problem", clock.now - start, "limits", problem.hall.limits.count, "presences", problem.hall.presences.map(\.count).reduce(0,+), "classes", problem.units.map(\.classes.count).reduce(0,+), "loads", problem.hall.loadCount, "away", problem.units.filter{$0.mostAway != nil}.count, "maxsize", problem.units.map(\.size).max() ?? 0)
  print("slotcaps", problem.hall.slots.indices.prefix(20).map { problem.hall.mostPeople(inSlot: $0) })
  var cg = ColumnGeneration(problem, solver: solver)
  print("cg init", clock.now - start)
  let ok = cg.run(gap: 1e-5, rounds: 200) { print("round", $0, "lp", $1, "bound", $2, "cols", "t", clock.now - start) }
  devCheck(&cg)
  print("done", ok, cg.rounds, "bound", cg.bound, "columns", cg.master.columns.count, clock.now - start)
  for (name, startS) in [("empty", problem.units.map(\.emptySchedule)), ("dive", cg.dive() ?? problem.units.map(\.emptySchedule))] {
    for moves in [200_000, 1_000_000, 4_000_000] {
    var arr = Arrangement(problem)
    arr.put(startS)
    let t0 = clock.now
    let c0 = arr.cost
    var ann = Annealing(arr, seed: 1)
    ann.run(moves: moves, hot: 3, cold: 0.1)
    print("anneal", name, moves, c0, "->", ann.now.cost, devCost(problem, ann.now.schedules), clock.now - t0)
    }
  }
  var sc = cg
  if let d = sc.settleAll(seconds: 0.5, trace: { print($0, clock.now - start) }) { print("settle", devCost(problem, d), clock.now - start) } else { print("settle failed") }
  if CommandLine.arguments.count > 4, let d = cg.dive() { print("dive", devCost(problem, d), clock.now - start)
    let e = devPolish(problem, d, solver: solver, seconds: 2)
    print("polish", devCost(problem, e), clock.now - start)
    //devLNS(problem, e, solver: solver, prices: cg.prices, start: start)
  } else { print("dive failed") }
}
func devLNS(_ problem: PlanningProblem, _ s: [Schedule], solver: any Solver, prices: HallPrices, start: ContinuousClock.Instant) {
  var best = s
  var cost = devCost(problem, s).0
  let clock = ContinuousClock()
  var rng: UInt64 = 12345
  func next(_ n: Int) -> Int { rng = rng &* 6364136223846793005 &+ 1442695040888963407; return Int((rng >> 33) % UInt64(n)) }
  var it = 0
  while clock.now - start < .seconds(20) {
    it += 1
    var free: Set<Int> = []
    let k = 5
    while free.count < min(k, problem.units.count) { free.insert(next(problem.units.count)) }
    let units = Array(free).sorted()
    let rest = problem.units.indices.filter { !free.contains($0) }
    let c = CompactProgram(problem, units: units, others: devLoads(problem, best, rest))
    var fixed = problem.fixedCost
    for u in rest { fixed += problem.units[u].cost(of: best[u]) }
    let t0 = clock.now
    let o = solver.solve(c.program, within: SolveLimits(seconds: 1))
    switch o {
    case .optimal(let sol, _), .feasible(let sol, _, _):
      var cand = best
      for (u, x) in zip(units, c.schedules(of: sol)) { cand[u] = x }
      let (cc, ok) = devCost(problem, cand)
      if cc < cost - 1e-6, ok { cost = cc; best = cand; print("lns", it, cost, clock.now - start, clock.now - t0) }
    default: print(o)
    }
  }
  print("lns end", it, cost)
}
func devCheck(_ cg: inout ColumnGeneration) {
  let p = cg.master.prices(of: cg.relaxation!).hall
  let lp = p.loadPrices(cg.problem.hall)
  print("rebate", p.rebate(cg.problem.hall), "fixed", cg.problem.fixedCost)
  var sum = 0.0, vals = 0.0
  for u in cg.pricers.indices {
    if u == 32 { debugUnit = cg.problem.units[u].unit }
    let r = cg.pricers[u].price(lp, kindCount: cg.problem.hall.kinds.count)
    debugUnit = -1
    sum += r.bound; vals += r.value
    if r.value - r.bound > 0.01 { print("unit", u, "value", r.value, "bound", r.bound, "size", cg.problem.units[u].size, "away", cg.problem.units[u].mostAway ?? -1, "capped", cg.pricers[u].isCapped, cg.pricers[u].opening.needed, "classes", cg.problem.units[u].classes.count, "slots", cg.problem.units[u].slots.count) }
  }
  print("sum", sum, vals)
}
func devCost(_ problem: PlanningProblem, _ s: [Schedule]) -> (Double, Bool) {
  var room = HallRoom(problem.hall)
  var cost = problem.fixedCost
  var people = [Double](repeating: 0, count: problem.hall.loadCount)
  for (u, x) in zip(problem.units, s) {
    cost += u.cost(of: x)
    let l = u.loads(of: x, hall: problem.hall)
    for (load, n) in l { people[load] += Double(n) }
    room.take(l, hall: problem.hall)
  }
  for rows in problem.hall.presences {
    cost += problem.hall.peakWeight * (rows.map { $0.terms.reduce(0) { $0 + $1.coefficient * people[$1.load] } }.max() ?? 0)
  }
  return (cost, room.isKept)
}
func devLoads(_ problem: PlanningProblem, _ s: [Schedule], _ units: [Int]) -> [Int] {
  var people = [Int](repeating: 0, count: problem.hall.loadCount)
  for u in units { for (l, n) in problem.units[u].loads(of: s[u], hall: problem.hall) { people[l] += n } }
  return people
}
func devPolish(_ problem: PlanningProblem, _ s: [Schedule], solver: any Solver, seconds: Double) -> [Schedule] {
  let may = zip(problem.units, s).map { u, x in u.slots.indices.map { sl in x.placements.contains { Int($0.slot) == sl } } }
  let c = CompactProgram(problem, units: Array(problem.units.indices), others: [Int](repeating: 0, count: problem.hall.loadCount), mayUse: may, isSettled: true)
  if case .optimal(let r) = solver.relax(c.program, from: nil, within: SolveLimits()) { print("polish lp", r.objective + problem.fixedCost, c.program.variableCount, "fractional", r.values.indices.filter { c.program.isInteger[$0] && abs(r.values[$0] - r.values[$0].rounded()) > 1e-6 }.count) }
  let o = solver.solve(c.program, within: SolveLimits(seconds: seconds))
  switch o {
  case .optimal(let sol, _), .feasible(let sol, _, _): print("polished", sol.objective, c.program.variableCount, c.program.rowCount); return c.schedules(of: sol)
  default: print(o); return s
  }
}
