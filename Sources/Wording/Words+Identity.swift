/// Who the people of a plan are.
extension Words {
  /// A plan file was made for other people than those who have their ids now.
  public func nobodyGetsAnothersSlot(_ command: String) -> String {
    say(
      "Danh sách đã đổi sau khi lập lịch này. Chưa làm gì cả, để không ai nhận giờ của người khác. "
        + "Hãy lập lại quanh giờ đã báo; ai giữ giờ, ai rút, ai được sửa tên đều sẽ được nêu: "
        + command,
      "The lists have changed since this plan was made. Nothing was done, so that nobody gets "
        + "another's slot. Re-plan around the published slots; it says who keeps a slot, who left and "
        + "whose name was corrected: \(command)")
  }

  /// A plan file does not say who its people are.
  public func planWithoutPeople(_ path: String) -> String {
    say(
      "Lưu ý: \(path) không ghi dấu nhận người (\"person\"), nên chỉ đối chiếu được theo mã.",
      "Note: \(path) does not say who its people are (\"person\"); they are known by their ids alone."
    )
  }

  /// A plan file says who its people are with another key.
  public func planOfOtherKey(_ path: String) -> String {
    say(
      "Lưu ý: \(path) ghi dấu nhận người bằng khóa khác với drive.key của đợt này, nên chỉ đối "
        + "chiếu được theo mã. Hãy chép drive.key từ nơi đã lập lịch.",
      "Note: \(path) says who its people are with a key other than this drive's drive.key; they are "
        + "known by their ids alone. Copy drive.key from where the plan was made.")
  }

  /// The key of a drive could not be kept, so that a plan does not say who its people are.
  public func keyNotKept(_ path: String, reason: String) -> String {
    say(
      "Lưu ý: không ghi được \(path) (\(reason)), nên lịch không ghi dấu nhận người.",
      "Note: \(path) cannot be written (\(reason)); the plan does not say who its people are.")
  }

  /// The key of a drive could not be kept, so that no slips can be printed.
  public func slipsNeedKey(_ path: String, reason: String) -> String {
    say(
      "Không in được phiếu: không ghi được \(path) (\(reason)), mà mã trên phiếu cần khóa này. Hãy chép "
        + "đợt hiến máu sang nơi ghi được, hoặc bỏ pdf khỏi --format.",
      "Slips cannot be printed: \(path) cannot be written (\(reason)), and their codes need this key. "
        + "Copy the drive to where it can be written, or leave pdf out of --format.")
  }

  /// Somebody is taken for the same person although the record was changed.
  ///
  /// - Parameters:
  ///   - before: the name and second field before.
  ///   - now: those of now.
  ///   - id: the id of now.
  /// - Returns: the sentence.
  public func takenForSame(_ before: String, _ now: String, id: String) -> String {
    say(
      "Lưu ý: coi \(now) [\(id)] là người trước đây ghi \(before), giờ đã báo giữ cho người này. "
        + "Nếu là hai người, hãy cho người mới một mã khác trong danh sách.",
      "Note: \(now) [\(id)] is taken for the person recorded as \(before) before, whose slot it is. "
        + "If they are two people, give the new one another id on the list.")
  }
}

/// Whose the code on a slip is.
extension Words {
  /// Why a code is nobody's.
  public enum CodeError: String, Sendable {
    /// It has not the form of a code.
    case malformed = "no_code"
    /// It is of another drive.
    case ofOtherDrive = "other_drive"
    /// It is of nobody in this drive.
    case unknown
  }

  /// What has become of somebody with a slip.
  public enum SlipStatus: String, Sendable {
    /// Invited, with no other slot published before.
    case placed
    /// Invited, with another slot published before.
    case moved
    /// On the waiting list.
    case waiting
    /// Registered since the plan was made.
    case new
    /// On the lists no more.
    case left
    /// On the lists, and nothing is planned yet.
    case unplanned
  }

  /// A code is nobody's.
  public func codeError(_ error: CodeError, _ code: String) -> String {
    switch error {
    case .malformed:
      return say(
        "\"\(code)\" không phải mã phiếu; mã có dạng KG-7Q2M-4K0X3F9A7BCD.",
        "\"\(code)\" is not a slip code; they look like KG-7Q2M-4K0X3F9A7BCD.")
    case .ofOtherDrive:
      return say(
        "\"\(code)\" không phải phiếu của đợt này: phiếu của đợt khác, hoặc phiếu giả.",
        "\"\(code)\" is not of this drive: it is of another one, or forged.")
    case .unknown:
      return say(
        "\"\(code)\" không phải phiếu của ai trong đợt này: gõ sai, hoặc phiếu giả. Hãy quét lại, hoặc tìm "
          + "theo tên trong danh sách.",
        "\"\(code)\" is nobody's in this drive: mistyped, or forged. Scan it again, or look for the name "
          + "on the list.")
    }
  }

  /// No slip can have been printed yet.
  public func noSlipsYet(_ command: String) -> String {
    say(
      "Đợt này chưa có drive.key, nên chưa in phiếu nào. In phiếu: \(command)",
      "The drive has no drive.key yet, so no slip was printed. Print them: \(command)")
  }

  /// Several people share a code from before they could be distinguished.
  public func codeOfSeveral(_ number: Int) -> String {
    say(
      "Mã này có thể là của \(people(number)) trùng tên và năm sinh; hãy hỏi số điện thoại.",
      "The code may be of \(people(number)) of the same name and year of birth; ask for the telephone "
        + "number.")
  }

  /// The unit of whom a slip is.
  public func slipUnit(_ name: String) -> String { say("Đơn vị: \(name)", "Unit: \(name)") }

  /// What has become of whom a slip is.
  ///
  /// - Parameters:
  ///   - status: what has.
  ///   - slot: the slot; nil for none.
  ///   - issue: the number of the issue; nil for a plan that was not issued.
  /// - Returns: the sentence.
  public func slipStatus(_ status: SlipStatus, slot: String?, issue: Int?) -> String {
    let place =
      issue.map { say(" (phát hành lần \($0))", " (revision \($0))") }
      ?? say(" (lịch chưa phát hành)", " (plan not published)")
    switch status {
    case .placed, .moved:
      let label = status == .moved ? say("Đã đổi giờ, nay là", "Moved, now") : say("Giờ", "Slot")
      return "\(label): \(slot ?? "–")\(place)"
    case .waiting: return say("Đang chờ, chưa có giờ", "Waiting, no slot yet") + place
    case .new:
      return say(
        "Đăng ký sau khi lập lịch, chưa có giờ", "Registered after the plan was made, no slot")
        + place
    case .left: return say("Không còn trong danh sách", "No longer on the lists")
    case .unplanned:
      return say("Có trong danh sách; chưa lập lịch", "On the lists; nothing is planned yet")
    }
  }

  /// A previously published slot.
  public func slipEarlier(_ slot: String, issue: Int) -> String {
    say("Lần phát hành \(issue) đã báo: \(slot)", "Revision \(issue) said: \(slot)")
  }

  /// People whose lists had no ids got some that stay with them.
  public func idsGiven(_ number: Int) -> String {
    say(
      "Đã ghi cột \"id\" cho \(people(number)): mã này đi theo từng người, dù dòng bị xóa hay xếp lại.",
      "Wrote the column \"id\" for \(people(number)): these ids stay with people when rows are deleted "
        + "or sorted.")
  }

  /// Ids that stay with people could not be written.
  public func idsNotGiven(_ reason: String) -> String {
    say(
      "Lưu ý: không ghi được cột \"id\" vào danh sách (\(reason)); mã trong mẫu là theo dòng hiện nay.",
      "Note: the column \"id\" cannot be written into the lists (\(reason)); the ids in the workbooks are "
        + "by today's rows.")
  }
}
