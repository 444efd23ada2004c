import Foundation
import TestSupport
import Testing

/// Reports, from the command line.
@Suite struct ReportTests {
  private let plan = ["--plan", "docs/pictures/thanh-xuan-2021-plan.json"]

  @Test func printedInEightyColumns() throws {
    let result = try Command.run(
      Command.path,
      ["report", "data/thanh-xuan-2021"] + plan + ["--counted", "blood_units_day=158"])
    #expect(result.status == 0 && result.saysOnlyThatThePlanDoesNotTellWho)
    #expect(result.lines.allSatisfy { $0.count <= 80 })
    #expect(result.lines.contains("38/40 đơn vị đạt chỉ tiêu, trong đó 8 vượt 5 % trở lên."))
    #expect(result.lines.contains("Giao 10 % nhân sự: 15/15 đơn vị đạt."))
    #expect(result.lines.contains("Giao 20 % nhân sự: 23/25 đơn vị đạt."))
    #expect(
      result.lines.contains("Tiếp nhận 158 đơn vị máu, mục tiêu 150: 105 %, vượt 5 % trở lên."))
    #expect(result.lines.contains { $0.hasPrefix("08h30–09h00   44  47/60   4/5  7/10") })
  }

  @Test func theSameAsJSON() throws {
    let json = try Command.run(
      Command.path, ["report", "data/thanh-xuan-2021", "--json"] + plan
    ).json()
    let quotas = try #require(json["quotas"] as? [[String: Any]])
    #expect(quotas.count == 40 && quotas[0]["staff"] as? Int == 45)
    #expect(quotas[1]["standing"] as? String == "exceeded")
    let total = try #require(json["total"] as? [String: Any])
    #expect(total["registered"] as? Int == 300 && total["quota"] as? Int == 284)
    let capacity = try #require(json["capacity"] as? [[String: Any]])
    let halfHours = try #require(capacity[0]["half_hours"] as? [[String: Any]])
    #expect(halfHours.count == 8)
    let units = halfHours.compactMap { $0["expected_blood_units"] as? Double }.reduce(0, +)
    let blood = try #require(json["blood_units"] as? [String: Any])
    #expect(abs(units - (blood["units"] as? Double ?? 0)) < 1e-9)
    #expect((json["summary"] as? [[String: Any]])?.count == 7)
  }

  @Test func writtenAsFilesNeverOverOthers() throws {
    try Folder.temporary { folder in
      let counts = folder.appending(path: "counts.csv")
      try Data("item,count\nblood_units_day,158\n".utf8).write(to: counts)
      let out = folder.appending(path: "out")
      let arguments =
        ["report", "data/thanh-xuan-2021", "--after", counts.plainPath, "--out", out.plainPath]
        + plan
      #expect(try Command.run(Command.path, arguments).status == 0)
      let files = try Folder.contents(of: out)
      #expect(files.keys.sorted() == ["bao-cao.pdf", "bao-cao.txt", "bao-cao.xlsx"])
      #expect(try Command.run(Command.path, arguments).status == 73)
      #expect(try Command.run(Command.path, arguments + ["--force"]).status == 0)
      #expect(try Folder.contents(of: out) == files)
      let pdf = try #require(files["bao-cao.pdf"])
      let pages = try PaperReader([UInt8](pdf)).pages()
      #expect(pages.count == 4 && pages[3].contains("158 đạt 105 % của 150"))
    }
  }

  @Test func withoutAPlanTheListsAreReported() throws {
    try Folder.copy(of: "tiny") { drive in
      try? FileManager.default.removeItem(at: drive.appending(path: "plan.json"))
      let result = try Command.run("report", drive.plainPath)
      #expect(result.status == 0)
      #expect(result.errors.contains("khunggio plan"))
      #expect(result.lines.contains { $0.hasPrefix("Tổng cộng") && $0.hasSuffix("đạt") })
    }
  }

  @Test func aDayOfSeveralIsTold() throws {
    let result = try Command.run("report", "data/soc-trang-2021", "--day", "2021-04-20")
    #expect(result.status == 0 && result.output.contains("Người đăng ký cho ngày 20/04/2021"))
    let chosen = try Command.run("report", "data/soc-trang-2021")
    #expect(chosen.errors.contains("07/04/2021"))
    #expect(chosen.lines.contains { $0.hasPrefix("Giao 30 % nhân sự: 34/34") })
  }

  @Test(arguments: [
    ["--counted", "units=3"], ["--counted", "articles=-1"], ["--day", "2021-12-10"],
    ["--format", "pdf"], ["--format", "doc", "--out", "x"], ["--json", "--out", "x"],
  ])
  func wrongUsage(arguments: [String]) throws {
    let result = try Command.run(Command.path, ["report", "data/thanh-xuan-2021"] + arguments)
    #expect(result.status == 64 && result.output == "")
  }
}
