/// What commands say of themselves that publish plans and inform people.
extension Words {
  /// `khunggio issue`.
  package var issueHelp: CommandHelp {
    help(
      say(
        "Phát hành một lịch, có số lần phát hành.",
        "Publishes a plan, with a revision number."),
      examples: """
          khunggio issue data/tiny
          khunggio issue my-drive --plan plan-b.json --reason "trường hủy"
        """,
      say(
        """
        Lịch được lưu nguyên vẹn trong DRIVE/drive.sqlite, kèm thời điểm, lý do và mã
        kiểm của các tệp đã dùng để lập. Lịch vi phạm quy tắc theo danh sách hiện nay
        thì không phát hành.

        Mã thoát: 0 xong; 3 lịch vi phạm quy tắc, chưa phát hành gì; 65 dữ liệu có lỗi;
        66 thiếu đầu vào; 73 có người khác đang sửa đợt này, hoặc không mở được lịch
        sử; 74 không ghi được.
        """,
        """
        The plan is stored in full in DRIVE/drive.sqlite, with the time, the reason and
        the checksums of the files it was made from. One that breaks a rule, as the
        lists stand now, is not.

        Exit status: 0 done; 3 the plan breaks a rule, nothing was published; 65 bad
        data; 66 an input is missing; 73 somebody else changes the drive, or the
        history cannot be opened; 74 it cannot be written.
        """))
  }

  /// `khunggio history`.
  package var historyHelp: CommandHelp {
    help(
      say(
        "Liệt kê các lịch đã phát hành, hoặc in một lịch trong số đó.",
        "Lists the published plans, or prints one of them."),
      examples: """
          khunggio history data/tiny
          khunggio history my-drive --plan 3 > plan-3.json
        """,
      say(
        """
        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 không có lần phát hành này; 73 có người
        khác đang sửa đợt này.
        """,
        """
        Exit status: 0 done; 65 bad data; 66 there is no such revision; 73 somebody
        changes the drive.
        """))
  }

  /// `khunggio who`.
  package var whoHelp: CommandHelp {
    help(
      say(
        "Tìm người và khung giờ theo mã trên phiếu.",
        "Finds the person whose slip has a code, and the slot."),
      examples: """
          khunggio who my-drive KG-7Q2M-4K0X3F9A7BCD
          khunggio who my-drive 4k0x3f9a7bcd --json
        """,
      say(
        """
        Mã là điều máy quét đọc được, hoặc in bên cạnh; chữ hoa hay chữ thường, có hoặc
        không có KG-. Lịch được dùng là lịch phát hành gần nhất, hoặc DRIVE/plan.json
        nếu chưa phát hành.

        Mã thoát: 0 là mã của một người; 65 không của ai, của đợt khác, hoặc không phải
        mã; 66 thiếu đầu vào.
        """,
        """
        The code is what a scanner reads, or what is printed beside it, in capitals or
        not, with or without KG-. The plan is the last published, or DRIVE/plan.json
        where none was.

        Exit status: 0 it is somebody's; 65 it is nobody's, of another drive, or no
        code; 66 an input is missing.
        """))
  }

  /// `khunggio diff`.
  package var diffHelp: CommandHelp {
    help(
      say(
        "So hai lịch: ai thêm, ai đổi giờ, ai rút, và mỗi đơn vị ra sao.",
        "Shows who is new, moved or gone between two plans, and what it means for units."),
      examples: """
          khunggio diff my-drive 1 2
          khunggio diff my-drive 2
          khunggio diff data/binh-long-2011 data/binh-long-2011/published-plan.json plan-b.json
        """,
      say(
        """
        Một lịch là số lần phát hành, hoặc một tệp.

        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 thiếu đầu vào.
        """,
        """
        A plan is a revision number, or a file.

        Exit status: 0 done; 65 bad data; 66 an input is missing.
        """))
  }

  /// `khunggio waitlist`.
  package var waitlistHelp: CommandHelp {
    help(
      say(
        "In danh sách chờ, theo thứ tự.",
        "Shows the waiting list, in order."),
      examples: """
          khunggio waitlist my-drive
          khunggio waitlist my-drive --plan my-drive/plan.json --json
        """,
      say(
        """
        Lịch mặc định là lịch phát hành gần nhất, hoặc DRIVE/plan.json nếu chưa phát
        hành. `khunggio replan --fill` giao chỗ trống theo thứ tự này.

        Mã thoát: 0 không ai chờ; 3 có người chờ; 65 dữ liệu có lỗi; 66 thiếu đầu vào.
        """,
        """
        The plan is the last published one by default, or DRIVE/plan.json where none was.
        `khunggio replan --fill` gives freed places away in this order.

        Exit status: 0 nobody waits; 3 somebody does; 65 bad data; 66 an input is
        missing.
        """))
  }

  /// `khunggio invite`.
  ///
  /// - Parameter formats: the names that `--format` takes.
  /// - Returns: its help.
  package func inviteHelp(formats: [String]) -> CommandHelp {
    let names = formats.joined(separator: ", ")
    return help(
      say(
        "Viết thư mời, bảng tính, lịch hẹn và tin nhắn cho từng đơn vị.",
        "Writes letters, workbooks, calendars and messages for each unit."),
      examples: """
          khunggio invite data/thanh-xuan-2021 --out letters
          khunggio invite data/tiny --format xlsx,html --final --out letters
          khunggio invite data/tiny --copy-templates templates
          khunggio invite my-drive --changes --final --out changes
          khunggio invite my-drive --format timetable --final --out timetable
          khunggio invite data/tiny --format pdf --door 192.168.1.7 --final --out slips
        """,
      say(
        """
        Các dạng: \(names). Lịch mặc định là DRIVE/plan.json; lịch vi phạm quy tắc thì
        không gửi cho ai. Không có --final thì thư nào cũng ghi là bản nháp. Không thay
        tệp nào nếu không có --force. Cùng một lịch thì cho cùng các tệp, đúng từng
        byte.

        Mã thoát: 0 xong; 64 dùng sai; 65 dữ liệu có lỗi, lịch vi phạm quy tắc hoặc mẫu
        có lỗi; 66 thiếu đầu vào; 73, 74 không ghi được.
        """,
        """
        Formats: \(names). The plan is
        DRIVE/plan.json by default; one that breaks a rule is not sent to anybody.
        Without --final every letter is marked as a draft. Nothing is replaced
        without --force. The same plan gives the same files, byte for byte.

        Exit status: 0 done; 64 wrong usage; 65 bad data, a plan that breaks rules
        or a template with errors; 66 an input is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio serve`.
  package var serveHelp: CommandHelp {
    help(
      say(
        "Mở các trang của một đợt trong trình duyệt của máy này.",
        "Opens the pages of a drive in the browser of this machine."),
      examples: """
          khunggio serve data/tiny
          khunggio serve
          khunggio serve data/tiny --port 9000 --no-browser
          khunggio serve data/tiny --lan 192.168.1.7
        """,
      say(
        """
        Chỉ máy này mở được các trang, và không cần internet. Với --lan thì điện thoại
        cùng Wi-Fi đón người ở cửa, và không xem được gì khác; phải có mã PIN mới vào
        được. Dữ liệu gửi đi không mã hóa: hãy dùng điểm phát Wi-Fi riêng có mật khẩu.
        Cổng của cửa đón là số tiếp theo cổng của các trang. Không có DRIVE thì các
        trang hiện những đợt trong thư mục hiện tại, và tạo đợt mới. Ctrl-C để kết
        thúc. Các trang do một chương trình riêng phục vụ, khunggio-serve, nằm cạnh
        khunggio.

        Mã thoát: 0 đã kết thúc; 66 không có đợt này, hoặc không có khunggio-serve; 73
        cổng đang được dùng.
        """,
        """
        The pages are reached from this machine only, and work without internet. With
        --lan, phones in the same Wi-Fi check people in at the door, and reach nothing
        else; a PIN lets them in. What they send is not encrypted: use a hotspot of
        your own with a password. The door's port is the next after that of the pages.
        Without DRIVE they show the drives of the folder they are started in, and make
        new ones. Ctrl-C ends them. They are of a program of its own, khunggio-serve,
        that lies beside khunggio.

        Exit status: 0 ended; 66 there is no such drive, or no khunggio-serve; 73 the
        port is in use.
        """))
  }
}
