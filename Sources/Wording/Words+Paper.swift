import Drives

/// Letters on paper, in the form that office letters have: heading, signature, annex, slips, lists.
extension Words {
  /// The two lines at the head of every official letter in Vietnamese; none in English.
  public var nation: (name: String, motto: String)? {
    guard language == .vietnamese else { return nil }
    return ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
  }

  /// The number of the letter, which the office fills in.
  ///
  /// - Parameter isNotice: whether it is a notice (TB, thông báo) and no invitation (GM, giấy mời).
  /// - Returns: the number with gaps.
  public func letterNumber(isNotice: Bool) -> String {
    say("Số: ………/\(isNotice ? "TB" : "GM")-………", "No. ………………")
  }

  /// Place and day of the letter, which the office fills in.
  public var letterPlaceAndDay: String {
    say("………………, ngày …… tháng …… năm ………", "………………………, …… ……………… ………")
  }

  /// The kind of letter, in capitals.
  ///
  /// - Parameter isNotice: whether it is a notice, and no invitation.
  /// - Returns: the title.
  public func paperTitle(isNotice: Bool) -> String {
    isNotice ? say("THÔNG BÁO", "NOTICE") : say("GIẤY MỜI", "INVITATION")
  }

  /// What the letter is about.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - tellsChanges: whether it tells only what has changed.
  /// - Returns: the line.
  public func paperSubject(_ drive: String, tellsChanges: Bool) -> String {
    tellsChanges
      ? say("Thay đổi giờ hiến máu, chương trình “\(drive)”", "Changed times for “\(drive)”")
      : say("Tham gia hiến máu, chương trình “\(drive)”", "To give blood at “\(drive)”")
  }

  /// What a letter is about that can invite nobody yet.
  public func noticeSubject(_ drive: String) -> String {
    say("Về đăng ký hiến máu, chương trình “\(drive)”", "Your registration for “\(drive)”")
  }

  /// The words before whom a letter is for.
  public var letterTo: String { say("Kính gửi", "To") }

  /// The words before when.
  public var letterWhen: String { say("Thời gian", "Time") }

  /// The words before where.
  public var letterWhere: String { say("Địa điểm", "Place") }

  /// The column of how many people come.
  public var peopleColumn: String { say("Số người", "People") }

  /// Follows the table of slots: everyone's own slot stands in the annex.
  public var namesFollow: String {
    say(
      "Họ tên và khung giờ của từng người ở danh sách kèm theo; phiếu hẹn để phát cho mỗi người "
        + "được gửi cùng giấy này.",
      "The list attached names everyone with their slot; a slip for each of them comes with this "
        + "letter.")
  }

  /// Names follow, and nobody among them is invited.
  public var namesOnly: String {
    say(
      "Họ tên từng người ở danh sách kèm theo.", "The list attached names everyone concerned.")
  }

  /// How many of a unit lose their published slot; the annex names them with it.
  public func slotsLost(_ number: Int) -> String {
    say(
      "\(people(number)) không còn giờ đã báo và hiện chưa xếp được giờ khác, có tên và giờ cũ ở "
        + "cuối danh sách; ban tổ chức xin lỗi và sẽ báo sau.",
      "\(people(number)) have lost the time already announced, and there is no other one yet; "
        + "they are at the end of the list with their old time. We are sorry, and will let you know."
    )
  }

  /// How many of a unit have withdrawn; the annex names them with the slot they had.
  public func invitationsWithdrawn(_ number: Int) -> String {
    say(
      "\(people(number)) đã rút, có tên và giờ cũ ở cuối danh sách: giấy mời và phiếu hẹn của "
        + "những người này được hủy.",
      "\(people(number)) withdrew and \(number == 1 ? "stands" : "stand") with the former time at "
        + "the end of the list: the invitation and slip are cancelled.")
  }

  /// The last sentence of a letter that invites nobody.
  public var noticeThanks: String { say("Trân trọng cảm ơn./.", "Thank you very much.") }

  /// The title of the list of those to whom no slot could be given yet.
  public var waitingTitle: String {
    say("DANH SÁCH NGƯỜI CHƯA XẾP ĐƯỢC GIỜ", "PEOPLE WITHOUT A SLOT YET")
  }

  /// Stands over the people without a slot.
  public var noSlotYet: String { say("Chưa có khung giờ", "Without a slot") }

  /// How many of a unit have no slot; the annex names them.
  public func withoutSlotYet(_ number: Int) -> String {
    say(
      "Còn \(people(number)) chưa xếp được khung giờ, có tên ở cuối danh sách; ban tổ chức sẽ báo "
        + "sau.",
      "\(people(number)) could not be given a slot yet and "
        + (number == 1 ? "stands" : "stand") + " at the end of the list; we will let you know.")
  }

  /// The heading over what guests should know.
  public var pleaseNote: String { say("Người đến hiến máu lưu ý:", "Please note:") }

  /// The last sentence of a letter; with the marks that end official text in Vietnamese.
  public var letterThanks: String {
    say(
      "Kính mong quý đơn vị tạo điều kiện để mọi người đến đúng giờ. Trân trọng cảm ơn./.",
      "We would be glad if you could let everyone come on time. Thank you very much.")
  }

  /// The word over those who get the letter.
  public var sentTo: String { say("Nơi nhận:", "Copies to:") }

  /// Those who get the letter, a line each.
  public var receivers: [String] {
    [say("- Như trên;", "– the unit named above"), say("- Lưu: VT.", "– file")]
  }

  /// What is filled in where the letter is signed: the office, the signature, the name. Empty
  /// where the place says enough.
  public var signatureHints: (office: String, signature: String, name: String) {
    (
      say("(chức vụ của người ký)", "(position)"), say("(chữ ký, dấu)", "(signature)"),
      say("(họ và tên)", "(name)")
    )
  }

  /// A line to be filled in by hand.
  public var toFillIn: String { "……………………………" }

  /// The title of the list of names.
  public func annexTitle(tellsChanges: Bool) -> String {
    tellsChanges
      ? say("DANH SÁCH NGƯỜI ĐỔI GIỜ", "PEOPLE WHOSE TIMES CHANGED")
      : say("DANH SÁCH NGƯỜI ĐƯỢC MỜI HIẾN MÁU", "PEOPLE INVITED TO GIVE BLOOD")
  }

  /// Which letter a list belongs to.
  ///
  /// - Parameters:
  ///   - organizer: who has written it.
  ///   - isNotice: whether it is a notice, and no invitation.
  /// - Returns: the line.
  public func annexOf(_ organizer: String, isNotice: Bool) -> String {
    say(
      "(Kèm theo \(isNotice ? "Thông báo" : "giấy") số ………/\(isNotice ? "TB" : "GM")-……… "
        + "ngày …… tháng …… năm ……… của \(organizer))",
      "(Attached to the \(isNotice ? "notice" : "letter") no. ……………… of \(organizer))")
  }

  /// The title of a slip.
  public var slipTitle: String { say("PHIẾU HẸN HIẾN MÁU", "YOUR APPOINTMENT TO GIVE BLOOD") }

  /// What a person should do with the slip.
  public var slipNote: String {
    say("Đưa phiếu này cho bàn tiếp đón.", "Show this slip at the reception.")
  }

  /// The heading of the list for the table at the door.
  public func checkInHeading(_ slot: String, people number: Int) -> String {
    say("Khung giờ \(slot) · \(people(number))", "\(slot) · \(people(number))")
  }

  /// The column of boxes to be ticked.
  public var arrived: String { say("Đến", "Here") }

  /// The column of the last digits of telephone numbers.
  public var lastDigits: String { say("Số ĐT", "Phone") }

  /// Stands over the free rows of a check-in list.
  public var notOnTheList: String {
    say("Người đến ngoài danh sách", "People who are not on this list")
  }

  /// A text cannot be printed, since the font lacks a character.
  ///
  /// - Parameters:
  ///   - character: the character.
  ///   - code: its number in Unicode, such as `U+91D1`.
  ///   - text: the text it stands in.
  ///   - font: the font.
  /// - Returns: the sentence.
  public func noGlyph(_ character: String, code: String, text: String, font: String) -> String {
    say(
      "Không in được “\(character)” (\(code)) trong “\(text)”: phông \(font) không có chữ này. "
        + "Hãy sửa lại tên, hoặc cài phông Tinos (gói fonts-croscore).",
      "“\(character)” (\(code)) in “\(text)” cannot be printed: the font \(font) does not have it. "
        + "Change the name, or install the font Tinos (package fonts-croscore).")
  }

  /// A text is too long for paper.
  public func tooHighForPaper(_ text: String) -> String {
    say(
      "Không in được vì quá dài cho một trang giấy: “\(text)…”. Hãy rút ngắn.",
      "Too long for a page of paper: “\(text)…”. Make it shorter.")
  }
}
