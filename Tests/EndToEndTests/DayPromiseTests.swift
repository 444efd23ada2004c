import Foundation
import Testing

/// What a drive promises of the whole day is said in one sentence, whichever command makes the plan.
@Suite struct DayPromiseTests {
  private func promising(_ body: (URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("plan_for: expected", with: "plan_for: {day: 0.95}")
      }
      try body(drive)
    }
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let limit = "sessions.room.crowd_limits.*.limit"

  @Test(arguments: [
    ("vi", "Mỗi giới hạn được giữ suốt cả ngày với xác suất 95 %, kiểm bằng mô phỏng."),
    ("en", "Each limit holds all day long with probability 95 %, checked by simulation."),
  ])
  func everyCommandThatPlansSaysTheSame(language: String, sentence: String) throws {
    try promising { drive in
      let path = drive.plainPath
      let planned = try Command.run("plan", path, "--language", language, "--summary")
      #expect(planned.status == 0 && oneLine(planned.output).contains(sentence))
      let saved = drive.appending(path: "plan.json").plainPath
      let others = [
        ["replan", path, "--from", saved, "--no-save"],
        ["whatif", path, "--set", Self.limit + "=3,4"],
        ["capacity", path, "--minimize", Self.limit],
      ]
      for words in others {
        let result = try Command.run(Command.path, words + ["--language", language])
        #expect(result.status == 0, "\(words): \(result.errors)")
        #expect(oneLine(result.output).contains(sentence), "\(words): \(result.output)")
      }
      // What compares plans that were not calibrated says that.
      let trade = try Command.run(
        "replan", path, "--from", saved, "--trade", "--language", language)
      let explained = try Command.run("explain", path, "--language", language)
      for result in [trade, explained] {
        #expect(oneLine(result.errors).hasPrefix("plan_for: {day: …}:"), "\(result.errors)")
      }
    }
  }

  /// The program's rows and its table say whether each variant keeps the day.
  @Test func rowsSayWhetherTheDayIsKept() throws {
    try promising { drive in
      let sets = ["--set", Self.limit + "=3"]
      let document = try Command.run(Command.path, ["whatif", drive.plainPath, "--json"] + sets)
        .json()
      let rows = try #require(document["rows"] as? [[String: Any]])
      #expect(rows.map { $0["keeps_day"] as? Bool } == [true])
      let table = try Command.run(Command.path, ["whatif", drive.plainPath, "--csv"] + sets)
      let names = try #require(table.lines.first).split(separator: ",").map(String.init)
      let place = try #require(names.firstIndex(of: "keeps_day"))
      #expect(
        table.lines.dropFirst().allSatisfy {
          $0.split(separator: ",", omittingEmptySubsequences: false)[place] == "1"
        })
      let least = try Command.run(
        Command.path, ["capacity", drive.plainPath, "--json", "--minimize", Self.limit]
      ).json()
      #expect((least["best"] as? [String: Any])?["keeps_day"] as? Bool == true)
    }
    // A drive that promises nothing of the day has no such column.
    let plain = try Command.run(
      "whatif", "data/tiny", "--csv", "--set", "sessions.room.closes=+0")
    #expect(plain.lines.first?.contains("keeps_day") == false)
  }
}
