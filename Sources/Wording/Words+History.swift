/// The plans that were issued, and those who wait for a place.
extension Words {
  /// A plan was issued.
  public func issued(_ number: Int, people: Int, at time: String) -> String {
    say(
      "Đã phát hành lần \(number) lúc \(time): \(self.people(people)).",
      "Published as revision \(number) at \(time): \(self.people(people)).")
  }

  /// A plan that breaks rules is not issued.
  public func notIssued(_ path: String) -> String {
    say(
      "Không phát hành: \(path) phạm quy tắc trên danh sách hiện nay.",
      "Not published: \(path) breaks rules as the lists stand now.")
  }

  /// Changes are relative to a published plan, and there is none.
  public func nothingIssuedToChange(_ command: String) -> String {
    say(
      "Chưa phát hành lịch nào nên chưa có gì để so. Hãy chạy trước: \(command)",
      "No plan was published yet, so there is nothing to compare with. Run first: \(command)")
  }

  /// Letters about changes of a plan that is not published yet.
  public func notIssuedYet(_ path: String, command: String) -> String {
    say(
      "Lưu ý: \(path) chưa được phát hành. Trước khi gửi, hãy chạy: \(command)",
      "Note: \(path) was not published yet. Before sending, run: \(command)")
  }

  /// The heading over the issues.
  public var historyHeading: String { say("CÁC LẦN PHÁT HÀNH", "PUBLISHED PLANS") }

  /// The columns of the list of issues.
  public var historyColumns:
    (number: String, time: String, invited: String, changes: String, reason: String)
  {
    (
      say("lần", "no."), say("lúc", "at"), say("mời", "invited"),
      say("đổi/thêm/bớt", "moved/new/gone"), say("lý do", "reason")
    )
  }

  /// Which files are not as they were when the last plan was issued.
  public func changedSince(_ number: Int, _ files: [String]) -> String {
    files.isEmpty
      ? say(
        "Danh sách và cấu hình vẫn như khi phát hành lần \(number).",
        "Lists and settings are as they were at revision \(number).")
      : say(
        "Đã thay đổi từ lần \(number): \(files.joined(separator: ", "))",
        "Changed since revision \(number): \(files.joined(separator: ", "))")
  }

  /// There is no issue of that number.
  public func noSuchIssue(_ number: Int, last: Int) -> String {
    last == 0
      ? say("Chưa phát hành lịch nào.", "No plan was published yet.")
      : say(
        "Không có lần phát hành \(number); có các lần từ 1 đến \(last).",
        "There is no revision \(number); there are 1 to \(last).")
  }

  /// The heading over those who wait.
  public func waitlistHeading(_ number: Int) -> String {
    say("DANH SÁCH CHỜ: \(people(number))", "WAITLIST: \(people(number))")
  }

  /// Who registered after the plan was made.
  public var newSinceThen: String { say("mới đăng ký", "registered since") }

  /// Nobody waits.
  public var nobodyWaits: String {
    say("Không ai phải chờ: ai cũng có giờ.", "Nobody waits: everyone has a slot.")
  }

  /// In which order people wait.
  public var waitlistNote: String {
    say(
      "theo độ ưu tiên, rồi theo thứ tự trong danh sách; ai mới đăng ký thì ở cuối",
      "by priority, then in list order; whoever registered since comes last")
  }

  /// A priority that is not the usual one.
  public func priority(_ number: Int) -> String {
    say("ưu tiên \(number)", "priority \(number)")
  }

  /// A moment, from its parts as digits.
  ///
  /// - Parameters:
  ///   - year: the year.
  ///   - month: the month, two digits as all that follow.
  ///   - day: the day.
  ///   - hour: the hour.
  ///   - minute: the minute.
  ///   - second: the second.
  /// - Returns: the moment.
  public func moment(
    year: String, month: String, day: String, hour: String, minute: String, second: String
  ) -> String {
    say(
      "\(hour):\(minute):\(second) \(day)/\(month)/\(year)",
      "\(year)-\(month)-\(day) \(hour):\(minute):\(second)")
  }

  /// The drive is held by somebody else.
  ///
  /// - Parameters:
  ///   - time: since when; nil where it is not known.
  ///   - work: for which command; nil where it is not known.
  /// - Returns: the sentence.
  public func driveInUse(since time: String?, work: String?) -> String {
    let vietnamese = [work.map { "lệnh \($0)" }, time.map { "từ \($0)" }].compactMap { $0 }
    let english = [work.map { "by \($0)" }, time.map { "since \($0)" }].compactMap { $0 }
    return say(
      "Thư mục đợt này đang được thay đổi (\(vietnamese.joined(separator: ", "))). "
        + "Chưa ghi gì cả; hãy thử lại sau.",
      "The drive is being changed (\(english.joined(separator: " "))). "
        + "Nothing was written; try again later.")
  }

  /// The history is held by another program.
  public func historyInUse(_ path: String) -> String {
    say(
      "\(path) đang bị chương trình khác giữ. Chưa ghi gì cả; hãy thử lại sau.",
      "\(path) is held by another program. Nothing was written; try again later.")
  }

  /// The history is not as it was written.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - issue: the issue that is damaged; nil for the whole file.
  /// - Returns: the sentence.
  public func historyDamaged(_ path: String, issue: Int?) -> String {
    guard let issue else {
      return say(
        "\(path) không phải cơ sở dữ liệu của khunggio, hoặc đã hỏng. Hãy lấy lại bản sao lưu.",
        "\(path) is not a khunggio database, or is damaged. Restore a backup.")
    }
    return say(
      "\(path): lịch phát hành lần \(issue) không còn nguyên vẹn. Hãy lấy lại bản sao lưu.",
      "\(path): the plan of revision \(issue) is damaged. Restore a backup.")
  }

  /// The file of the history is empty.
  public func historyEmpty(_ path: String) -> String {
    say(
      "\(path) không có gì bên trong. Hãy lấy lại bản sao lưu; nếu chưa từng phát hành lịch nào, hãy xóa tệp này.",
      "\(path) is empty. Restore a backup of it; if no plan was ever published, remove the file.")
  }

  /// The file of the history is a database of another program.
  public func historyForeign(_ path: String) -> String {
    say(
      "\(path) là cơ sở dữ liệu của chương trình khác. Hãy chuyển nó đi nơi khác, hoặc lấy lại bản sao lưu của khunggio.",
      "\(path) is a database of another program. Move it elsewhere, or restore khunggio's own from a backup."
    )
  }

  /// The history was written by a newer version.
  public func historyNewer(_ path: String) -> String {
    say(
      "\(path) do phiên bản khunggio mới hơn ghi. Hãy dùng phiên bản đó.",
      "\(path) was written by a newer khunggio. Use that one.")
  }
}
