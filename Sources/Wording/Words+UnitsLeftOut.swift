public import Plans

/// Why units have people without a slot.
extension Words {
  /// The heading of the units that have people without a slot.
  public var unitsLeftOutHeading: String {
    say("ĐƠN VỊ CÓ NGƯỜI CHƯA CÓ GIỜ", "UNITS WITH PEOPLE WITHOUT A SLOT")
  }

  /// The share of all people without a slot, which those of units stand beside.
  ///
  /// - Parameters:
  ///   - leftOut: how many people have no slot.
  ///   - people: how many are on the lists.
  /// - Returns: the sentence.
  public func shareLeftOut(_ leftOut: Int, of people: Int) -> String {
    let share = percent(Double(leftOut) / Double(max(1, people)), decimals: 0)
    return say(
      "Cả đợt: \(count(leftOut)) trên \(self.people(people)) chưa có giờ (\(share)).",
      "The whole drive: \(count(leftOut)) of \(self.people(people)) without a slot (\(share)).")
  }

  /// How many more units there are.
  public func moreUnits(_ number: Int) -> String {
    say(
      "và \(count(number)) đơn vị nữa",
      number == 1 ? "and 1 more unit" : "and \(count(number)) more units")
  }

  /// What keeps people of a unit out, in few words.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - limits: the limits by name, most frequent first.
  /// - Returns: the words.
  public func cause(of unit: UnitLeftOut, limits: [String]) -> String {
    let names = limits.joined(separator: ", ")
    switch unit.cause {
    case .ownHours:
      return say("không khung giờ nào hợp giờ của họ", "no slot lies inside their hours")
    case .heldBack:
      return say(
        "theo câu trả lời của họ thì chưa hiến máu được", "an answer keeps them from giving blood")
    case .full:
      return names.isEmpty ? say("đã kín chỗ", "full") : say("đã kín: \(names)", "full: \(names)")
    case .ownRules:
      return names.isEmpty
        ? say("vướng quy tắc riêng", "rules of its own")
        : say("vướng: \(names)", "own rules: \(names)")
    case .tooCostly:
      return say("còn chỗ, xếp vào thì chi phí tăng hơn", "there is room, at a higher cost")
    case .stopped: return say("chưa tìm xong chỗ thì dừng", "stopped before the end of the search")
    case .unknown: return say("lịch không ghi lý do", "the plan does not say why")
    }
  }

  /// The answer to "why ours?" in the letter to a unit.
  ///
  /// - Parameters:
  ///   - unit: the unit.
  ///   - share: the part of all people of the drive without a slot, 0 to 1.
  /// - Returns: the sentence.
  public func whyLeftOut(_ unit: UnitLeftOut, share: Double) -> String {
    let (own, all) = (percent(unit.share, decimals: 0), percent(share, decimals: 0))
    let numbers = say(
      "\(count(unit.leftOut)) trên \(people(unit.people)) của đơn vị chưa có giờ (\(own); cả đợt: \(all))",
      "\(count(unit.leftOut)) of the unit's \(people(unit.people)) have no slot (\(own); in the whole drive \(all))"
    )
    guard let because = because(of: unit) else { return numbers + "." }
    return numbers + because + "."
  }

  private func because(of unit: UnitLeftOut) -> String? {
    switch unit.cause {
    case .ownHours:
      return say(
        ", vì không khung giờ nào nằm trong giờ họ đến được và giờ của đơn vị",
        ", because no slot lies inside both their hours and the unit's")
    case .full:
      return say(
        ", vì các khung giờ họ đến được đều đã kín chỗ",
        ", because every slot they may come to is full")
    case .ownRules:
      let names = unit.rules.map { limitName($0) }.joined(separator: ", ")
      return say(
        ", vì vướng quy định của chính đơn vị: \(names)",
        ", because of the unit's own rules: \(names)")
    case .tooCostly:
      return say(
        ", vì xếp thêm họ thì lịch của những người khác kém đi nhiều",
        ", because a slot for them would make the plan much worse for others")
    // A letter that others read does not say what people answered.
    case .heldBack, .stopped, .unknown: return nil
    }
  }
}
