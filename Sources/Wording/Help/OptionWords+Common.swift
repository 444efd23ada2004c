/// Options that several commands share.
extension OptionWords {
  /// `<drive>` of `what-if`.
  package var drive: OptionHelp {
    option(
      "Đợt hiến máu: thư mục có drive.yaml, units.csv và registrants/*.csv.",
      "The drive: a folder with drive.yaml, units.csv and registrants/*.csv.")
  }

  /// `<drive>` of several commands.
  package var driveFolder: OptionHelp {
    option("Đợt hiến máu: thư mục có drive.yaml.", "The drive: a folder with drive.yaml.")
  }

  /// `<drive>` of `template`.
  package var driveWithUnits: OptionHelp {
    option(
      "Đợt hiến máu: thư mục có drive.yaml và units.csv.",
      "The drive: a folder with drive.yaml and units.csv.")
  }

  /// `--json` of several commands.
  package var json: OptionHelp {
    option("In một tài liệu JSON thay cho văn bản.", "Print one JSON document instead of text.")
  }

  /// `--json` of several commands.
  package var jsonOnly: OptionHelp {
    option("In một tài liệu JSON.", "Print one JSON document.")
  }

  /// `--language` of `explain-code`.
  package var language: OptionHelp {
    option("Ngôn ngữ, vi hoặc en.", "The language, vi or en.")
  }

  /// `--language` of `learn`.
  package var printedLanguage: OptionHelp {
    option("Ngôn ngữ in ra, vi hoặc en.", "The language of what is printed, vi or en.")
  }

  /// `--language` of several commands.
  package var languageOrOwn: OptionHelp {
    option(
      "Ngôn ngữ in ra, vi hoặc en; mặc định là của đợt.",
      "The language of what is printed, vi or en; the drive's own by default.")
  }

  /// `--language` of `rollup`.
  package var languageOrVi: OptionHelp {
    option(
      "Ngôn ngữ in ra, vi hoặc en; mặc định là vi.",
      "The language of what is printed, vi or en; vi by default.")
  }

  /// `--language` of `backup`, `doctor`, `purge`.
  package var languageOrVietnamese: OptionHelp {
    option(
      "Ngôn ngữ in ra, vi hoặc en; mặc định là tiếng Việt.",
      "The language of what is printed, vi or en; Vietnamese by default.")
  }

  /// `--language` of `generate`, `init`.
  package var driveLanguage: OptionHelp {
    option("Ngôn ngữ của đợt, vi hoặc en.", "The language of the drive, vi or en.")
  }

  /// `--language` of `template`.
  package var templateLanguage: OptionHelp {
    option(
      "Ngôn ngữ của bảng tính, vi hoặc en; mặc định là của đợt.",
      "The language of the workbooks, vi or en; the drive's own by default.")
  }

  /// `--force` of `backup`.
  package var replaceFile: OptionHelp {
    option("Thay tệp đã có.", "Replace a file that is there.")
  }

  /// `<folder>` of `backup`, `init`.
  package var newFolder: OptionHelp {
    option(
      "Thư mục cần tạo; phải chưa có, hoặc còn trống.",
      "The folder to make; it must not exist, or must be empty.")
  }

  /// `--out` of `generate`.
  package var newDrive: OptionHelp {
    option(
      "folder", "Thư mục cần tạo; phải chưa có, hoặc còn trống.",
      "The folder to make; it must not exist, or must be empty.")
  }

  /// `--wait` of several commands.
  package var wait: OptionHelp {
    option(
      "seconds", "Chờ bao lâu khi có người khác đang sửa đợt này.",
      "How long to wait while somebody else changes the drive.")
  }

  /// `--reason` of `cancel`, `issue`.
  package var reason: OptionHelp {
    option("text", "Lý do, để lưu trong lịch sử.", "The reason, for the history.")
  }

  /// `--day` of `purge`.
  package var today: OptionHelp {
    option(
      "date", "Ngày hiện tại; mặc định là hôm nay: 2021-12-06.",
      "The present day; today by default: 2021-12-06.")
  }

  /// `--json` of `check`.
  package var checkJSON: OptionHelp {
    option(
      "In một tài liệu JSON: các lỗi, và đợt hiến máu nếu không có lỗi.",
      "Print one JSON document: the problems, and the drive if there are none.")
  }

  /// `<drive>` of `serve`.
  package var pagesDrive: OptionHelp {
    option(
      "Đợt hiến máu: thư mục có drive.yaml; không nêu thì chọn hoặc tạo một đợt.",
      "The drive: a folder with drive.yaml; without one, a drive is chosen or made.")
  }

  /// `--port` of `serve`.
  package var port: OptionHelp {
    option(
      "n", "Cổng; mặc định là 8123, hoặc một cổng còn trống.",
      "The port; by default 8123, or one that is free.")
  }

  /// `--lan` of `serve`.
  package var lan: OptionHelp {
    option(
      "address", "Mở cửa đón cho điện thoại ở địa chỉ này của máy, chẳng hạn 192.168.1.7.",
      "Open the door to phones at this address of this machine, such as 192.168.1.7.")
  }

  /// `--no-browser` of `serve`.
  package var noBrowser: OptionHelp {
    option(
      "Không mở trình duyệt; in địa chỉ mở các trang một lần.",
      "Open no browser; print the address that opens the pages once.")
  }

  /// `--language` of `serve`.
  package var pagesLanguage: OptionHelp {
    option(
      "Ngôn ngữ của các trang, vi hoặc en; mặc định là của đợt.",
      "The language of the pages, vi or en; the drive's own by default.")
  }
}
