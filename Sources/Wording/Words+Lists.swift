/// What is said of the lists that units send.
extension Words {
  /// What is wrong with such a list, in both languages.
  func listSentence(_ code: ProblemCode, value: String) -> Both {
    switch code {
    case .notAWorkbook:
      return ("không phải bảng tính hay danh sách CSV", "not a workbook or CSV file")
    case .otherFormat:
      return ("định dạng\(value) không đọc được", "the format\(value) cannot be read")
    case .encryptedWorkbook: return ("tệp có mật khẩu", "the file has a password")
    case .damagedWorkbook: return ("tệp hỏng\(value)", "the file is damaged\(value)")
    case .noHeadings:
      return ("không tìm thấy dòng tiêu đề", "no header row was found")
    case .unclearUnit:
      return ("không rõ là của đơn vị nào\(value)", "it is not clear of which unit it is\(value)")
    case .notAPhone: return ("không phải số điện thoại\(value)", "not a telephone number:\(value)")
    case .formulaWithoutResult:
      return ("công thức không có kết quả\(value)", "a formula without a result\(value)")
    case .suspectedDuplicate:
      return ("có thể trùng người\(value)", "may be the same person:\(value)")
    case .textConverted:
      return ("chữ kiểu cũ đã đổi sang Unicode:\(value)", "old text was converted:\(value)")
    case .rowLeftOut:
      return ("dòng không phải người, bỏ qua\(value)", "not a person, left out:\(value)")
    case .idOfAnotherPerson:
      return (
        "mã đã thuộc người khác, nên coi dòng này là người khác\(value)",
        "the id is somebody else's, so the row is taken for another person:\(value)"
      )
    case .sheetLeftOut: return ("không đọc, bỏ qua\(value)", "not read, left out\(value)")
    case .identityNumber:
      return (
        "tên có kèm số giấy tờ hay số điện thoại, sẽ không in ra\(value)",
        "the name holds an identity or telephone number, which is not printed:\(value)"
      )
    case .ageOutsideRule: return ("tuổi\(value) ngoài quy định", "age\(value) outside the rule")
    case .weightBelowRule:
      return ("cân nặng\(value) dưới quy định", "weight\(value) below the rule")
    case .tooSoonAgain:
      return ("lần hiến trước\(value) còn quá gần", "the last donation\(value) is too recent")
    default:
      return listStructureSentence(code, value: value) ?? valueSentence(code, value: value)
        ?? templateSentence(code, value: value)
        ?? ("có lỗi\(value)", "something is wrong:\(value)")
    }
  }

  /// What a value of such a list should have been.
  func expected(_ expectation: ListExpectation) -> String {
    switch expectation {
    case .phone: return say("dạng 0912345678", "a number like 0912345678")
    case .birth: return say("dạng 6/12/1990 hoặc 1990", "a date like 6/12/1990, or 1990")
    case .hours: return say("dạng 7h30-9h", "hours like 7h30-9h")
    case .start: return say("dạng 8h15", "a time like 8h15")
    case .unit: return say("tên một đơn vị của đợt hiến máu", "the name of a unit of the drive")
    case .headings:
      return say("các cột như Họ và tên, Năm sinh", "columns like Full name, Birth year")
    case .workbook: return say("tệp .xlsx hoặc .csv", "an .xlsx or .csv file")
    case .openWorkbook: return say("tệp không có mật khẩu", "a file without a password")
    case .age(let low, let high): return say("\(low)–\(high) tuổi", "\(low)–\(high) years")
    case .weight(let kilograms):
      return say("ít nhất \(number(kilograms)) kg", "at least \(number(kilograms)) kg")
    case .rows(let rows):
      return say(
        "nhiều nhất \(count(rows)) dòng trong một lần nhập",
        "at most \(count(rows)) rows in one import")
    case .people(let number):
      return say("\(people(number)) như đã đọc", "\(people(number)), as read")
    default: return expectedOfValues(expectation)
    }
  }

  /// What to do about such a list.
  func hint(_ hint: ListHint) -> String {
    switch hint {
    case .samePerson(let place): return say("so với \(place)", "compare \(place)")
    case .saveAgain:
      return say("mở bằng Excel rồi lưu lại", "open it in a spreadsheet and save it again")
    case .saveAsWorkbook:
      return say("mở rồi lưu thành .xlsx (Excel Workbook)", "open it and save it as .xlsx")
    case .removePassword: return say("bỏ mật khẩu rồi lưu lại", "save it without its password")
    case .nameUnit:
      return say(
        "ghi tên đơn vị trong tên tệp, hoặc dùng --unit MÃ",
        "put the unit's name into the name of the file, or use --unit ID")
    case .mapColumns:
      return say("dùng --map \"Tên cột=name\"", "use --map \"Heading=name\"")
    case .lookAtText: return say("xem lại vài tên", "look at some of the names")
    case .importInParts:
      return say(
        "chia thành nhiều tệp rồi nhập từng tệp", "split it, and import the parts one by one")
    case .rule(let source): return source
    default:
      let text = listStructureHint(hint)
      return text.isEmpty ? hintOfValues(hint) : text
    }
  }

  /// What an import would do, or did.
  ///
  /// - Parameters:
  ///   - new: how many people are new.
  ///   - changed: how many change.
  ///   - unchanged: how many stay as they are.
  ///   - refused: how many rows are refused.
  /// - Returns: one line.
  public func importCounts(new: Int, changed: Int, unchanged: Int, refused: Int) -> String {
    say(
      "mới \(count(new)) · đổi \(count(changed)) · giữ nguyên \(count(unchanged)) · "
        + "\(count(refused)) dòng lỗi",
      "new \(count(new)) · changed \(count(changed)) · unchanged \(count(unchanged)) · "
        + "refused \(count(refused))")
  }

  /// What was found in one sheet.
  ///
  /// - Parameters:
  ///   - row: the row of its headings, from 1; 0 where it has none.
  ///   - unit: the unit it is of; nil where each row says its own.
  ///   - number: how many people it has.
  /// - Returns: the words.
  public func sheetFound(headingRow row: Int, unit: String?, people number: Int) -> String {
    let of = unit ?? say("đơn vị theo từng dòng", "unit by row")
    guard row > 0 else {
      return say(
        "không có dòng tiêu đề · \(of) · \(people(number))",
        "no header row · \(of) · \(people(number))")
    }
    return say(
      "tiêu đề: dòng \(row) · \(of) · \(people(number))",
      "header: row \(row) · \(of) · \(people(number))")
  }

  /// A registrant that an import changes.
  public func importedChange(_ name: String, id: String, changes: String) -> String {
    say("đổi \(id) \(name): \(changes)", "changed \(id) \(name): \(changes)")
  }

  /// Nothing was written, since rows were refused.
  public var nothingImported: String {
    say(
      "Chưa nhập gì. Hãy sửa các dòng lỗi rồi nhập lại, hoặc bỏ qua chúng bằng --without-refused.",
      "Nothing was imported. Correct the refused rows and import again, or use --without-refused.")
  }

  /// Nothing was written, since that was asked for.
  public var onlyPreview: String {
    say("Chỉ xem trước, chưa ghi gì.", "A preview only: nothing was written.")
  }

  /// There was nothing to write.
  public var nothingToImport: String {
    say("Không có gì thay đổi.", "Nothing changes.")
  }

  /// An import was written.
  public func imported(_ files: Int) -> String {
    say("Đã ghi \(count(files)) danh sách.", "Wrote \(count(files)) lists.")
  }

  /// A list was marked and written.
  public func marked(_ path: String) -> String {
    say("Đã đánh dấu lỗi: \(path)", "Marked: \(path)")
  }

  /// What a marked list lost on the way.
  public var marksLose: String {
    say("giữ nguyên mọi ô và định dạng", "all cells and formats are kept")
  }

  /// The heading of the column that holds the errors.
  public var errorsHeading: String { say("Lỗi", "Errors") }
}
