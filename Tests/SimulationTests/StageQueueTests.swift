import Drives
import Simulation
import Testing

/// Servers that come and go during the day; people join one after another.
@Suite struct StageQueueTests {
  private func begins(
    _ servers: Staffing, closes: Int = 600, joining: [Double], minutes: Double
  ) -> [Double] {
    var queue = StageQueue(ServingCapacity(of: servers, closes: closes))
    return joining.map { queue.serve(joiningAt: $0, for: minutes) }
  }

  private func shifts(_ rows: (Int, Int, Int)...) -> Staffing {
    .shifts(
      rows.map { Staffing.Shift(interval: MinuteInterval(from: $0, to: $1), count: $2) })
  }

  @Test func firstComeFirstServed() {
    #expect(begins(.constant(1), joining: [0, 1, 20], minutes: 5) == [0, 5, 20])
    #expect(begins(.constant(2), joining: [0, 1, 2, 3], minutes: 5) == [0, 1, 5, 6])
  }

  @Test func whoIsServedWhenServersLeaveIsServedToTheEnd() {
    // Three are served when two of three servers leave at 482: the next begins when all are done.
    let rows = shifts((480, 482, 3), (482, 500, 1))
    #expect(
      begins(rows, joining: [480, 480, 480, 481, 481], minutes: 5) == [480, 480, 480, 485, 490])
  }

  @Test func serversWhoComeServeAtOnce() {
    let rows = shifts((480, 485, 1), (485, 520, 3))
    #expect(begins(rows, joining: [480, 480, 480, 480], minutes: 20) == [480, 485, 485, 500])
  }

  @Test func aMinuteInNoRowHasNoServer() {
    let rows = shifts((480, 485, 1), (495, 510, 1))
    #expect(begins(rows, joining: [470, 484, 486], minutes: 5) == [480, 495, 500])
  }

  @Test func afterClosingTheLastServersStay() {
    #expect(
      begins(shifts((480, 600, 2)), joining: [599, 599, 599], minutes: 9) == [599, 599, 608])
    // Nobody serves from 500 to closing; then those who served last do.
    #expect(
      begins(shifts((480, 490, 2), (490, 500, 0)), joining: [495, 500], minutes: 9) == [600, 600])
    // Rows beyond closing hold as they are.
    #expect(begins(shifts((480, 620, 1)), joining: [615, 615], minutes: 9) == [615, 624])
  }

  @Test func whereThereNeverIsAServerNobodyBegins() {
    #expect(begins(.constant(0), joining: [480], minutes: 5) == [.infinity])
    #expect(
      begins(shifts((480, 500, 0)), joining: [480, 490], minutes: 5) == [.infinity, .infinity])
  }
}
