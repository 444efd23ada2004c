import DriveFiles
import Foundation
import KhungGio
import Planning
import Simulation
import Synchronization
import TestSupport
import Testing
import WhatIf

/// What-if, the least capacity and explanations as another program asks for them.
@Suite struct VariantTests {
  private static let axes = [Axis(key: "sessions.hall.closes", values: ["08:45", "09:15"])]

  /// A drive's variants, whose folder is gone afterwards.
  private func variants<Value>(
    _ parts: DriveParts = FourDonors.parts(), _ body: (DriveVariants, URL) async throws -> Value
  ) async throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "khunggio-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    try DriveFolder.write(try parts.drive(), to: folder)
    return try await body(try DriveVariants(at: folder), folder)
  }

  @Test func rowsComeInTheirOrderWithProgress() async throws {
    try await variants { variants, _ in
      let published = Mutex<[Int]>([])
      var work = CompareVariants(Self.axes, of: variants, rowsAtOnce: 2)
      work.tell = { row in
        published.withLock { $0.append(row.number) }
        return true
      }
      let job = work.start()
      var done: [Int?] = []
      for await progress in job.progress {
        #expect(progress.phase == .comparing && progress.total == 3)
        done.append(progress.done)
      }
      let compared = try await job.value
      #expect(done == [1, 2, 3] && published.withLock { $0 } == [0, 1, 2])
      #expect(compared.isComplete && compared.rows.map(\.number) == [0, 1, 2])
      #expect(compared.rows.allSatisfy { $0.figures?.unplaced == 0 })
    }
  }

  /// Stopped after the first row, and gone on with from its file: as if it had never been stopped.
  @Test func aComparisonGoesOnFromItsFile() async throws {
    try await variants { variants, folder in
      let rows = folder.appending(path: "rows.jsonl").path
      func work(_ goesOn: Bool) -> CompareVariants {
        CompareVariants(
          Self.axes, of: variants, rowsAtOnce: 1, journal: rows, tell: { _ in goesOn })
      }
      let first = try await work(false).run()
      #expect(!first.isComplete && first.rows.map(\.number) == [0] && first.wanted == 3)
      let all = try await work(true).run()
      let whole = try await CompareVariants(Self.axes, of: variants).run()
      #expect(all.rows == whole.rows.map(\.withoutSeconds))
      let merged = try await MergeSweeps([rows]).run()
      #expect(merged.missing.isEmpty && merged.compared.rows == all.rows)
    }
  }

  @Test func aStoppedComparisonHasNoHalfRows() async throws {
    try await variants { variants, _ in
      let cancellation = Cancellation()
      cancellation.cancel()
      let stopped = try await CompareVariants(Self.axes, of: variants)
        .run(cancellation: cancellation)
      #expect(stopped.rows.isEmpty && stopped.wanted == 3)
      let late = try await CompareVariants(
        Self.axes, of: variants, options: try PlanningOptions(timeLimit: 0)
      ).run()
      #expect(late.rows.isEmpty && !late.isComplete)
    }
  }

  @Test func partsAreDealtToAllRows() throws {
    let parts = try (0..<3).map { index in
      try SweepPart.shard(try #require(Shard(written: "\(index)/3", fromZero: true)))
        .numbers(of: 7)
    }
    #expect(parts == [[0, 3, 6], [1, 4], [2, 5]])
    let rows = SweepPart.rows(try #require(RowNumbers(written: "5,1-2")))
    #expect(try rows.numbers(of: 6) == [1, 2, 5])
    #expect(throws: OptionError("rows", "5")) { try rows.numbers(of: 5) }
    #expect(RowNumbers.written([1, 2, 3, 7]) == "1-3,7")
  }

  @Test func aRowIsWrittenIntoTheDrive() async throws {
    try await variants { variants, folder in
      let applied = try ApplyVariant(2, of: Self.axes)
      let edits = try applied.edits(of: variants)
      #expect(edits.map(\.name) == ["drive.yaml"])
      try applied.write(edits, into: folder)
      #expect(try DriveFolder(at: folder).drive.sessions[0].closes == 555)
      #expect(throws: UseCaseError.self) { try ApplyVariant(3, of: Self.axes) }
    }
  }

  private static let servers = "sessions.hall.stages.reception.servers"

  @Test func theLeastCapacityIsFound() async throws {
    try await variants { variants, _ in
      let result = try await FindLeastCapacity(of: [Self.servers], variants).run()
      #expect(result.found?.best == [Setting(key: Self.servers, value: "1")])
      #expect(result.unplaced == 0)
      #expect(result.json.document.hasPrefix("{\n  \"best\": {\"set\": {\"\(Self.servers)\": 1}"))
    }
  }

  @Test(arguments: [true, false])
  func aStoppedSearchForCapacitySaysSo(byCancellation: Bool) async throws {
    try await variants { variants, _ in
      let cancellation = Cancellation()
      if byCancellation { cancellation.cancel() }
      let work = FindLeastCapacity(
        of: [Self.servers], variants,
        options: try PlanningOptions(timeLimit: byCancellation ? nil : 0))
      let found = await error(of: work, cancellation)
      #expect(found?.cause as? StoppedError == StoppedError() && found?.category == .stopped)
    }
  }

  @Test func whatIsNoNumberHasNoLeast() async throws {
    try await variants { variants, _ in
      let found = await error(of: FindLeastCapacity(of: ["language"], variants))
      #expect(found?.cause as? CapacityError == .notMinimizable(["language"]))
    }
  }

  /// Four people, and one slot for three.
  @Test func whoHasNoSlotIsExplained() async throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: 3)]
    parts.registrants = ["an", "bình", "chi", "dũng"].map {
      Registrant(
        id: $0, unit: 0,
        available: [Availability(interval: MinuteInterval(from: 480, to: 485))])
    }
    try await variants(parts) { variants, _ in
      let job = ExplainDrive(variants).start()
      var done: [Int] = []
      for await progress in job.progress {
        #expect(progress.phase == .explaining)
        done.append(progress.done ?? -1)
      }
      let explained = try await job.value
      #expect(!done.isEmpty && done == done.sorted())
      #expect(explained.explanation.plan.unplaced.count == 1 && !explained.isStopped)
      let fix = explained.explanation.fixes.first {
        $0.settings.map(\.key) == ["sessions.hall.arrivals_per_slot"]
      }
      #expect(fix?.isEnough == true && fix?.settings.map(\.value) == ["+1"])
      let cancellation = Cancellation()
      cancellation.cancel()
      let found = await error(of: ExplainDrive(variants), cancellation)
      #expect(found?.cause as? PlanningError == .stoppedBeforeAnyPlan)
    }
  }
}
