public import Plans

/// Planning again around published slots.
extension Words {
  /// What happened to somebody's slot between two plans.
  public enum ChangeKind: CaseIterable, Sendable {
    /// Another slot.
    case moved
    /// A slot, where there was none.
    case came
    /// No slot any more, though on the list.
    case lost
    /// No longer on the list.
    case left
  }

  /// The heading over what changes.
  public var changesHeading: String { say("THAY ĐỔI", "CHANGES") }

  /// Stands before a change.
  public func changeName(_ kind: ChangeKind) -> String {
    switch kind {
    case .moved: return say("đổi", "moved")
    case .came: return say("thêm", "new")
    case .lost: return say("hủy hẹn", "lost")
    case .left: return say("xin rút", "withdrew")
    }
  }

  /// How many of what kind of changes there are, in words.
  public func changeCount(_ kind: ChangeKind, _ number: Int) -> String {
    switch kind {
    case .moved: return say("\(people(number)) đổi giờ", "\(people(number)) moved")
    case .came: return say("\(people(number)) mới có giờ", "\(people(number)) new")
    case .lost:
      return say(
        "\(people(number)) bị hủy lịch hẹn",
        number == 1 ? "1 lost a slot" : "\(count(number)) lost a slot")
    case .left:
      return say(
        "\(people(number)) xin rút",
        number == 1 ? "1 withdrew" : "\(count(number)) withdrew")
    }
  }

  /// How many keep their published slot.
  public func keptSlots(_ number: Int) -> String {
    say("\(people(number)) giữ nguyên giờ", "\(people(number)) unchanged")
  }

  /// Nothing changed.
  public var nothingChanged: String { say("Không có gì thay đổi.", "Nothing changed.") }

  /// What a plan is compared with: an issue or a file by its name.
  public func against(_ name: String) -> String { say("so với \(name)", "against \(name)") }

  /// A plan of people none of whom are on the lists.
  public func publishedForAnotherDrive(_ name: String) -> String {
    say(
      "\(name): không ai trong lịch này có trong danh sách. Đây là lịch của đợt khác?",
      "\(name): nobody in this plan is on the lists. Is it of another drive?")
  }

  /// Everybody with a published slot has left the lists.
  public func allHaveWithdrawn(_ name: String) -> String {
    say(
      "\(name): mọi người đã được báo giờ đều không còn trong danh sách; các chỗ đó nay trống.",
      "\(name): everybody with a published slot has left the lists; their places are free now.")
  }

  /// Two issues or files that are compared.
  public func fromTo(_ from: String, _ to: String) -> String {
    say("từ \(from) đến \(to)", "from \(from) to \(to)")
  }

  /// An issue by its number.
  public func issueName(_ number: Int, at time: String) -> String {
    say("lần phát hành \(number) (\(time))", "revision \(number) (\(time))")
  }

  /// No issue to plan from.
  public func nothingIssued(_ command: String) -> String {
    say(
      "Chưa phát hành lịch nào. Hãy chạy trước: \(command); hoặc chỉ ra lịch cũ bằng --from TỆP.",
      "No plan was published yet. Run first: \(command); or name the old plan with --from FILE.")
  }

  /// People are to keep slots that cannot all be kept.
  public func frozenBreakRules(_ number: Int) -> String {
    say(
      "Không thể giữ nguyên giờ của cả \(people(number)) theo --freeze. Nguyên nhân:",
      "Not all of the \(people(number)) of --freeze can keep their slots. Conflicts:")
  }

  /// Stands before those whom a limit concerns.
  public func frozenThere(_ number: Int) -> String {
    say("Người giữ giờ ở đó (\(count(number))): ", "Frozen there (\(count(number))): ")
  }

  /// A session with published slots that no longer exists.
  public func sessionIsNoMore(_ slot: String) -> String {
    say(
      "giờ đã báo không còn trong đợt này: \(slot)", "the published slot no longer exists: \(slot)")
  }

  /// The fewest people to let go.
  ///
  /// - Parameters:
  ///   - number: how many.
  ///   - atLeast: how many it takes at the least: proven.
  /// - Returns: the words before their names.
  public func smallestRelease(_ number: Int, atLeast: Int) -> String {
    number == atLeast
      ? say(
        "Chỉ cần cho phép đổi giờ \(people(number)), đã chứng minh không thể ít hơn: ",
        "Releasing \(people(number)) is enough, proven to be the fewest: ")
      : say(
        "Cho phép đổi giờ \(people(number)) thì giữ được những người khác (ít nhất phải "
          + "\(count(atLeast))): ",
        "Releasing \(people(number)) is enough (it takes at least \(count(atLeast))): ")
  }

  /// More people have to move than may.
  public func budgetTooSmall(_ budget: Int, atLeast: Int) -> String {
    say(
      "Không có lịch nào với nhiều nhất \(people(budget)) đổi giờ: các giới hạn buộc ít nhất "
        + "\(people(atLeast)) phải đổi.",
      "No plan moves at most \(people(budget)): the limits force at least \(people(atLeast)) "
        + "to move.")
  }

  /// No plan within a budget was found, and none was proven not to be.
  public func budgetNotReached(_ budget: Int, found: Int, atLeast: Int) -> String {
    say(
      "Chưa tìm được lịch với nhiều nhất \(people(budget)) đổi giờ: ít nhất tìm được là "
        + "\(people(found)), chứng minh được là không dưới \(people(atLeast)).",
      "No plan was found that moves at most \(people(budget)): the fewest found is "
        + "\(people(found)), proven to be at least \(people(atLeast)).")
  }

  /// What a budget came to.
  public func budgetKept(_ budget: Int, moved: Int) -> String {
    say(
      "Giới hạn \(people(budget)) đổi giờ: dùng \(count(moved)).",
      "At most \(people(budget)) may move: \(count(moved)) do.")
  }

  /// Which plans a proven gap is measured among, and what all others could cost.
  ///
  /// - Parameters:
  ///   - restriction: what was asked for beside the hard rules.
  ///   - bound: the proven lower bound of the cost of every plan that keeps the hard rules.
  /// - Returns: the sentence.
  public func restricted(_ restriction: Plan.Restriction, boundOfAll bound: Double) -> String {
    var asked: [String] = []
    if let most = restriction.mostMoved {
      asked.append(
        say("nhiều nhất \(people(most)) đổi giờ", "at most \(people(most)) moved"))
    }
    if let filled = restriction.filled {
      asked.append(
        say(
          "\(people(filled)) trong danh sách chờ có giờ",
          "\(people(filled)) of the waiting list placed"))
    }
    if let lost = restriction.mostLost {
      asked.append(
        lost == 0
          ? say("không ai mất giờ đã báo", "nobody loses a published slot")
          : say(
            "số giờ đã báo bị mất không quá \(count(lost)) (tính theo độ ưu tiên)",
            "no more than \(count(lost)) published slots lost, counted by priority"))
    }
    let conditions = asked.joined(separator: ", ")
    return say(
      "so với các lịch đáp ứng điều kiện đã đặt (\(conditions)); nếu bỏ điều kiện, không lịch "
        + "nào có chi phí dưới \(number(bound))",
      "measured among the plans that keep what was asked (\(conditions)); without that, no plan "
        + "costs less than \(number(bound))")
  }

  /// People from the waitlist got freed places.
  public func filled(_ number: Int, of waiting: Int) -> String {
    guard waiting > 0 else {
      return say(
        "Danh sách chờ: không có ai chờ trong lịch đã phát hành.",
        "Waiting list: nobody was waiting in the published plan.")
    }
    return say(
      "Danh sách chờ: \(count(number)) trong \(people(waiting)) được chỗ trống trước.",
      "Waiting list: \(count(number)) of \(people(waiting)) given freed places first.")
  }

  /// The heading of the frontier of people moved against cost.
  public var tradeHeading: String {
    say("SỐ NGƯỜI ĐỔI GIỜ VÀ CHI PHÍ", "PEOPLE MOVED AGAINST COST")
  }

  /// The columns of that frontier.
  public var tradeColumns:
    (moved: String, lost: String, cost: String, unplaced: String, bound: String)
  {
    (
      say("đổi giờ", "moved"), say("bị hủy hẹn", "lost"), say("chi phí", "cost"),
      say("chưa có giờ", "no slot"), say("cận dưới", "bound")
    )
  }

  /// What the columns of that frontier hold.
  public var tradeNote: String {
    say(
      "bị hủy hẹn: đã báo giờ nhưng nay không có giờ; chi phí: không kể phần phạt đổi giờ; cận "
        + "dưới: chi phí không thể thấp hơn khi từng ấy người đổi giờ",
      "lost: had a published slot and has none now; cost: without the term moved; bound: no plan "
        + "that moves so many people costs less")
  }

  /// The frontier of people moved against cost, as a picture.
  public var tradePicture: (title: String, horizontal: String, vertical: String) {
    (
      say("Đổi giờ bao nhiêu người, được lợi bao nhiêu", "What moving people wins"),
      say("số người đổi giờ", "people moved"),
      say("chi phí, không kể đổi giờ", "cost, without the term moved")
    )
  }

  /// A point of the frontier.
  public func tradePoint(_ moved: Int) -> String { say("đổi \(moved)", "\(moved) moved") }
}
