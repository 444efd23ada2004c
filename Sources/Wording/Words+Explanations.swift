/// What `explain-code` tells of each kind of problem, beyond the line at its place.
extension Words {
  /// The explanation of a code: what it means, and what to do.
  public func explanation(of code: ProblemCode) -> [String] {
    let said =
      fileExplanation(code) ?? partsExplanation(code) ?? templateExplanation(code)
      ?? valueExplanation(code)
      ?? listExplanation(code)
    return [say(said.vietnamese, said.english)]
  }

  private func fileExplanation(_ code: ProblemCode) -> Both? {
    switch code {
    case .missingInput:
      return (
        "Tệp hay thư mục cần có lại không có ở chỗ đó. Kiểm tra đường dẫn.",
        "A file or folder that is needed is not there. Check the path."
      )
    case .unreadable:
      return (
        "Tệp có đó nhưng không mở được: không có quyền, hoặc không phải tệp thường.",
        "The file is there and cannot be opened: no permission, or no ordinary file."
      )
    case .tooLarge:
      return (
        "Tệp, hoặc phần bên trong sau khi giải nén, lớn hơn mức đọc được. Danh sách thật nhỏ hơn nhiều.",
        "The file, or a part of it once inflated, is larger than is read. Real lists are far smaller."
      )
    case .notUTF8:
      return (
        "Chữ không phải UTF-8. Trong Excel: Lưu thành \"CSV UTF-8\", hoặc lưu .xlsx rồi dùng import.",
        "The text is not UTF-8. Save it as \"CSV UTF-8\", or as .xlsx, and use import."
      )
    case .syntax, .quoting, .version:
      return (
        "Tệp không viết đúng cách của định dạng đó (YAML, JSON hoặc CSV). Sửa ở dòng được chỉ ra.",
        "The file has a syntax error (YAML, JSON or CSV). Correct the line that is named."
      )
    case .emptyList:
      return ("Danh sách không có người nào.", "The list has nobody on it.")
    case .missingKey, .unknownKey, .duplicateKey:
      return (
        "Một thông số trong drive.yaml bị thiếu, viết sai tên hoặc viết hai lần. docs/drive-format.md "
          + "liệt kê mọi thông số.",
        "A key of drive.yaml is missing, misspelt or given twice. docs/drive-format.md lists all keys."
      )
    case .notATime:
      return (
        "Giờ viết như 07:30. Khi import, 7h30, 7g30, 07 giờ 30 và ô giờ của Excel đều đọc được.",
        "Times are written as 07:30. An import also reads 7h30, 7g30, 07 giờ 30 and Excel's times."
      )
    case .missingColumn, .unknownColumn, .duplicateColumn, .rowLength:
      return (
        "Dòng tiêu đề thiếu cột, có cột lạ hay trùng, hoặc một dòng có số ô khác. Cột lạ chỉ bị bỏ qua.",
        "A column is missing, unknown or named twice, or a row is of another length. Unknown columns "
          + "are passed over."
      )
    case .missingValue, .wrongType, .outOfRange, .notAChoice:
      return (
        "Giá trị bị trống, sai kiểu, hoặc ngoài phạm vi cho phép; dòng báo lỗi nói cần gì.",
        "A value is empty, of another type, or out of its range; the problem says what is expected."
      )
    case .notADate:
      return (
        "Ngày viết ngày/tháng/năm: 6/12/1990; chỉ năm cũng được: 1990.",
        "Dates are written day first: 6/12/1990; the year alone will do: 1990."
      )
    case .badIdentifier:
      return (
        "Mã chỉ gồm chữ cái không dấu, chữ số, _ và -.", "Ids have letters, digits, _ and - only."
      )
    default: return nil
    }
  }

  private func partsExplanation(_ code: ProblemCode) -> Both? {
    switch code {
    case .duplicateIdentifier:
      return ("Hai người hay hai phần có cùng mã.", "Two people or parts have the same id.")
    case .emptyInterval, .overlappingShifts:
      return (
        "Khoảng giờ phải kết thúc sau khi bắt đầu, và các ca không được chồng nhau.",
        "Intervals end after they begin, and shifts do not overlap."
      )
    case .noSlotFits:
      return (
        "Buổi quá ngắn: người của khung giờ đầu cũng không kịp xong trước giờ đóng cửa.",
        "The session is too short: not even the first slot's people are done before it closes."
      )
    case .secondDeferringStage, .unknownZone, .mixtureParts:
      return (
        "Các khâu của buổi không khớp nhau; xem docs/drive-format.md.",
        "The stages of a session do not fit together; see docs/drive-format.md."
      )
    case .reserveBreaksRule:
      return (
        "Mỗi khung giờ giữ lại từng ấy chỗ (reserve: per_slot) cho người tự đến. Giảm số đó, hoặc nới "
          + "giới hạn được nêu.",
        "Every slot keeps room for so many people who come without an invitation (reserve: per_slot). "
          + "Lower the number, or raise the limit that is named."
      )
    case .unknownUnit, .unknownSession, .unknownKind:
      return (
        "Tên này không có trong units.csv hoặc drive.yaml. Sửa tên, hoặc thêm vào đó.",
        "The name is not in units.csv or drive.yaml. Correct it, or add it there."
      )
    case .pinNoSlot, .pinOutsideAvailability, .pinOutsideUnitWindow, .pinApartFromCompanion,
      .pinsBreakRule, .pinOfHeldBack:
      return (
        "Giờ đã ấn định (pinned) không thể giữ được. Đổi giờ ấn định, hoặc điều kiện trái với nó.",
        "A pinned slot cannot be kept. Change the pin, or what stands against it."
      )
    case .otherPerson:
      return (
        "Mã này nay là của người khác so với khi lập lịch: danh sách đã xóa, thêm, xếp lại hoặc sửa "
          + "tên. Không ai được nhận giờ của người khác. Chạy replan --from với lịch này: ai còn trong "
          + "danh sách giữ giờ đã báo, ai rút hay được sửa tên đều được nêu.",
        "The id was another person's when the plan was made: rows were deleted, added or sorted, or a "
          + "name was changed. Nobody gets another's slot. Run replan --from with this plan: whoever is "
          + "still on the lists keeps the slot, and whoever left or was renamed is listed."
      )
    case .unknownRegistrant, .planOfAnotherDrive:
      return (
        "Lịch này được lập cho danh sách khác.", "The plan was made for other lists."
      )
    default: return nil
    }
  }

  private func listExplanation(_ code: ProblemCode) -> Both {
    switch code {
    case .notAWorkbook, .otherFormat:
      return (
        "Đọc được .xlsx, .csv và .tsv. Tệp .xls và .ods: mở ra rồi lưu thành .xlsx.",
        ".xlsx, .csv and .tsv are read. Open .xls and .ods files and save them as .xlsx."
      )
    case .encryptedWorkbook:
      return (
        "Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin), lưu lại.",
        "The file has a password. Open it, remove the password, save it."
      )
    case .damagedWorkbook:
      return (
        "Tệp bị hỏng khi gửi, hoặc bị làm giả. Mở bằng Excel rồi lưu lại, hoặc xin gửi lại.",
        "The file was damaged on its way, or is forged. Open and save it, or have it sent again."
      )
    case .noHeadings:
      return (
        "Trong 60 dòng đầu không dòng nào có cột như \"Họ và tên\". Thêm dòng tiêu đề, hoặc dùng --map.",
        "None of the first 60 rows has a column such as \"Full name\". Add headings, or use --map."
      )
    case .unclearUnit:
      return (
        "Đơn vị lấy từ cột \"Đơn vị\", dòng trên tiêu đề, tên trang hoặc tên tệp. Nếu không có: --unit MÃ.",
        "The unit comes from a column, the title, the tab or the name of the file; or from --unit ID."
      )
    case .notAPhone:
      return (
        "Số di động có 10 chữ số (09…); cố định có 02… và 10 hoặc 11 chữ số. Số 0 bị Excel bỏ được trả lại.",
        "Mobile numbers have 10 digits (09…), landlines 10 or 11 (02…). A 0 that Excel lost comes back."
      )
    case .formulaWithoutResult:
      return (
        "Ô là công thức chưa tính hoặc bị lỗi. Mở bằng Excel, sửa, lưu lại.",
        "The cell is a formula without a result. Open the file, correct it, save it."
      )
    case .suspectedDuplicate:
      return (
        "Cùng tên và cùng năm sinh hoặc số điện thoại. Cả hai vẫn được nhập; không ai bị gộp.",
        "The same name, and birth year or phone. Both are imported; nobody is merged."
      )
    case .textConverted:
      return (
        "Cột viết bằng TCVN3, VNI hoặc Windows-1258 đã đổi sang Unicode. Xem lại vài tên.",
        "A column in TCVN3, VNI or Windows-1258 became Unicode. Look at some of the names."
      )
    case .fileLeftOut, .otherKindOfFile, .webPage, .textTable:
      return (
        "Chỉ đọc được .xlsx, .csv và .tsv nằm ngay trong thư mục. Mở tệp khác rồi lưu thành .xlsx; "
          + "thư mục con thì đưa riêng vào lệnh.",
        ".xlsx, .csv and .tsv right in the folder are read. Save other files as .xlsx; name folders "
          + "inside by themselves."
      )
    case .rowHidden, .sheetHidden, .rowStruck:
      return (
        "Dòng ẩn vẫn được đọc; dòng bị gạch ngang và trang tính ẩn thì không. Kiểm tra lại với đơn vị.",
        "Hidden rows are read; rows struck through and hidden sheets are not. Ask the unit."
      )
    case .severalPeople:
      return ("Mỗi người một dòng.", "One row for each person.")
    case .unitDiffers, .unitCarried:
      return (
        "Đơn vị được hiểu theo tên gần đúng, theo dòng trên hoặc theo --unit. Kiểm tra xem có đúng không.",
        "The unit was taken from a name that differs, from the row above or from --unit. See that it "
          + "is right."
      )
    case .columnSetAside:
      return (
        "Tên cột quen nhưng nội dung không phải vậy. Nếu vẫn cần đọc: --map \"Tên cột=trường\".",
        "The heading is known and the cells hold something else. To read it: --map \"Heading=field\"."
      )
    case .countDiffers:
      return (
        "Dòng tổng ghi số người khác với số dòng đã đọc: có thể thiếu hoặc thừa người.",
        "The total names another number of people than were read: somebody may be missing."
      )
    case .rowsAboveHeadings:
      return (
        "Có dòng giống người đăng ký nằm trên dòng tiêu đề. Thêm tiêu đề phía trên các dòng đó.",
        "Rows that look like people stand above the headings. Put headings above them."
      )
    case .ageOutsideRule, .weightBelowRule, .tooSoonAgain:
      return (
        "Theo Thông tư 26/2013/TT-BYT: 18–60 tuổi; nữ từ 42 kg, nam từ 45 kg; cách lần trước 12 tuần. "
          + "Chỉ là lưu ý: bác sĩ quyết định. Xem văn bản hiện hành.",
        "By Circular 26/2013/TT-BYT: 18–60 years; women from 42 kg, men from 45 kg; 12 weeks apart. "
          + "Only a note: the doctors decide. See the rule now in force."
      )
    default:
      return (
        "Phần này không được đọc; không có gì phải sửa nếu đúng là như vậy.",
        "This part was not read; nothing is to be done if that is right."
      )
    }
  }
}
