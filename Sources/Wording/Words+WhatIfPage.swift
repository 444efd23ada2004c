/// What the pages that try other numbers and explain say.
extension Words {
  /// The title of the page that tries other numbers.
  public var whatIfTitle: String { say("Nếu", "What if") }

  /// What the page does.
  public var whatIfHint: String {
    say(
      "Đổi vài con số rồi bấm Thử: lịch được lập lại để so sánh, không ghi gì. Lần thử mới hủy lần trước.",
      "Change some numbers and press Try: the plan is made again to compare, and nothing is written. "
        + "A new trial stops the one before.")
  }

  /// The button that tries.
  public var tryButton: String { say("Thử", "Try") }

  /// The button that writes what was tried.
  public var applyButton: String { say("Áp dụng…", "Apply…") }

  /// A variant is being planned.
  public var tryingVariant: String { say("Đang lập lịch thử…", "Planning the variant…") }

  /// The drive as it is tried.
  public var asTried: String { say("nếu đổi", "if changed") }

  /// The columns of what was tried.
  public var triedColumns: [String] {
    [
      say("chưa có giờ", "without a slot"), say("chi phí", "cost"),
      say("lúc đông nhất", "busiest minute"), say("đơn vị máu", "blood units"),
      say("so với hiện nay", "against now"),
    ]
  }

  /// The heading over the picture of many variants.
  public var frontierHeading: String { say("Vẽ đường đánh đổi", "Draw the trade-off") }

  /// What the picture of many variants shows.
  public var frontierHint: String {
    say(
      "Lập lịch với từng giá trị rồi vẽ: cần thêm bao nhiêu để bớt người chưa có giờ, hoặc bớt chờ.",
      "Plans with each value and draws them: how much more it takes to leave fewer people without a slot, or "
        + "to let them wait less.")
  }

  /// The labels of the form for the picture.
  public var frontierLabels: (key: String, from: String, to: String, measure: String, draw: String)
  {
    (
      say("Thông số", "Setting"), say("Từ", "From"), say("Đến", "To"),
      say("Xem theo", "Against"), say("Vẽ", "Draw")
    )
  }

  /// Too many values for one picture, or none.
  public func frontierValues(most: Int) -> String {
    say(
      "Hãy ghi hai số nguyên, số sau không nhỏ hơn số trước, nhiều nhất \(count(most)) giá trị.",
      "Give two whole numbers, the second not below the first, at most \(count(most)) values.")
  }

  /// What the picture is, for those who do not see it.
  public var frontierPicture: String {
    say(
      "Đồ thị các phương án; số liệu ở bảng bên dưới",
      "Chart of the variants; the numbers are in the table below")
  }

  /// The title of the page that explains.
  public var whyTitle: String { say("Vì sao", "Why") }

  /// What the page does.
  public var whyHint: String {
    say(
      "Tìm những giới hạn đang đầy, và thay đổi nhỏ nhất để ai cũng có giờ. Việc này lâu gấp khoảng "
        + "mười lần lập lịch.",
      "Finds the limits that are full, and the smallest change with which everyone has a slot. It "
        + "takes about ten times as long as planning.")
  }

  /// The button that explains.
  public var explainButton: String { say("Tìm nguyên nhân", "Explain") }

  /// The button that stops explaining.
  public var stopExplaining: String { say("Dừng", "Stop") }

  /// Explaining has just begun.
  public var explainingBegins: String { say("Đang tìm…", "Explaining…") }

  /// How far explaining has come.
  public func explained(_ done: Int, of total: Int) -> String {
    guard total > 0 else { return explainingBegins }
    return say(
      "Đã thử \(count(done)) trong \(count(total)) thông số",
      "\(count(done)) of \(count(total)) parameters tried")
  }

  /// An explanation of a drive that has changed.
  public var explanationIsOld: String {
    say(
      "Dữ liệu đã thay đổi từ lúc tìm; hãy tìm lại.",
      "The drive has changed since; explain again.")
  }
}
