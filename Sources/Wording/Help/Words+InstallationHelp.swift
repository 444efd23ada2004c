/// What commands say of themselves that exchange programs and keep a drive safe.
extension Words {
  /// `khunggio export`.
  package var exportHelp: CommandHelp {
    help(
      say(
        "Ghi toàn bộ bài toán thành một tệp MPS tự do.",
        "Writes the whole problem as one free-format MPS file."),
      examples: """
          khunggio export data/tiny --mps tiny.mps
          glpsol --freemps tiny.mps
          khunggio export my-drive --from 2 --budget 5 --mps replan.mps
        """,
      say(
        """
        Tối ưu của nó là chi phí tối ưu; với --from là của việc lập lại lịch.

        x[UNIT,SESSION,SLOT,PERSON] đếm người trong một khung giờ; PERSON+2 là người ấy
        và hai người nữa mà việc xếp lịch không cần phân biệt. w[UNIT,PERSON] là ai
        chưa có giờ, y[UNIT,SESSION,SLOT] là khung giờ đơn vị dùng, N[SESSION,SLOT] là
        số người được mời vào đó, P[SESSION] là lúc đông nhất. Hàng mang tên quy tắc và
        nơi áp dụng, như crowd-limit[SESSION,ZONE,TIME]. Mã ghi không dấu, chữ lạ thay
        bằng _, mã dài bỏ đoạn giữa; không tên nào quá 100 chữ. import-solution lập
        lịch từ kết quả của bộ giải.

        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74 không ghi được
        tệp.
        """,
        """
        Its optimum is the optimal cost; with --from, that of replanning.

        x[UNIT,SESSION,SLOT,PERSON] counts people in a slot; PERSON+2 is the person and
        two more whom planning need not tell apart. w[UNIT,PERSON] is who has none,
        y[UNIT,SESSION,SLOT] a slot that a unit uses, N[SESSION,SLOT] who is invited to
        it, P[SESSION] the peak. Rows name the rule and the place, as in
        crowd-limit[SESSION,ZONE,TIME]. Ids stand there without accents, other letters
        as _, long ones without their middle; no name is longer than 100 letters.
        import-solution makes a plan of what a solver reports.

        Exit status: 0 done; 65 bad data; 66 an input is missing; 73, 74 the file cannot
        be written.
        """))
  }

  /// `khunggio import-solution`.
  package var importSolutionHelp: CommandHelp {
    help(
      say(
        "Lập lịch từ kết quả của bộ giải cho bài toán mà export đã ghi.",
        "Makes a plan of what a solver reports for the program that export wrote."),
      examples: """
          khunggio export data/tiny --mps tiny.mps
          glpsol --freemps tiny.mps -o tiny.sol
          khunggio import-solution data/tiny tiny.sol --mps tiny.mps
          cbc tiny.mps -solve -solution tiny.sol
          highs tiny.mps --solution_file tiny.sol
        """,
      say(
        """
        Đọc kết quả của HiGHS, CBC, GLPK (-o, và -w khi có --mps), SCIP và Gurobi, các
        dòng gồm tên và giá trị, và kết quả của OR-Tools, kể cả CP-SAT. Lịch được kiểm
        tra, và lưu nếu không vi phạm quy tắc nào. Cận được tính bằng cách xếp lịch
        trong thời gian ngắn, không lấy từ kết quả ấy.

        x[UNIT,SESSION,SLOT,PERSON] đếm người trong một khung giờ; PERSON+2 là người ấy
        và hai người nữa mà việc xếp lịch không cần phân biệt. w[UNIT,PERSON] là ai
        chưa có giờ. Hàng mang tên quy tắc và nơi áp dụng:
        crowd-limit[SESSION,ZONE,TIME].

        Mã thoát: 0 ai cũng có giờ; 3 có người chưa có giờ, hoặc lịch vi phạm quy tắc
        (và không được lưu); 65 dữ liệu có lỗi, hoặc không phải lời giải của đợt này;
        66 thiếu đầu vào; 73, 74 không ghi được lịch.
        """,
        """
        It reads the reports of HiGHS, CBC, GLPK (-o, and with --mps -w), SCIP and
        Gurobi, lines of a name and a value, and OR-Tools' responses, CP-SAT's among
        them. The plan is audited, and saved where it breaks no rule. Its bound comes
        from planning for a short while, not from the report.

        x[UNIT,SESSION,SLOT,PERSON] counts people in a slot; PERSON+2 is the person and
        two more whom planning need not tell apart. w[UNIT,PERSON] is who has none.
        Rows name the rule and the place: crowd-limit[SESSION,ZONE,TIME].

        Exit status: 0 everyone has a slot; 3 someone has none, or the plan breaks a
        rule (and is not saved); 65 bad data, or not a solution of this drive's program;
        66 an input is missing; 73, 74 the plan cannot be written.
        """))
  }

  /// `khunggio backup`.
  package var backupHelp: CommandHelp {
    help(
      say(
        "Ghi mọi thứ của một đợt vào một tệp, có mã kiểm.",
        "Writes everything a drive has into one file with checksums."),
      examples: """
          khunggio backup my-drive
          khunggio backup my-drive --out /media/usb/my-drive.khunggio
        """,
      say(
        """
        Tệp là kho tar chỉ chủ tệp đọc được. Mục đầu nêu từng tệp kèm SHA-256. Trong đó
        có danh sách, lịch, các lịch đã phát hành và khóa của đợt: dữ liệu cá nhân, cần
        giữ cẩn thận.

        Mã thoát: 0 xong; 66 không có đợt này; 73, 74 không ghi được.
        """,
        """
        The file is a tar archive that only its owner can read. Its first entry names
        every file with its SHA-256. Lists, plans, the published plans and the drive's
        key are in it: personal data, to be kept safe.

        Exit status: 0 done; 66 there is no such drive; 73, 74 cannot be written.
        """))
  }

  /// `khunggio restore`.
  package var restoreHelp: CommandHelp {
    help(
      say(
        "Khôi phục một đợt từ bản sao lưu: trọn vẹn, hoặc không gì.",
        "Puts a drive back from a backup: the whole of it, or nothing."),
      examples: """
          khunggio restore my-drive.khunggio my-drive
        """,
      say(
        """
        Mọi mã kiểm được xem trước khi ghi.

        Mã thoát: 0 xong; 65 bản sao lưu hỏng hoặc không phải bản sao lưu; 66 không có
        tệp này; 73, 74 không ghi được.
        """,
        """
        Every checksum is looked at before anything is written.

        Exit status: 0 done; 65 the backup is damaged or none; 66 there is no such
        file; 73, 74 cannot be written.
        """))
  }

  /// `khunggio purge`.
  package var purgeHelp: CommandHelp {
    help(
      say(
        "Xóa dữ liệu cá nhân 60 ngày sau buổi hiến máu; giữ số tổng.",
        "Removes personal data 60 days after the day; totals are kept."),
      examples: """
          khunggio purge my-drive --dry-run
          khunggio purge my-drive
          khunggio purge my-drive --now --also letters --also my-drive.khunggio
        """,
      say(
        """
        Mọi thứ trong thư mục của đợt bị xóa, trừ drive.yaml, units.csv, supplies.csv,
        ghi chú (.md) không nêu tên ai, và totals.json chỉ có số người. Không lấy lại
        được. Những gì đã in hoặc gửi đi thì không với tới.

        Mã thoát: 0 xong, hoặc chưa đến hạn và chưa xóa gì; 3 còn tệp được giữ nêu tên
        người; 65 dữ liệu có lỗi; 66 không có đợt này; 74 không xóa được tệp.
        """,
        """
        Everything in the drive's folder goes but drive.yaml, units.csv, supplies.csv,
        notes (.md) that name nobody, and totals.json, which counts people. There
        is no way back. What was printed or sent is not reached.

        Exit status: 0 done, or too early and nothing was removed; 3 somebody is still
        named in a file that is kept; 65 bad data; 66 there is no such drive; 74 a file
        cannot be removed.
        """))
  }

  /// `khunggio doctor`.
  package var doctorHelp: CommandHelp {
    help(
      say(
        "Cho biết phiên bản, thư viện, phông chữ và ngôn ngữ của máy, để tìm lỗi.",
        "Says versions, libraries, fonts and locale, for whoever looks for a cause."),
      examples: """
          khunggio doctor
          khunggio doctor --json
        """,
      say(
        """
        Không có dữ liệu cá nhân, không có tên tệp.

        Mã thoát: 0 không thấy gì sai; 3 có điều nên sửa.
        """,
        """
        There is no personal data in it, and no names of files.

        Exit status: 0 nothing seems to be wrong; 3 something should be put right.
        """))
  }

  /// `khunggio explain-code`.
  package var explainCodeHelp: CommandHelp {
    help(
      say(
        "Giải thích một mã lỗi như KG012.",
        "Explains a problem code such as KG012."),
      examples: """
          khunggio explain-code KG012
          khunggio explain-code KG012 --language en
        """,
      say(
        """
        Mã thoát: 0 xong; 64 không có mã này.
        """,
        """
        Exit status: 0 done; 64 there is no such code.
        """))
  }
}
