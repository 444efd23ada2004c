/// What phones at the door show.
extension Words {
  /// The texts of the door's page that its script puts together, by their names. `{0}`, `{1}` stand for
  /// what changes.
  public var doorTexts: [(name: String, text: String)] {
    doorRowTexts + doorActionTexts + doorStatusTexts
  }

  private var doorRowTexts: [(name: String, text: String)] {
    [
      ("noSlot", say("chưa có giờ hẹn", "no slot")),
      ("slotAt", say("hẹn {0}", "slot {0}")),
      ("otherDay", say("hẹn ngày khác: {0}", "slot on another day: {0}")),
      ("otherPlace", say("hẹn ở nơi khác: {0}", "slot at another site: {0}")),
      ("early", say("sớm {0}", "{0} early")),
      ("late", say("muộn {0}", "{0} late")),
      ("minutes", say("{0} phút", "{0} min")),
      ("hours", say("{0} giờ", "{0} h")),
      ("bornIn", say("sinh {0}", "born {0}")),
      ("phoneEnd", say("điện thoại …{0}", "phone …{0}")),
      ("waiting", say("⏳ chờ gửi", "⏳ waiting to be sent")),
      ("cameAt", say("✓ vào {0}", "✓ in at {0}")),
      ("leftAt", say("✓ đã về {0}", "✓ left at {0}")),
      ("deferredAt", say("hoãn hiến {0}", "deferred at {0}")),
      ("twice", say("⚠ vào hai lần", "⚠ let in twice")),
      ("toAsk", say("hỏi: {0}", "ask: {0}")),
      ("barredBy", say("⚠ mời gặp bác sĩ: {0}", "⚠ send to the doctor: {0}")),
      ("calledFor", say("đã gọi, hẹn {0}", "called, slot {0}")),
      ("newcomer", say("không đăng ký trước", "not on the lists")),
      ("nobodyFound", say("Không tìm thấy ai.", "Nobody found.")),
      ("moreFound", say("Còn {0} người nữa: hãy gõ thêm.", "{0} more: type on.")),
    ]
  }

  private var doorActionTexts: [(name: String, text: String)] {
    [
      ("letIn", say("Cho vào", "Let in")), ("letInAgain", say("Cho vào lại", "Let in again")),
      ("leaves", say("Ra về", "Leaves")), ("defer", say("Hoãn hiến", "Deferred")),
      ("undo", say("Hoàn tác", "Undo")), ("close", say("Đóng", "Close")),
      ("wasLetIn", say("{0}: cho vào.", "{0}: let in.")),
      ("wasLeaving", say("{0}: ra về.", "{0}: leaves.")),
      ("wasDeferred", say("{0}: hoãn hiến.", "{0}: deferred.")),
      ("wasUndone", say("{0}: đã hoàn tác.", "{0}: undone.")),
      ("wasAdded", say("{0}: đã ghi tên.", "{0}: added.")),
      ("comeAt", say("Hẹn {0}", "Come at {0}")),
      (
        "slotFree",
        say(
          "Khung {0} còn chỗ, không vượt giới hạn nào.", "There is room at {0}; no limit is broken."
        )
      ),
      (
        "noSlotFree",
        say(
          "Từ giờ đến cuối buổi không khung nào còn chỗ.",
          "No slot that is still to come has room.")
      ),
      (
        "slotUnknown",
        say(
          "Đang mất kết nối nên chưa biết khung nào còn chỗ.",
          "No connection, so it is not known which slot has room.")
      ),
      ("event.in", say("vào", "in")), ("event.out", say("ra về", "left")),
      ("event.deferred", say("hoãn hiến", "deferred")), ("event.undo", say("hoàn tác", "undo")),
      ("event.walk-in", say("người mới", "new")), ("event.called", say("đã gọi", "called")),
      ("undone", say("đã hoàn tác", "undone")),
    ]
  }

  private var doorStatusTexts: [(name: String, text: String)] {
    [
      ("present", say("có mặt", "present")),
      ("connected", say("đã kết nối", "connected")),
      (
        "disconnected", say("mất kết nối – vẫn ghi tiếp được", "no connection – go on all the same")
      ),
      ("queued", say("⏳ {0} lượt chờ gửi", "⏳ {0} waiting to be sent")),
      (
        "refused",
        say("{0} lượt không ghi được: hãy làm lại.", "{0} could not be recorded: do it again.")
      ),
      ("stored", say("✓ đã lưu hết", "✓ everything is stored")),
      ("ageMinutes", say("số liệu cách đây {0} phút", "as of {0} min ago")),
      (
        "doNotReload",
        say(
          "Đừng tải lại trang khi mất kết nối.", "Do not reload the page without a connection.")
      ),
      (
        "wrongPIN",
        say(
          "Mã PIN không đúng. Hãy hỏi người tổ chức.", "This PIN is wrong. Ask the organiser.")
      ),
      (
        "shutOut",
        say(
          "Máy này chưa được vào. Hãy nhập mã PIN; các lượt đã ghi vẫn còn trên máy.",
          "This device is not let in. Enter the PIN; what was recorded is still on the device.")
      ),
      (
        "notStored",
        say(
          "Trình duyệt này không cho lưu dữ liệu: đừng dùng chế độ ẩn danh.",
          "This browser keeps no data: do not use a private window.")
      ),
    ]
  }

  /// Where phones open the door.
  public func doorServed(at address: String) -> String {
    say(
      "Điện thoại ở cửa mở \(address); mã PIN có trên trang Ngày hiến máu.",
      "Phones at the door open \(address); the PIN is on the page of the day.")
  }

  /// The title of the door's page.
  public var doorTitle: String { say("Cửa vào", "Door") }

  /// The label of the number that lets devices in.
  public var pinLabel: String { say("Mã PIN (6 chữ số)", "PIN (6 digits)") }

  /// The label of a device's name.
  public var deviceNameLabel: String { say("Tên máy này", "Name of this device") }

  /// An example of a device's name.
  public var deviceNameExample: String { say("Cửa 1 – Lan", "Door 1 – Lan") }

  /// The button that lets a device in.
  public var joinButton: String { say("Bắt đầu", "Begin") }

  /// What is said before a device is let in.
  public var joinNote: String {
    say(
      "Người tổ chức đọc mã PIN trên trang Ngày hiến máu. Mọi thứ chỉ đi trong mạng Wi-Fi này và "
        + "không được mã hóa: hãy dùng điểm phát riêng có mật khẩu.",
      "The organiser reads the PIN from the page of the day. Everything stays on this Wi-Fi and is "
        + "not encrypted: use a hotspot of your own with a password.")
  }

  /// The label of the search field.
  public var doorSearchLabel: String {
    say("Tên hoặc mã (từ 2 chữ)", "Name or code (2+ letters)")
  }

  /// The button for people who come without an invitation.
  public var walkInButton: String { say("Người mới", "New arrival") }

  /// The label of their names.
  public var walkInNameLabel: String { say("Họ và tên", "Full name") }

  /// The button of what was recorded.
  public var doorLogButton: String { say("Nhật ký", "Log") }

  /// The label of the choice of a session.
  public var doorSessionLabel: String { say("Buổi", "Session") }

  /// The door needs a script.
  public var doorNeedsScript: String {
    say(
      "Trang này cần JavaScript. Nếu không bật được, hãy dùng danh sách in sẵn.",
      "This page needs JavaScript. Without it, use the printed list.")
  }

  /// The door does not open because nothing was published.
  public var doorNeedsPublishing: String {
    say(
      "Cửa chưa mở được: chưa phát hành lịch nào.",
      "The door cannot open: no plan was published yet.")
  }

  /// Too many wrong PINs came from one device.
  public var tooManyGuesses: String {
    say(
      "Nhập sai quá nhiều lần. Hãy xin người tổ chức mã PIN mới.",
      "Too many wrong tries. Ask the organiser for a new PIN.")
  }
}
