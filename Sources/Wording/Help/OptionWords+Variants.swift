/// Options of commands that compare variants of a drive.
extension OptionWords {
  /// `--minimize` of `capacity`, `what-if`.
  package var minimize: OptionHelp {
    option(
      "key", "Tìm giá trị nhỏ nhất, của một hoặc hai khóa.",
      "Find the least value, of one key or two.")
  }

  /// `--csv` of several commands.
  package var csv: OptionHelp {
    option("In CSV thay cho văn bản.", "Print CSV instead of text.")
  }

  /// `--frontier` of several commands.
  package var frontier: OptionHelp {
    option(
      "x,y", "Đánh dấu và vẽ biên Pareto của hai con số hoặc khóa.",
      "Mark and draw the Pareto frontier of two figures or keys.")
  }

  /// `--picture` of several commands.
  package var frontierPicture: OptionHelp {
    option("file", "Hình của --frontier ghi vào đâu.", "Where --frontier draws.")
  }

  /// `--set` of `what-if`.
  package var set: OptionHelp {
    option("key=v1,v2,...", "Một khóa và các giá trị.", "A key and its values.")
  }

  /// `--simulate` of `what-if`.
  package var simulateRows: OptionHelp {
    option("runs", "Số ngày mô phỏng cho mỗi dòng.", "Number of simulated days for every row.")
  }

  /// `--seed` of `what-if`.
  package var simulateSeed: OptionHelp {
    option("number", "Mã ngẫu nhiên của --simulate.", "Random seed of --simulate.")
  }

  /// `--resume` of `what-if`.
  package var resume: OptionHelp {
    option(
      "file", "Lưu từng dòng vào đây khi xong, và dùng lại các dòng đã có.",
      "Save rows here as they finish, and reuse those already there.")
  }

  /// `--shard` of `what-if`.
  package var shard: OptionHelp {
    option("k/n", "Lập phần K trong N phần các dòng.", "Plan part K of N of the rows.")
  }

  /// `--shard-index-0` of `what-if`.
  package var shardIndex0: OptionHelp {
    option(
      "Các phần đếm từ 0, như một số bộ phân việc.",
      "Parts are counted from 0, as some schedulers do.")
  }

  /// `--rows` of `what-if`.
  package var rows: OptionHelp {
    option("3,17,20-25", "Chỉ lập các dòng này.", "Plan these rows only.")
  }

  /// `--merge` of `what-if`.
  package var merge: OptionHelp {
    option("files", "Ghép các tệp dòng.", "Put files of rows together.")
  }

  /// `--script` of `what-if`.
  package var script: OptionHelp {
    option(
      "In tệp lệnh lập từng phần: parallel hoặc slurm.",
      "Print a job that plans in parts: parallel or slurm.")
  }

  /// `--shards` of `what-if`.
  package var shards: OptionHelp {
    option("n", "Tệp lệnh của --script có bao nhiêu phần.", "How many parts a --script has.")
  }

  /// `--require` of `what-if`.
  package var require: OptionHelp {
    option("what", "Điều phải đạt: everyone-placed.", "What must hold: everyone-placed.")
  }

  /// `--threads` of `what-if`.
  package var rowsAtOnce: OptionHelp {
    option(
      "n", "Nhiều nhất bao nhiêu dòng được lập cùng lúc.", "The most rows planned at the same time."
    )
  }

  /// `--search-threads` of `what-if`.
  package var rowThreads: OptionHelp {
    option(
      "n", "Nhiều nhất bao nhiêu luồng lập một dòng; kết quả như nhau với mọi số luồng.",
      "Most threads that plan one row; it is the same for any number.")
  }

  /// `--apply` of `what-if`.
  package var apply: OptionHelp {
    option(
      "row", "Ghi các giá trị của dòng này vào đợt, sau khi cho xem thay đổi.",
      "Write the values of this row into the drive, after showing what changes.")
  }

  /// `--yes` of `what-if`.
  package var applyUnasked: OptionHelp {
    option("Ghi điều --apply cho xem mà không hỏi.", "Write what --apply shows without asking.")
  }

  /// `<files>` of `merge`.
  package var rowFiles: OptionHelp {
    option("files", "Các tệp dòng.", "The files of rows.")
  }

  /// `--resume` of `merge`.
  package var mergedRows: OptionHelp {
    option("file", "Ghi một tệp có mọi dòng.", "Write one file with all rows.")
  }
}
