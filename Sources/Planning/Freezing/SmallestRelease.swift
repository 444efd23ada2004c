package import Drives
import Formulation
package import IntegerProgramming
import Plans

/// The smallest set of people to release so that all other frozen people can keep their slots.
///
/// An integer program keeps as many as the limits allow. Crowd chance constraints are no rows of
/// it: a surrogate gives an upper bound, and cuts that exclude violating crowds give a lower bound,
/// until both agree.
package struct SmallestRelease {
  /// The people to release, in list order.
  package private(set) var people: [RegistrantIndex]
  /// A proven lower bound of their number.
  package private(set) var atLeast: Int

  private let blocks: FrozenBlocks
  private let solver: any Solver
  private let deadline: Deadline

  /// The most rounds of cuts.
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
      var program = ReleaseProgram(blocks, surrogate: CrowdSurrogate())
      record(program.solve(by: solver, until: deadline))
      return
    }
    standIn()
    exclude(ExactCrowd(blocks.drive, probability: probability))
  }

  /// Records a solution that releases fewer people, and the bound it proves.
  private mutating func record(_ result: ReleaseProgram.Result?, provesBound: Bool = true) {
    guard let result else { return }
    if provesBound { atLeast = max(atLeast, blocks.hopeless.count + result.atLeast) }
    let released = (blocks.hopeless + result.released).sorted()
    if released.count < people.count,
      Audit(of: blocks.drive.fillingGaps(of: result.kept), on: blocks.drive).violations.isEmpty
    {
      people = released
    }
  }

  /// Solutions with a surrogate, tightened until they keep the crowd limits, then loosened.
  private mutating func standIn() {
    let drive = blocks.drive
    var surrogate = CrowdSurrogate(startingFor: drive)
    var looseningsLeft = 6
    for _ in 0..<40 where !deadline.isOver {
      var program = ReleaseProgram(blocks, surrogate: surrogate)
      guard let result = program.solve(by: solver, until: deadline) else { return }
      record(result, provesBound: false)
      let isKept = Audit(of: result.kept, on: drive).violations.isEmpty
      if isKept { looseningsLeft -= 1 }
      let next = surrogate.adjusted(to: result.kept, on: drive, loosening: isKept)
      guard next != surrogate, looseningsLeft > 0 else { return }
      surrogate = next
    }
  }

  /// Solutions without crowd limits, with cuts that exclude violating crowds.
  private mutating func exclude(_ crowd: ExactCrowd) {
    var program = ReleaseProgram(blocks, surrogate: CrowdSurrogate())
    for minute in crowd.minutes {
      program.require(minute.fewestToLeave(program.counts(of: minute)), toLeave: minute)
    }
    for _ in 0..<SmallestRelease.mostRounds where atLeast < people.count && !deadline.isOver {
      guard let result = program.solve(by: solver, until: deadline) else { return }
      record(result)
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
