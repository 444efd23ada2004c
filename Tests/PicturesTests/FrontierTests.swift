import Pictures
import Testing

@Suite struct FrontierTests {
  private func best(_ points: [(Double, Double?)]) -> [Int] {
    Frontier(
      title: "", horizontal: "", vertical: "",
      points: points.map { Frontier.Point(label: "", x: $0.0, y: $0.1) }
    ).best
  }

  @Test func whatNothingBeatsInBothIsBest() {
    #expect(best([(3, 1), (1, 3), (2, 2), (2, 3), (3, 2)]) == [1, 2, 0])
  }

  @Test func ofEqualPointsTheFirstIsBest() {
    #expect(best([(1, 1), (1, 1), (1, 2), (2, 1)]) == [0])
  }

  @Test func whatHasNoPlanIsNeverBest() {
    #expect(best([(1, nil), (2, 5)]) == [1])
    #expect(best([(1, nil)]) == [])
    #expect(best([]) == [])
  }
}
