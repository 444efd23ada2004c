/// What the program says of itself.
extension Words {
  /// `khunggio`.
  package var programHelp: CommandHelp {
    help(
      say(
        "Xếp người hiến máu vào các khung giờ của một đợt hiến máu.",
        "Schedules donors into time slots for a blood-donation drive."),
      examples: say(
        """
          khunggio check data/thanh-xuan-2021       tìm lỗi trong các danh sách
          khunggio plan data/thanh-xuan-2021        xếp và in lịch
          khunggio invite data/thanh-xuan-2021 --out letters
          khunggio issue data/thanh-xuan-2021       phát hành lịch
        """,
        """
          khunggio check data/thanh-xuan-2021       look for errors in the lists
          khunggio plan data/thanh-xuan-2021        make and print the schedule
          khunggio invite data/thanh-xuan-2021 --out letters
          khunggio issue data/thanh-xuan-2021       publish it
        """),
      say(
        """
        Một đợt hiến máu là một thư mục: drive.yaml, units.csv, registrants/*.csv.

        Mã thoát: 0 xong; 2 bị dừng khi chưa có lịch nào; 3 có người chưa có giờ, hoặc
        kiểm tra thấy quy tắc bị vi phạm; 64 dùng sai; 65 dữ liệu có lỗi; 66 thiếu đầu
        vào; 70 lỗi của chương trình; 73, 74 không ghi được.
        """,
        """
        A drive is a folder: drive.yaml, units.csv, registrants/*.csv.

        Exit status: 0 done; 2 stopped before any plan was found; 3 someone has no
        slot, or an audit found a broken rule; 64 wrong usage; 65 bad data; 66 an
        input is missing; 70 an internal error; 73, 74 output cannot be written.
        """))
  }
}
