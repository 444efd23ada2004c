import DriveFiles
import Foundation
import KhungGio
import Simulation
import TestSupport
import Testing
import WhatIf
import Wording

/// What a drive promises of the whole day is kept wherever plans are made of it, or it is said why not.
@Suite struct DayPromiseTests {
  private let published = PublishedSlots(MinuteDesk.allInTheFirst())

  /// By the minute all four could stay where they are, at 3 + 2 for the slot and the run; for the day two of
  /// them move, which costs 2 · 50 and another slot.
  @Test func replanningKeepsTheDay() async throws {
    let minutes = try await Replan(
      try MinuteDesk.drive(limit: 2, promisesDay: false), published: published
    ).run()
    #expect(minutes.moved == 0 && minutes.calibration == nil && !minutes.keepsDay)
    #expect(abs(minutes.plan.cost.total - 5) < 1e-9)
    let replanned = try await Replan(try MinuteDesk.drive(limit: 2), published: published).run()
    #expect(replanned.keepsDay && replanned.dayObstacle == nil)
    #expect(replanned.moved == 2 && replanned.plan.unplaced.isEmpty)
    #expect(replanned.plan.assignments.count { $0.slot.start == 480 } == 2)
    #expect(abs(replanned.plan.cost.total - 108) < 1e-9 && replanned.plan.cost[.moved] == 100)
    // The bound is that of the rule at each minute.
    #expect(replanned.plan.bound <= 5 + 1e-9)
    #expect(replanned.json.document.contains("\"keeps_day\": true"))
    #expect(!minutes.json.document.contains("keeps_day"))
  }

  /// On the day itself nobody waits for simulations.
  @Test func onTheDayEachMinuteIsKept() async throws {
    var work = Replan(try MinuteDesk.drive(limit: 2), published: published)
    work.calibratesDay = false
    let replanned = try await work.run()
    #expect(replanned.moved == 0 && replanned.calibration == nil && !replanned.keepsDay)
  }

  /// Two in one slot with a limit of one break the day, and a plan for a limit of none takes both slots away.
  @Test func noPublishedSlotIsLostForTheDay() async throws {
    let slots = PublishedSlots(MinuteDesk.allInTheFirst(2))
    let replanned = try await Replan(
      try MinuteDesk.drive(limit: 1, people: 2), published: slots
    ).run()
    #expect(!replanned.keepsDay && replanned.dayObstacle == .published)
    #expect(replanned.plan.assignments == slots.assignments)
    #expect(replanned.calibration?.isReached == false)
    #expect(replanned.json.document.contains("\"keeps_day\": false"))
  }

  @Test func theBudgetAndTheFrozenStandInTheWay() async throws {
    var policy = ReplanPolicy()
    policy.budget = 1
    let budget = try await Replan(
      try MinuteDesk.drive(limit: 2), published: published, policy: policy
    ).run()
    #expect(budget.dayObstacle == .budget && budget.moved == 0 && !budget.keepsDay)
    policy = ReplanPolicy()
    policy.freeze = .everybody
    let frozen = try await Replan(
      try MinuteDesk.drive(limit: 2), published: published, policy: policy
    ).run()
    #expect(frozen.dayObstacle == .pinned && frozen.moved == 0 && !frozen.keepsDay)
  }

  private func variants<Value>(
    limit: Int, promisesDay: Bool = true, _ body: (DriveVariants) async throws -> Value
  ) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    try DriveFolder.write(
      try MinuteDesk.drive(limit: limit, promisesDay: promisesDay), to: folder)
    return try await body(try DriveVariants(at: folder))
  }

  private static let key = "sessions.hall.crowd_limits.*.limit"

  /// A limit of two needs two slots, 3 + 3 + 2; of three one slot will do, 3 + 2: all four are together on
  /// 4 · (1/5)³ − 3 · (1/5)⁴ = 0.027 of days.
  @Test func everyRowKeepsTheDay() async throws {
    try await variants(limit: 2) { variants in
      let axis = Axis(key: Self.key, values: ["2", "3"])
      let compared = try await CompareVariants([axis], of: variants).run()
      #expect(compared.rows.map { $0.figures?.total } == [8, 8, 5])
      #expect(compared.rows.map { $0.figures?.keepsDay } == [true, true, true])
      let printed = PrintedSweep(compared.header, wording: Words(language: .english))
      let promise = Words(language: .english).promise(variants.base.turnout)
      #expect(printed.promise(compared.rows) == [promise])
      #expect(
        SweepTable(compared.header, wording: Words(language: .english)).names.contains("keeps_day"))
      #expect(compared.json.document.contains("\"keeps_day\": true"))
      var minutes = CompareVariants([axis], of: variants)
      minutes.calibratesDay = false
      let rows = try await minutes.run().rows
      #expect(rows.map { $0.figures?.total } == [5, 5, 5])
      #expect(rows.allSatisfy { $0.figures?.keepsDay == nil })
    }
    try await variants(limit: 2, promisesDay: false) { variants in
      let compared = try await CompareVariants([], of: variants).run()
      #expect(compared.rows.map { $0.figures?.total } == [5])
      #expect(
        PrintedSweep(compared.header, wording: Words(language: .english)).promise(compared.rows)
          == [])
    }
  }

  /// By the minute a limit of one is enough, two people in each of two slots; for the day it takes two.
  @Test func theLeastCapacityKeepsTheDay() async throws {
    try await variants(limit: 2, promisesDay: false) { variants in
      let found = try await FindLeastCapacity(of: [Self.key], variants).run().found
      #expect(found?.best.map(\.value) == ["1"] && found?.keepsDay == nil)
    }
    try await variants(limit: 1) { variants in
      let result = try await FindLeastCapacity(of: [Self.key], variants).run()
      let found = try #require(result.found)
      #expect(found.best.map(\.value) == ["2"] && found.keepsDay == true)
      #expect(abs(found.plan.cost.total - 8) < 1e-9)
      #expect(result.json.document.contains("\"keeps_day\": true"))
      let lines = PrintedCapacity(
        of: found, current: ["1"], wording: Words(language: .vietnamese)
      ).lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
      #expect(lines.contains(Words(language: .vietnamese).promise(variants.base.turnout)))
    }
  }

  /// Rows go through a file and come back as they were.
  @Test func aFileKeepsWhetherTheDayIsKept() async throws {
    try await variants(limit: 2) { variants in
      let file = FileManager.default.temporaryDirectory.appending(
        path: "khunggio-\(UUID().uuidString).jsonl"
      ).path
      defer { try? FileManager.default.removeItem(atPath: file) }
      let first = try await CompareVariants([], of: variants, journal: file).run()
      let merged = try await MergeSweeps([file]).run()
      #expect(merged.compared.rows == first.rows.map(\.withoutSeconds))
      #expect(merged.compared.rows[0].figures?.keepsDay == true)
      #expect(merged.compared.header.promisedDay == 0.95)
    }
  }

  /// A row that does not keep the day is named.
  @Test func rowsThatBreakTheDayAreNamed() {
    let english = Words(language: .english)
    #expect(english.dayPromiseBroken(inRows: [3]) == "plan_for: {day: …} is NOT kept: row 3.")
    #expect(
      Words(language: .vietnamese).dayPromiseBroken(inRows: [0, 2])
        == "CHƯA giữ được plan_for: {day: …}: phương án 0, 2.")
  }
}
