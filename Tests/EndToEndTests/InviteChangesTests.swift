import Foundation
import Testing

/// Only those whose slot is another one are reported so.
@Suite struct InviteChangesTests {
  private let program = """
    import glob, icalendar, json, sys
    def event(path):
      calendar = icalendar.Calendar.from_ical(open(path, "rb").read())
      [e] = calendar.walk("VEVENT")
      assert not calendar.errors and not e.errors
      return {"uid": str(e["UID"]), "sequence": int(e["SEQUENCE"]),
        "method": str(calendar["METHOD"]), "status": str(e["STATUS"]),
        "start": e.decoded("DTSTART").isoformat()}
    print(json.dumps({p.split("/")[-1]: event(p) for p in glob.glob(sys.argv[1] + "/ics/*.ics")}))
    """

  private func events(in folder: URL) throws -> [String: [String: Any]] {
    try #require(try Python.json(program, folder.plainPath) as? [String: [String: Any]])
  }

  /// Chi comes later, Dũng leaves, Mai is new; An and Bình stay.
  private func changed(_ body: (_ drive: URL, _ folder: URL) throws -> Void) throws {
    try Folder.copy(of: "tiny") { drive in
      try Folder.temporary { folder in
        for command in ["plan", "issue"] {
          #expect(try Command.run(command, drive.plainPath).status == 0)
        }
        #expect(try invite(drive, to: folder.appending(path: "before")).status == 0)
        try drive.appending(path: "registrants/all.csv").edit { text in
          text.replacing(
            "chi,Lê Thị Chi,office,1992,,,", with: "chi,Lê Thị Chi,office,1992,,,08:20-08:40"
          )
          .replacing(#/dung,.*/#, with: "mai,Lê Mai,school,1988,,,,,,,")
        }
        #expect(try Command.run("replan", drive.plainPath).status == 0)
        try body(drive, folder)
      }
    }
  }

  private func invite(
    _ drive: URL, _ more: String..., to folder: URL
  ) throws -> Command.Result {
    try Command.run(
      Command.path,
      ["invite", drive.plainPath, "--final", "--out", folder.plainPath] + more)
  }

  /// As calendars take them: the same UID with a higher SEQUENCE replaces what is there.
  @Test func oldCalendarsTakeTheNewEvents() throws {
    try changed { drive, folder in
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      let out = folder.appending(path: "after")
      let result = try invite(drive, "--changes", to: out)
      #expect(result.status == 0 && result.errors == "")
      let before = try events(in: folder.appending(path: "before"))
      let after = try events(in: out)
      #expect(before.count == 3 && after.count == 3)
      #expect(before.values.allSatisfy { $0["sequence"] as? Int == 1 })
      #expect(after.values.allSatisfy { $0["sequence"] as? Int == 2 })
      let chi = try #require(before["office-2021-12-09-0810.ics"])
      let moved = try #require(after.values.first { $0["method"] as? String == "REQUEST" })
      #expect(moved["uid"] as? String == chi["uid"] as? String)
      #expect(chi["start"] as? String == "2021-12-09T01:10:00+00:00")
      #expect(moved["start"] as? String == "2021-12-09T01:20:00+00:00")
      let dũng = try #require(before["school-2021-12-09-0820.ics"])
      let cancelled = try #require(after.values.first { $0["method"] as? String == "CANCEL" })
      #expect(cancelled["uid"] as? String == dũng["uid"] as? String)
      #expect(cancelled["status"] as? String == "CANCELLED")
      // An and Bình, who stay, are in no calendar.
      let stays = try #require(before["office-2021-12-09-0800.ics"]?["uid"] as? String)
      #expect(!after.values.contains { $0["uid"] as? String == stays })
    }
  }

  /// A chain of changes is one appointment, and who is informed of everything again has it by its
  /// name.
  @Test func anAppointmentKeepsItsNameThroughAllIssues() throws {
    try changed { drive, folder in
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      try drive.appending(path: "registrants/all.csv").edit {
        $0.replacing("08:20-08:40", with: "08:00-08:10")
      }
      #expect(try Command.run("replan", drive.plainPath).status == 0)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      let first = try events(in: folder.appending(path: "before"))
      let chi = try #require(first["office-2021-12-09-0810.ics"]?["uid"] as? String)
      let (last, all) = (folder.appending(path: "last"), folder.appending(path: "all"))
      #expect(try invite(drive, "--changes", "--format", "ics", to: last).status == 0)
      let moved = try events(in: last)
      let event = try #require(moved.values.first { $0["uid"] as? String == chi })
      #expect(event["sequence"] as? Int == 3 && event["method"] as? String == "REQUEST")
      #expect(event["start"] as? String == "2021-12-09T01:00:00+00:00")
      #expect(try invite(drive, "--format", "ics", to: all).status == 0)
      #expect(try events(in: all).values.contains { $0["uid"] as? String == chi })
      // Since the first issue, the change is from 08:10.
      let since = folder.appending(path: "since")
      #expect(
        try invite(drive, "--changes", "--since", "1", "--format", "text", to: since).status == 0)
      let text = try since.appending(path: "text/office.txt").text()
      #expect(text.contains("Lê Thị Chi, 1992 (trước: 08h10–08h20)"))
    }
  }

  @Test func nobodyUnchangedIsToldAnything() throws {
    try changed { drive, folder in
      let out = folder.appending(path: "after")
      let early = try invite(drive, "--changes", to: out)
      #expect(early.status == 0)
      #expect(early.errors.contains("chưa được phát hành"))
      let files = try Folder.contents(of: out)
      for (path, data) in files where !path.hasPrefix("pdf") && !path.hasPrefix("xlsx") {
        let text = String(decoding: data, as: UTF8.self)
        for name in ["Nguyễn Văn An", "Trần Thị Bình", "Nguyen Van An", "Tran Thi Binh"] {
          #expect(!text.contains(name), "\(path) tells \(name)")
        }
      }
      let pdf = try Command.run(
        "/usr/bin/env", ["pdftotext", out.appending(path: "pdf/office.pdf").plainPath, "-"])
      #expect(pdf.output.contains("Lê Thị Chi") && !pdf.output.contains("Nguyễn Văn An"))
      let letter = try out.appending(path: "text/office.txt").text()
      #expect(letter.contains("THAY ĐỔI GIỜ HIẾN MÁU"))
      #expect(letter.contains("Lê Thị Chi, 1992 (trước: 08h10–08h20)"))
      let school = try out.appending(path: "text/school.txt").text()
      #expect(school.contains("Lê Mai, 1988"))
      #expect(school.contains("Đã rút, hủy giấy mời\n  - Phạm Văn Dũng (giờ cũ 08h20–08h30)"))
      #expect(!school.contains("Chưa có khung giờ"))
      let messages = try out.appending(path: "messages/tin-nhan.csv").text()
      #expect(messages.contains("giờ hiến máu của Lê Thị Chi đổi từ 08h10–08h20 sang 08h20-08h30"))
      // Dũng has left the lists: he is reported that nobody expects him, and not to wait.
      #expect(messages.contains("đã ghi nhận Phạm Văn Dũng rút; giấy mời 08h20–08h30 được hủy"))
      #expect(!messages.contains("Xin chờ báo lại"))
      let group = try out.appending(path: "messages/groups/school.txt").text()
      #expect(group.contains("Đã rút, hủy giấy mời: Phạm Văn Dũng (giờ cũ 08h20–08h30)"))
      let office = try out.appending(path: "messages/groups/office.txt").text()
      #expect(office.contains("08h20–08h30: Lê Thị Chi (giờ cũ 08h10–08h20)"))
    }
  }

  @Test func whereNothingChangedNothingIsWritten() throws {
    try Folder.copy(of: "tiny") { drive throws in
      let out = drive.appending(path: "letters")
      #expect(try Command.run("plan", drive.plainPath).status == 0)
      #expect(try invite(drive, "--changes", to: out).status == 66)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      #expect(try Command.run("issue", drive.plainPath).status == 0)
      #expect(try invite(drive, "--changes", to: out).status == 0)
      #expect(!FileManager.default.fileExists(atPath: out.plainPath))
      #expect(try invite(drive, "--changes", "--since", "9", to: out).status == 66)
      #expect(try invite(drive, "--since", "1", to: out).status == 64)
    }
  }
}
