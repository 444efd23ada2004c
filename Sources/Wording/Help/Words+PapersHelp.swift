/// What commands say of themselves that report, order and assign.
extension Words {
  /// `khunggio report`.
  package var reportHelp: CommandHelp {
    help(
      say(
        "Báo cáo chỉ tiêu, nhu cầu từng nửa giờ và kết quả trong ngày.",
        "Reports quotas, needs by half hour, and the day's results."),
      examples: """
          khunggio report data/thanh-xuan-2021
          khunggio report data/thanh-xuan-2021 --counted blood_units_day=152
          khunggio report data/tiny --format xlsx,pdf --out report
        """,
      say(
        """
        Không có --out thì in báo cáo; có thì ghi tệp, mặc định là văn bản, xlsx và
        pdf. --counted và --after điền vào bảng tổng hợp; tệp CSV cho --after có các
        cột item,count. Các mục: registered_month, blood_units_month, articles,
        banners, registered_day, blood_units_day, supported.

        Mã thoát: 0 xong; 64 dùng sai; 65 dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74
        không ghi được.
        """,
        """
        Without --out the report is printed; with it files are written, text, xlsx
        and pdf by default. --counted and --after fill in the summary; a CSV file
        for --after has the columns item,count. The items: registered_month,
        blood_units_month, articles, banners, registered_day, blood_units_day,
        supported.

        Exit status: 0 done; 64 wrong usage; 65 bad data; 66 an input is missing;
        73, 74 cannot be written.
        """))
  }

  /// `khunggio rollup`.
  package var rollupHelp: CommandHelp {
    help(
      say(
        "Cộng các bảng tổng hợp đơn vị gửi về, mỗi ô kèm nguồn.",
        "Adds up the summaries that units send back, each cell with its source."),
      examples: """
          khunggio rollup sent
          khunggio rollup sent --expected unions.csv --out province
        """,
      say(
        """
        Đọc bảng tổng hợp bảy dòng như report viết ra, từ tệp .xlsx và .csv, dù đã bị
        sửa: đổi thứ tự hay tên dòng, gộp ô, số viết thành chữ. Thư mục con trong
        FOLDER là các cấp; thư mục của một đợt được tính bằng báo cáo của chính nó.
        --expected là tệp có các cột name,group,staff,target.

        Mã thoát: 0 xong; 3 có nơi chưa gửi, hoặc có số chưa tính được; 64 dùng sai; 65
        dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74 không ghi được.
        """,
        """
        Reads the summary of seven rows, as report writes it, from .xlsx and .csv files,
        however it was changed: rows moved or renamed, cells merged, numbers as text.
        Folders inside FOLDER are levels; a drive's folder counts with its own report.
        --expected is a file with the columns name,group,staff,target.

        Exit status: 0 done; 3 somebody has not sent, or a number was not counted;
        64 wrong usage; 65 bad data; 66 an input is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio recognition`.
  package var recognitionHelp: CommandHelp {
    help(
      say(
        "Lập danh sách người và đơn vị theo số lần hiến máu.",
        "Lists people and units by how many times they have given blood."),
      examples: """
          khunggio recognition drives-2026
          khunggio recognition drives-2026 --donations before.xlsx --levels 5,10,15
        """,
      say(
        """
        Ai đã được đón ở quầy và không bị hoãn là đã hiến máu trong ngày đó.
        --donations cộng thêm số lần trước đây: tệp có các cột
        name,birth_year,unit,phone,donations; dòng không có tên là của cả đơn vị.
        Trùng họ tên và năm sinh, hoặc trùng số điện thoại, là một người.

        Mã thoát: 0 xong; 64 dùng sai; 65 dữ liệu có lỗi; 66 chưa có gì để tính, hoặc
        thiếu đầu vào; 73, 74 không ghi được.
        """,
        """
        Whoever was let in at the door of a drive and not deferred has given blood on
        that day. --donations adds what was counted before: a file with the columns
        name,birth_year,unit,phone,donations; a row without a name is of a whole unit.
        People are one person by name and year of birth, else by telephone number.

        Exit status: 0 done; 64 wrong usage; 65 bad data; 66 nothing was counted, or an
        input is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio roster`.
  package var rosterHelp: CommandHelp {
    help(
      say(
        "Phân công tình nguyện viên: từng nửa giờ, ít giờ nhất, chia đều.",
        "Makes the roster of volunteers: every half hour, fewest hours, shared."),
      examples: """
          khunggio roster data/thanh-xuan-2021
          khunggio roster data/thanh-xuan-2021 --simulated
          khunggio roster data/thanh-xuan-2021 --format pdf,ics --out roster
        """,
      say(
        """
        Tình nguyện viên ghi trong DRIVE/volunteers.csv:
          id,name,phone,skills,available,longest,most
        và các vị trí trong drive.yaml:
          roles:
            - {id: guide, name: Hướng dẫn, need: 2}
            - id: care
              need: {one_per: 6, zone: rest, least: 1}
              skills: [first_aid]

        Bảng phân công thiếu ít người nhất có thể, rồi dùng ít giờ nhất, rồi chia đều
        nhất; từng điều được chứng minh, hoặc in cận.

        Mã thoát: 0 xong; 3 còn thiếu người; 64 dùng sai; 65 dữ liệu có lỗi; 66 thiếu
        đầu vào; 73, 74 không ghi được.
        """,
        """
        Volunteers stand in DRIVE/volunteers.csv:
          id,name,phone,skills,available,longest,most
        and roles in drive.yaml:
          roles:
            - {id: guide, name: Guides, need: 2}
            - id: care
              need: {one_per: 6, zone: rest, least: 1}
              skills: [first_aid]

        The roster leaves as few people missing as can be, then takes the fewest hours,
        then shares them most evenly; each is proven, or a bound is printed.

        Exit status: 0 done; 3 somebody is missing; 64 wrong usage; 65 bad data; 66 an
        input is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio supplies`.
  package var suppliesHelp: CommandHelp {
    help(
      say(
        "Tính vật tư cần đặt và dự toán, có tổng tiền bằng chữ.",
        "Reckons what to order and the budget, with the sum in words."),
      examples: """
          khunggio supplies my-drive --begin
          khunggio supplies my-drive --volunteers 30 --volumes 250=20,350=50,450=30
          khunggio supplies my-drive --volunteers 30 --volumes 350=100 --out budget
        """,
      say(
        """
        Các mục ghi trong DRIVE/supplies.csv:
        item,unit,per,amount,pack,price,floor,note. per là một trong invited, present,
        blood_unit, blood_unit 250, blood_unit 350, blood_unit 450, volunteer, fixed.
        --begin viết tệp mẫu với các mục thường dùng, trong đó có mức quà tặng tối
        thiểu theo Thông tư 17/2020/TT-BYT.

        Mã thoát: 0 xong; 3 có giá thấp hơn mức quy định; 64 dùng sai; 65 dữ liệu có
        lỗi; 66 thiếu đầu vào; 73, 74 không ghi được.
        """,
        """
        Items stand in DRIVE/supplies.csv: item,unit,per,amount,pack,price,floor,note.
        per is one of invited, present, blood_unit, blood_unit 250, blood_unit 350,
        blood_unit 450, volunteer, fixed. --begin writes one with usual items, among them
        the least gifts of Circular 17/2020/TT-BYT.

        Exit status: 0 done; 3 a price is below what a rule demands; 64 wrong usage;
        65 bad data; 66 an input is missing; 73, 74 cannot be written.
        """))
  }

  /// `khunggio import-timetable`.
  package var importTimetableHelp: CommandHelp {
    help(
      say(
        "Đọc lịch theo giờ đã công bố thành một lịch để kiểm tra, mô phỏng, so sánh.",
        "Reads a published timetable back as a plan, to audit, simulate and compare it."),
      examples: """
          khunggio import-timetable data/tiny lich-theo-gio.xlsx
          khunggio import-timetable data/tiny lich.csv --save by-hand.json --spread start
          khunggio simulate data/tiny --compare by-hand.json
        """,
      say(
        """
        Lịch theo giờ là tệp Excel hoặc CSV mỗi dòng một giờ hay khung giờ cùng các đơn
        vị đến lúc ấy ("Văn phòng (3), Trường mầm non (1)"), hoặc mỗi dòng một đơn vị
        cùng giờ của đơn vị. Ngày và địa điểm có thể ghi phía trên các dòng hoặc trong
        cột riêng. Lịch được lưu dù vi phạm quy tắc nào.

        Trong một đơn vị, ai có ít khung giờ phù hợp nhất được xếp trước, gần giờ mong
        muốn nhất, rồi theo thứ tự danh sách; những người khác nhận chỗ còn lại.

        Mã thoát: 0 xong; 3 có người chưa có giờ, hoặc có quy tắc bị vi phạm; 64 dùng
        sai; 65 dữ liệu có lỗi; 66 thiếu đầu vào; 73, 74 không ghi được lịch.
        """,
        """
        A timetable is an Excel or CSV file with a row for each hour or slot and the
        units that come then ("Văn phòng (3), Trường mầm non (1)"), or with a row for
        each unit and its hours. Days and places may stand above the rows or in columns
        of their own. The plan is saved whatever rules it breaks.

        Within a unit, whoever has the fewest slots that fit is placed first, as near to
        the wish as can be, then in list order; the others take what is left.

        Exit status: 0 done; 3 someone has no slot, or a rule is broken; 64 wrong usage;
        65 bad data; 66 an input is missing; 73, 74 the plan cannot be written.
        """))
  }
}
