/// What `init` asks and says.
extension Words {
  /// Asks for the drive's name.
  public var askName: String { say("Tên đợt hiến máu", "Name of the drive") }
  /// Asks for the day.
  public var askDate: String { say("Ngày (năm-tháng-ngày)", "Day (year-month-day)") }
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

  /// A drive was begun.
  public func begun(_ folder: String) -> String {
    say(
      "Đã tạo \(folder). Xem lại drive.yaml: số bàn và thời gian từng bước là ước lượng.",
      "Made \(folder). Look at drive.yaml: servers and minutes of the stages are estimates.")
  }
}
