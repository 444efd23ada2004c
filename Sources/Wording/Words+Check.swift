public import Drives

/// What `check` says of a drive it found good.
extension Words {
  /// A drive has no lists of people yet.
  public var noListsYet: String {
    say(
      "Chưa có danh sách nào; hãy nhập bằng khunggio import.",
      "There are no lists yet; import them with khunggio import.")
  }

  /// Stands for files where a command wants some.
  public var filesWord: String { say("TỆP", "FILES") }

  /// The drive is good.
  public var driveIsGood: String {
    say("Dữ liệu đọc được hết, không có lỗi.", "No problems found.")
  }

  /// The drive can be planned, but something is worth a look.
  public func driveHasNotes(_ number: Int) -> String {
    say(
      "Dữ liệu đọc được hết; có \(count(number)) điều cần xem lại (đã nêu ở trên).",
      "No errors; \(count(number)) \(number == 1 ? "note" : "notes") above to look at.")
  }

  /// The room of a session, roughly.
  ///
  /// - Parameters:
  ///   - room: about how many people can be invited.
  ///   - rule: what limits it first.
  ///   - subject: the stage or zone that limits it; empty for the session.
  /// - Returns: the words.
  public func room(_ room: Int, limitedBy rule: HardRule, subject: String) -> String {
    let name =
      switch rule {
      case .stageCapacity: say("khâu \(stageLabel(subject))", "the stage \(subject)")
      case .crowdLimit: "\(limitName(rule)): \(zoneLabel(subject))"
      default: subject.isEmpty ? limitName(rule) : "\(limitName(rule)) \(subject)"
      }
    return say(
      "mời được nhiều nhất khoảng \(people(room)) (\(name))",
      "room for about \(people(room)) at most (\(name))")
  }

  /// A session without any limit.
  public var roomWithoutLimit: String {
    say("không có giới hạn nào về số người", "nothing limits how many can be invited")
  }

  /// Warns that there are more people than places.
  public func moreThanRoom(people number: Int, room: Int) -> String {
    say(
      "có \(people(number)) đăng ký nhưng chỉ đủ chỗ cho khoảng \(people(room)): "
        + "ít nhất \(people(number - room)) sẽ không có giờ",
      "\(people(number)) registered, but there is room for about \(people(room)) only: "
        + "at least \(people(number - room)) will have no slot")
  }

  /// Warns that units have not reached their quota.
  ///
  /// - Parameters:
  ///   - number: how many units.
  ///   - missing: how many registrants they miss in all.
  /// - Returns: the sentence.
  public func quotasUnmet(_ number: Int, missing: Int) -> String {
    say(
      "\(units(number)) chưa đủ chỉ tiêu, còn thiếu \(people(missing))",
      "\(units(number)) below quota, \(people(missing)) missing in all")
  }

  /// One unit below its quota.
  ///
  /// - Parameters:
  ///   - name: the unit.
  ///   - registered: how many registered.
  ///   - quota: how many were asked for.
  /// - Returns: the words.
  public func belowQuota(_ name: String, registered: Int, quota: Int) -> String {
    "\(name) (\(count(registered))/\(count(quota)))"
  }

  /// Stands for the rest of a list that would be too long.
  public func andMore(_ number: Int) -> String {
    say("và \(count(number)) nữa", "and \(count(number)) more")
  }

  /// Warns of people without any allowed slot.
  public func withoutAllowedSlot(_ number: Int) -> String {
    say(
      "\(people(number)) không có khung giờ nào hợp với giờ của mình và của đơn vị",
      "\(people(number)) without any slot inside both their hours and their unit's")
  }

  /// Stands before a warning.
  public var warning: String { say("lưu ý", "note") }

  /// The sentence that sums problems up.
  public func problemCount(_ problems: Int, files: Int) -> String {
    say(
      "\(count(problems)) lỗi trong \(count(files)) tệp",
      (problems == 1 ? "1 problem" : "\(count(problems)) problems") + " in "
        + (files == 1 ? "1 file" : "\(count(files)) files"))
  }
}
