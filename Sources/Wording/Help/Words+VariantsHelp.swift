/// What commands say of themselves that compare variants of a drive.
extension Words {
  /// `khunggio whatif`.
  package var whatifHelp: CommandHelp {
    help(
      say(
        "Lập lịch cho mọi tổ hợp giá trị thay đổi và so sánh.",
        "Plans every combination of changed values and compares them."),
      examples: """
          khunggio whatif data/tiny --set sessions.room.closes=08:45,09:00
          khunggio whatif data/tiny --set 'sessions.*.stages.bed.servers=+1,+2' --csv
          khunggio whatif data/tiny --set turnout.show_rate=0.7,0.9 --simulate 1000
          khunggio whatif data/tiny --require everyone-placed \\
            --minimize sessions.room.stages.bed.servers
        """,
      say(
        """
        KEY là đường dẫn có dấu chấm trong drive.yaml, với mã cho phần tử của danh
        sách, * cho tất cả; units.ID.to và tương tự là cột của units.csv; khunggio keys
        liệt kê tất cả. Giá trị là giá trị mới, hoặc thay đổi so với cũ: +2, -10%, +30
        phút của một giờ. Tên có dấu chấm, khoảng trắng, =, * hoặc nháy thì để trong
        nháy kép, giá trị có dấu phẩy cũng vậy: --set 'units."v 2".max_away=+1'.

        --apply ROW ghi các giá trị của một dòng vào drive.yaml và units.csv: xem trước
        thay đổi, rồi ghi khi trả lời có, hoặc với --yes.

        Trên nhiều máy: --shard K/N lập một phần các dòng vào --resume FILE, rồi
        --merge FILE... ghép các phần; --script in ra tệp lệnh như vậy.

        Mã thoát: 0 xong; 3 xong, nhưng có dòng không hợp lệ hoặc có người chưa có giờ;
        2 bị dừng trước khi xong mọi dòng; 64 dùng sai, chẳng hạn khóa không có; 65 dữ
        liệu có lỗi; 66 thiếu đầu vào hoặc thiếu dòng; 73, 74 không ghi được tệp. Một
        phần các dòng (--shard, --rows) xong thì là 0.
        """,
        """
        A KEY is a dotted path into drive.yaml with ids for entries of lists, * for all
        of them; units.ID.to and the like are columns of units.csv; khunggio keys lists
        all. A value is the new value, or a change of the old one: +2, -10%, +30 minutes
        of a time. A name with dots, blanks, =, * or quotes stands in double quotes, as
        does a value with commas: --set 'units."v 2".max_away=+1'.

        --apply ROW writes the values of a row into drive.yaml and units.csv: what changes
        is shown first, and written after yes, or with --yes.

        On many machines: --shard K/N plans a part of the rows into --resume FILE, and
        --merge FILE... puts the parts together; --script prints such a job.

        Exit status: 0 done; 3 done, but a row is invalid or leaves someone without a
        slot; 2 stopped before all rows were planned; 64 wrong usage, such as an
        unknown key; 65 bad data; 66 an input or a row is missing; 73, 74 a file
        cannot be written. A part of the rows (--shard, --rows) that is done exits 0.
        """))
  }

  /// `khunggio capacity`.
  package var capacityHelp: CommandHelp {
    help(
      say(
        "Tìm năng lực ít nhất để ai cũng có giờ.",
        "Finds the least capacity with which everyone has a slot."),
      examples: """
          khunggio capacity data/tiny --minimize sessions.room.stages.bed.servers
          khunggio capacity data/tiny --minimize sessions.room.closes --json
        """,
      say(
        """
        Với hai khóa thì tìm mọi cách mà không cách nào khác ít hơn ở cả hai. Giống như
        khunggio whatif --require everyone-placed --minimize KEY. khunggio keys liệt kê
        mọi khóa; giá trị là số nguyên hoặc giờ.

        Mã thoát: 0 xong; 3 đổi các khóa đến đâu cũng vẫn có người chưa có giờ; 2 bị
        dừng trước khi tìm ra; 64 dùng sai, chẳng hạn khóa không có; 65 dữ liệu có lỗi;
        66 thiếu đầu vào.
        """,
        """
        With two keys it finds every way that no other has less of both for. The same
        as khunggio whatif --require everyone-placed --minimize KEY. khunggio keys
        lists all keys; their values are whole numbers or times.

        Exit status: 0 done; 3 however far the keys are changed, somebody has no slot;
        2 stopped before it was found; 64 wrong usage, such as an unknown key; 65 bad
        data; 66 an input is missing.
        """))
  }

  /// `khunggio merge`.
  package var mergeHelp: CommandHelp {
    help(
      say(
        "Ghép các tệp dòng mà whatif đã lập từng phần.",
        "Puts files of rows together that whatif has planned in parts."),
      examples: """
          khunggio merge whatif-*-of-4.jsonl
          khunggio merge a.jsonl b.jsonl --resume all.jsonl --csv
        """,
      say(
        """
        Giống như khunggio whatif --merge. Thiếu dòng nào thì nêu dòng ấy, và in lệnh
        để lập.

        Mã thoát: 0 xong; 3 xong, nhưng có dòng không hợp lệ hoặc có người chưa có giờ;
        65 tệp không có dòng nào, hoặc là của lần so sánh khác; 66 thiếu tệp hoặc dòng;
        73, 74 không ghi được tệp.
        """,
        """
        The same as khunggio whatif --merge. Where rows are missing, it says which, and
        prints the command that plans them.

        Exit status: 0 done; 3 done, but a row is invalid or leaves someone without a
        slot; 65 a file has no rows, or those of another sweep; 66 a file or a row is
        missing; 73, 74 a file cannot be written.
        """))
  }

  /// `khunggio learn`.
  package var learnHelp: CommandHelp {
    help(
      say(
        "Tính tỉ lệ đến và tỉ lệ tạm hoãn của các đợt trước.",
        "Measures show and deferral rates of past drives."),
      examples: """
          khunggio learn drive-2025 drive-2026
          khunggio learn counts.csv --json
        """,
      say(
        """
        Với một đợt thì đếm những người đã được đón ở cửa (khunggio serve). Tệp CSV có
        các cột invited,came,deferred, thêm kind, unit, slot nếu được đếm riêng. Mỗi tỉ
        lệ được in kèm khoảng tin cậy; các dòng cho drive.yaml dùng để lập lịch đợt
        sau.

        Mã thoát: 0 xong; 65 dữ liệu có lỗi; 66 chưa đếm được gì, hoặc thiếu đầu vào.
        """,
        """
        Of a drive count the people who were let in at its door (khunggio serve). A
        CSV file has the columns invited,came,deferred, and kind, unit, slot where
        they were counted apart. Each rate is printed with its interval; the lines
        for drive.yaml plan the next drive with these rates.

        Exit status: 0 done; 65 bad data; 66 nothing was counted, or an input is
        missing.
        """))
  }
}
