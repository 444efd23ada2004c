/// What `init` asks and says.
extension Words {
  /// Asks for the drive's name.
  public var askName: String { say("Tên đợt hiến máu", "Name of the drive") }
  /// Asks for the day.
  public var askDate: String { say("Ngày tổ chức (ví dụ 15/12/2026)", "Day (such as 15/12/2026)") }
  /// Asks for the place.
  public var askSite: String { say("Địa điểm", "Place") }
  /// Asks for the opening time.
  public var askOpens: String { say("Mở cửa lúc", "Opens at") }
  /// Asks for the closing time.
  public var askCloses: String { say("Đóng cửa lúc", "Closes at") }
  /// Asks how many people are expected.
  public var askPeople: String { say("Số người dự kiến đăng ký", "People expected to register") }
  /// Asks how many may be there at once.
  public var askLimit: String { say("Nhiều nhất bao nhiêu người cùng lúc", "Most people at once") }
  /// Asks for the units.
  public var askUnits: String {
    say("Các đơn vị, cách nhau bằng dấu ;", "The units, with ; between them")
  }

  /// Asks who invites.
  public var askOrganizer: String { say("Đơn vị tổ chức", "Organiser") }
  /// Asks for the address.
  public var askAddress: String { say("Địa chỉ", "Address") }
  /// Asks for the desks.
  public var askDesks: String {
    say("Số bàn tiếp đón (và số bàn khai báo)", "Reception desks (and as many for declarations)")
  }
  /// Asks for those who examine.
  public var askScreeners: String { say("Số bàn khám sàng lọc", "Screening tables") }
  /// Asks for the beds.
  public var askBeds: String { say("Số giường lấy máu", "Donation beds") }

  /// An answer that makes no sense.
  public func notAnAnswer(_ answer: String, to question: String) -> String {
    say("\(question): không hiểu \"\(answer)\"", "\(question): \"\(answer)\" is not understood")
  }

  /// A drive was begun.
  ///
  /// - Parameters:
  ///   - folder: the folder.
  ///   - day: the day, as it was understood.
  /// - Returns: the sentence.
  public func begun(_ folder: String, on day: String) -> String {
    say("Đã tạo \(folder), \(day).", "Created \(folder), \(day).")
  }

  /// What nobody said and was estimated.
  ///
  /// - Parameter answers: the questions with the answers taken.
  /// - Returns: the sentences.
  public func madeUp(_ answers: [String]) -> String {
    let listed = answers.isEmpty ? "" : answers.map { "\n  \($0)" }.joined() + "\n"
    return
      (answers.isEmpty
      ? ""
      : say(
        "Các giá trị ước lượng, vì chưa được cho biết:",
        "Values that were estimated, since none was given:"))
      + listed
      + say(
        "Thời gian từng khâu, số ghế nghỉ, tỉ lệ đến và tỉ lệ tạm hoãn là ước lượng;\nxem drive.yaml.",
        "Minutes of the stages, chairs for rest, show and deferral rates are estimates;\n"
          + "see drive.yaml."
      )
  }

  /// A file of units cannot be read.
  public func unitsUnreadable(_ path: String) -> String {
    say("Không đọc được \(path).", "Cannot read \(path).")
  }

  /// A file of units has no column of names.
  public func unitsWithoutNames(_ path: String) -> String {
    say(
      "\(path): không có cột tên đơn vị; cần một dòng tiêu đề như: Tên đơn vị, Chỉ tiêu, Nhân sự.",
      "\(path): no column of names; a heading row such as name, quota, staff is needed.")
  }

  /// A cell of a file of units that should be a whole number.
  public func unitsNotANumber(_ path: String, row: Int, value: String) -> String {
    say(
      "\(path), dòng \(row): cần một số nguyên, tệp ghi \"\(value)\".",
      "\(path), row \(row): a whole number is needed, it has \"\(value)\".")
  }

  /// A unit stands twice in a file.
  public func unitTwice(_ path: String, row: Int, name: String) -> String {
    say(
      "\(path), dòng \(row): đơn vị \"\(name)\" đã có ở trên.",
      "\(path), row \(row): \"\(name)\" is listed above already.")
  }
}
