import Drives
import Formulation
import SolverTestSupport
import TestSupport
import Testing

/// Rows that are dropped are implied by those that are kept, and only those are dropped.
@Suite struct ImpliedLimitsTests {
  private func row(
    _ minute: Int?, _ coefficients: [Double], _ bound: Double, _ rule: HardRule = .stageCapacity
  ) -> CapacityRow {
    CapacityRow(
      rule: rule, session: 0, minute: minute, subject: 0,
      terms: coefficients.enumerated().filter { $0.element > 0 }.map {
        CapacityRow.Term(load: $0.offset, coefficient: $0.element)
      }, bound: bound)
  }

  private func randomRows(_ random: inout SplitMix64) -> [CapacityRow] {
    let count = random.number(1...8)
    return (0..<count).map { minute in
      row(
        480 + minute, (0..<3).map { _ in Double(random.number(0...4)) / 4 },
        Double(random.number(1...6)) / 2)
    }
  }

  /// Whether every whole load up to four of each that keeps `kept` keeps `all`.
  private func implies(_ kept: [CapacityRow], _ all: [CapacityRow]) -> Bool {
    for number in 0..<125 {
      let people = [number % 5, number / 5 % 5, number / 25].enumerated().map {
        (load: $0.offset, people: $0.element)
      }
      let isKept = kept.allSatisfy { $0.use(by: people) <= $0.bound + 1e-9 }
      if isKept, !all.allSatisfy({ $0.use(by: people) <= $0.bound + 1e-9 }) { return false }
    }
    return true
  }

  @Test(arguments: 0..<80)
  func whatIsLeftImpliesAll(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<40 {
      let rows = randomRows(&random)
      #expect(implies(withoutImplied(rows), rows))
      #expect(implies(withoutImplied(byOthers: rows), rows))
    }
  }

  /// Of rows that are left, none is dominated by another, term by term.
  @Test(arguments: 0..<40)
  func nothingLeftIsDominated(_ seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<40 {
      let left = withoutImplied(randomRows(&random))
      for (number, one) in left.enumerated() {
        for (other, two) in left.enumerated() where other != number {
          let coefficients = Dictionary(
            uniqueKeysWithValues: two.terms.map { ($0.load, $0.coefficient) })
          let isDominated =
            two.bound <= one.bound
            && one.terms.allSatisfy { (coefficients[$0.load] ?? 0) >= $0.coefficient }
          #expect(!isDominated)
        }
      }
    }
  }

  /// A minute between two is implied where its coefficients are at most, and its bound at least, their
  /// mean; not by minutes further away.
  @Test func workedOutByHand() {
    func minutes(_ rows: [CapacityRow]) -> [Int] { withoutImplied(rows).compactMap(\.minute) }
    let (first, last) = ([0.8, 0.2], [0.2, 0.8])
    #expect(minutes([row(1, first, 3), row(2, [0.5, 0.5], 3), row(3, last, 3)]) == [1, 3])
    #expect(minutes([row(1, first, 3), row(2, [0.5, 0.51], 3), row(3, last, 3)]) == [1, 2, 3])
    #expect(minutes([row(1, first, 3), row(2, [0.5, 0.5], 2.9), row(3, last, 3)]) == [1, 2, 3])
    #expect(minutes([row(1, first, 3), row(3, [0.5, 0.5], 3), row(5, last, 3)]) == [1, 3, 5])
    // A whole stretch by its ends.
    let stretch = (0...4).map { row($0, [0.8 - 0.1 * Double($0), 0.2 + 0.1 * Double($0)], 3) }
    #expect(minutes(stretch) == [0, 4])
    // Who counts at both ends need not count in between.
    let both = [row(1, [0.8, 0.2, 0.1], 3), row(2, [0.5, 0.5], 3), row(3, [0.2, 0.8, 0.1], 3)]
    #expect(minutes(both) == [1, 3])
    // Of two that are the same the first is left; one with no terms says nothing, unless its bound is
    // below zero.
    #expect(minutes([row(1, [1], 2), row(9, [1], 2)]) == [1])
    #expect(minutes([row(1, [], 2), row(9, [1], 2)]) == [9])
    #expect(minutes([row(1, [], -1), row(9, [1], 2)]) == [1, 9])
  }

  /// Differences of sums in another order are none; larger ones are.
  @Test func tolerancesHaveAnEdge() {
    func isDropped(_ coefficient: Double, _ bound: Double) -> Bool {
      withoutImplied([row(1, [0.5], 2), row(7, [coefficient], bound)]).count == 1
    }
    #expect(isDropped(0.5 + 0.5e-12, 2))
    #expect(isDropped(0.5, 2 - 0.5e-12))
    #expect(withoutImplied([row(1, [0.5], 2), row(7, [0.5 + 2e-12], 2)]).map(\.minute) == [7])
    #expect(withoutImplied([row(1, [0.5], 2), row(7, [0.5], 2 - 2e-12)]).map(\.minute) == [7])
    func isImplied(_ coefficient: Double, _ bound: Double) -> Bool {
      withoutImplied([
        row(1, [0.5, 0.1, 0.3], 2), row(2, [coefficient, 0.2, 0.2], bound),
        row(3, [0.5, 0.3, 0.1], 2),
      ]).count == 2
    }
    #expect(isImplied(0.5, 2))
    #expect(isImplied(0.5 + 0.2e-12, 2))
    #expect(isImplied(0.5, 2 - 0.2e-12))
    #expect(!isImplied(0.5 + 2e-12, 2))
    #expect(!isImplied(0.5, 2 - 2e-12))
  }

  /// Among all rules of a session, whoever takes a larger part of a bound implies whoever takes less.
  @Test func aLimitImpliesThoseItTakesMoreOf() {
    func left(_ rows: [CapacityRow]) -> [HardRule?] { withoutImplied(byOthers: rows).map(\.rule) }
    let arrivals = row(nil, [1, 1], 2, .arrivalsPerSlot)
    #expect(left([arrivals, row(1, [0.8, 0.8], 2)]) == [.arrivalsPerSlot])
    #expect(left([arrivals, row(1, [0.8, 0.8], 1.5)]) == [.stageCapacity])
    // Of two that take the same parts the first is left.
    #expect(left([row(1, [0.8, 0.8], 1.6), arrivals]) == [.stageCapacity])
    #expect(left([row(1, [0.8, 0.7], 1.6), arrivals]) == [.arrivalsPerSlot])
    #expect(left([row(1, [0.8, 0.3], 1.2), arrivals]) == [.stageCapacity, .arrivalsPerSlot])
    // Only more loads can imply more.
    #expect(left([row(1, [0.8], 1.2), arrivals]) == [.stageCapacity, .arrivalsPerSlot])
    // A bound of zero takes no part.
    #expect(left([row(1, [1, 1], 0), arrivals]) == [.stageCapacity, .arrivalsPerSlot])
  }
}
