import Foundation
import Testing

@Suite struct CheckTests {
  @Test(arguments: ["tiny", "thanh-xuan-2021", "binh-long-2011", "soc-trang-2021"])
  func theDrivesOfThePackageAreGood(drive: String) throws {
    let result = try Command.run("check", "data/\(drive)")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.lines.last == "Tiếp theo: khunggio plan data/\(drive)")
  }

  @Test func everyProblemOfEveryFileIsTold() throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("opens: \"08:00\"", with: "opens: \"8 giờ\"")
          .replacing("show_rate: 0.8", with: "show_rate: 8")
      }
      try drive.appending(path: "units.csv").edit { $0 + "hai,Hai,không\n" }
      let before = try Folder.contents(of: drive)
      for command in ["check", "plan"] {
        let result = try Command.run(command, drive.plainPath, "--language", "en")
        #expect(result.status == 65)
        #expect(result.output == "")
        #expect(result.errors.contains("drive.yaml:11:12 KG012"))
        #expect(result.errors.contains("8 giờ"))
        #expect(result.errors.contains("show_rate"))
        #expect(result.errors.contains("units.csv:"))
        #expect(result.errors.contains(" problems in 2 files\n"))
      }
      #expect(try Folder.contents(of: drive) == before)
    }
  }

  @Test func whatIsMissingIsAStatusOfItsOwn() throws {
    try Folder.temporary { folder in
      let result = try Command.run("check", folder.appending(path: "none").plainPath)
      #expect(result.status == 66)
      #expect(result.output == "")
      #expect(result.errors.hasSuffix("1 lỗi trong 1 tệp\n"))
    }
  }

  @Test func goodDrivesAsJSON() throws {
    let json = try Command.run("check", "data/tiny", "--json").json()
    #expect((json["problems"] as? [Any])?.isEmpty == true)
    let drive = try #require(json["drive"] as? [String: Any])
    #expect(drive["registrants"] as? Int == 4)
    let session = try #require((json["sessions"] as? [[String: Any]])?.first)
    #expect(session["id"] as? String == "room" && session["slots"] as? Int == 3)
  }

  @Test func problemsAsJSON() throws {
    try Folder.copy(of: "tiny") { drive in
      try drive.appending(path: "drive.yaml").edit {
        $0.replacing("opens: \"08:00\"", with: "opens: \"8 giờ\"")
      }
      let result = try Command.run("check", drive.plainPath, "--json")
      #expect(result.status == 65)
      #expect(result.errors == "")
      let problem = try #require((try result.json()["problems"] as? [[String: Any]])?.first)
      #expect(problem["file"] as? String == "drive.yaml" && problem["row"] as? Int == 11)
      #expect(problem["code"] as? String == "KG012" && problem["value"] as? String == "8 giờ")
    }
  }
}
