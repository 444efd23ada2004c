/// What commands say of themselves that begin a drive and read its lists.
extension Words {
  /// `khunggio init`.
  package var initHelp: CommandHelp {
    help(
      say(
        "Tạo một đợt hiến máu mới, bằng câu hỏi hoặc tùy chọn.",
        "Creates a new drive, by asking or from options."),
      examples: """
          khunggio init my-drive
          khunggio init my-drive --name "Giọt hồng" --date 15/12/2026 --people 120
          khunggio init my-drive --date 15/12/2026 --units-file units.xlsx --beds 12
        """,
      say(
        """
        Hỏi những gì chưa có trong tùy chọn, nếu có người trả lời, và cho biết số nào
        là ước tính. Ngày được đọc theo thứ tự ngày/tháng/năm.

        Mã thoát: 0 xong; 64 dùng sai; 65, 66 tệp đơn vị có lỗi hoặc không có; 73, 74
        không ghi được thư mục.
        """,
        """
        Asks for what no flag says, where there is somebody to ask, and says which numbers
        it estimated. A day is read with the day before the month.

        Exit status: 0 done; 64 wrong usage; 65, 66 the file of units is bad or missing;
        73, 74 the folder cannot be written.
        """))
  }

  /// `khunggio template`.
  package var templateHelp: CommandHelp {
    help(
      say(
        "Tạo cho mỗi đơn vị một bảng tính để điền danh sách.",
        "Writes a workbook for each unit to fill in."),
      examples: """
          khunggio template data/thanh-xuan-2021 --out templates
          khunggio template data/thanh-xuan-2021 --units quan-uy,thpt-1 --out templates
        """,
      say(
        """
        Những người đã có trong đợt được điền sẵn. Bảng gửi về thì khunggio import đọc
        được ngay, không cần --map.

        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 không có đợt này; 73, 74 không ghi
        được.
        """,
        """
        People the drive knows already stand in them. What comes back is read by
        khunggio import without any --map.

        Exit status: 0 done; 65 bad data; 66 the drive is missing; 73, 74 cannot be
        written.
        """))
  }

  /// `khunggio import`.
  package var importListsHelp: CommandHelp {
    help(
      say(
        "Nhập danh sách các đơn vị gửi về.",
        "Reads the lists that units send into a drive."),
      examples: """
          khunggio import data/thanh-xuan-2021 data/thanh-xuan-2021/inbox --dry-run
          khunggio import my-drive list.xlsx --map "Ngày tháng=birth_year"
        """,
      say(
        """
        Đọc .xlsx, .csv và .tsv. Nhập tất cả danh sách, hoặc không nhập gì. --json cho
        biết mỗi cột được hiểu là gì và chắc đến đâu, từng ô đọc được gì, và nêu tên
        từng dòng bị bỏ.

        Ai không có trong danh sách đơn vị gửi lại thì vẫn được giữ và nêu tên:
        --replace bỏ họ ra, --keep giữ lại mà không hỏi. Ai đã xin rút thì danh sách
        gửi lại không đưa vào nữa, trừ khi có --again.

        Mã thoát: 0 xong; 3 xong, nhưng có dòng bị bỏ, danh sách gửi lại thiếu người,
        hoặc có tệp hay trang ẩn có thể chứa danh sách mà chưa đọc; 65 có dòng bị từ
        chối, chưa ghi gì; 66 thiếu tệp; 73, 74 không ghi được.
        """,
        """
        Reads .xlsx, .csv and .tsv. All lists are imported, or none. --json says of each
        column what it was read as and how sure that is, gives each cell as it was read,
        and names each row left out.

        Who is not on a list that a unit sends again is kept and named: --replace takes
        them out, --keep keeps them without a question. Who withdrew stays out of a list
        sent again, unless --again.

        Exit status: 0 done; 3 done, but refused rows were left out, a list sent again
        lacks people, or a file of a folder or a hidden sheet may hold a list and was
        not read; 65 something is refused, nothing was written; 66 a file is missing;
        73, 74 cannot be written.
        """))
  }

  /// `khunggio cancel`.
  package var cancelHelp: CommandHelp {
    help(
      say(
        "Đưa người xin rút ra khỏi danh sách, hoặc đưa họ trở lại.",
        "Takes people who withdraw off the lists, or brings them back."),
      examples: """
          khunggio cancel my-drive "Nguyễn Văn An" 0912345678 --reason "ốm"
          khunggio cancel my-drive --unit thpt-1
          khunggio cancel my-drive --from rut-ten.xlsx
          khunggio cancel my-drive --back an
        """,
      say(
        """
        WHO là mã, họ tên (có thể không dấu) hoặc số điện thoại. Chỉ có --unit thì cả
        đơn vị rút; chỉ có --back thì bỏ lần rút gần nhất. Người đã rút được lưu trong
        DRIVE/drive.sqlite: danh sách gửi lại không đưa họ vào nữa. Rút được tất cả
        những người nêu ra, hoặc không ai.

        Mã thoát: 0 xong; 64 dùng sai; 65 có người chưa xác định được chắc chắn, chưa
        ghi gì; 66 thiếu tệp; 73, 74 không ghi được.
        """,
        """
        WHO is an id, a name (marks may be left out) or a telephone number. --unit
        alone withdraws a whole unit; --back alone undoes the last cancellation.
        Who withdrew is kept in DRIVE/drive.sqlite: a list sent again does not bring
        them back. All of them are taken out, or nobody.

        Exit status: 0 done; 64 wrong usage; 65 somebody is not known for sure,
        nothing was written; 66 a file is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio progress`.
  package var progressHelp: CommandHelp {
    help(
      say(
        "Cho biết đơn vị nào đã gửi danh sách, và viết thư nhắc.",
        "Shows which units have sent their lists, and writes reminders."),
      examples: """
          khunggio progress data/thanh-xuan-2021
          khunggio progress my-drive --day 2021-12-06 --out reminders
          khunggio progress my-drive --year-to-date given.xlsx
        """,
      say(
        """
        Hạn gửi và nơi nhận danh sách ghi trong drive.yaml:
          lists: {due: 2021-12-08, send_to: …, phone: …, email: …}
        Tệp cho --year-to-date có một cột đơn vị và một cột số, chẳng hạn unit,count;
        các số ấy được tính vào chỉ tiêu của từng đơn vị.

        Mã thoát: 0 xong; 64 dùng sai; 65 dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74
        không ghi được.
        """,
        """
        Until when and where to lists are sent stands in drive.yaml:
          lists: {due: 2021-12-08, send_to: …, phone: …, email: …}
        A file for --year-to-date has a column of units and one of numbers, such as
        unit,count; what stands in it counts towards each unit's quota.

        Exit status: 0 done; 64 wrong usage; 65 bad data; 66 an input is missing;
        73, 74 cannot be written.
        """))
  }

  /// `khunggio check`.
  package var checkHelp: CommandHelp {
    help(
      say(
        "Kiểm tra các tệp của một đợt và báo mọi lỗi.",
        "Checks the files of a drive and reports every error."),
      examples: """
          khunggio check data/thanh-xuan-2021
          khunggio check data/thanh-xuan-2021 --json
        """,
      say(
        """
        Mã thoát: 0 không có lỗi; 65 dữ liệu có lỗi; 66 thiếu tệp hoặc thư mục.
        """,
        """
        Exit status: 0 no problem; 65 bad data; 66 a file or folder is missing.
        """))
  }

  /// `khunggio keys`.
  package var keysHelp: CommandHelp {
    help(
      say(
        "Liệt kê mọi khóa của một đợt, giá trị và ý nghĩa.",
        "Lists every key of a drive, its value and what it means."),
      examples: """
          khunggio keys data/tiny
          khunggio keys data/tiny --json
        """,
      say(
        """
        Mỗi dòng có khóa như whatif --set nhận, giá trị, đơn vị tính và ý nghĩa.

        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 thiếu đầu vào.
        """,
        """
        A line has the key as whatif --set takes it, its value, its unit and what it
        means.

        Exit status: 0 done; 65 bad data; 66 an input is missing.
        """))
  }

  /// `khunggio generate`.
  package var generateHelp: CommandHelp {
    help(
      say(
        "Tạo một đợt giả định; cùng tham số thì cùng từng byte.",
        "Makes a synthetic drive; the same arguments give the same bytes."),
      examples: """
          khunggio generate --registrants 3000 --out /tmp/drive
          khunggio generate --registrants 300 --tightness overfull --seed 7 --out /tmp/full
        """,
      say(
        """
        Mã thoát: 0 xong; 64 dùng sai; 73, 74 không ghi được thư mục.
        """,
        """
        Exit status: 0 done; 64 wrong usage; 73, 74 the folder cannot be written.
        """))
  }
}
