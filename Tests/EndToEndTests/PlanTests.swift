import Foundation
import Testing

@Suite struct PlanTests {
  private func withoutSeconds(_ text: String) -> String {
    text.replacing(#/"seconds": [-+.e0-9]+/#, with: "")
  }

  @Test func thePlanIsPrintedSavedAndClean() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      let result = try Command.run("plan", drive.plainPath)
      #expect(result.status == 0)
      #expect(result.errors == "")
      #expect(result.output.contains("300 người"))
      let plan = drive.plainPath + "plan.json"
      #expect(
        result.lines.suffix(3).prefix(2) == [
          "Đã lưu: \(plan)", "Cả ngày ra sao: khunggio simulate \(drive.plainPath)",
        ])
      #expect(
        result.lines.last == "Tiếp theo: khunggio invite \(drive.plainPath) --out THƯ-MỤC")
      let audit = try Command.run("audit", drive.plainPath, plan)
      #expect(audit.status == 0)
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: plan)))
          as? [String: Any])
      #expect((json["assignments"] as? [Any])?.count == 300)
      #expect((json["unplaced"] as? [Any])?.isEmpty == true)
      let terms = try #require(json["terms"] as? [String: Double])
      let cost = try #require(json["cost"] as? Double)
      #expect(abs(terms.values.reduce(0, +) - cost) < 1e-6)
      #expect(try #require(json["bound"] as? Double) <= cost + 1e-6)
    }
  }

  /// 312 people in whole numbers need a peak of 41.9733, as another solver says of the loads alone, and
  /// parts of people 41.5204; no schedules of the units cost less than 93.
  @Test func theBoundKnowsThatPeopleAreWhole() throws {
    let result = try Command.run("plan", "data/binh-long-2011", "--no-save", "--json")
    let bound = try #require(try result.json()["bound"] as? Double)
    #expect(bound > 93 + 5 * 41.5204 + 1)
    #expect(bound < 93 + 5 * 41.9734)
  }

  @Test func theSameCommandTwiceGivesTheSameBytes() throws {
    try Folder.copy(of: "thanh-xuan-2021") { drive in
      let plan = drive.appending(path: "plan.json")
      let first = try Command.run("plan", drive.plainPath, "--json")
      let saved = try plan.text()
      #expect(saved == first.output)
      let second = try Command.run("plan", drive.plainPath, "--json")
      #expect(withoutSeconds(second.output) == withoutSeconds(first.output))
      #expect(first.output.contains("\"seconds\": "))
    }
  }

  @Test func whereThePlanIsSaved() throws {
    try Folder.copy(of: "tiny") { drive in
      let before = try Folder.contents(of: drive)
      #expect(try Command.run("plan", drive.plainPath, "--no-save").status == 0)
      #expect(try Folder.contents(of: drive) == before)
      let elsewhere = drive.deletingLastPathComponent().appending(path: "elsewhere.json")
      #expect(
        try Command.run("plan", drive.plainPath, "--save", elsewhere.plainPath).status == 0)
      // Only the key is kept, with which the plan says who its people are.
      let after = try Folder.contents(of: drive).filter { $0.key != "drive.key" }
      #expect(after == before)
      #expect(try elsewhere.text().contains("\"person\""))
      #expect(try elsewhere.text().hasPrefix("{\"version\": 1,"))
    }
  }

  @Test func aPlanThatCannotBeSavedIsPrintedAllTheSame() throws {
    try Folder.copy(of: "tiny") { drive in
      let printed = try Command.run("plan", drive.plainPath, "--no-save")
      for (place, status) in [("/nowhere/plan.json", Int32(73)), ("/dev/full", 74)]
      where place != "/dev/full" || FileManager.default.fileExists(atPath: place) {
        let result = try Command.run("plan", drive.plainPath, "--save", place)
        #expect(result.status == status)
        #expect(result.lines.dropLast().map { $0 } == printed.lines.dropLast().map { $0 })
        #expect(result.errors.contains(place))
      }
    }
  }

  @Test func whoIsUnplacedIsListedWithAReason() throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "full").plainPath
      _ = try Command.run(
        "generate", "--registrants", "60", "--units", "8", "--tightness", "overfull", "--out",
        drive)
      let result = try Command.run("plan", drive, "--language", "en")
      #expect(result.status == 3)
      #expect(result.output.contains("WITHOUT A SLOT: "))
      let plan = URL(filePath: drive + "/plan.json")
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(contentsOf: plan)) as? [String: Any])
      let unplaced = try #require(json["unplaced"] as? [[String: Any]])
      #expect(!unplaced.isEmpty)
      #expect(unplaced.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
      let why = try unplaced.map { try #require($0["why"] as? [String: Any]) }
      #expect(
        why.allSatisfy {
          $0["code"] as? String == "limits" && ($0["allowed_slots"] as? Int ?? 0) > 0
            && ($0["rules"] as? [String])?.isEmpty == false
        })
    }
  }

  @Test(arguments: ["vi", "en"], ["thanh-xuan-2021", "soc-trang-2021"])
  func eightyColumnsAndNoEscapes(language: String, drive: String) throws {
    for command in ["check", "plan"] {
      let options = command == "plan" ? ["--no-save", "--progress", "--time-limit", "2"] : []
      let result = try Command.run(
        Command.path, [command, "data/\(drive)", "--language", language] + options,
        environment: ["NO_COLOR": "1", "TERM": "xterm-256color"])
      #expect(command == "plan" ? [0, 3].contains(result.status) : result.status == 0)
      #expect(!result.output.utf8.contains(0x1B) && !result.errors.utf8.contains(0x1B))
      for line in result.lines {
        // Nothing wide is in these drives: in normal form C a column is a scalar.
        let columns = line.precomposedStringWithCanonicalMapping.unicodeScalars.count
        #expect(columns <= 80, "\(line)")
      }
    }
  }

  @Test func theSummaryIsTheGlanceAlone() throws {
    let result = try Command.run("plan", "data/tiny", "--no-save", "--summary", "--language", "en")
    #expect(result.output.contains("THE DAY AT A GLANCE"))
    #expect(!result.output.contains("INVITATIONS BY UNIT"))
  }
}

/// Plans that were stopped (field/planning, case time-limit-0-overwrites).
@Suite struct StoppedPlanTests {
  @Test func withNoTimeTheSavedPlanIsKept() throws {
    try Folder.copy(of: "tiny") { drive in
      let plan = drive.appending(path: "plan.json")
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      let saved = try plan.text()
      let result = try Command.run("plan", drive.plainPath, "--time-limit", "0")
      #expect(result.status == 2)
      #expect(result.output == "")
      #expect(try plan.text() == saved)
    }
  }
}
