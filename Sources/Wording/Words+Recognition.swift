/// Who is to be recognised for giving blood.
extension Words {
  /// The name of the files, without their endings.
  public var recognitionFile: String { say("ton-vinh", "recognition") }

  /// The tables.
  public enum RecognitionTable: Sendable {
    /// The people.
    case people
    /// The units.
    case units
    /// Where each number comes from.
    case sources
  }

  /// The title of a table.
  public func recognitionTitle(_ table: RecognitionTable) -> String {
    switch table {
    case .people: say("Đề nghị tôn vinh", "To be recognised")
    case .units: say("Lượt hiến theo đơn vị", "Donations of units")
    case .sources: say("Nguồn số liệu", "Sources")
    }
  }

  /// The columns.
  public enum RecognitionColumn: Sendable {
    /// The number in the list.
    case number
    /// The name.
    case name
    /// The year of birth.
    case birthYear
    /// The unit.
    case unit
    /// How many times in all.
    case donations
    /// The level that is reached.
    case level
    /// The file.
    case file
    /// The day, or the cell.
    case place

    /// Whether it holds text.
    public var isText: Bool {
      switch self {
      case .number, .donations, .level: false
      case .name, .birthYear, .unit, .file, .place: true
      }
    }
  }

  /// The heading of a column.
  public func recognitionHeading(_ column: RecognitionColumn) -> String {
    switch column {
    case .number: heading(.number)
    case .name: heading(.name)
    case .birthYear: heading(.birthYear)
    case .unit: heading(.unit)
    case .donations: say("Số lần", "Times")
    case .level: say("Mức", "Level")
    case .file: say("Tệp", "File")
    case .place: say("Ngày, ô", "Day, cell")
    }
  }

  /// How many have reached a level, of all who have given.
  ///
  /// - Parameters:
  ///   - recognised: how many.
  ///   - all: of how many.
  ///   - levels: the levels.
  /// - Returns: the sentence.
  public func recognitionSum(_ recognised: Int, of all: Int, levels: [Int]) -> String {
    let list = levels.map(count).joined(separator: ", ")
    return say(
      "Đạt một mức (\(list) lần): \(countOf(recognised, all)) người đã hiến máu.",
      "Reached a level (\(list) times): \(countOf(recognised, all)) people who have given.")
  }

  /// People of one name and year of birth in several units, who were counted as one.
  public func recognisedInSeveralUnits(_ name: String, units: [String]) -> String {
    say(
      "\(name): cùng tên và năm sinh ở \(units.joined(separator: ", ")), tính là một người; hãy kiểm tra.",
      "\(name): the same name and year of birth in \(units.joined(separator: ", ")), counted as one "
        + "person; please check.")
  }

  /// There is nothing to count.
  public func nothingToRecognise(_ paths: [String]) -> String {
    say(
      "Không có lượt hiến máu nào trong \(paths.joined(separator: ", ")): cần thư mục đợt hiến máu đã điểm "
        + "danh ở cửa, hoặc --donations TỆP.",
      "No donation is counted in \(paths.joined(separator: ", ")): name folders of drives with check-ins, "
        + "or --donations FILE.")
  }
}
