/// What `invite` says.
extension Words {
  /// Letters were written.
  ///
  /// - Parameters:
  ///   - files: how many files.
  ///   - folder: where to.
  /// - Returns: the sentence.
  public func lettersWritten(_ files: Int, in folder: String) -> String {
    say(
      "Đã ghi \(count(files)) tệp vào \(folder):",
      "Wrote \(files == 1 ? "1 file" : "\(count(files)) files") to \(folder):")
  }

  /// What the letters tell.
  ///
  /// - Parameters:
  ///   - units: how many units.
  ///   - people: how many people are invited.
  ///   - withoutSlot: how many have no slot.
  ///   - withdrawn: how many have withdrawn.
  /// - Returns: the sentence.
  public func letterCounts(
    units: Int, people: Int, withoutSlot: Int, withdrawn: Int = 0
  ) -> String {
    let gone =
      withdrawn == 0
      ? "" : say(", \(count(withdrawn)) người đã rút", ", \(count(withdrawn)) withdrawn")
    let rest =
      withoutSlot == 0
      ? ""
      : say(", \(count(withoutSlot)) người chưa có giờ", ", \(count(withoutSlot)) without a slot")
    return say(
      "\(self.units(units)), \(self.people(people)) được mời\(rest)\(gone).",
      "\(self.units(units)), \(self.people(people)) invited\(rest)\(gone).")
  }

  /// The letters are drafts.
  public var lettersAreDrafts: String {
    say(
      "Đây là bản dự thảo. Xem kỹ, rồi ghi bản để ký bằng --final.",
      "These are drafts. Look at them, then write the ones to sign with --final.")
  }

  /// Redacted messages cannot be sent.
  public var messagesAreRedacted: String {
    say(
      "Tên và số điện thoại đã được che: tin nhắn này chỉ để xem, không gửi được.",
      "Names and numbers are hidden: these messages are to be looked at, they cannot be sent.")
  }

  /// Nobody's slot changed.
  public var nobodyToInform: String {
    say(
      "Không có ai cần thông báo; không có tệp nào được ghi.",
      "Nobody has to be informed; no file was written.")
  }

  /// Files that were there before and that nobody wrote again.
  public func oldFiles(_ number: Int) -> String {
    say(
      "Trong các thư mục này còn \(count(number)) tệp không thuộc lần ghi này:",
      number == 1
        ? "One more file in these folders is not of this run:"
        : "\(count(number)) more files in these folders are not of this run:")
  }

  /// Files are there already, and nothing was written.
  public func filesAreThere(_ number: Int, folder: String) -> String {
    say(
      "\(folder): đã có \(count(number)) tệp trùng tên; chưa ghi gì. "
        + "Chọn thư mục khác, hoặc thêm --force để thay chúng:",
      "\(folder): \(number == 1 ? "1 file is" : "\(count(number)) files are") there already; "
        + "nothing was written. Choose another folder, or replace them with --force:")
  }

  /// A plan that breaks rules is not sent to anybody.
  ///
  /// - Parameters:
  ///   - plan: a command that makes a new one.
  ///   - audit: a command that tells what is broken.
  /// - Returns: the sentence.
  public func planIsNotInvited(plan: String, audit: String) -> String {
    say(
      "Lịch này phạm quy tắc nên không ghi thư mời. Hãy lập lại: \(plan); xem chi tiết: \(audit)",
      "The plan breaks rules, so no letters were written. Plan again: \(plan); "
        + "the details: \(audit)")
  }

  /// People on the lists whom the plan does not know.
  public func peopleOutsidePlan(_ number: Int, command: String) -> String {
    say(
      "\(people(number)) trong danh sách không có trong lịch và được ghi là chưa có giờ. "
        + "Có lẽ danh sách đã đổi; lập lại: \(command)",
      "\(people(number)) on the lists \(number == 1 ? "is" : "are") not in the plan and listed as "
        + "without a slot. The lists may have changed; plan again: \(command)")
  }

  /// Templates were copied.
  public func templatesCopied(_ number: Int, folder: String) -> String {
    say(
      "Đã ghi \(count(number)) mẫu thư vào \(folder). Sửa rồi dùng với --templates \(folder).",
      "Wrote \(count(number)) templates to \(folder). Change them and use --templates \(folder).")
  }

  /// The time zone is none that computers know.
  public var unknownTimeZoneWords: String {
    say("múi giờ không có trong cơ sở dữ liệu IANA", "no time zone of the IANA database")
  }
}
