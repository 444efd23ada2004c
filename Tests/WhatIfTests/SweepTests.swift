import DriveFiles
import Drives
import Foundation
import GLPK
import IntegerProgramming
import Plans
import Simulation
import Synchronization
import TestSupport
import Testing
import WhatIf
import Wording

@Suite struct SweepTests {
  @Test func theLastKeyIsFastest() {
    let scenarios = Scenarios([
      Axis(key: "a", values: ["1", "2"]), Axis(key: "b", values: ["x", "y", "z"]),
    ])
    #expect(scenarios.count == 7)
    #expect(scenarios.settings(0) == [])
    #expect(
      (1..<7).map { scenarios.settings($0).map(\.value).joined() } == [
        "1x", "1y", "1z", "2x", "2y", "2z",
      ])
  }

  @Test func keysAreReadAsTheyAreWritten() {
    #expect(Axis(written: "a.b=1, 2,+3") == Axis(key: "a.b", values: ["1", "2", "+3"]))
    #expect(Axis(written: "a.b=1,2")?.written == "a.b=1,2")
    for wrong in ["", "a", "=1", "a=", "a=1,,2", "a=\"1", "a=\"1\"2", " =1"] {
      #expect(Axis(written: wrong) == nil)
    }
    // Blanks count inside a value, and commas inside quotes.
    #expect(Axis(written: "name= Giọt máu hồng ,x")?.values == ["Giọt máu hồng", "x"])
    #expect(Axis(written: "units.a.session=a; b")?.values == ["a; b"])
    #expect(Axis(written: "a=\"1, \\\"2\\\"\", 3")?.values == ["1, \"2\"", "3"])
    #expect(Axis(written: "a=\"\"")?.values == [""])
    // Of several `=` the first before which there is a known key.
    #expect(
      Axis(written: "units.a=b.quota=3=4") { $0 == "units.a=b.quota" }
        == Axis(key: "units.a=b.quota", values: ["3=4"]))
  }

  private func rows(
    _ axes: [Axis], threads: Int, of fixture: DriveFixture, _ numbers: [Int]? = nil
  ) -> [SweepRow] {
    let scenarios = Scenarios(axes)
    let sweep = Sweep(
      of: fixture.variants, scenarios, planner: fixture.planner)
    let found = Mutex<[SweepRow]>([])
    sweep.run(numbers ?? Array(0..<scenarios.count), threads: threads) { row in
      found.withLock { $0.append(row.withoutSeconds) }
      return true
    }
    return found.withLock { $0 }.sorted { $0.number < $1.number }
  }

  /// Beds for one or two, slots of five or six minutes: 2 × 2 small plans, one value no drive.
  private let axes = [
    Axis(key: "sessions.hall.stages.donation.servers", values: ["1", "+0", "-20"]),
    Axis(key: "sessions.*.slot_minutes", values: ["5", "6"]),
  ]

  @Test func everyRowIsThePlanOfItsDrive() throws {
    let fixture = try DriveFixture(try FourDonors.parts().drive())
    let rows = rows(axes, threads: 2, of: fixture)
    #expect(rows.map(\.number) == Array(0...6))
    for row in rows {
      guard let figures = row.figures else { continue }
      let drive = try fixture.variants.drive(with: row.settings)
      let plan = try fixture.planner.plan(drive)
      #expect(figures.gap <= 1e-4 && plan.gap <= 1e-4)
      #expect(figures.total >= plan.bound && plan.cost.total >= figures.bound)
      #expect(figures.unplaced == 0)
      #expect(figures.expectedBloodUnits == plan.summaries(on: drive)[0].expectedBloodUnits)
    }
    // 9 beds less 20 are none.
    #expect(rows[5].figures == nil && rows[6].figures == nil)
  }

  @Test func rowsAreTheSameOnAnyThreadsInAnyOrder() throws {
    let fixture = try DriveFixture(try FourDonors.parts().drive())
    let alone = rows(axes, threads: 1, of: fixture)
    #expect(rows(axes, threads: 4, of: fixture, [6, 3, 1, 0, 2, 5, 4]) == alone)
    #expect(rows(axes, threads: 1, of: fixture, [2]) == [alone[2]])
  }

  /// Whatever a key and its values hold, they are read back as they were.
  @Test func axesAreReadBackAsWritten() {
    var random = SplitMix64(seed: 4)
    let marks = ["a", "b 2", ".", "=", "\"", "\\", ",", "*", " ", "\n", "ồ", "'", "$", "\t"]
    func text() -> String {
      (0..<random.number(1...6)).map { _ in random.one(of: marks) }.joined()
    }
    for _ in 0..<2_000 {
      let names = [text(), text(), text()]
      let key = SettingKey.written(names)
      #expect(SettingKey(key).parts.map(\.text) == names)
      let axis = Axis(key: key, values: [text(), "", text()])
      #expect(Axis(written: axis.written) == axis)
    }
  }

  @Test func tooManyRowsAreCountedAndNotMade() {
    let axes = (0..<20).map { Axis(key: "k\($0)", values: (0..<100).map(String.init)) }
    #expect(Scenarios(axes).count == Scenarios.most + 1)
  }

  /// What a row says is of no language, and so is the name of a row.
  @Test func aFileOfRowsIsOfNoLanguage() throws {
    let fixture = try DriveFixture(try FourDonors.parts().drive())
    let rows = rows([Axis(key: "sessions.hall.closes", values: ["7h"])], threads: 1, of: fixture)
    guard case .invalid(let problem) = rows[1].outcome else {
      Issue.record("7h is a time")
      return
    }
    let (vietnamese, english) = (Words(language: .vietnamese), Words(language: .english))
    #expect(problem.text(in: vietnamese).contains("7h") && problem.text(in: english).contains("7h"))
    #expect(problem.text(in: vietnamese) != problem.text(in: english))
    let file = SweepDocument.lines(of: rows, fixture.header([]))
    let line = try #require(file.split(separator: "\n").last)
    #expect(line.contains("\"error\": {\"vi\": ") && line.contains("\"en\": "))
  }

  @Test func aCancelledSweepHasNoHalfRows() throws {
    let fixture = try DriveFixture(try FourDonors.parts().drive())
    let cancellation = Cancellation()
    cancellation.cancel()
    let sweep = Sweep(
      of: fixture.variants, Scenarios(axes),
      planner: VariantPlanner(solver: GLPKSolver(), cancellation: cancellation))
    #expect(sweep.row(1) == nil)
  }

  @Test func aDeliveryMayStopTheRest() throws {
    let fixture = try DriveFixture(try FourDonors.parts().drive())
    let count = Mutex(0)
    Sweep(
      of: fixture.variants, Scenarios(axes), planner: fixture.planner
    ).run([0, 1, 2, 3], threads: 1) { _ in
      count.withLock { $0 += 1 }
      return false
    }
    #expect(count.withLock { $0 } == 1)
  }

  @Test func playedDaysAreInTheRow() throws {
    let fixture = try DriveFixture(try FourDonors.parts().drive())
    let simulator = Simulator(runs: 50, seed: 3)
    let sweep = Sweep(
      of: fixture.variants, Scenarios([]), planner: fixture.planner, simulator: simulator)
    let row = try #require(sweep.row(0))
    let plan = try fixture.planner.plan(fixture.variants.base)
    let simulated = simulator.simulate(plan.assignments, on: fixture.variants.base).total
    #expect(row.figures?.simulated == SimulatedFigures(of: simulated))
  }

  @Test func theFrontierHasWhatNothingBeats() throws {
    let scenarios = Scenarios([Axis(key: "k", values: ["10", "20", "+5", "30"])])
    let peaks = [5.0, 9, 7, 5, 4]
    let rows = peaks.enumerated().map { number, peak in
      SweepRow(
        number: number, settings: scenarios.settings(number),
        outcome: .planned(
          Figures(
            status: .optimal, cost: Cost(), total: Double(number), bound: 0, unplaced: 0,
            peakExpected: peak, expectedBloodUnits: 0, seconds: nil, simulated: nil)))
    }
    let header = try SweepHeader.made(set: ["k=10,20,+5,30"], current: ["15"])
    let key = try #require(Measure(named: "k", axes: scenarios.axes))
    let peak = try #require(Measure(named: "peak_expected", axes: scenarios.axes))
    // Of 15/5, 10/9, 20/7, 20/5 and 30/4: 20 is beaten by 15.
    #expect(rows.map { key.value(of: $0, in: header) } == [15, 10, 20, 20, 30])
    #expect(
      SweepFrontier.best(of: rows, key, peak, in: header) == [1, 0, 4])
    #expect(Measure(named: "nonsense", axes: scenarios.axes) == nil)
  }
}

/// The first line of a file of rows.
@Suite struct SweepHeaderTests {
  /// Files of before call the current values `standing`; what is read of both is the same.
  @Test func filesOfBeforeAreReadAlike() throws {
    let header = try SweepHeader.made(set: ["k=10,20"], current: ["15"])
    let line = header.line
    #expect(line.contains("\"current\": [\"15\"]"))
    let former = line.replacing("\"current\"", with: "\"standing\"")
    #expect(former != line)
    #expect(SweepHeader(line: line) == header)
    #expect(SweepHeader(line: former) == header)
    #expect(SweepHeader(line: line.replacing("\"current\"", with: "\"now\"")) == nil)
  }
}

extension SweepHeader {
  /// A header as a file has it.
  static func made(set: [String], current: [String], base: String = "b") throws -> SweepHeader {
    let text: [String: Any] = [
      "base": base, "version": "1", "drive": "d", "name": "n", "language": "en", "gap": 0.0001,
      "set": set, "current": current,
    ]
    let data = try JSONSerialization.data(withJSONObject: text)
    return try JSONDecoder().decode(SweepHeader.self, from: data)
  }
}
