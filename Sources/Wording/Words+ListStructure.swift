/// What is said of the files, sheets, columns and rows of lists that units send.
extension Words {
  /// What is wrong with the structure of a list, in both languages; nil for other problems.
  func listStructureSentence(_ code: ProblemCode, value: String) -> Both? {
    switch code {
    case .fileLeftOut:
      return ("chưa đọc\(value), có thể là danh sách", "not read, and may be a list:\(value)")
    case .rowHidden:
      return ("đã đọc cả dòng đang ẩn\(value)", "hidden rows were read, too:\(value)")
    case .rowStruck:
      return ("dòng bị gạch ngang, bỏ qua\(value)", "struck through, left out:\(value)")
    case .severalPeople:
      return ("một ô có tên nhiều người\(value)", "one cell names several people:\(value)")
    case .unitDiffers: return ("tên đơn vị ghi là\(value)", "the unit is written as\(value)")
    case .unitCarried:
      return (
        "ô đơn vị để trống, lấy theo dòng trên\(value)",
        "the unit is empty and was taken from the row above:\(value)"
      )
    case .columnSetAside:
      return ("cột không được đọc", "the column was not read")
    case .countDiffers:
      return ("dòng tổng không khớp\(value)", "the total differs:\(value)")
    case .webPage:
      return ("là trang web được đặt tên như bảng tính", "a web page under the name of a workbook")
    case .textTable:
      return (
        "là bảng dạng văn bản (CSV) được đặt tên như bảng tính",
        "a table of text (CSV) under the name of a workbook"
      )
    case .sheetHidden:
      return ("trang tính ẩn có danh sách, chưa đọc\(value)", "a hidden sheet with people:\(value)")
    case .rowsAboveHeadings:
      return (
        "các dòng phía trên tiêu đề không được đọc\(value)",
        "rows above the headings were not read:\(value)"
      )
    case .otherKindOfFile: return ("là tệp\(value)", "it is a file of the kind\(value)")
    default: return nil
    }
  }

  /// What to do about the structure of a list.
  func listStructureHint(_ hint: ListHint) -> String {
    switch hint {
    case .column(let note): return self.note(note)
    case .readAs(let unit): return say("được đọc là \"\(unit)\"", "read as \"\(unit)\"")
    case .oneRowEach: return say("ghi mỗi người một dòng", "write each person into a row")
    case .hidden:
      return say(
        "hiện các dòng đó và xóa nếu không tham gia",
        "show these rows; delete whoever does not come")
    case .hiddenByFilter:
      return say(
        "dòng bị bộ lọc ẩn đi; xóa nếu không tham gia",
        "a filter hides them; delete whoever does not come")
    case .newUnits:
      return say(
        "thêm vào units.csv, hoặc dùng --new-units; nếu cả danh sách là của một đơn vị: --unit MÃ",
        "add it to units.csv, or use --new-units; if all are of one unit: --unit ID")
    case .giveByItself:
      return say(
        "mở ra rồi lưu thành .xlsx, hoặc đưa riêng tệp này vào lệnh",
        "save it as .xlsx, or name it by itself")
    case .giveFolder: return say("đưa riêng thư mục này vào lệnh", "name that folder by itself")
    case .closeFile:
      return say(
        "có người đang mở tệp này; lưu và đóng lại", "somebody has it open: save and close it")
    case .renameToCSV: return say("đổi đuôi tên tệp thành .csv", "let its name end in .csv")
    case .showSheet:
      return say(
        "hiện trang tính rồi nhập lại nếu cần", "show the sheet and import again if it counts")
    default: return ""
    }
  }

  /// So many cells.
  private func cells(_ number: Int) -> String {
    say("\(count(number)) ô", number == 1 ? "1 cell" : "\(count(number)) cells")
  }

  /// What is said of a column beyond what it was read as.
  ///
  /// - Parameter note: the note.
  /// - Returns: a few words.
  public func note(_ note: ColumnNote) -> String {
    switch note {
    case .otherColumn(let column): return say("đã đọc cột \(column)", "column \(column) is read")
    case .ofSomebodyElse: return say("là của người khác", "it is about somebody else")
    case .runningNumbers: return say("chỉ là số thứ tự", "only running numbers")
    case .noIDs:
      return say(
        "mã trùng với người khác trong đợt", "the ids are those of other people of the drive")
    case .noUnits: return say("không phải tên đơn vị", "no names of units")
    case .unitWasSaid: return say("theo --unit", "--unit decides")
    case .noCompanions:
      return say(
        "không giống nhóm đi cùng (nhóm máu, nhóm học?); nếu đúng: --map \"Tên cột=group\"",
        "no groups that come together (blood groups, classes?); if they are: --map \"Heading=group\""
      )
    case .perhapsCompanions:
      return say("đọc là nhóm đi cùng", "read as people who come together")
    case .timeStamps:
      return say("là lúc đăng ký, không phải giờ mong muốn", "when they registered, not a wish")
    case .whereEmpty(let column):
      return say("đọc khi cột \(column) trống", "read where column \(column) is empty")
    case .part: return say("ghép với cột bên cạnh", "joined with the columns beside it")
    case .continues(let column):
      return say("nối tiếp cột \(column)", "goes on with column \(column)")
    case .times(let cells):
      return self.cells(cells)
        + say(" nói về giờ", cells == 1 ? " speaks of times" : " speak of times")
    case .phones(let cells):
      return self.cells(cells)
        + say(
          " có số điện thoại", cells == 1 ? " holds a telephone number" : " hold telephone numbers")
    case .dates(let cells):
      return self.cells(cells) + say(" có ngày", cells == 1 ? " holds a date" : " hold dates")
    }
  }

  /// A column that holds something and was not read.
  ///
  /// - Parameters:
  ///   - letters: the letters of the column.
  ///   - heading: its heading; empty for none.
  ///   - cells: how many of its cells hold something.
  ///   - notes: what else is to be said of it.
  /// - Returns: a few words.
  public func columnNotRead(
    _ letters: String, heading: String, cells: Int, notes: [ColumnNote]
  ) -> String {
    let name = heading.isEmpty ? letters : "\(letters) \"\(heading)\""
    let said = [self.cells(cells)] + notes.map { note($0) }
    return "\(name) (\(said.joined(separator: "; ")))"
  }

  /// Columns that were not read.
  public func columnsNotRead(_ columns: [String]) -> String {
    say("không đọc cột ", "columns not read: ") + columns.joined(separator: ", ")
  }

  /// Rows that were left out.
  public func rowsLeftOut(_ rows: [String]) -> String {
    say("bỏ qua dòng ", "rows left out: ") + rows.joined(separator: ", ")
  }

  /// Why rows were left out, in a word or two.
  public func reason(_ reason: RowReason) -> String {
    switch reason {
    case .total: return say("tổng", "total")
    case .signature: return say("chữ ký", "signature")
    case .section: return say("tên phần", "part")
    case .heading: return say("tiêu đề", "headings")
    case .prefilled: return say("chỉ có ô điền sẵn", "only filled in beforehand")
    case .example: return say("ví dụ", "example")
    case .struck: return say("gạch ngang", "struck through")
    case .declined: return say("không tham gia", "does not come")
    case .remark: return say("ghi chú", "remark")
    }
  }

  /// Nothing to read in a folder.
  public var emptyFolder: String { say("thư mục không có danh sách nào", "no list in the folder") }
}
