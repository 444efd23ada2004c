public import Drives

/// What an audit found.
extension Words {
  /// Nothing is broken.
  public var auditClean: String {
    say("Lịch không phạm quy tắc nào.", "The plan breaks no rule.")
  }

  /// So many rules are broken.
  public func auditHeading(rules: Int, findings: Int) -> String {
    say(
      "Lịch phạm \(count(rules)) quy tắc, ở \(count(findings)) chỗ.",
      "The plan breaks \(rules == 1 ? "1 rule" : "\(count(rules)) rules") in "
        + (findings == 1 ? "1 place." : "\(count(findings)) places."))
  }

  /// What a rule claims, which the plan does not keep.
  public func claim(of rule: HardRule) -> String {
    switch rule {
    case .closing: return say("mọi người về trước giờ đóng cửa", "everyone leaves by closing")
    case .arrivalsPerSlot:
      return say("số người mời mỗi khung giờ", "people invited to one slot")
    case .stageCapacity:
      return say("số người ở mỗi bàn so với số chỗ phục vụ", "people in a stage, its servers")
    case .crowdLimit:
      return say("số người có mặt trong mỗi khu", "people present in a zone")
    case .bloodCeiling:
      return say("lượng máu bệnh viện nhận được", "blood units the hospital can take")
    case .availability:
      return say("mỗi người chỉ đến lúc mình đến được", "people only when they can come")
    case .unitWindow:
      return say("mỗi người chỉ đến trong giờ của đơn vị", "people only in their unit's hours")
    case .maxAway:
      return say("số người một đơn vị vắng cùng lúc", "people of a unit away at once")
    case .companions:
      return say("người đi cùng nhóm vào cùng một giờ", "companions share one slot")
    case .whole:
      return say("đơn vị đi liền một đợt, không bị tách", "whole units come in one run of slots")
    case .pinned: return say("giờ đã ấn định không đổi", "pinned people keep their slot")
    case .oneSlot: return say("mỗi người một khung giờ", "one slot for each person")
    }
  }

  /// By how much a finding exceeds what the rule allows.
  ///
  /// - Parameters:
  ///   - amount: the most it is exceeded by.
  ///   - limit: what is allowed, where that is one number.
  ///   - rule: the rule.
  ///   - lasts: whether the finding is about several minutes.
  ///   - isProbability: whether the crowd limits are kept with a probability.
  /// - Returns: the words; empty where there is no amount to tell.
  public func excess(
    _ amount: Double, over limit: Int?, of rule: HardRule, lasts: Bool, isProbability: Bool
  ) -> String {
    let upTo = lasts ? say("có lúc ", "up to ") : ""
    switch rule {
    case .crowdLimit where isProbability:
      return say(
        "\(upTo)thiếu xác suất \(number(amount, decimals: 3))",
        "\(upTo)a probability \(number(amount, decimals: 3)) too low")
    case .availability, .unitWindow, .pinned: return ""
    case .closing: return say("trễ \(short(amount)) phút", "\(short(amount)) minutes late")
    case .companions:
      return say("\(short(amount)) người ở giờ khác", "\(short(amount)) elsewhere")
    case .whole:
      let runs = Int(amount) + 1
      return say("bị tách thành \(count(runs)) đợt", "split into \(count(runs)) runs")
    case .oneSlot: return say("thừa \(short(amount)) giờ", "\(short(amount)) too many")
    default:
      guard let limit else { return upTo + say("vượt \(short(amount))", "\(short(amount)) over") }
      return say(
        "\(upTo)vượt \(short(amount)) so với \(count(limit))",
        "\(upTo)\(short(amount)) over \(count(limit))")
    }
  }

  /// A time that is none of a session's slots.
  ///
  /// - Parameters:
  ///   - minute: the time.
  ///   - session: the id of the session.
  ///   - starts: when its slots start.
  /// - Returns: the words.
  public func noSlot(_ minute: Int, of session: String, starts: [Int]) -> String {
    let most = 3
    let listed =
      starts.prefix(most).map(time).joined(separator: ", ")
      + (starts.count > most ? ", …, " + (starts.last.map(time) ?? "") : "")
    return say(
      "\(time(minute)) không phải khung giờ của buổi \(session); các khung giờ bắt đầu lúc \(listed)",
      "\(time(minute)) is no slot of \(session); slots start at \(listed)")
  }

  /// A plan names a session that the drive does not have.
  public var unknownSessionOfPlan: String {
    say("đợt hiến máu không có buổi này", "the drive has no such session")
  }

  /// A published plan names a session that the drive does not have any more.
  ///
  /// - Parameters:
  ///   - session: the id of the session.
  ///   - plan: what the plan is called.
  ///   - people: how many people it invited there.
  /// - Returns: the sentence.
  public func vanishedSession(_ session: String, of plan: String, people: Int) -> String {
    say(
      "\(plan): buổi \"\(session)\" không còn trong drive.yaml; \(count(people)) người đã được mời vào buổi ấy.",
      "\(plan): drive.yaml has no session \"\(session)\" any more; it invited \(count(people)) people there."
    )
  }

  /// What the rule `statement` claims.
  public var statementClaim: String {
    say("điều tệp kế hoạch tự ghi đúng như tính lại", "what the plan file states is so")
  }

  /// A statement of a plan file that is not so.
  ///
  /// - Parameters:
  ///   - name: what it is about: `cost`, `terms.peak`, or a person's id.
  ///   - stated: what the file states.
  ///   - recomputed: what is so.
  /// - Returns: the words.
  public func falseStatement(_ name: String, stated: String, recomputed: String) -> String {
    say(
      "\(name): tệp ghi \(stated), tính lại là \(recomputed)",
      "\(name): the file states \(stated), recomputed it is \(recomputed)")
  }

  /// Stands before the recomputed cost.
  public func recomputedCost(_ cost: Double) -> String {
    say("Chi phí tính lại: \(number(cost))", "Cost, recomputed: \(number(cost))")
  }
}
