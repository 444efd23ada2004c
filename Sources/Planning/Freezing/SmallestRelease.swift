import Drives
import Formulation
package import IntegerProgramming
import Plans

/// The fewest people to let go so that all the other frozen ones can keep their slots.
///
/// An integer program keeps as many as the limits allow. Crowd limits to be kept with a probability
/// are no rows of it: caps on the expected crowd stand in for them from above, and what an exact look
/// at a solution finds is forbidden from below, until both agree.
package struct SmallestRelease {
  /// Whoever is let go, in list order.
  package private(set) var people: [Int]
  /// No fewer have to be let go.
  package private(set) var atLeast: Int

  private let blocks: FrozenBlocks
  private let solver: any Solver
  private let deadline: Deadline

  /// How often the exact look may come back with something to forbid.
  private static let mostRounds = 80

  /// Looks for them until the deadline is over; what was found and proven until then is valid.
  package init(_ blocks: FrozenBlocks, solver: any Solver, deadline: Deadline) {
    self.blocks = blocks
    self.solver = solver
    self.deadline = deadline
    // Without anybody frozen no limit is broken.
    people = (blocks.hopeless + blocks.blocks.flatMap(\.frozen)).sorted()
    atLeast = blocks.hopeless.count
    guard case .probability(let probability) = blocks.drive.turnout.planFor else {
      var program = ReleaseProgram(blocks, caps: CrowdSurrogate())
      take(program.solve(by: solver, until: deadline))
      return
    }
    standIn()
    exclude(ExactCrowd(blocks.drive, probability: probability))
  }

  /// Keeps a solution, if it lets the fewest go, and what it proves.
  private mutating func take(_ result: ReleaseProgram.Result?, provesBound: Bool = true) {
    guard let result else { return }
    if provesBound { atLeast = max(atLeast, blocks.hopeless.count + result.atLeast) }
    let released = (blocks.hopeless + result.released).sorted()
    if released.count < people.count,
      Audit(of: blocks.drive.fillingGaps(of: result.kept), on: blocks.drive).violations.isEmpty
    {
      people = released
    }
  }

  /// Solutions within caps, tightened until they keep the crowd limits, then loosened.
  private mutating func standIn() {
    let drive = blocks.drive
    var caps = CrowdSurrogate(startingFor: drive)
    var looseningsLeft = 6
    for _ in 0..<40 where !deadline.isOver {
      var program = ReleaseProgram(blocks, caps: caps)
      guard let result = program.solve(by: solver, until: deadline) else { return }
      take(result, provesBound: false)
      let isKept = Audit(of: result.kept, on: drive).violations.isEmpty
      if isKept { looseningsLeft -= 1 }
      let next = caps.adjusted(to: result.kept, on: drive, loosening: isKept)
      guard next != caps, looseningsLeft > 0 else { return }
      caps = next
    }
  }

  /// Solutions without crowd limits, from which what breaks them is excluded, as far as it takes.
  private mutating func exclude(_ crowd: ExactCrowd) {
    var program = ReleaseProgram(blocks, caps: CrowdSurrogate())
    for minute in crowd.minutes {
      program.require(minute.fewestToLeave(program.counts(of: minute)), toLeave: minute)
    }
    for _ in 0..<SmallestRelease.mostRounds where atLeast < people.count && !deadline.isOver {
      guard let result = program.solve(by: solver, until: deadline) else { return }
      take(result)
      var isExcluded = false
      for minute in crowd.minutes {
        let counts = program.counts(of: minute, in: result)
        guard !minute.isKept(by: counts) else { continue }
        program.exclude(
          minute.leastThatBreaks(counts, notBelow: program.fixedCounts(of: minute)), at: minute)
        isExcluded = true
      }
      guard isExcluded else { return }
    }
  }
}
