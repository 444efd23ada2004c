/// What the page of the plan says.
extension Words {
  /// The title of the page of the plan.
  public var planTitle: String { say("Lịch", "Plan") }

  /// The button that starts planning.
  public var planButton: String { say("Lập lịch", "Plan") }

  /// The button that starts planning again.
  public var planAnewButton: String { say("Lập lại lịch", "Plan again") }

  /// The button that stops planning.
  public var stopButton: String { say("Dừng, giữ lịch này", "Stop, keep this plan") }

  /// Planning has just begun.
  public var planningBegins: String { say("Đang lập lịch…", "Planning…") }

  /// How far planning has come.
  ///
  /// - Parameters:
  ///   - cost: the cost of the best plan so far.
  ///   - bound: what no plan costs less than.
  ///   - unplaced: how many people that plan leaves without a slot.
  ///   - seconds: how long it has taken.
  /// - Returns: the sentence.
  public func bestAndBound(cost: Double, bound: Double, unplaced: Int, seconds: Double) -> String {
    let people =
      unplaced == 0
      ? say("ai cũng có giờ", "everyone has a slot")
      : say("còn \(count(unplaced)) người chưa có giờ", "\(self.people(unplaced)) without a slot")
    return say(
      "Chi phí tốt nhất \(number(cost)); không thể dưới \(number(bound)); \(people); "
        + "\(number(seconds, decimals: 0)) giây",
      "Best cost \(number(cost)); none below \(number(bound)); \(people); "
        + "\(number(seconds, decimals: 0)) s")
  }

  /// A plan was made and saved.
  public var planWasSaved: String { say("Đã lập và lưu lịch.", "The plan was made and saved.") }

  /// A plan that was stopped early is not saved: the saved one is better.
  public func betterKept(saved: Double, new: Double) -> String {
    say(
      "Giữ lịch cũ: lịch vừa lập bị dừng sớm, chi phí \(number(new)), lịch cũ chỉ \(number(saved)).",
      "The old plan is kept: the new one was stopped early and costs \(number(new)), the old one "
        + "only \(number(saved)).")
  }

  /// There is no plan yet.
  public var noPlanYet: String {
    say("Chưa có lịch.", "There is no plan yet.")
  }

  /// There are no lists yet.
  public var listsFirst: String {
    say(
      "Chưa có danh sách nào. Hãy nhập danh sách trước.",
      "There are no lists yet. Import some first.")
  }

  /// The heading over the cost by term.
  public var costHeading: String { say("Chi phí gồm những gì", "What the cost is made of") }

  /// The heading over the day's curve.
  public var curveHeading: String {
    say("Số người có mặt trong ngày", "People present over the day")
  }

  /// What the picture of a day is, for those who do not see it.
  public func pictureOf(_ session: String) -> String {
    say(
      "Đồ thị số người dự kiến có mặt theo giờ, buổi \(session); số liệu ở bảng bên dưới",
      "Chart of the people expected by time, session \(session); the numbers are in the table below"
    )
  }

  /// The heading over the table of units and slots.
  public var tableHeading: String { say("Đơn vị và khung giờ", "Units and slots") }

  /// What can be done with the table.
  public var tableHint: String {
    say(
      "Chọn một ô, một đơn vị hoặc một người để xem mọi khung giờ có thể chuyển đến; hoặc kéo thả sang cột "
        + "khác.",
      "Choose a cell, a unit or a person to see every slot they could be moved to; or drag them to another "
        + "column.")
  }

  /// What is dragged cannot be put there.
  public var cannotDropHere: String { say("không chuyển sang đây được", "cannot be moved here") }

  /// The row of people expected.
  public var expectedRow: String { say("Dự kiến có mặt", "Expected present") }

  /// The row of the limit.
  public var limitRow: String { say("Giới hạn", "Limit") }

  /// The button that takes a change back.
  public func undoButton(_ number: Int) -> String {
    say("Hoàn tác (\(count(number)))", "Undo (\(count(number)))")
  }

  /// The button that makes a change again.
  public func redoButton(_ number: Int) -> String {
    say("Làm lại (\(count(number)))", "Redo (\(count(number)))")
  }

  /// The heading over the slots that people could be moved to.
  public var offersHeading: String { say("Chuyển sang", "Move to") }

  /// Who is moved: a unit, or those of it who have one slot.
  public func moved(_ people: Int, of unit: String, at slot: String?) -> String {
    let place = slot.map { say(", \($0)", ", \($0)") } ?? ""
    return "\(unit)\(place): \(self.people(people))"
  }

  /// What a change costs.
  public func costDifference(_ difference: Double) -> String {
    abs(difference) < 0.05
      ? say("chi phí không đổi", "same cost")
      : say("chi phí ", "cost ") + (difference > 0 ? "+" : "") + number(difference)
  }

  /// A change breaks no further rule.
  public var breaksNothing: String { say("không phạm thêm quy tắc nào", "breaks no further rule") }

  /// Takes somebody's slot away.
  public var withoutSlotOffer: String { say("không xếp giờ", "no slot") }

  /// Where they are now.
  public func isAt(_ slot: String) -> String { say("Hiện ở \(slot).", "Now at \(slot).") }

  /// The button that pins people.
  public var pinButton: String { say("Ghim giờ này", "Pin this slot") }

  /// The button that lets people go.
  public var unpinButton: String { say("Bỏ ghim", "Unpin") }

  /// What pinning does.
  public var pinHint: String {
    say(
      "Người được ghim giữ nguyên giờ khi lập lại lịch.",
      "Who is pinned keeps the slot when planned again.")
  }

  /// Somebody is pinned.
  public var pinnedMark: String { say("đã ghim", "pinned") }

  /// Closes the slots that people could be moved to.
  public var closeButton: String { say("Đóng", "Close") }

  /// The people of a cell.
  public var namesHeading: String { say("Từng người", "One by one") }

  /// People were moved by hand.
  public func peopleMoved(_ number: Int, violations: Int) -> String {
    let people = self.people(number)
    return violations == 0
      ? say("Đã chuyển \(people). \(auditClean)", "Moved \(people). \(auditClean)")
      : say(
        "Đã chuyển \(people). Lịch đang phạm quy tắc; xem phần kiểm tra.",
        "Moved \(people). The plan breaks rules now; see the audit.")
  }

  /// Nobody can be moved anywhere.
  public var nowhereToMove: String {
    say("Không có khung giờ nào khác.", "There is no other slot.")
  }

  /// The heading over the audit.
  public var auditTitle: String { say("Kiểm tra", "Audit") }

  /// A plan that does not fit the lists as they are.
  public var planDoesNotFit: String {
    say(
      "Lịch đã lưu không khớp với danh sách hiện nay. Hãy lập lại lịch.",
      "The saved plan does not fit the lists as they are. Plan again.")
  }
}

/// Who has no slot, on the page of the plan.
extension Words {
  /// The heading over those without a slot.
  public func unplacedTitle(_ number: Int) -> String {
    say("Chưa xếp được giờ: \(people(number))", "Without a slot: \(people(number))")
  }

  /// The column of people.
  public var personColumn: String { say("Họ và tên", "Name") }

  /// The column of reasons.
  public var reasonColumn: String { say("Vì sao", "Why") }
}
