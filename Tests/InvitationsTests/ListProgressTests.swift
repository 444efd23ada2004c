import Drives
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// Which units have sent their lists, and what reminds the others.
@Suite struct ListProgressTests {
  private let lists = ListCollection(
    due: FourDonors.date(8), sendTo: "Hội Chữ thập đỏ", phone: "024 0000 0000",
    email: "ds@example.org")

  private func progress(today: Int, lists: ListCollection? = nil) -> ListProgress {
    let counts = [
      ListProgress.Count(
        unit: Unit(id: "a", name: "Công an", quota: 3), registered: 3, yearToDate: 0),
      ListProgress.Count(
        unit: Unit(id: "b", name: "Trường", quota: 5), registered: 2, yearToDate: 1),
      ListProgress.Count(
        unit: Unit(id: "c", name: "Phường", quota: 4), registered: 0, yearToDate: 0),
      ListProgress.Count(unit: Unit(id: "d", name: "Hội", quota: 2), registered: 0, yearToDate: 2),
      ListProgress.Count(unit: Unit(id: "e", name: "Cơ quan"), registered: 0, yearToDate: 0),
    ]
    return ListProgress(
      of: counts, drive: "Giọt hồng", organizer: "Ban tổ chức", day: FourDonors.date(9),
      lists: lists ?? self.lists, today: FourDonors.date(today))
  }

  @Test func everyUnitHasAStatus() {
    let before = progress(today: 8)
    #expect(
      before.rows.map(\.status) == [.complete, .short, .waiting, .metThisYear, .waiting])
    // 5 − 1 − 2, 4, and nothing where the year's quota is met.
    #expect(before.rows.map(\.missing) == [0, 2, 4, 0, 0])
    #expect(before.daysLeft == 0 && before.sent == 2 && before.late == 0)
    let after = progress(today: 10)
    #expect(after.rows.map(\.status) == [.complete, .short, .late, .metThisYear, .late])
    #expect(after.daysLeft == -2 && after.late == 2)
    #expect(progress(today: 10, lists: ListCollection()).late == 0)
  }

  @Test func daysAreCountedAcrossMonthsAndYears() {
    func left(_ due: (Int, Int, Int), from today: (Int, Int, Int)) -> Int? {
      ListProgress(
        of: [], drive: "", organizer: "", day: FourDonors.date(9),
        lists: ListCollection(due: CalendarDate(year: due.0, month: due.1, day: due.2)),
        today: CalendarDate(year: today.0, month: today.1, day: today.2) ?? FourDonors.date(1)
      ).daysLeft
    }
    #expect(left((2024, 3, 1), from: (2024, 2, 28)) == 2)
    #expect(left((2023, 3, 1), from: (2023, 2, 28)) == 1)
    #expect(left((2022, 1, 1), from: (2021, 12, 31)) == 1)
    #expect(left((2021, 1, 1), from: (2022, 1, 1)) == -365)
  }

  @Test func remindersSayWhatIsMissingAndWhereTo() {
    let words = Words(language: .vietnamese)
    let progress = progress(today: 10)
    #expect(
      progress.reminder(to: progress.rows[2], in: words) == """
        Kính gửi: Phường
        Ban tổ chức chưa nhận được danh sách đăng ký hiến máu của đơn vị cho chương trình “Giọt hồng” (09/12/2021).
        Chỉ tiêu: 4 người, còn thiếu 4 người.
        Hạn cuối 08/12/2021, đã quá 2 ngày.
        Xin gửi danh sách sớm nhất có thể về: Hội Chữ thập đỏ, điện thoại 024 0000 0000, email ds@example.org.
        Trân trọng cảm ơn.
        """)
    #expect(
      progress.reminder(to: progress.rows[1], in: words) == """
        Kính gửi: Trường
        Ban tổ chức đã nhận danh sách 2 người của đơn vị đăng ký hiến máu tại chương trình “Giọt hồng” (09/12/2021). Cảm ơn đơn vị.
        Chỉ tiêu: 5 người, từ đầu năm đã có 1 lượt hiến, còn thiếu 2 người.
        Hạn cuối 08/12/2021, đã quá 2 ngày.
        Nếu có thêm người đăng ký, xin gửi về: Hội Chữ thập đỏ, điện thoại 024 0000 0000, email ds@example.org.
        Trân trọng cảm ơn.
        """)
    #expect(
      self.progress(today: 7).reminder(to: progress.rows[4], in: Words(language: .english)) == """
        To: Cơ quan
        Ban tổ chức have not received your list for the blood donation “Giọt hồng” (09/12/2021) yet.
        The last day is 08/12/2021, in 1 day.
        Please send it to: Hội Chữ thập đỏ, tel. 024 0000 0000, e-mail ds@example.org.
        Thank you very much.
        """)
  }

  /// Questions that lists ask: how many have not answered, never what the others answered.
  @Test func questionsWithoutAnswersAreCounted() {
    let vaccine = Declaration(id: "vaccine", vietnamese: "Đã tiêm đủ 2 mũi?", english: "Two doses?")
    let counts = [
      ListProgress.Count(
        unit: Unit(id: "a", name: "Công an", quota: 3), registered: 3, unanswered: 2),
      ListProgress.Count(
        unit: Unit(id: "b", name: "Trường", quota: 2), registered: 2, unanswered: 0),
      ListProgress.Count(
        unit: Unit(id: "c", name: "Phường", quota: 1), registered: 0, unanswered: 0),
    ]
    let progress = ListProgress(
      of: counts, drive: "Giọt hồng", organizer: "Ban tổ chức", day: FourDonors.date(9),
      lists: lists, today: FourDonors.date(7),
      answers: [ListProgress.Answers(declaration: vaccine, answered: 3, unanswered: 2)])
    #expect(progress.rows.map(\.status) == [.complete, .complete, .waiting])
    #expect(progress.rows.map(\.isToRemind) == [true, false, true])
    #expect(
      progress.reminder(to: progress.rows[0], in: Words(language: .vietnamese)) == """
        Kính gửi: Công an
        Ban tổ chức đã nhận danh sách 3 người của đơn vị đăng ký hiến máu tại chương trình “Giọt hồng” (09/12/2021). Cảm ơn đơn vị.
        Chỉ tiêu: 3 người.
        Trong danh sách còn 2 người chưa trả lời đủ: “Đã tiêm đủ 2 mũi?”. Xin bổ sung và gửi lại danh sách.
        Hạn cuối 08/12/2021, còn 1 ngày.
        Nếu có thêm người đăng ký, xin gửi về: Hội Chữ thập đỏ, điện thoại 024 0000 0000, email ds@example.org.
        Trân trọng cảm ơn.
        """)
    let printed = PrintedProgress(progress, wording: Words(language: .english))
    #expect(printed.lines.allSatisfy { $0.count <= 80 })
    #expect(printed.lines.contains("“Two doses?”: 3 people answered, 2 people have not."))
    let head = printed.lines.first { $0.hasPrefix("Unit") }
    #expect(head?.contains("Unanswered") == true)
    let words = { (line: String) in line.split(separator: " ").map(String.init) }
    #expect(
      printed.lines.first { $0.hasPrefix("Công an") }.map(words)
        == ["Công", "an", "3", "3", "0", "2", "received"])
    // Where nothing is asked there is no such column.
    #expect(
      !PrintedProgress(self.progress(today: 7), wording: Words(language: .english)).lines
        .contains { $0.contains("Unanswered") })
  }

  @Test func theTableAndTheFiles() {
    let printed = PrintedProgress(progress(today: 10), wording: Words(language: .vietnamese))
    #expect(printed.documents.map(\.path.text) == ["b.txt", "c.txt", "e.txt"])
    #expect(printed.lines.allSatisfy { $0.count <= 80 })
    #expect(printed.lines.contains("2/5 đơn vị đã gửi danh sách, 2 đơn vị quá hạn."))
    #expect(printed.lines.contains { $0.hasPrefix("Trường") && $0.hasSuffix("đã gửi, còn thiếu") })
    #expect(printed.reminders.filter { $0.hasPrefix("Kính gửi") }.count == 3)
  }

  @Test func lettersNameWhomToAsk() throws {
    let drive = try smallDrive()
    let asked = try Drive(
      name: drive.name, organizer: drive.organizer, sessions: drive.sessions,
      turnout: drive.turnout, lists: lists, units: drive.units, registrants: drive.registrants)
    let texts = try LetterTexts(wording: Words(language: .vietnamese))
    func notes(_ drive: Drive) -> [String] {
      let letters = Letters(
        of: drive, assignments: smallPlan().assignments, unplaced: [], edition: LetterEdition(),
        wording: Words(language: .vietnamese))
      return texts.notes(for: letters.units[0], of: letters)
    }
    #expect(
      notes(asked).last
        == "Cần hỏi thêm, xin liên hệ: Hội Chữ thập đỏ, điện thoại 024 0000 0000, email ds@example.org."
    )
    #expect(notes(asked).count == notes(drive).count + 1)
  }
}
