/// What commands say of themselves that plan, and look at plans.
extension Words {
  /// `khunggio plan`.
  package var planHelp: CommandHelp {
    help(
      say(
        "Xếp lịch, in lịch và lưu vào DRIVE/plan.json.",
        "Plans a drive, prints the schedule and saves DRIVE/plan.json."),
      examples: """
          khunggio plan data/thanh-xuan-2021
          khunggio plan data/thanh-xuan-2021 --no-save --summary --language en
          khunggio plan data/thanh-xuan-2021 --save plan-b.json --time-limit 60
          khunggio plan data/thanh-xuan-2021 --calibrate
        """,
      say(
        """
        Ctrl-C dừng lại và giữ lịch tốt nhất đã có; Ctrl-C lần nữa thì thoát ngay. Lịch
        bị dừng sớm, do Ctrl-C hoặc --time-limit, không thay lịch tốt hơn đã lưu, trừ
        khi có --replace-better.

        Mã thoát: 0 ai cũng có giờ; 3 có người chưa có giờ; 2 bị dừng khi chưa có lịch
        nào; 65 dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74 không ghi được plan.json (lịch
        vẫn được in ra).
        """,
        """
        Ctrl-C stops with the best plan so far; a second Ctrl-C leaves at once. A plan
        that was stopped, by Ctrl-C or --time-limit, does not take the place of a saved
        one that is better, unless --replace-better says so.

        Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped before any
        plan was found; 65 bad data; 66 an input is missing; 73, 74 plan.json cannot
        be written (the plan is printed all the same).
        """))
  }

  /// `khunggio show`.
  package var showHelp: CommandHelp {
    help(
      say(
        "In lại một lịch đã lưu.",
        "Prints a saved plan."),
      examples: """
          khunggio show data/thanh-xuan-2021
          khunggio show data/thanh-xuan-2021 --plan plan-b.json --summary
        """,
      say(
        """
        Lịch mặc định là DRIVE/plan.json. Chi phí được tính lại từ các tệp hiện nay của
        đợt; quy tắc nào bị vi phạm thì in ở sau.

        Mã thoát: 0 ai cũng có giờ; 3 có người chưa có giờ, hoặc lịch vi phạm quy tắc;
        65 dữ liệu có lỗi; 66 thiếu đầu vào.
        """,
        """
        The plan is DRIVE/plan.json by default. Its cost is recomputed from the files
        of the drive as they stand; rules that it breaks are printed after it.

        Exit status: 0 everyone has a slot; 3 someone has none, or the plan breaks a
        rule; 65 bad data; 66 an input is missing.
        """))
  }

  /// `khunggio audit`.
  package var auditHelp: CommandHelp {
    help(
      say(
        "Kiểm tra một lịch, dù lập bằng cách nào, theo mọi quy tắc.",
        "Checks a plan, however it was made, against every hard rule."),
      examples: """
          khunggio audit data/binh-long-2011 data/binh-long-2011/plan.json
          khunggio audit data/tiny my-plan.json --json
        """,
      say(
        """
        Quy tắc statement: những gì tệp ghi về chi phí, các thành phần và đơn vị của
        từng người đúng bằng những gì tính lại từ giờ mời.

        Mã thoát: 0 không vi phạm quy tắc nào; 3 có quy tắc bị vi phạm; 65 dữ liệu có
        lỗi; 66 thiếu đầu vào.
        """,
        """
        Rule statement: what the file says of its cost, its terms and people's units is
        what is recomputed from its assignments.

        Exit status: 0 no rule is broken; 3 a rule is broken; 65 bad data; 66 an input
        is missing.
        """))
  }

  /// `khunggio replan`.
  package var replanHelp: CommandHelp {
    help(
      say(
        "Lập lại lịch, đổi ít giờ đã báo nhất có thể.",
        "Re-plans with as few changes to published slots as possible."),
      examples: """
          khunggio replan data/tiny --from data/tiny/plan.json
          khunggio replan my-drive --freeze thpt-1,quan-uy --fill
          khunggio replan my-drive --budget 5 --save plan-b.json
          khunggio replan my-drive --trade --out pictures
        """,
      say(
        """
        Danh sách và cài đặt được đọc như hiện nay: người thêm, người rút, giờ khác,
        năng lực khác. Ai đã được báo giờ mà phải đổi thì tính trọng số `moved`. Không
        ai mất giờ khi còn giữ được, dù có thêm người mới (trọng số `promised`); với
        --equal thì chỉ các trọng số quyết định. Lịch mới cho biết ai phải đổi;
        `khunggio issue` phát hành nó.

        Mã thoát: 0 ai cũng có giờ; 3 có người chưa có giờ; 2 bị dừng khi chưa có lịch
        nào; 65 dữ liệu có lỗi, hoặc không giữ được phần phải giữ nguyên hay số người
        được đổi (khi ấy không ghi gì); 66 thiếu đầu vào; 73, 74 không ghi được.
        """,
        """
        Lists and settings are read as they stand now: additions, cancellations, other
        hours, other capacity. People with a published slot cost the weight `moved` if
        they get another one. Nobody loses a slot while that is possible, whoever is
        new (weight `promised`); with --equal the weights alone decide. The plan says
        who changes; `khunggio issue` publishes it.

        Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped before any
        plan was found; 65 bad data, or what is frozen or budgeted cannot be kept
        (nothing is written then); 66 an input is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio explain`.
  package var explainHelp: CommandHelp {
    help(
      say(
        "Giải thích vì sao có người chưa có giờ, và làm gì để ai cũng có.",
        "Explains why someone has no slot, and what would place everyone."),
      examples: """
          khunggio explain data/tiny
          khunggio explain data/thanh-xuan-2021 --json
        """,
      say(
        """
        Cho biết giới hạn nào đầy vào lúc nào; với mỗi thông số (số bàn, giường, giới
        hạn số người có mặt, số người mỗi khung giờ, giờ đóng cửa, độ dài khung giờ, số
        người vắng cùng lúc, mức máu tối đa, giờ của đơn vị), bước nhỏ nhất để ai cũng
        có giờ, hoặc được đến đâu; các cặp thông số khi một thông số chưa đủ; và lý do
        của từng người chưa có giờ. Mọi con số đều lấy từ một lịch đã lập.

        Mất khoảng mười lần thời gian lập lịch, ít nhất hai giây, và nhiều nhất mười
        giây khi dưới một nghìn người; --time-limit cho tìm lâu hơn. Ctrl-C dừng với
        những gì đã biết.

        Mã thoát: 0 ai cũng có giờ; 3 có người chưa có giờ; 2 bị dừng bằng Ctrl-C; 65
        dữ liệu có lỗi; 66 thiếu đầu vào.
        """,
        """
        Reports which limits are full at what times; for every parameter (servers, crowd
        limits, arrivals per slot, closing, slot length, people away, blood ceiling,
        units' hours) the smallest whole step with which everyone has a slot, or how
        far it gets; pairs of parameters where none is enough; and for each person
        without a slot the reason. Every number comes from a plan.

        It takes ten times as long as planning, at least two seconds, and with fewer
        than a thousand people ten at most; --time-limit lets it look longer. Ctrl-C
        stops with what is known by then.

        Exit status: 0 everyone has a slot; 3 someone has none; 2 stopped by Ctrl-C;
        65 bad data; 66 an input is missing.
        """))
  }

  /// `khunggio simulate`.
  package var simulateHelp: CommandHelp {
    help(
      say(
        "Mô phỏng ngày hiến máu: chờ đợi, đông người, chỗ nghẽn.",
        "Simulates the day: waits, crowds, bottlenecks."),
      examples: """
          khunggio simulate data/thanh-xuan-2021
          khunggio simulate data/tiny --runs 10000 --seed 7 --json
          khunggio simulate data/thanh-xuan-2021 --compare by-hand.json
        """,
      say(
        """
        Lịch mặc định là DRIVE/plan.json. Cùng mã ngẫu nhiên thì cùng kết quả. Người ta
        đến, đi lại và được phục vụ ra sao thì ghi trong drive.yaml.

        Mã thoát: 0 xong; 64 dùng sai; 65 dữ liệu có lỗi, hoặc lịch của đợt khác; 66
        thiếu đầu vào.
        """,
        """
        The plan is DRIVE/plan.json by default. The same seed gives the same
        numbers. How people come, walk and are served stands in drive.yaml.

        Exit status: 0 done; 64 wrong usage; 65 bad data, or a plan of another
        drive; 66 an input is missing.
        """))
  }

  /// `khunggio plot`.
  package var plotHelp: CommandHelp {
    help(
      say(
        "Vẽ hình ngày hiến máu của một lịch.",
        "Draws a plan: people present over the day, people invited by unit."),
      examples: """
          khunggio plot data/thanh-xuan-2021 --out pictures
          khunggio plot data/tiny --plan my-plan.json --language en --out pictures
        """,
      say(
        """
        Mỗi buổi hai tệp SVG: headcount-SESSION.svg và invitations-SESSION.svg. Tệp
        cùng tên đã có thì bị thay.

        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74 không ghi được
        tệp.
        """,
        """
        Two SVG files per session: headcount-SESSION.svg and invitations-SESSION.svg.
        Existing files of these names are replaced.

        Exit status: 0 done; 65 bad data; 66 an input is missing; 73, 74 a file cannot
        be written.
        """))
  }
}
