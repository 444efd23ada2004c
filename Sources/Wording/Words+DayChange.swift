/// A change of the slots still to come, on the day: who is to be informed, publishing it, taking it back.
extension Words {
  /// What publishing a change of the day does.
  public var publishChangeHint: String {
    say(
      "Phát hành là đổi giờ ngay: trang này và điện thoại ở cửa theo giờ mới, những người không có trong "
        + "bảng giữ giờ cũ. Rồi gọi cho từng người trong bảng. Hoàn tác được.",
      "Publishing changes the slots at once: this page and the phones at the door follow the new ones, and "
        + "whoever is not in the table keeps theirs. Then call each person in the table. It can be undone."
    )
  }

  /// The button that publishes a change of the day.
  public var publishChangeButton: String { say("Phát hành giờ mới", "Publish the new slots") }

  /// The button that leaves everything as it is.
  public var keepSlotsButton: String { say("Giữ giờ cũ", "Keep the old slots") }

  /// The reason that the history keeps of a change of the day.
  ///
  /// - Parameters:
  ///   - stage: what the stage is called.
  ///   - fewer: how many fewer there are.
  ///   - minute: the minute of the day from which on.
  /// - Returns: the reason.
  public func changeReason(_ stage: String, fewer: Int, from minute: Int) -> String {
    say(
      "\(stage): bớt \(count(fewer)) từ \(time(minute))",
      "\(stage): \(count(fewer)) fewer from \(time(minute))")
  }

  /// The heading over whose slots changed last.
  public var changedHeading: String { say("Ai vừa đổi giờ", "Whose slots changed last") }

  /// What was published last.
  ///
  /// - Parameters:
  ///   - number: the number of the revision.
  ///   - time: when it was published.
  ///   - reason: why; empty for no reason.
  /// - Returns: the sentence.
  public func lastPublished(_ number: Int, at time: String, reason: String) -> String {
    let why = reason.isEmpty ? "." : ": \(reason)."
    return say(
      "Bản sửa đổi \(count(number)), phát hành \(time)\(why)",
      "Revision \(count(number)), published \(time)\(why)")
  }

  /// Only one plan was published: nothing has changed.
  public var nothingChangedYet: String {
    say("Chưa đổi giờ lần nào.", "No slots were changed yet.")
  }

  /// The button that publishes the plan before the last one again.
  public func restoreButton(_ number: Int) -> String {
    say(
      "Hoàn tác: phát hành lại bản \(count(number))",
      "Undo: publish revision \(count(number)) again")
  }

  /// The reason that the history keeps of a revision that was published again.
  public func restoreReason(_ number: Int) -> String {
    say("hoàn tác, theo lại bản \(count(number))", "undone, back to revision \(count(number))")
  }
}

/// Whether a machine or a phone can do its work, and how phones reach this machine.
extension Words {
  /// The title of the page that tries a phone out.
  public var tryDeviceTitle: String { say("Thử máy này", "Try this device") }

  /// What the page does.
  public var tryDeviceHint: String {
    say(
      "Trang này thử xem điện thoại có dùng ở cửa được không. Không cần mã PIN, không ghi gì vào danh sách.",
      "This page tries whether this phone can be used at the door. It needs no PIN and changes nothing."
    )
  }

  /// The texts of the page that its script puts together, by their names.
  public var tryDeviceTexts: [(name: String, text: String)] {
    [
      ("running", say("đang thử…", "trying…")), ("good", say("được", "works")),
      ("bad", say("không được", "does not work")),
      ("reach", say("Đến được máy của người tổ chức", "Reaches the organiser's machine")),
      (
        "reachHelp",
        say(
          "Kiểm tra hai máy có cùng mạng Wi-Fi không; mạng dành cho khách thường chặn các máy thấy nhau.",
          "Check that both are in the same Wi-Fi; networks for guests often keep devices apart.")
      ),
      ("store", say("Giữ được dữ liệu khi mất mạng", "Keeps data without a connection")),
      (
        "storeHelp",
        say(
          "Tắt chế độ ẩn danh, hoặc dùng trình duyệt khác.",
          "Close the private window, or use another browser.")
      ),
      (
        "queue",
        say("Hàng chờ còn nguyên sau khi đọc lại", "The queue is whole when it is read again")
      ),
      ("live", say("Nhận tin ngay khi máy khác ghi", "Hears at once what other devices record")),
      (
        "liveHelp",
        say(
          "Máy chậm hoặc mạng chặn kết nối dài; vẫn dùng được, số liệu đến chậm hơn.",
          "The network cuts long connections; the phone can be used, and hears later.")
      ),
      (
        "clock",
        say(
          "Đồng hồ lệch {0} giây so với máy tổ chức",
          "The clock differs by {0} s from the organiser's")
      ),
      (
        "clockHelp",
        say(
          "Giờ vào được tính theo máy của người tổ chức, nên vẫn dùng được.",
          "Times are those of the organiser's machine, so the phone can be used all the same.")
      ),
      ("camera", say("Quét mã QR", "Scanning QR codes")),
      (
        "cameraHelp",
        say(
          "Dùng ứng dụng máy ảnh của điện thoại: mã trên phiếu in kèm địa chỉ cửa mở thẳng dòng của người đó. "
            + "Trang http không được dùng máy ảnh.",
          "Use the phone's own camera app: codes on slips that were printed with the door's address open the "
            + "person's row. A page over http may not use the camera.")
      ),
      ("allGood", say("Máy này dùng ở cửa được.", "This device can be used at the door.")),
      (
        "someBad",
        say(
          "Máy này chưa dùng ở cửa được: xem các dòng không được.",
          "This device cannot be used at the door yet: see the lines that do not work.")
      ),
    ]
  }

  /// The link from the page that tries a phone out to the door.
  public var toTheDoor: String { say("Tới cửa vào", "To the door") }

  /// The heading over how phones reach this machine.
  public var howPhonesReach: String {
    say("Điện thoại không mở được?", "Phones cannot open it?")
  }

  /// What may keep phones from this machine.
  ///
  /// - Parameters:
  ///   - port: the port that must be open.
  ///   - address: where a phone is tried out; nil where the door is not open.
  /// - Returns: the hints, one after the other.
  public func phoneHints(port: Int, trying address: String?) -> [String] {
    [
      say(
        "Điện thoại và máy này phải cùng một mạng Wi-Fi; tốt nhất là điểm phát riêng có mật khẩu (WPA2). Mạng "
          + "dành cho khách thường chặn các máy thấy nhau.",
        "Phones and this machine must be in the same Wi-Fi, best a hotspot of your own with a password (WPA2). "
          + "Networks for guests often keep devices apart."),
      say(
        "Tường lửa của máy này phải cho cổng \(port) (TCP) vào. Trên Ubuntu: sudo ufw allow \(port)/tcp; trên "
          + "macOS: chọn Cho phép khi được hỏi.",
        "The firewall of this machine must let port \(port) (TCP) in. On Ubuntu: sudo ufw allow \(port)/tcp; on "
          + "macOS choose Allow when asked."),
      address.map {
        say(
          "Thử từng điện thoại trước giờ mở cửa: \($0)",
          "Try each phone before the doors open: \($0)")
      }
        ?? say(
          "Địa chỉ phải là của máy này trong mạng Wi-Fi ấy; in phiếu mời sau khi đã biết địa chỉ.",
          "The address must be this machine's in that Wi-Fi; print slips once it is known."),
    ]
  }

  /// The door is not open to phones: what to run, with each address of this machine.
  public func openDoorWith(_ commands: [String]) -> String {
    say(
      "Chưa mở cho điện thoại. Hãy dừng rồi chạy lại: \(commands.joined(separator: "  hoặc  "))",
      "Not open to phones. Stop the program and run: \(commands.joined(separator: "  or  "))")
  }

  /// The option that makes the codes of slips links to the door.
  public func linksOption(_ address: String) -> String {
    say(
      "mã QR trên phiếu mở thẳng trang cửa tại \(address)",
      "QR codes on slips open the door at \(address)")
  }
}
