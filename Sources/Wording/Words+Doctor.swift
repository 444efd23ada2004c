/// What `doctor` says.
extension Words {
  /// The heading over what was found.
  public var doctorHeading: String { say("TÌNH TRẠNG CÀI ĐẶT", "INSTALLATION") }

  /// What a fact is of, by its name for programs.
  public func doctorSubject(_ subject: String) -> String {
    switch subject {
    case "program": say("Chương trình", "Program")
    case "system": say("Hệ thống", "System")
    case "library": say("Thư viện", "Libraries")
    case "font": say("Phông chữ", "Fonts")
    case "environment": say("Môi trường", "Environment")
    default: subject
    }
  }

  /// What should be put right, by its name for programs.
  public func doctorProblem(_ problem: String) -> String {
    switch problem {
    case "no-font":
      say(
        "Không có phông chữ nào để in: hãy cài fonts-croscore (Tinos).",
        "There is no font to print with: install fonts-croscore (Tinos).")
    case "no-time-zones":
      say(
        "Hệ thống không có dữ liệu múi giờ: hãy cài tzdata.",
        "The system knows no time zones: install tzdata.")
    case "no-temporary-folder":
      say(
        "Không ghi được vào thư mục tạm: hãy đặt biến TMPDIR.",
        "The temporary folder cannot be written to: set TMPDIR.")
    case "locale-without-unicode":
      say(
        "Bảng mã của cửa sổ lệnh không phải UTF-8: hãy đặt LC_ALL=C.UTF-8.",
        "The terminal's locale is not UTF-8: set LC_ALL=C.UTF-8.")
    default: problem
    }
  }

  /// Nothing is to be put right.
  public var doctorFoundNothing: String {
    say("Không thấy vấn đề gì.", "Nothing seems to be wrong.")
  }

  /// What is not in it.
  public var doctorHasNoPeople: String {
    say(
      "Không có dữ liệu cá nhân nào ở trên; có thể gửi kèm khi báo lỗi.",
      "There is no personal data above; it may be sent along with a report.")
  }
}
