/// The printed schedule: units and their slots, the sessions at a glance.
extension Words {
  /// The heading over the units' schedules.
  public var scheduleHeading: String { say("LỊCH MỜI TỪNG ĐƠN VỊ", "INVITATIONS BY UNIT") }

  /// The heading over the sessions.
  public var glanceHeading: String { say("TOÀN CẢNH TỪNG BUỔI", "THE DAY AT A GLANCE") }

  /// The heading over those without a slot.
  public func unplacedHeading(_ number: Int) -> String {
    say("CHƯA XẾP ĐƯỢC GIỜ: \(people(number))", "WITHOUT A SLOT: \(people(number))")
  }

  /// How many of a unit are invited, of how many that registered and were asked for.
  ///
  /// - Parameters:
  ///   - invited: how many have a slot.
  ///   - registered: how many are on its list.
  ///   - quota: how many it was asked for.
  ///   - runs: in how many runs of slots they come; reported where there are several.
  /// - Returns: the words.
  public func unitNumbers(invited: Int, registered: Int, quota: Int?, runs: Int = 1) -> String {
    let all = invited == registered
    let asked = quota.map { say(", chỉ tiêu \(count($0))", ", quota \(count($0))") } ?? ""
    return
      (all
      ? people(invited)
      : say(
        "\(count(invited))/\(people(registered)) có giờ",
        "\(count(invited)) of \(people(registered)) placed"))
      + asked + (runs > 1 ? say(", chia \(runs) đợt", ", in \(runs) runs") : "")
  }

  /// Stands in the place of a slot for those of a unit without one.
  public var noSlot: String { say("chưa có giờ", "no slot") }

  /// The heads of the columns of the glance: slot, invited, expected present, limit.
  public var glanceColumns: (slot: String, invited: String, present: String, limit: String) {
    (
      say("khung giờ", "slot"), say("mời", "invited"), say("có mặt", "present"),
      say("giới hạn", "limit")
    )
  }

  /// What the columns of the glance hold.
  public var glanceNote: String {
    say(
      "có mặt: số người dự kiến lúc đông nhất trong khung giờ",
      "present: people expected at the busiest minute of the slot")
  }

  /// What stands behind some bars of the glance.
  public var tightestNote: String {
    say(
      "cuối dòng: khu gần chạm giới hạn của mình nhất, dự kiến/giới hạn",
      "at the end of a line: the zone nearest to its own limit, expected/limit")
  }

  /// The sum of a session.
  public func invitedInAll(_ number: Int) -> String {
    say("mời \(people(number))", "\(people(number)) invited")
  }

  /// The busiest minute of a session.
  public func peak(_ expected: Double) -> String {
    say(
      "lúc đông nhất dự kiến \(number(expected)) người",
      "\(number(expected)) people expected at the busiest minute")
  }

  /// The blood units expected of a session, against what is wanted and what can be taken.
  ///
  /// - Parameters:
  ///   - expected: the units expected.
  ///   - target: the units wanted.
  ///   - ceiling: the most that can be taken.
  /// - Returns: the sentence.
  public func bloodUnits(expected: Double, target: Double?, ceiling: Double?) -> String {
    let bounds =
      [
        target.map { say("mục tiêu \(short($0))", "target \(short($0))") },
        ceiling.map { say("tối đa \(short($0))", "ceiling \(short($0))") },
      ].compactMap { $0 }
    let against = bounds.isEmpty ? "" : " (\(bounds.joined(separator: ", ")))"
    return say(
      "dự kiến \(number(expected)) đơn vị máu\(against)",
      "\(number(expected)) blood units expected\(against)")
  }

  /// Follows the blood units where fewer are expected than are wanted.
  public func belowTarget(by missing: Double) -> String {
    say("còn thiếu \(number(missing)) so với mục tiêu", "\(number(missing)) short of the target")
  }
}
