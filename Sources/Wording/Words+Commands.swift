/// What the commands say beside what they were asked for.
extension Words {
  /// Stands before a suggested command.
  public func next(_ command: String) -> String { say("Tiếp theo: \(command)", "Next: \(command)") }

  /// A file was written.
  public func saved(_ path: String) -> String { say("Đã lưu: \(path)", "Saved: \(path)") }

  /// A plan that was stopped early is not saved: the saved one is better.
  public func betterPlanKept(_ path: String, saved: Double, new: Double) -> String {
    let (savedCost, newCost) = (number(saved), number(new))
    return say(
      "Giữ nguyên \(path): lịch vừa lập bị dừng sớm và có chi phí \(newCost), lịch đã lưu chỉ "
        + "\(savedCost). Muốn lưu lịch mới: thêm --replace-better, hoặc lưu chỗ khác bằng --save TỆP.",
      "\(path) is kept: the new plan was stopped early and costs \(newCost), the saved one only "
        + "\(savedCost). To save the new one: add --replace-better, or save it elsewhere with "
        + "--save FILE.")
  }

  /// A file could not be written; the plan was printed nevertheless.
  public func notSaved(_ path: String, reason: String) -> String {
    say(
      "Không ghi được \(path): \(reason). Lịch vẫn được in ra đầy đủ; "
        + "hãy lưu lại ở chỗ khác bằng --save TỆP.",
      "Cannot write \(path): \(reason). The whole plan was printed all the same; "
        + "save it elsewhere with --save FILE.")
  }

  /// A file or folder could not be written.
  public func notWritten(_ path: String, reason: String) -> String {
    say("Không ghi được \(path): \(reason)", "Cannot write \(path): \(reason)")
  }

  /// A folder has files already.
  public var folderNotEmpty: String {
    say(
      "thư mục đã có tệp; hãy chọn một thư mục chưa có hoặc còn trống",
      "the folder has files already; choose one that does not exist or is empty")
  }

  /// The path of an output is empty.
  public var outputHasNoName: String {
    say(
      "chưa có tên tệp hoặc thư mục; hãy ghi rõ nơi lưu",
      "the path is empty; name the file or folder to write")
  }

  /// The path of an output is one of the files that the drive is made of.
  public var outputIsInput: String {
    say(
      "đây là tệp dữ liệu của chương trình hiến máu, không được ghi đè; hãy chọn tên khác",
      "this is one of the drive's own files and is not replaced; choose another name")
  }

  /// A file of another kind stands where an output shall be.
  public var outputIsAnotherFile: String {
    say(
      "ở đó đã có một tệp loại khác; hãy chọn tên khác, hoặc tự xóa tệp ấy trước",
      "a file of another kind is there already; choose another name, or remove that file first")
  }

  /// How far planning has come.
  ///
  /// - Parameters:
  ///   - cost: the cost of the best plan so far; nil before there is one.
  ///   - unplaced: how many people that plan leaves without a slot.
  ///   - gap: how far it is proven to be from the best.
  ///   - seconds: how long it has taken.
  /// - Returns: one short line.
  public func progress(cost: Double?, unplaced: Int, gap: Double, seconds: Double) -> String {
    guard let cost else {
      return say(
        "đang tìm lịch đầu tiên, \(number(seconds, decimals: 0)) giây",
        "looking for a first plan, \(number(seconds, decimals: 0)) s")
    }
    let people =
      unplaced == 0
      ? say("ai cũng có giờ", "everyone has a slot")
      : say("còn \(unplaced) người chưa có giờ", "\(unplaced) people without a slot")
    return say(
      "\(people), chi phí \(number(cost)), cách tối ưu không quá \(percent(gap)), "
        + "\(number(seconds, decimals: 0)) giây",
      "\(people), cost \(number(cost)), gap \(percent(gap)), "
        + "\(number(seconds, decimals: 0)) s")
  }

  /// The first Ctrl-C was heard.
  public var stopping: String {
    say(
      "Đang dừng, giữ lịch tốt nhất đã có; bấm Ctrl-C lần nữa để thoát ngay.",
      "Stopping with the best plan so far; press Ctrl-C again to leave at once.")
  }

  /// Planning was stopped too early for any plan.
  public var stoppedBeforeAnyPlan: String {
    say(
      "Việc xếp lịch bị dừng khi chưa có lịch nào. Hãy cho thêm thời gian (--time-limit).",
      "Planning was stopped before there was any plan. Give it more time (--time-limit).")
  }

  /// The pins alone break rules.
  public var pinsBreakRules: String {
    say(
      "Không thể xếp lịch: chỉ riêng những người đã ấn định giờ (pinned) đã phạm các quy tắc sau. "
        + "Hãy sửa giờ ấn định hoặc nới giới hạn.",
      "No plan is possible: the pinned people alone break the rules below. "
        + "Change a pin or widen the limit.")
  }

  /// An internal error.
  public func internalError(_ words: String) -> String {
    say(
      "Lỗi của chương trình, không phải của dữ liệu: \(words)",
      "An internal error, not a problem of your data: \(words)")
  }

  /// A drive folder was made.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - registrants: how many people it has.
  ///   - units: how many units.
  ///   - sessions: how many sessions.
  /// - Returns: the sentence.
  public func generated(_ path: String, registrants: Int, units: Int, sessions: Int) -> String {
    say(
      "Đã tạo \(path): \(people(registrants)), \(self.units(units)), \(self.sessions(sessions)).",
      "Made \(path): \(people(registrants)), \(self.units(units)), \(self.sessions(sessions)).")
  }

  /// A program was exported.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - variables: how many variables it has.
  ///   - rows: how many rows.
  /// - Returns: the sentence.
  public func exported(_ path: String, variables: Int, rows: Int) -> String {
    say(
      "Đã ghi \(path): \(count(variables)) biến, \(count(rows)) ràng buộc.",
      "Wrote \(path): \(count(variables)) variables, \(count(rows)) rows.")
  }
}
