/// What the page of what is sent says.
extension Words {
  /// The title of the page of what is sent.
  public var sendTitle: String { say("Gửi", "Send") }

  /// A plan that breaks rules is not sent.
  public var brokenIsNotSent: String {
    say(
      "Lịch đang phạm quy tắc nên chưa gửi được cho ai. Hãy sửa trước:",
      "The plan breaks rules, so nobody is informed of it yet. Correct it first:")
  }

  /// The heading over the letters.
  public var lettersTitle: String { say("Thư mời", "Letters") }

  /// Letters to be signed, not drafts.
  public var finalOption: String {
    say("bản để ký (không ghi “Dự thảo”)", "to be signed (not drafts)")
  }

  /// Every format.
  public var allFormatsOption: String {
    say(
      "mọi dạng: PDF, Excel, lịch điện thoại, tin nhắn",
      "every format: PDF, Excel, calendars, messages")
  }

  /// Only those whose slot changed.
  public var changesOnlyOption: String {
    say("chỉ những người có thay đổi", "only those whose slot changed")
  }

  /// The button that makes letters.
  public var downloadLetters: String { say("Tải thư mời (ZIP)", "Download letters (ZIP)") }

  /// The heading over the paper of one unit.
  public var oneUnitTitle: String { say("Thư của một đơn vị", "The letter of one unit") }

  /// The label of the choice of a unit.
  public var unitChoice: String { say("Đơn vị", "Unit") }

  /// The button that makes the letter of one unit.
  public var downloadLetter: String { say("Tải thư (PDF)", "Download letter (PDF)") }

  /// The button that makes the slips of one unit.
  public var downloadSlips: String { say("Tải phiếu mời (PDF)", "Download slips (PDF)") }

  /// The unit gets no such paper.
  public var unitGetsNone: String {
    say("Đơn vị này không có ai được mời.", "Nobody of this unit is invited.")
  }

  /// Letters are being made.
  public var makingLetters: String { say("Đang làm thư mời…", "Making the letters…") }

  /// The name of the archive of letters.
  public var lettersArchiveName: String { say("thu-moi.zip", "letters.zip") }

  /// The heading over who is informed of what.
  public var whoIsInformed: String { say("Ai cần được báo", "Who is to be informed") }

  /// Nothing was published yet.
  public func nothingIsPublished(_ people: Int) -> String {
    say(
      "Chưa phát hành lần nào: cả \(self.people(people)) đều cần được báo giờ.",
      "Nothing was published yet: all \(self.people(people)) are to be informed of their slot.")
  }

  /// Since which revision changes are counted.
  public func sinceRevision(_ number: Int, at time: String) -> String {
    say(
      "So với lần phát hành \(count(number)), \(time).",
      "Compared with revision \(count(number)), \(time).")
  }

  /// The column of the kind of a change.
  public var changeColumn: String { say("thay đổi", "change") }

  /// The column of slots before.
  public var beforeColumn: String { say("trước", "before") }

  /// The column of slots now.
  public var nowColumn: String { say("nay", "now") }

  /// The heading over publishing.
  public var publishTitle: String { say("Phát hành", "Publish") }

  /// What publishing does.
  public var publishHint: String {
    say(
      "Giữ lại toàn bộ lịch này với một số thứ tự, để lần sau biết ai đã được báo giờ nào.",
      "Keeps this plan whole with a revision number, so that later it is known who was informed of "
        + "which slot.")
  }

  /// The reason of a revision.
  public var reasonField: String { say("Lý do (không bắt buộc)", "Reason (optional)") }

  /// The button that publishes.
  public var publishButton: String { say("Phát hành", "Publish") }

  /// The heading over the published plans.
  public var revisionsTitle: String { say("Các lần phát hành", "Published plans") }
}
