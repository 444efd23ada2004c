/// Options of commands that write what is sent and printed.
extension OptionWords {
  /// `--format` of `invite`.
  package var letterFormats: OptionHelp {
    option(
      "formats", "Các dạng, cách nhau bằng dấu phẩy; mặc định là tất cả trừ timetable.",
      "Formats, separated by commas; all but timetable by default.")
  }

  /// `--out` of several commands.
  package var out: OptionHelp {
    option(
      "folder", "Thư mục để ghi, chưa có thì tạo.", "The folder to write into, made if need be.")
  }

  /// `--force` of several commands.
  package var force: OptionHelp {
    option("Thay các tệp đã có.", "Replace files that are there.")
  }

  /// `--changes` of `invite`.
  package var changes: OptionHelp {
    option(
      "Chỉ viết cho những người bị đổi giờ đã báo.",
      "Write only to those whose published slot changed.")
  }

  /// `--since` of `invite`.
  package var since: OptionHelp {
    option(
      "number", "Thay đổi kể từ lần phát hành này, không phải lần gần nhất.",
      "Changes since this revision, not the last one.")
  }

  /// `--final` of `invite`.
  package var final: OptionHelp {
    option("Viết thư để ký, không phải bản nháp.", "Write the letters to sign, not drafts.")
  }

  /// `--redact` of `invite`.
  package var redact: OptionHelp {
    option(
      "Ẩn họ tên, số điện thoại và năm sinh.", "Hide names, telephone numbers and years of birth.")
  }

  /// `--door` of `invite`.
  package var door: OptionHelp {
    option(
      "address",
      "Địa chỉ mở trang quầy đón trên điện thoại (serve --lan): mã QR trên giấy dẫn đến đó.",
      "Where phones open the door (serve --lan): QR codes on slips link to it.")
  }

  /// `--templates` of `invite`.
  package var templates: OptionHelp {
    option(
      "folder", "Dùng các mẫu này thay cho mẫu có sẵn.",
      "Templates to use instead of the usual ones.")
  }

  /// `--copy-templates` of `invite`.
  package var copyTemplates: OptionHelp {
    option(
      "folder", "Ghi các mẫu có sẵn vào đây, để sửa.",
      "Write the usual templates there, to be changed.")
  }

  /// `--time` of `issue`.
  package var issueTime: OptionHelp {
    option(
      "time", "Thời điểm, nếu không phải bây giờ: 2026-11-22T02:40:11Z.",
      "When, if not now: 2026-11-22T02:40:11Z.")
  }

  /// `--out` of `progress`.
  package var reminders: OptionHelp {
    option(
      "folder", "Ghi thư nhắc vào thư mục này, mỗi thư một tệp.",
      "Write the reminders into this folder, one file each.")
  }

  /// `--day` of `progress`.
  package var progressDay: OptionHelp {
    option(
      "date", "Tính từ ngày nào; mặc định là hôm nay: 2021-12-06.",
      "The day to look from; today by default: 2021-12-06.")
  }

  /// `--year-to-date` of `progress`.
  package var yearToDate: OptionHelp {
    option(
      "file", "Năm nay mỗi đơn vị đã có bao nhiêu người hiến: tệp CSV hoặc Excel.",
      "How many of each unit have given this year: a CSV or Excel file.")
  }

  /// `--after` of `report`.
  package var countsFile: OptionHelp {
    option("file", "Số đã đếm: tệp CSV, item,count.", "What was counted: a CSV file, item,count.")
  }

  /// `--counted` of `report`.
  package var counted: OptionHelp {
    option(
      "item=n", "Số đã đếm, một mục; dùng được nhiều lần.",
      "What was counted, one item; may be repeated.")
  }

  /// `--day` of `report`.
  package var summaryDay: OptionHelp {
    option("date", "Ngày của bảng tổng hợp: 2021-12-09.", "The day of the summary: 2021-12-09.")
  }

  /// `<folders>` of `rollup`.
  package var sentFolders: OptionHelp {
    option(
      "folder", "Các thư mục chứa những gì đã gửi, hoặc các tệp.",
      "Folders with what was sent, or files.")
  }

  /// `--expected` of `rollup`.
  package var expectedSenders: OptionHelp {
    option(
      "file", "Ai phải gửi: tệp CSV hoặc Excel, name,group,staff,target.",
      "Who is to send: a CSV or Excel file, name,group,staff,target.")
  }

  /// `--asked` of `rollup`.
  package var askedPercent: OptionHelp {
    option(
      "percent", "Phần trăm số người được vận động.", "The part of people asked for, in percent.")
  }

  /// The folders of `recognition`.
  package var recognisedFolders: OptionHelp {
    option(
      "folder", "Thư mục của các đợt, hoặc thư mục chứa các đợt.",
      "Folders of drives, or folders with drives.")
  }

  /// `--donations` of `recognition`.
  package var donationCounts: OptionHelp {
    option(
      "file", "Số lần hiến máu trước đây: tệp CSV hoặc Excel.",
      "Earlier donations: a CSV or Excel file.")
  }

  /// `--levels` of `recognition`.
  package var recognitionLevels: OptionHelp {
    option("numbers", "Các mốc số lần hiến để tôn vinh.", "Numbers of donations to recognise.")
  }

  /// `--simulated` of `roster`.
  package var rosterSimulated: OptionHelp {
    option(
      "Đủ cho mức mà 95 % ngày mô phỏng không vượt quá, không chỉ cho số dự kiến.",
      "Cover what 95 % of simulated days do not exceed, not only who is expected.")
  }

  /// `--runs` of `roster`.
  package var rosterRuns: OptionHelp {
    option("number", "Mô phỏng ngày hiến máu bao nhiêu lần.", "How often the day is simulated.")
  }

  /// `--seed` of `roster`.
  package var rosterSeed: OptionHelp {
    option("number", "Mã ngẫu nhiên của mô phỏng.", "The random seed of the simulation.")
  }

  /// `--time-limit` of `roster`.
  package var rosterTimeLimit: OptionHelp {
    option(
      "seconds", "Số giây nhiều nhất cho mỗi bước trong ba bước của một ngày.",
      "The most seconds for each of a day's three steps.")
  }

  /// `--certainty` of `supplies`.
  package var certainty: OptionHelp {
    option(
      "probability", "Xác suất để đủ cho những người đến.",
      "With what probability it is enough for those who come.")
  }

  /// `--volunteers` of `supplies`.
  package var volunteerCount: OptionHelp {
    option("number", "Có bao nhiêu tình nguyện viên.", "How many volunteers there are.")
  }

  /// `--volumes` of `supplies`.
  package var volumes: OptionHelp {
    option(
      "shares", "Tỉ lệ đơn vị máu theo ml: 250=20,350=50,450=30.",
      "Shares of blood units by ml: 250=20,350=50,450=30.")
  }

  /// `--begin` of `supplies`.
  package var beginSupplies: OptionHelp {
    option(
      "Viết supplies.csv với các mục thường dùng, để sửa.",
      "Write supplies.csv with usual items, to be changed.")
  }

  /// `--units` of `template`.
  package var templateUnits: OptionHelp {
    option(
      "ids", "Chỉ các đơn vị này, cách nhau bằng dấu phẩy.",
      "Only these units, with commas between them.")
  }

  /// `--out` of `template`.
  package var templateFolder: OptionHelp {
    option("folder", "Thư mục để ghi.", "The folder to write into.")
  }

  /// `--plan` of `history`.
  package var revision: OptionHelp {
    option(
      "number", "In nguyên văn một lịch đã phát hành.", "Print a published plan, byte for byte.")
  }

  /// `<code>` of `who`.
  package var slipCode: OptionHelp {
    option("Mã.", "The code.")
  }

  /// Formats of files, as `--format` takes them.
  ///
  /// - Parameter names: their names.
  /// - Returns: the help.
  package func formats(_ names: [String]) -> OptionHelp {
    let names = names.joined(separator: ",")
    return option("formats", "Các dạng tệp: \(names).", "Formats of files: \(names).")
  }
}
