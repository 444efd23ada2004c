public import Drives

/// Why people have no slot, and which changes would place everyone.
extension Words {
  /// The heading of an explanation.
  public func explainHeading(_ name: String, isFull: Bool) -> String {
    isFull
      ? say("VÌ SAO CHƯA ĐỦ CHỖ: \(name)", "WHY NOT EVERYONE HAS A SLOT: \(name)")
      : say("CHỖ NÀO ĐANG CHẶT: \(name)", "WHAT IS TIGHT: \(name)")
  }

  /// The heading over the limits without room.
  public var tightHeading: String { say("ĐẦY VÀO LÚC NÀO", "FULL AT WHAT TIMES") }

  /// Stands before limits that are full, but that the linear program has no price for.
  public var alsoFull: String { say("Cũng đầy:", "Full as well:") }

  /// There is no limit without room.
  public var nothingIsTight: String {
    say("Không giới hạn nào đầy vào lúc nào.", "No limit is full at any time.")
  }

  /// A limit without room, before its times.
  ///
  /// - Parameters:
  ///   - rule: the rule.
  ///   - subject: the stage, zone or unit.
  ///   - most: the limit, in few words; empty where it changes.
  /// - Returns: the words.
  public func fullLimit(_ rule: HardRule, _ subject: String, most: String) -> String {
    let suffix = most.isEmpty ? "" : " (\(most))"
    switch rule {
    case .stageCapacity: return stageLabel(subject) + suffix
    case .crowdLimit:
      return subject == CrowdLimit.everywhere
        ? say("cả buổi\(suffix)", "whole session\(suffix)")
        : say("khu \(zoneLabel(subject))\(suffix)", "zone \(subject)\(suffix)")
    case .arrivalsPerSlot: return say("mỗi khung giờ\(suffix)", "people per slot\(suffix)")
    case .bloodCeiling: return say("lượng máu nhận\(suffix)", "blood ceiling\(suffix)")
    case .maxAway: return say("người vắng ở \(subject)\(suffix)", "away from \(subject)\(suffix)")
    default: return limitName(rule)
    }
  }

  /// The heading over changes that place everyone.
  public var fixesHeading: String {
    say("MỘT THAY ĐỔI LÀ ĐỦ", "ONE CHANGE IS ENOUGH")
  }

  /// The heading over changes that do not.
  public var notEnoughHeading: String {
    say("TỪNG THAY ĐỔI RIÊNG LẺ CHƯA ĐỦ", "NOT ENOUGH ON THEIR OWN")
  }

  /// The heading over pairs of changes.
  public var pairsHeading: String {
    say("HAI THAY ĐỔI CÙNG NHAU LÀ ĐỦ", "TWO CHANGES TOGETHER ARE ENOUGH")
  }

  /// What the fixes are.
  public var fixesNote: String {
    say(
      "Mỗi mức là nhỏ nhất: đã lập lịch lại và ai cũng có giờ; bớt một nấc thì không.",
      "Each is the smallest: planned again, everyone has a slot; one step less is not enough.")
  }

  /// How many stay without a slot.
  public func stillUnplaced(_ number: Int) -> String {
    say("còn \(people(number))", "\(people(number)) left")
  }

  /// Changes that place nobody more.
  public var helpsNobody: String { say("Không giúp được ai", "These help nobody") }

  /// Everything at once leaves someone, too.
  public func unplacedWithAll(_ number: Int) -> String {
    say(
      "Nới mọi thứ cùng lúc hết mức vẫn còn \(people(number)) chưa có giờ.",
      "With every change at its largest at once, \(people(number)) still have no slot.")
  }

  /// No pair was found.
  public var noPairs: String {
    say("Hai thay đổi cùng nhau cũng chưa đủ.", "Two changes together are not enough either.")
  }

  /// The heading over the gain from one more.
  public var gainHeading: String { say("LỢI ÍCH KHI TĂNG THÊM MỘT ĐƠN VỊ", "GAIN FROM ONE MORE") }

  /// How many more people are placed by one more of something.
  public func placesMore(_ number: Int) -> String {
    say(
      "xếp thêm \(people(number))",
      number == 1 ? "1 more person placed" : "\(count(number)) more people placed")
  }

  /// By how much the cost falls at least.
  public func savesCost(_ amount: Double) -> String {
    say("bớt chi phí ít nhất \(self.number(amount))", "at least \(self.number(amount)) less cost")
  }

  /// That what stands there was confirmed.
  public var gainNote: String {
    say(
      "Mọi con số ở đây đều là kết quả lập lịch lại với thay đổi đó.",
      "Every number here comes from planning again with that change.")
  }

  /// That a smaller step may be enough, too: there was no time to look.
  public var perhapsLessWillDo: String {
    say("(có thể ít hơn cũng đủ)", "(less may be enough)")
  }

  /// How many lines were left out.
  public func moreLines(_ number: Int) -> String {
    say(
      "… còn \(count(number)) dòng nữa; xem hết bằng --all",
      "… \(count(number)) more \(number == 1 ? "line" : "lines"); --all shows everything")
  }

  /// That not everything was looked at in the time there was.
  public var explainIncomplete: String {
    say(
      "Chưa thử hết mọi cách vì đã hết thời gian; --time-limit (giây) lớn hơn thì tìm tiếp.",
      "The time was not enough to try everything; use a longer --time-limit.")
  }

  /// The heading over people whom no change opens a slot to.
  public var unreachableHeading: String {
    say(
      "KHÔNG THAY ĐỔI NÀO GIÚP ĐƯỢC; HÃY HỎI LẠI GIỜ RẢNH", "NO CHANGE HELPS; ASK FOR OTHER HOURS")
  }

  /// A change that was just found to be enough.
  public func foundEnough(_ change: String) -> String { say("đủ: \(change)", "enough: \(change)") }

  /// The heading over people.
  public var whyHeading: String { say("TỪNG NGƯỜI CHƯA CÓ GIỜ", "EACH PERSON WITHOUT A SLOT") }

  /// How many parameters were looked at.
  public func explaining(_ done: Int, of driveParameters: Int) -> String {
    say("đã thử \(done)/\(driveParameters) cách", "tried \(done) of \(driveParameters) ways")
  }

  /// Explaining was stopped.
  public var explainStopped: String {
    say("Đã dừng trước khi tìm xong.", "Stopped before the search was over.")
  }
}

/// Changes in words.
extension Words {
  /// More servers at a stage.
  public func moreServers(_ number: Int, at stage: String) -> String {
    say(
      "\(stageLabel(stage)): thêm \(number) chỗ phục vụ",
      "\(stageLabel(stage)): \(number) more served at once")
  }

  /// Higher crowd limits.
  public func higherLimits(_ number: Int) -> String {
    say("mọi giới hạn người có mặt: thêm \(number)", "all crowd limits: \(number) more people")
  }

  /// More people invited to each slot.
  public func moreArrivals(_ number: Int) -> String {
    say("mời mỗi khung giờ: thêm \(people(number))", "invited to each slot: \(people(number)) more")
  }

  /// A later closing.
  public func laterClosing(_ minutes: Int) -> String {
    say("đóng cửa muộn hơn \(minutes) phút", "close \(minutes) minutes later")
  }

  /// Shorter or longer slots.
  public func otherSlots(_ minutes: Int) -> String {
    minutes < 0
      ? say("khung giờ ngắn hơn \(-minutes) phút", "slots \(-minutes) minutes shorter")
      : say("khung giờ dài hơn \(minutes) phút", "slots \(minutes) minutes longer")
  }

  /// More people away at once.
  ///
  /// - Parameters:
  ///   - number: how many more, of people or of percentage points.
  ///   - unit: of which unit; nil for all.
  ///   - isPercent: whether the numbers are percentages.
  /// - Returns: the words.
  public func moreAway(_ number: Int, unit: String?, isPercent: Bool) -> String {
    let whose = unit ?? say("mọi đơn vị", "all units")
    let more =
      isPercent
      ? say("\(number) điểm phần trăm", "\(number) percentage points") : people(number)
    return say(
      "\(whose) cho vắng cùng lúc: thêm \(more)", "away at once from \(whose): \(more) more")
  }

  /// A higher blood ceiling.
  public func higherCeiling(_ number: Int) -> String {
    say(
      "nhận thêm \(number) đơn vị máu",
      number == 1 ? "1 more blood unit taken" : "\(number) more blood units taken")
  }

  /// Wider hours of a unit.
  ///
  /// - Parameters:
  ///   - minutes: how many minutes, below 0 for earlier.
  ///   - unit: of which unit; nil for all that have such hours.
  /// - Returns: the words.
  public func widerHours(_ minutes: Int, unit: String?) -> String {
    let whose = unit ?? say("mọi đơn vị", "all units")
    return minutes < 0
      ? say(
        "\(whose): giờ bắt đầu sớm hơn \(-minutes) phút",
        "\(whose): from \(-minutes) minutes earlier")
      : say(
        "\(whose): giờ kết thúc muộn hơn \(minutes) phút",
        "\(whose): until \(minutes) minutes later")
  }

  /// All sessions.
  public var allSessions: String { say("mọi buổi", "all sessions") }

  /// From what to what.
  public func beforeAfter(_ before: String, _ after: String) -> String { "(\(before) → \(after))" }
}

/// Why one person has no slot.
extension Words {
  /// When somebody can come: intervals of time; nil for always.
  public func comesOnly(_ hours: String?) -> String {
    hours.map { say("chỉ đến được \($0)", "only free \($0)") }
      ?? say("đến được lúc nào cũng được", "free at any time")
  }

  /// Someone comes with others.
  public func comesWith(_ names: String) -> String {
    say("đi cùng \(names)", "comes with \(names)")
  }

  /// Slots are full.
  ///
  /// - Parameters:
  ///   - times: the slots' times.
  ///   - number: how many slots.
  ///   - causes: what leaves no room, in words.
  /// - Returns: the sentence's part.
  public func slotsFull(_ times: String, _ number: Int, because causes: String) -> String {
    number == 1
      ? say("khung \(times) đầy vì \(causes)", "the slot \(times) is full because of \(causes)")
      : say(
        "\(number) khung trong \(times) đầy vì \(causes)",
        "the \(number) slots in \(times) are full because of \(causes)")
  }

  /// A slot has a place, but taking it would cost more.
  public func slotsFree(_ times: String, _ number: Int) -> String {
    say(
      "\(times) còn chỗ, nhưng xếp vào thì phải dời hoặc bỏ người khác, hay tốn hơn là để lại",
      "\(times) has a place, but taking it costs more than it is worth (see weights)")
  }

  /// A slot has a place, and planning was stopped before that was looked for to the end.
  public func slotsNotTried(_ times: String) -> String {
    say(
      "\(times) còn chỗ; lập lịch đã dừng trước khi thử hết",
      "\(times) has a place; planning was stopped before it was tried")
  }

  /// What leaves no room during some minutes.
  public func cause(_ rule: HardRule, _ subject: String, from: Int, to: Int) -> String {
    let what: String
    switch rule {
    case .stageCapacity:
      let places = stationName(subject)
      what = say(
        "khâu \(stageLabel(subject)) kín chỗ",
        places == subject ? "all of \(subject) in use" : "all \(places.lowercased()) in use")
    case .crowdLimit:
      what =
        subject == CrowdLimit.everywhere
        ? say("đủ số người cả buổi", "the limit of the whole session")
        : say("\(zoneLabel(subject)) đủ người", "the limit of the zone \(zoneLabel(subject))")
    case .arrivalsPerSlot: return say("đã mời đủ số người", "the slot is fully booked")
    case .bloodCeiling: return say("đủ lượng máu nhận được", "the blood ceiling")
    case .maxAway:
      what = say("đơn vị đã vắng đủ số người", "the limit of people away from the unit")
    default: what = limitName(rule)
    }
    return "\(what) \(times(from, to))"
  }

  /// No slot lies inside the hours of the person and the unit.
  public func noSlotInside(unitHours: String?) -> String {
    guard let unitHours else {
      return say("không có khung giờ nào nằm trọn trong đó", "no slot lies wholly inside")
    }
    return say(
      "không có khung giờ nào vừa trong đó vừa trong giờ của đơn vị (\(unitHours))",
      "no slot lies both inside and in the unit's hours (\(unitHours))")
  }

  /// The hours of a unit; either end may be open.
  public func unitHours(from: Int?, to: Int?) -> String? {
    switch (from, to) {
    case (let from?, let to?): return times(from, to)
    case (let from?, nil): return say("từ \(time(from))", "from \(time(from))")
    case (nil, let to?): return say("đến \(time(to))", "until \(time(to))")
    case (nil, nil): return nil
    }
  }
}

/// The least capacity that places everyone, as an organiser sends it to the hospital.
extension Words {
  /// The heading of the least values.
  public func leastHeading(_ name: String) -> String {
    say("MỨC NHỎ NHẤT ĐỂ MỌI NGƯỜI ĐỀU CÓ GIỜ: \(name)", "THE LEAST THAT PLACES EVERYONE: \(name)")
  }

  /// The least value of a key.
  public func least(_ key: String, _ value: String, now: String) -> String {
    say("\(key): \(value) (nay: \(now))", "\(key): \(value) (now: \(now))")
  }

  /// What proves it.
  public var leastNote: String {
    say(
      "Đã lập lịch: ai cũng có giờ; bớt một nấc thì có người không có.",
      "Planned: everyone has a slot; with one step less somebody has none.")
  }

  /// No value does it.
  public func noLeast(_ left: Int) -> String {
    say(
      "Đổi các thông số này hết mức vẫn còn \(people(left)) chưa có giờ. Xem khunggio explain.",
      "However far these are changed, \(people(left)) have no slot. See khunggio explain.")
  }

  /// The other combinations that do it and are not worse in both.
  public var alsoEnough: String { say("Cũng đủ:", "Also enough:") }

  /// The heading of the sheet.
  public var needHeading: String { say("CẦN CHO TỪNG NỬA GIỜ", "NEEDED IN EACH HALF HOUR") }

  /// The head over times, over people there, over blood units.
  public var needColumns: (time: String, people: String, blood: String) {
    (say("giờ", "time"), say("có mặt", "there"), say("máu", "blood"))
  }

  /// The row of the most, and of the sum of blood units.
  public var mostRow: String { say("nhiều nhất", "the most") }

  /// What the sheet holds.
  public var needNote: String {
    say(
      "Mỗi cột: số chỗ phục vụ cần cùng lúc; có mặt: số người dự kiến lúc đông nhất; máu: đơn vị "
        + "máu dự kiến lấy xong trong nửa giờ đó, dòng cuối là tổng.",
      "Each column: how many are served at once; there: people expected at the busiest minute; "
        + "blood: units expected to be drawn by the end of that half hour, in the last row their sum."
    )
  }

  /// A key whose value is no whole number and no time.
  public func notMinimizable(_ key: String) -> String {
    say(
      "\(key): chỉ tìm được mức nhỏ nhất của một số nguyên hoặc một giờ",
      "\(key): only the least of a whole number or of a time can be found")
  }
}
