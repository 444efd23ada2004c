import Foundation
import TestSupport
import Testing

/// People are who they are, whatever happens to the rows of their lists (`attack`, item 7, and the
/// error that four of five people of an office had other people's times).
@Suite struct PeopleTests {
  private static let rows = [
    "Nguyễn Văn An,office,1985", "Trần Thị Bình,office,1990", "Lê Thị Chi,office,1992",
    "Phạm Văn Dũng,school,1988",
  ]

  /// A drive whose list has no ids, and its plan.
  private func planned(_ body: (URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      try write(Self.rows, to: drive)
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      try body(drive)
    }
  }

  private func write(_ rows: [String], to drive: URL) throws {
    let text = "name,unit,birth_year\n" + rows.joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: drive.appending(path: "registrants/all.csv"))
  }

  private func plan(_ drive: URL) throws -> [[String: Any]] {
    let data = try Data(contentsOf: drive.appending(path: "plan.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(json["assignments"] as? [[String: Any]])
  }

  /// The slots in plan.json by the names of a list without ids.
  private func slots(_ rows: [String], _ drive: URL) throws -> [String: String] {
    var slots: [String: String] = [:]
    for assignment in try plan(drive) {
      for (index, row) in rows.enumerated() {
        let fields = row.split(separator: ",").map(String.init)
        if assignment["registrant"] as? String == "\(fields[1])-\(index + 1)" {
          slots[fields[0]] = assignment["slot"] as? String
        }
      }
    }
    return slots
  }

  @Test func everyAssignmentSaysWhoItIsOf() throws {
    try planned { drive in
      let first = try plan(drive)
      let people = first.compactMap { $0["person"] as? String }
      #expect(people.count == 4 && Set(people).count == 4)
      #expect(people.allSatisfy { $0.wholeMatch(of: #/[0-9a-f]{24}/#) != nil })
      let text = try drive.appending(path: "plan.json").text()
      #expect(!text.contains("Nguyễn"))
      let key = drive.appending(path: "drive.key")
      let mode = try FileManager.default.attributesOfItem(atPath: key.plainPath)[.posixPermissions]
      #expect(mode as? Int == 0o600)
      // The same key and the same hashes again; without a key nothing is said, and none is made.
      let secret = try key.text()
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      #expect(try plan(drive).compactMap { $0["person"] as? String } == people)
      #expect(try key.text() == secret)
      let printed = try Command.run("plan", drive.plainPath, "--no-save", "--json")
      #expect(printed.output.contains(people[0]))
      try FileManager.default.removeItem(at: key)
      let without = try Command.run("plan", drive.plainPath, "--no-save", "--json")
      #expect(without.status == 0 && !without.output.contains("\"person\""))
      #expect(!FileManager.default.fileExists(atPath: key.plainPath))
      // Another drive's key tells nothing of these people, which is said.
      let unchecked = try Command.run(
        "audit", drive.plainPath, drive.appending(path: "plan.json").plainPath)
      #expect(unchecked.status == 0 && unchecked.errors.contains("drive.key"))
    }
  }

  /// A row is deleted and somebody comes: whatever reads the plan names both, and does nothing.
  @Test func nobodyGetsAnothersSlot() throws {
    try planned { drive in
      let before = try slots(Self.rows, drive)
      #expect(before.count == 4)
      let rows = [Self.rows[0], Self.rows[2], Self.rows[3], "Vũ Mai,school,1999"]
      try write(rows, to: drive)
      let path = drive.appending(path: "plan.json").plainPath
      let out = drive.appending(path: "out").plainPath
      for command in [
        ["invite", drive.plainPath, "--out", out], ["issue", drive.plainPath],
        ["audit", drive.plainPath, path], ["simulate", drive.plainPath, "--runs", "1"],
        ["plot", drive.plainPath, "--out", out], ["report", drive.plainPath],
      ] {
        let result = try Command.run(Command.path, command)
        #expect(result.status == 65 && result.output == "", "\(command): \(result.errors)")
        // Bình has left, and Chi stands in her row.
        #expect(result.errors.contains("office-2: Lê Thị Chi (1992)"))
        #expect(result.errors.contains("Trần Thị Bình (1990)"))
        #expect(result.errors.contains("Lê Thị Chi (1992), nay có mã office-2"))
        #expect(result.errors.contains("khunggio replan \(drive.plainPath) --from \(path)"))
        #expect(!FileManager.default.fileExists(atPath: out))
      }
      #expect(
        !FileManager.default.fileExists(atPath: drive.appending(path: "drive.sqlite").plainPath))
      // Re-planning knows everyone again, and says who left.
      let replanned = try Command.run("replan", drive.plainPath, "--from", path)
      #expect(replanned.status == 0, "\(replanned.errors)")
      #expect(replanned.output.contains("Trần Thị Bình"))
      let after = try slots(rows, drive)
      for name in ["Nguyễn Văn An", "Lê Thị Chi", "Phạm Văn Dũng"] {
        #expect(after[name] == before[name])
      }
      #expect(try Command.run("invite", drive.plainPath, "--out", out).status == 0)
    }
  }

  /// Ids that stand on the list and are given to others.
  @Test func idsThatChangeHands() throws {
    try Folder.copy(of: "tiny") { drive in
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      let list = drive.appending(path: "registrants/all.csv")
      try list.edit {
        $0.replacing("an,Nguyễn Văn An,office,1985", with: "an,Hoàng Thị Yến,office,1971")
      }
      let result = try Command.run(
        "invite", drive.plainPath, "--out", drive.appending(path: "out").plainPath)
      #expect(result.status == 65)
      #expect(result.errors.contains("an: Hoàng Thị Yến (1971)"))
      #expect(result.errors.contains("Nguyễn Văn An (1985), không còn trong danh sách"))
      let plan = drive.appending(path: "plan.json").plainPath
      let published = try Command.run("replan", drive.plainPath, "--from", plan, "--language", "en")
      #expect(published.status == 0 && published.output.contains("1 person new · 1 withdrew"))
    }
  }

  /// A corrected name is refused where slots are handed out, kept by `replan`, and reported.
  @Test func aCorrectedNameKeepsItsSlot() throws {
    try planned { drive in
      let plan = drive.appending(path: "plan.json").plainPath
      var rows = Self.rows
      rows[1] = "Trần Thị Thanh Bình,office,1990"
      try write(rows, to: drive)
      let refused = try Command.run("issue", drive.plainPath)
      #expect(refused.status == 65)
      #expect(refused.errors.contains("Trần Thị Thanh Bình (1990)"))
      let replanned = try Command.run(
        "replan", drive.plainPath, "--from", plan, "--language", "en")
      #expect(replanned.status == 0 && replanned.output.contains("Nothing changed."))
      #expect(
        replanned.errors.contains(
          "Note: Trần Thị Thanh Bình (1990) [office-2] is taken for the person recorded as Trần Thị "
            + "Bình (1990) before"))
      #expect(try Command.run("issue", drive.plainPath).status == 0)
    }
  }

  /// Plans from elsewhere do not say who their people are; where one was issued, the names kept do.
  @Test func plansThatDoNotSayWho() throws {
    try planned { drive in
      let file = drive.appending(path: "plan.json")
      try file.edit {
        $0.replacing(#/, "(person|sealed)": "[^"]*"/#, with: "")
          .replacing(#/"key": "[^"]*", /#, with: "")
      }
      let read = try Command.run("audit", drive.plainPath, file.plainPath, "--language", "en")
      #expect(read.status == 0)
      #expect(read.errors.contains("does not say who its people are"))
      let issued = try Command.run("issue", drive.plainPath)
      #expect(issued.status == 0)
      // The names that were kept say who they are.
      let known = try Command.run("audit", drive.plainPath, file.plainPath)
      #expect(known.status == 0 && known.errors == "")
      try write([Self.rows[0], Self.rows[2], Self.rows[3], "Vũ Mai,school,1999"], to: drive)
      let refused = try Command.run("simulate", drive.plainPath)
      #expect(refused.status == 65 && refused.errors.contains("KG062"))
    }
  }

  /// The code on a slip tells who it is, before and after the lists change; others are refused.
  @Test func theCodeOnASlip() throws {
    try planned { drive in
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      let letters = drive.appending(path: "letters")
      #expect(
        try Command.run(
          "invite", drive.plainPath, "--format", "pdf", "--out", letters.plainPath
        ).status == 0)
      var codes: [String] = []
      for (path, data) in try Folder.contents(of: letters) where path.hasPrefix("pdf/slips/") {
        codes += try PaperReader([UInt8](data)).codes().flatMap(\.self)
      }
      #expect(Set(codes).count == 4)
      var names: [String: String] = [:]
      for code in codes {
        let typed = code.dropFirst(3).lowercased()
        let who = try Command.run("who", drive.plainPath, typed, "--json")
        #expect(who.status == 0, "\(who.errors)")
        let json = try who.json()
        #expect(json["status"] as? String == "placed" && json["code"] as? String == code)
        names[try #require(json["name"] as? String)] = code
      }
      #expect(names.count == 4)
      // A row less, and a name corrected.
      try write(
        [Self.rows[0], "Lê Thị Kim Chi,office,1992", Self.rows[3], "Vũ Mai,school,1999"], to: drive)
      #expect(try Command.run("replan", drive.plainPath).status == 0)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      func who(_ name: String) throws -> [String: Any] {
        try Command.run("who", drive.plainPath, try #require(names[name]), "--json").json()
      }
      #expect(try who("Lê Thị Chi")["name"] as? String == "Lê Thị Kim Chi")
      #expect(try who("Phạm Văn Dũng")["registrant"] as? String == "school-3")
      let left = try who("Trần Thị Bình")
      #expect(left["status"] as? String == "left" && left["name"] as? String == "Trần Thị Bình")
      let text = try Command.run(
        "who", drive.plainPath, try #require(names["Nguyễn Văn An"]), "--language", "en")
      #expect(text.lines[0] == "Nguyễn Văn An (1985) [office-1]")
      #expect(text.lines[1] == "Unit: Văn phòng" && text.lines[2].hasSuffix("(revision 2)"))
      // Made up, of another drive, no code at all.
      let beginning = codes[0].prefix(8)
      for (code, status) in [
        ("\(beginning)AAAAAAAAAAAA", "unknown"), ("KG-0000-AAAAAAAAAAAA", "other_drive"),
        ("xin chào", "no_code"),
      ] {
        let result = try Command.run("who", drive.plainPath, code, "--json")
        #expect(result.status == 65 && !result.errors.isEmpty)
        #expect(try result.json()["status"] as? String == status)
      }
    }
  }

  @Test func withoutAKeyThereIsNoSlip() throws {
    try Folder.copy(of: "tiny") { drive in
      #expect(try Command.run("who", drive.plainPath, "KG-0000-AAAAAAAAAAAA").status == 66)
      try Data("khunggio-key 1 zz\n".utf8).write(to: drive.appending(path: "drive.key"))
      let damaged = try Command.run("plan", drive.plainPath)
      #expect(damaged.status == 65 && damaged.errors.contains("drive.key:1"))
    }
  }

  /// `import` and `template` give ids that stay, and never one that somebody else had.
  @Test func idsThatStay() throws {
    try planned { drive in
      let list = drive.appending(path: "registrants/all.csv")
      let out = drive.appending(path: "templates").plainPath
      #expect(try Command.run("template", drive.plainPath, "--out", out).status == 0)
      let text = try list.text()
      #expect(text.hasPrefix("id,name,unit,birth_year\noffice-1,Nguyễn Văn An,office,1985\n"))
      #expect(text.contains("\nschool-4,Phạm Văn Dũng,"))
      // The plan from before still is of the same people.
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      // Chi leaves by hand, Em comes: not with Chi's number.
      try list.edit { $0.replacing(#/office-3,.*\n/#, with: "") }
      let sent = drive.appending(path: "office.csv")
      try Data("Họ tên,Năm sinh\nĐỗ Em,1993\n".utf8).write(to: sent)
      let imported = try Command.run(
        "import", drive.plainPath, sent.plainPath, "--unit", "office")
      #expect(imported.status == 0, "\(imported.errors)")
      #expect(try list.text().contains("office-4,Đỗ Em,office,1993"))
      // Rows that are sorted are the same people.
      try list.edit { text in
        let lines = text.split(separator: "\n")
        return ([lines[0]] + lines.dropFirst().sorted().reversed()).joined(separator: "\n") + "\n"
      }
      let replanned = try Command.run("replan", drive.plainPath, "--language", "en")
      #expect(replanned.output.contains("3 people unchanged · 1 person new · 1 withdrew"))
    }
  }
}
