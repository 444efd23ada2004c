/// What the page of lists says.
extension Words {
  /// The title of the page of lists.
  public var listsTitle: String { say("Danh sách", "Lists") }

  /// Somebody else has changed the drive, and the page shows it.
  public var driveHasChanged: String {
    say(
      "Dữ liệu vừa thay đổi; trang đã cập nhật.", "The drive has changed; the page is up to date.")
  }

  /// What stands behind the number of people registered.
  public var factPeople: String { say("người đăng ký", "registered") }

  /// What stands behind the number of units.
  public var factUnits: String { say("đơn vị", "units") }

  /// What stands behind the number of lists.
  public var factLists: String { say("danh sách", "lists") }

  /// Leads from the lists to the plan.
  public var toThePlan: String { say("Sang trang Lịch", "To the plan") }

  /// The heading of the place where files are dropped.
  public var dropHeading: String {
    say("Thả danh sách các đơn vị gửi vào đây", "Drop the lists that units sent here")
  }

  /// What files may be dropped.
  public var dropHint: String {
    say(
      "Excel (.xlsx) hoặc CSV, nhiều tệp một lúc. Xem trước rồi mới nhập; tệp không rời khỏi máy này.",
      "Excel (.xlsx) or CSV, many files at once. You see a preview first; no file leaves this machine."
    )
  }

  /// The button that chooses files.
  public var chooseFiles: String { say("Chọn tệp…", "Choose files…") }

  /// Lists are being read.
  public var readingLists: String { say("Đang đọc các danh sách…", "Reading the lists…") }

  /// The heading over the preview of an import.
  public var previewHeading: String { say("Xem trước", "Preview") }

  /// What stands behind the number of new people.
  public var factNew: String { say("mới", "new") }

  /// What stands behind the number of people who change.
  public var factChanged: String { say("thay đổi", "changed") }

  /// What stands behind the number of people who stay as they are.
  public var factUnchanged: String { say("giữ nguyên", "unchanged") }

  /// What stands behind the number of rows that are refused.
  public var factRefused: String { say("dòng lỗi", "refused rows") }

  /// Nothing can be imported while rows are refused.
  public var importLocked: String {
    say(
      "Còn lỗi nên chưa nhập được. Hãy sửa trong tệp rồi thả lại, hoặc gửi bản đánh dấu lỗi cho "
        + "đơn vị; cũng có thể bỏ qua các dòng lỗi ở phần tùy chọn.",
      "Something is refused, so nothing can be imported yet. Correct the files and drop them again, "
        + "or send the marked copies back; refused rows can also be left out under the options.")
  }

  /// What is shown can be imported.
  public var importReady: String {
    say("Có thể nhập đúng như bảng xem trước này.", "This can be imported exactly as shown.")
  }

  /// The button that imports what is shown.
  public var importButton: String { say("Nhập", "Import") }

  /// The button that gives a preview up.
  public var discardButton: String { say("Bỏ, không nhập", "Discard") }

  /// The link to the lists with their errors marked.
  public var downloadMarked: String {
    say("Tải bản đánh dấu lỗi (ZIP)", "Download marked copies (ZIP)")
  }

  /// The name of the archive of marked lists.
  public var markedArchiveName: String { say("danh-dau-loi.zip", "marked-lists.zip") }

  /// Stands before what keeps a row from being imported.
  public var refusedLabel: String { say("lỗi", "refused") }

  /// The heading over what is to be said of the lists.
  public var problemsHeading: String { say("Lỗi và lưu ý", "Errors and notes") }

  /// The column that says whether something is refused.
  public var kindColumn: String { say("Loại", "Kind") }

  /// The column that says where something is.
  public var placeColumn: String { say("Ở đâu", "Where") }

  /// The column that says what is wrong.
  public var problemColumn: String { say("Nội dung", "What") }

  /// Asks what becomes of people who are not on the new list of their unit.
  public var missingQuestion: String {
    say(
      "Những người không còn trong danh sách gửi lại", "People who are not on the list sent again")
  }

  /// They stay.
  public var keepMissing: String { say("giữ lại", "keep them") }

  /// They are taken out.
  public var takeOutMissing: String {
    say("đưa ra khỏi danh sách (coi là xin rút)", "take them out, as withdrawn")
  }

  /// Brings those back who have withdrawn.
  public var bringBackOption: String {
    say("nhận lại những người này", "bring these people back")
  }

  /// Imports the other rows where some are refused.
  public var withoutRefusedOption: String {
    say("bỏ qua các dòng lỗi, nhập các dòng còn lại", "leave refused rows out, import the others")
  }

  /// Adds units that the lists name.
  public var newUnitsOption: String {
    say("thêm các đơn vị chưa có trong units.csv", "add units that units.csv does not have")
  }

  /// The heading over the options of an import.
  public var optionsHeading: String { say("Tùy chọn", "Options") }

  /// The summary over the sheets that were read.
  public func sheetsHeading(_ number: Int) -> String {
    say("Đã đọc \(count(number)) trang tính", "\(count(number)) sheets read")
  }

  /// The summary over the people who change.
  public func changesSummary(_ number: Int) -> String {
    say("\(count(number)) người thay đổi", "\(people(number)) changed")
  }
}

/// What columns of lists hold, for people to choose from.
extension Words {
  /// Asks what the columns hold that were not read.
  public var columnsQuestion: String {
    say("Các cột chưa đọc là gì?", "What do the unread columns hold?")
  }

  /// Nothing was said of a column.
  public var columnNotSaid: String { say("– chưa chọn –", "– not chosen –") }

  /// What a column of a list can hold.
  ///
  /// - Parameter field: its name for programs, as `--map` takes it.
  /// - Returns: the words; the name itself for any other.
  public func listFieldName(_ field: String) -> String {
    switch field {
    case "name": say("Họ và tên", "Name")
    case "birth_year": say("Năm sinh hoặc ngày sinh", "Year or day of birth")
    case "phone": say("Số điện thoại", "Telephone")
    case "unit": say("Đơn vị", "Unit")
    case "kind": say("Lần hiến máu (lần đầu, đã từng)", "First or repeat donation")
    case "available": say("Giờ đến được", "Hours they can come")
    case "preferred": say("Giờ mong muốn", "Preferred time")
    case "group": say("Nhóm đi cùng", "Group that comes together")
    case "sex": say("Giới tính", "Sex")
    case "weight": say("Cân nặng", "Weight")
    case "last_donation": say("Lần hiến gần nhất", "Last donation")
    case "note": say("Ghi chú", "Note")
    case "ignore": say("Bỏ qua cột này", "Ignore this column")
    default: field
    }
  }
}
