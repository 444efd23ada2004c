public import Drives
public import Plans

/// Why someone has no slot.
extension Words {
  /// Why someone has no slot, as a phrase.
  public func words(for reason: Unplaced.Reason) -> String {
    switch reason {
    case .noAllowedSlot: return reasonNoAllowedSlot
    case .heldBack: return reasonHeldBack
    case .limits(let rules, let slots): return self.reason(limits: rules, allowedSlots: slots)
    case .tooCostly: return reasonTooCostly
    case .stopped: return reasonStopped
    case .written(let words): return words
    }
  }

  /// No slot lies inside the person's availability and the unit's hours and sessions.
  public var reasonNoAllowedSlot: String {
    say(
      "không có khung giờ nào vừa lúc người này đến được vừa trong giờ của đơn vị",
      "no slot lies inside both the person's hours and the unit's")
  }

  /// An answer keeps the person from getting a slot. Letters say this, too, so that no answer is in it.
  public var reasonHeldBack: String {
    say("chưa xếp giờ, ban tổ chức sẽ hỏi lại", "no slot for now, the organisers will ask again")
  }

  /// Every allowed slot is taken.
  ///
  /// - Parameters:
  ///   - rules: the limits that stand in the way, most frequent first.
  ///   - slots: how many slots were allowed.
  /// - Returns: the reason.
  public func reason(limits rules: [HardRule], allowedSlots slots: Int) -> String {
    let limits = rules.map { limitName($0) }.joined(separator: ", ")
    guard !limits.isEmpty else {
      return say("cả \(slots) khung giờ cho phép đều đã đầy", "all \(slots) allowed slots are full")
    }
    return slots == 1
      ? say(
        "khung giờ duy nhất cho phép đã đầy: \(limits)", "the only allowed slot is full: \(limits)")
      : say(
        "cả \(slots) khung giờ cho phép đều đã đầy: \(limits)",
        "all \(slots) allowed slots are full: \(limits)")
  }

  /// Taking a free place would have cost more than leaving the person out.
  public var reasonTooCostly: String {
    say(
      "còn chỗ, nhưng xếp vào thì chi phí tăng hơn là để lại (xem weights)",
      "a place was free, but taking it would have cost more than leaving it (see weights)")
  }

  /// Planning was stopped before a place was looked for to the end.
  public var reasonStopped: String {
    say(
      "việc xếp lịch bị dừng trước khi tìm xong chỗ",
      "planning was stopped before the search for a place was over")
  }

  /// What stands in the way, in few words, where a rule is the limit that is reached.
  public func limitName(_ rule: HardRule) -> String {
    switch rule {
    case .closing: return say("giờ đóng cửa", "closing time")
    case .arrivalsPerSlot: return say("số người mời mỗi khung giờ", "arrivals per slot")
    case .stageCapacity: return say("sức phục vụ của các bàn", "stage capacity")
    case .crowdLimit: return say("giới hạn số người có mặt", "crowd limit")
    case .bloodCeiling: return say("mức máu tối đa bệnh viện nhận", "blood ceiling")
    case .availability: return say("giờ người đó đến được", "the person's hours")
    case .unitWindow: return say("giờ của đơn vị", "the unit's hours")
    case .maxAway: return say("số người đơn vị được vắng cùng lúc", "people away from the unit")
    case .companions: return say("nhóm đi cùng", "companions")
    case .whole: return say("đơn vị phải đi liền một đợt", "the unit stays whole")
    case .pinned: return say("khung giờ đã ấn định", "pinned slot")
    case .oneSlot: return say("mỗi người một khung giờ", "one slot each")
    }
  }
}
