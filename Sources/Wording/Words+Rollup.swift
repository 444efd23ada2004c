import Drives

/// The summaries of many units in one table.
extension Words {
  /// Something to say about a cell of a form that was sent.
  public enum FormDiagnostic: Equatable, Sendable {
    /// What stands there is no number; it was not counted.
    case noNumber
    /// The same is stated a second time with another number, which was not counted.
    case secondNumber(first: String)
    /// The row is hidden, and no other states it; it was counted.
    case hiddenRow

    /// Whether something may have been left out of the sums.
    public var isProblem: Bool { self != .hiddenRow }
  }

  /// A diagnostic about a cell.
  public func formDiagnostic(_ diagnostic: FormDiagnostic, text: String) -> String {
    let quoted = TextWidth.quoted(text)
    switch diagnostic {
    case .noNumber:
      return say(
        "\"\(quoted)\" không phải là số, chưa tính; hãy ghi một số nguyên",
        "\"\(quoted)\" is no number and was not counted; write a whole number")
    case .secondNumber(let first):
      return say(
        "\"\(quoted)\" khác số đã ghi ở ô \(first), chưa tính",
        "\"\(quoted)\" differs from the number in \(first) and was not counted")
    case .hiddenRow:
      return say("hàng bị ẩn, vẫn được tính", "the row is hidden; it was counted")
    }
  }

  /// A file without a form.
  public var fileWithoutForm: String {
    say(
      "không thấy bảng tổng hợp bảy dòng, hay bảng mỗi đơn vị một dòng; chưa tính",
      "has no summary of seven rows, and no table with a row for each unit; it was not counted")
  }

  /// A sheet that is hidden.
  public func hiddenForm(_ sheet: String) -> String {
    say(
      "trang \"\(sheet)\" bị ẩn, không tính", "sheet \"\(sheet)\" is hidden and was not counted")
  }

  /// A unit of which there are two forms.
  public func formTwice(_ name: String, first: String, isSame: Bool) -> String {
    isSame
      ? say(
        "\(name) đã gửi ở \(first), số liệu giống nhau; tính một lần",
        "\(name) sent the same numbers in \(first); counted once")
      : say(
        "\(name) đã gửi ở \(first) với số liệu khác; chỉ tính bản ở \(first)",
        "\(name) sent other numbers in \(first); only those were counted")
  }

  /// A form of nobody who was expected.
  public func formOfNobody(_ name: String) -> String {
    say(
      "không rõ của đơn vị nào trong danh sách; tính dưới tên \"\(name)\"",
      "is of no unit that was expected; it was counted as \"\(name)\"")
  }

  /// The name of the files, without their endings.
  public var rollupFile: String { say("tong-hop", "rollup") }

  /// The tables.
  public enum RollupTable: Sendable {
    /// The sums.
    case sums
    /// What was expected, and what came.
    case goals
    /// Who has not sent.
    case missing
    /// Where each number comes from.
    case sources
  }

  /// The title of a table.
  public func rollupTitle(_ table: RollupTable) -> String {
    switch table {
    case .sums: say("Tổng hợp kết quả hiến máu", "Results of all units")
    case .goals: say("So với chỉ tiêu", "Against the goals")
    case .missing: say("Chưa gửi báo cáo", "Have not sent")
    case .sources: say("Nguồn số liệu", "Sources")
    }
  }

  /// A number of the form where space is short.
  public func rollupHeading(_ row: SummaryRow) -> String {
    switch row {
    case .registeredMonth: say("ĐK tháng", "Reg. month")
    case .bloodUnitsMonth: say("ĐVM tháng", "Units month")
    case .articles: say("Tin bài", "Arti- cles")
    case .banners: say("Băng rôn", "Ban- ners")
    case .registeredDay: say("ĐK ngày", "Reg. day")
    case .bloodUnitsDay: say("ĐVM ngày", "Units day")
    case .supported: say("Hỗ trợ", "Sup- port")
    }
  }

  /// What the short headings mean.
  public var rollupLegend: String {
    say(
      "ĐK: người đăng ký; ĐVM: đơn vị máu tiếp nhận; Hỗ trợ: người hiến máu được công đoàn hỗ trợ. "
        + "Ô trống: đơn vị không ghi.",
      "Reg.: people who registered; units: blood units received; support: donors supported by "
        + "unions. Empty: not stated.")
  }

  /// The columns of the other tables.
  public enum RollupColumn: Sendable {
    /// The unit.
    case unit
    /// The level above.
    case group
    /// What is counted.
    case subject
    /// The number.
    case count
    /// The file.
    case file
    /// The sheet.
    case sheet
    /// The cell.
    case cell
    /// How many belong to the unit.
    case staff
    /// The part of them who registered.
    case partOfStaff
    /// The target of blood units.
    case target
    /// The part of it that came.
    case partOfTarget
  }

  /// The heading of a column.
  public func rollupHeading(_ column: RollupColumn) -> String {
    switch column {
    case .unit: say("Đơn vị", "Unit")
    case .group: say("Cấp trên", "Level above")
    case .subject: say("Nội dung", "Subject")
    case .count: say("Số lượng", "Number")
    case .file: say("Tệp", "File")
    case .sheet: say("Trang", "Sheet")
    case .cell: say("Ô", "Cell")
    case .staff: say("Số người", "People")
    case .partOfStaff: say("Tỷ lệ đăng ký", "Part registered")
    case .target: say("Chỉ tiêu ĐVM", "Target units")
    case .partOfTarget: say("Đạt", "Reached")
    }
  }

  /// The sum of a level.
  public func rollupSum(_ group: String) -> String {
    group.isEmpty ? total : say("Cộng \(group)", "\(group), sum")
  }

  /// Who reached what, of all.
  ///
  /// - Parameters:
  ///   - registered: how many units reached the part of people, and of how many.
  ///   - part: the part of people that was asked for, in percent.
  ///   - target: how many reached the target with five percent more, and of how many.
  ///   - active: how many sent anything above 0, and of how many.
  /// - Returns: the sentences.
  public func rollupGoals(
    registered: (Int, Int), part: Double, target: (Int, Int), active: (Int, Int)
  ) -> [String] {
    var lines = [
      say(
        "Có hoạt động: \(countOf(active.0, active.1)) đơn vị (yêu cầu 100 %).",
        "Active: \(countOf(active.0, active.1)) units (100 % asked for).")
    ]
    if registered.1 > 0 {
      lines.append(
        say(
          "Vận động từ \(number(part, decimals: 0)) % số người trở lên: "
            + "\(countOf(registered.0, registered.1)) đơn vị.",
          "\(number(part, decimals: 0)) % of their people or more registered: "
            + "\(countOf(registered.0, registered.1)) units."))
    }
    if target.1 > 0 {
      lines.append(
        say(
          "Vượt chỉ tiêu từ 5 % trở lên: \(countOf(target.0, target.1)) đơn vị.",
          "5 % or more above the target: \(countOf(target.0, target.1)) units."))
    }
    return lines
  }

  /// How many sent, of those expected.
  public func rollupSent(_ sent: Int, of expected: Int) -> String {
    say(
      "Đã gửi: \(countOf(sent, expected)) đơn vị.", "Sent: \(countOf(sent, expected)) units.")
  }

  /// There is nothing to add up.
  public func nothingToRollUp(_ paths: [String]) -> String {
    say(
      "Không có báo cáo nào trong \(paths.joined(separator: ", ")); tệp cần là .xlsx hoặc .csv.",
      "There is no report in \(paths.joined(separator: ", ")); files are .xlsx or .csv.")
  }
}
