/// Options of commands that begin a drive, read its lists and keep it.
extension OptionWords {
  /// `--out` of `backup`.
  package var backupFile: OptionHelp {
    option(
      "file", "Tệp cần ghi; mặc định là tên đợt và .khunggio.",
      "The file to write; the drive's name and .khunggio by default.")
  }

  /// `<file>` of `backup`.
  package var backup: OptionHelp {
    option("Bản sao lưu.", "The backup.")
  }

  /// `<who>` of `cancel`.
  package var withdrawing: OptionHelp {
    option("who", "Mã, họ tên hoặc số điện thoại.", "Ids, names or telephone numbers.")
  }

  /// `--unit` of `cancel`.
  package var withdrawingUnit: OptionHelp {
    option(
      "unit", "Đơn vị của họ; chỉ có tùy chọn này thì là cả đơn vị.",
      "The unit they are of; alone, all of it.")
  }

  /// `--from` of `cancel`.
  package var withdrawingList: OptionHelp {
    option("list", "Danh sách những người rút.", "A list of who withdraws.")
  }

  /// `--back` of `cancel`.
  package var bringBack: OptionHelp {
    option("Đưa người đã rút trở lại.", "Bring people who have withdrawn back.")
  }

  /// `--dry-run` of `cancel`.
  package var previewWithdrawal: OptionHelp {
    option(
      "Cho xem ai sẽ bị đưa ra, và không ghi gì.", "Show who would be taken out, and write nothing."
    )
  }

  /// `<code>` of `explain-code`.
  package var problemCode: OptionHelp {
    option("Mã lỗi, như khi báo lỗi.", "The code, as problems show it.")
  }

  /// `--registrants` of `generate`.
  package var registrants: OptionHelp {
    option("n", "Bao nhiêu người trong danh sách.", "How many people are on the lists.")
  }

  /// `--units` of `generate`.
  package var unitCount: OptionHelp {
    option(
      "u", "Bao nhiêu đơn vị; mặc định như thường thấy với số người ấy.",
      "How many units; as usual for so many people.")
  }

  /// `--sessions` of `generate`.
  package var sessionCount: OptionHelp {
    option(
      "s", "Bao nhiêu buổi; mặc định như thường thấy với số người ấy.",
      "How many sessions; as usual for so many people.")
  }

  /// `--seed` of `generate`.
  package var driveSeed: OptionHelp {
    option(
      "k", "Mã ngẫu nhiên khác thì cho đợt khác cùng kiểu.",
      "Another seed gives another drive of the same kind.")
  }

  /// `--tightness` of `generate`.
  package var tightness: OptionHelp {
    option(
      "Rộng đến đâu: roomy, normal, tight hoặc overfull.",
      "How much room there is: roomy, normal, tight or overfull.")
  }

  /// `<files>` of `import`.
  package var lists: OptionHelp {
    option("Các danh sách, hoặc thư mục chứa chúng.", "The lists, or folders of them.")
  }

  /// `--map` of `import`.
  package var columnMapping: OptionHelp {
    option(
      "column=field", "Cột chứa gì, theo tiêu đề hoặc chữ cái của cột.",
      "What a column holds, by its heading or letter.")
  }

  /// `--unit` of `import`.
  package var listsUnit: OptionHelp {
    option("id", "Đơn vị của tất cả các danh sách.", "The unit that all lists are of.")
  }

  /// `--new-units` of `import`.
  package var newUnits: OptionHelp {
    option(
      "Thêm những đơn vị danh sách nêu mà đợt chưa có.",
      "Add the units that the lists name and the drive does not have.")
  }

  /// `--mark` of `import`.
  package var markedLists: OptionHelp {
    option(
      "folder", "Ghi lại các danh sách có đánh dấu lỗi.",
      "Write the lists back with their errors marked.")
  }

  /// `--force` of `import`.
  package var replaceMarked: OptionHelp {
    option(
      "Danh sách đánh dấu được thay tệp đã có.", "Let marked lists replace files that are there.")
  }

  /// `--dry-run` of `import`.
  package var previewImport: OptionHelp {
    option(
      "Cho xem sẽ nhập gì, và không ghi gì.", "Show what would be imported, and write nothing.")
  }

  /// `--without-refused` of `import`.
  package var withoutRefused: OptionHelp {
    option(
      "Vẫn nhập các dòng khác nếu có dòng bị từ chối.", "Import the other rows if some are refused."
    )
  }

  /// `--replace` of `import`.
  package var takeOutMissing: OptionHelp {
    option(
      "Bỏ ra ai không có trong danh sách mới của đơn vị mình.",
      "Take out whoever is not on the new list of their unit.")
  }

  /// `--keep` of `import`.
  package var keepMissing: OptionHelp {
    option(
      "Giữ ai không có trong danh sách mới của đơn vị mình, không hỏi.",
      "Keep whoever is not on the new list of their unit, without a question.")
  }

  /// `--again` of `import`.
  package var bringBackNamed: OptionHelp {
    option(
      "Đưa trở lại ai đã rút mà nay lại có tên.", "Bring back whoever withdrew and is named again.")
  }

  /// `--youngest` of `import`.
  package var youngest: OptionHelp {
    option("years", "Tuổi nhỏ nhất vào ngày hiến máu.", "The youngest age on the day.")
  }

  /// `--oldest` of `import`.
  package var oldest: OptionHelp {
    option("years", "Tuổi lớn nhất vào ngày hiến máu.", "The oldest age on the day.")
  }

  /// `--women-from` of `import`.
  package var womenFrom: OptionHelp {
    option("kg", "Cân nặng tối thiểu của nữ, kg.", "The least weight of women, in kg.")
  }

  /// `--men-from` of `import`.
  package var menFrom: OptionHelp {
    option("kg", "Cân nặng tối thiểu của nam, kg.", "The least weight of men, in kg.")
  }

  /// `--weeks` of `import`.
  package var weeks: OptionHelp {
    option("weeks", "Số tuần ít nhất giữa hai lần hiến.", "The fewest weeks between donations.")
  }

  /// `--anyone` of `import`.
  package var anyone: OptionHelp {
    option(
      "Không kiểm tra tuổi, cân nặng và lần hiến trước.",
      "Do not check age, weight and last donation.")
  }

  /// `--name` of `init`.
  package var name: OptionHelp {
    option("text", "Tên đợt hiến máu.", "The name of the drive.")
  }

  /// `--organizer` of `init`.
  package var organizer: OptionHelp {
    option("text", "Ai mời, như ghi trong thư.", "Who invites, as letters say.")
  }

  /// `--date` of `init`.
  package var date: OptionHelp {
    option(
      "day", "Ngày, chẳng hạn 15/12/2026 hoặc 2026-12-15.",
      "The day, such as 15/12/2026 or 2026-12-15.")
  }

  /// `--site` of `init`.
  package var site: OptionHelp {
    option("text", "Địa điểm.", "The place.")
  }

  /// `--address` of `init`.
  package var address: OptionHelp {
    option("text", "Địa chỉ của địa điểm.", "The postal address of the place.")
  }

  /// `--opens` of `init`.
  package var opens: OptionHelp {
    option("time", "Giờ mở cửa.", "When the doors open.")
  }

  /// `--closes` of `init`.
  package var closes: OptionHelp {
    option("time", "Giờ đóng cửa.", "When the doors close.")
  }

  /// `--people` of `init`.
  package var people: OptionHelp {
    option("n", "Dự kiến bao nhiêu người.", "How many people are expected.")
  }

  /// `--limit` of `init`.
  package var limit: OptionHelp {
    option("n", "Nhiều nhất bao nhiêu người có mặt cùng lúc.", "The most people there at once.")
  }

  /// `--desks` of `init`.
  package var desks: OptionHelp {
    option(
      "n", "Số bàn đón tiếp, và cũng là số bàn kê khai.",
      "Desks for reception, and as many for declaration.")
  }

  /// `--screeners` of `init`.
  package var screeners: OptionHelp {
    option("n", "Số bàn khám sàng lọc.", "Examination tables for screening.")
  }

  /// `--beds` of `init`.
  package var beds: OptionHelp {
    option("n", "Số giường lấy máu.", "Beds for donation.")
  }

  /// `--units` of `init`.
  package var units: OptionHelp {
    option("names", "Các đơn vị, cách nhau bằng dấu ;", "The units, with ; between them.")
  }

  /// `--units-file` of `init`.
  package var unitsFile: OptionHelp {
    option(
      "file", "Tệp CSV hoặc Excel các đơn vị: tên, chỉ tiêu và quân số nếu biết.",
      "A CSV or Excel file of units: name, and if known quota and staff.")
  }

  /// `<paths>` of `learn`.
  package var measuredDrives: OptionHelp {
    option(
      "drive", "Thư mục của các đợt, hoặc tệp CSV số đếm.",
      "Drives' folders, or CSV files of counts.")
  }

  /// `--now` of `purge`.
  package var purgeNow: OptionHelp {
    option("Xóa ngay, dù buổi hiến máu cách đây bao lâu.", "Now, however long ago the day was.")
  }

  /// `--dry-run` of `purge`.
  package var previewPurge: OptionHelp {
    option("Cho xem sẽ xóa gì, và không xóa gì.", "Show what would go, and remove nothing.")
  }

  /// `--also` of `purge`.
  package var alsoPurged: OptionHelp {
    option(
      "path", "Tệp hoặc thư mục ở nơi khác cũng xóa; dùng được nhiều lần.",
      "A file or folder elsewhere that goes, too; may be repeated.")
  }
}
