/// Options of commands that plan, and look at plans.
extension OptionWords {
  /// `<plan>` of `audit`.
  package var auditedPlan: OptionHelp {
    option("Tệp lịch.", "The plan file.")
  }

  /// `--from` of `audit`.
  package var auditPublished: OptionHelp {
    option(
      "plan",
      "Lịch đã phát hành, cho các thành phần moved và promised: tệp, hoặc số lần phát hành.",
      "The published plan, for the terms moved and promised: a file, or a revision number.")
  }

  /// `--json` of `audit`.
  package var auditJSON: OptionHelp {
    option(
      "In một tài liệu JSON: các vi phạm, chi phí và các thành phần.",
      "Print one JSON document: the violations, the cost and its terms.")
  }

  /// `<earlier>` of `diff`.
  package var earlierPlan: OptionHelp {
    option("Lịch trước.", "The earlier plan.")
  }

  /// `<later>` of `diff`.
  package var laterPlan: OptionHelp {
    option("Lịch sau; mặc định là DRIVE/plan.json.", "The later plan; DRIVE/plan.json by default.")
  }

  /// `--all` of `explain`.
  package var explainAll: OptionHelp {
    option("In tất cả, dù dài.", "Print everything, however long.")
  }

  /// `--mps` of `export`.
  package var exportFile: OptionHelp {
    option("file", "Tệp cần ghi.", "The file to write.")
  }

  /// `--from` of `export`.
  package var exportPublished: OptionHelp {
    option(
      "plan", "Lịch đã phát hành: tệp, hoặc số lần phát hành.",
      "The published plan: a file, or its number.")
  }

  /// `--budget` of `export`, `replan`.
  package var budget: OptionHelp {
    option(
      "people", "Nhiều nhất bao nhiêu người phải đổi giờ.",
      "The most people who may get another slot.")
  }

  /// `--equal` of `export`.
  package var exportEqual: OptionHelp {
    option(
      "Bỏ trọng số promised, như replan --equal.",
      "Leave out the weight promised, as replan --equal does.")
  }

  /// `<solution>` of `import-solution`.
  package var solution: OptionHelp {
    option("solution", "Tệp kết quả của bộ giải.", "What the solver has written.")
  }

  /// `--mps` of `import-solution`.
  package var solvedProgram: OptionHelp {
    option(
      "file", "Bài toán đã giải; phải đúng là của đợt như hiện nay.",
      "The program that was solved; it must be that of the drive as it stands.")
  }

  /// `--from` of `import-solution`.
  package var solvedPublished: OptionHelp {
    option(
      "plan", "Lịch đã phát hành, như đã cho export: tệp, hoặc số lần phát hành.",
      "The published plan, as given to export: a file, or a revision number.")
  }

  /// `--equal` of `import-solution`.
  package var solvedEqual: OptionHelp {
    option(
      "Đã bỏ trọng số promised, như ở export.", "The weight promised was left out, as in export.")
  }

  /// `--save` of `import-solution`, `plan`, `replan`.
  package var save: OptionHelp {
    option("file", "Lưu lịch vào đâu.", "Where to save the plan.")
  }

  /// `--no-save` of `import-solution`, `plan`, `replan`.
  package var noSave: OptionHelp {
    option("Không lưu gì.", "Save nothing.")
  }

  /// `--replace-better` of `import-solution`.
  package var replaceBetterUnproven: OptionHelp {
    option(
      "Lưu cả khi lịch đã lưu tốt hơn và lịch này chưa được chứng minh là tốt nhất.",
      "Save the plan even where the saved one is better and this one is not proven best.")
  }

  /// `--json` of `import-solution`.
  package var solutionJSON: OptionHelp {
    option(
      "In plan.json thay cho văn bản; in kết quả kiểm tra nếu có quy tắc bị vi phạm.",
      "Print plan.json instead of text; the audit where a rule is broken.")
  }

  /// `--summary` of `import-solution`.
  package var sessionsAtAGlance: OptionHelp {
    option(
      "In tóm tắt các buổi, không in từng đơn vị.", "Print the sessions at a glance, and no units.")
  }

  /// `<file>` of `import-timetable`.
  package var timetable: OptionHelp {
    option("file", "Lịch theo giờ: .xlsx, .csv hoặc .tsv.", "The timetable: .xlsx, .csv or .tsv.")
  }

  /// `--save` of `import-timetable`.
  package var saveTimetable: OptionHelp {
    option(
      "file", "Lưu lịch vào đâu; mặc định là DRIVE/timetable.json.",
      "Where to save the plan; DRIVE/timetable.json by default.")
  }

  /// `--spread` of `import-timetable`.
  package var spread: OptionHelp {
    option(
      "how",
      "Người của đơn vị dùng giờ của mình ra sao: even là trải đều, start là tất cả lúc đầu giờ.",
      "How a unit's people use its hours: even, or start for all at their beginning.")
  }

  /// `--plan` of several commands.
  package var plan: OptionHelp {
    option("file", "Lịch; mặc định là DRIVE/plan.json.", "The plan; DRIVE/plan.json by default.")
  }

  /// `--replace-better` of `plan`, `replan`.
  package var replaceBetter: OptionHelp {
    option(
      "Lưu lịch bị dừng sớm cả khi lịch đã lưu tốt hơn.",
      "Save a plan that was stopped early even where the saved one is better.")
  }

  /// `--json` of `plan`, `replan`.
  package var planJSON: OptionHelp {
    option("In plan.json thay cho văn bản.", "Print plan.json instead of text.")
  }

  /// `--summary` of `plan`, `show`.
  package var summary: OptionHelp {
    option("Chỉ in các buổi, không in từng đơn vị.", "Print the sessions only, without the units.")
  }

  /// `--calibrate` of `plan`.
  package var calibrate: OptionHelp {
    option(
      "Mô phỏng và xếp lại đến khi giới hạn số người có mặt được giữ như plan_for.",
      "Simulate and plan again until the crowd limits hold as plan_for says.")
  }

  /// `--ascii` of `plan`, `replan`, `simulate`.
  package var ascii: OptionHelp {
    option("Vẽ ngày hiến máu chỉ bằng ký tự ASCII.", "Draw the day with ASCII characters only.")
  }

  /// `--time-limit` of several commands.
  package var timeLimit: OptionHelp {
    option("seconds", "Giới hạn thời gian, tính bằng giây.", "Time limit in seconds.")
  }

  /// `--gap` of several commands.
  package var gap: OptionHelp {
    option("gap", "Dừng khi cách tối ưu không quá mức này.", "Stop at this optimality gap.")
  }

  /// `--progress` of `simulate`.
  package var progress: OptionHelp {
    option(
      "Hiện tiến độ cả khi không chạy trên terminal.",
      "Show progress even if standard error is not a terminal.")
  }

  /// `--seed`, `--search-seed` of `what-if`.
  package var searchSeed: OptionHelp {
    option("number", "Mã ngẫu nhiên của việc tìm lịch.", "Random seed of the search.")
  }

  /// `--threads` of several commands.
  package var threads: OptionHelp {
    option(
      "n", "Số luồng nhiều nhất; lịch như nhau với mọi số luồng.",
      "The most threads; the plan is the same for any number.")
  }

  /// `--parameter` of several commands.
  package var parameter: OptionHelp {
    option(
      "name=number", "Một con số của việc tìm lịch, để thử nghiệm; ghi được nhiều lần.",
      "A number of the search, for experiments; may be repeated.")
  }

  /// `--effort` of several commands.
  package var effort: OptionHelp {
    option("factor", "Công sức tìm lịch, 1 là bình thường.", "Work to do, 1 being usual.")
  }

  /// `--runs` of `plot`.
  package var plotRuns: OptionHelp {
    option("r", "Số ngày mô phỏng; 0 là không mô phỏng.", "Number of simulated days; 0 for none.")
  }

  /// `--seed` of `plot`.
  package var plotSeed: OptionHelp {
    option("k", "Mã ngẫu nhiên.", "Random seed.")
  }

  /// `--out` of `plot`.
  package var pictures: OptionHelp {
    option(
      "folder", "Thư mục để ghi hình, chưa có thì tạo.",
      "The folder for the pictures, made if need be.")
  }

  /// `--from` of `replan`.
  package var published: OptionHelp {
    option(
      "plan",
      "Lịch đã phát hành: tệp, hoặc số lần phát hành; mặc định là lần gần nhất.",
      "The published plan: a file, or a revision number; the last revision by default."
    )
  }

  /// `--freeze` of `replan`.
  package var freeze: OptionHelp {
    option(
      "whose", "Giờ của ai phải giữ nguyên: all, hoặc các đơn vị và buổi, cách nhau bằng dấu phẩy.",
      "Whose slots must stay: all, or units and sessions with commas between.")
  }

  /// `--release` of `replan`.
  package var release: OptionHelp {
    option(
      "registrants", "Những người vẫn được đổi giờ, cách nhau bằng dấu phẩy.",
      "People who may move all the same, with commas between.")
  }

  /// `--fill` of `replan`.
  package var fill: OptionHelp {
    option(
      "Giao chỗ trống trước hết cho người chưa có giờ, theo thứ tự.",
      "Give freed places to those without a slot first, in order.")
  }

  /// `--equal` of `replan`.
  package var equal: OptionHelp {
    option(
      "Chỉ các trọng số quyết định: người mới có thể nhận chỗ của người đã có giờ.",
      "Let the weights alone decide: somebody new may take the place of somebody with a slot.")
  }

  /// `--trade` of `replan`.
  package var trade: OptionHelp {
    option(
      "Cho biết đổi giờ thêm người thì được gì, và không lưu gì.",
      "Show what moving more people would gain, and save nothing.")
  }

  /// `--out` of `replan`.
  package var tradePicture: OptionHelp {
    option("folder", "Vẽ điều ấy thành hình vào đâu.", "Where to draw that as a picture.")
  }

  /// `--json` of `show`.
  package var planFileJSON: OptionHelp {
    option("In tệp lịch thay cho văn bản.", "Print the plan file instead of text.")
  }

  /// `<others>` of `simulate`.
  package var comparedPlans: OptionHelp {
    option(
      "plans", "Với --compare: các tệp lịch để so sánh.",
      "With --compare: plan files to compare with.")
  }

  /// `--plan` of `simulate`.
  package var simulatedPlan: OptionHelp {
    option("file", "Lịch cần mô phỏng.", "The plan to simulate.")
  }

  /// `--runs` of `simulate`.
  package var runs: OptionHelp {
    option("runs", "Số ngày mô phỏng.", "Number of simulated days.")
  }

  /// `--seed` of `simulate`.
  package var seed: OptionHelp {
    option("number", "Mã ngẫu nhiên.", "Random seed.")
  }

  /// `--compare` of `simulate`.
  package var compare: OptionHelp {
    option(
      "So với: tất cả lúc mở cửa, mỗi giờ một nhóm, trải đều, các tệp lịch.",
      "Compare with all at opening, hourly blocks, an even spread, plan files.")
  }

  /// `--plan` of `waitlist`, `who`.
  package var planOrRevision: OptionHelp {
    option("plan", "Lịch: tệp, hoặc số lần phát hành.", "The plan: a file, or a revision number.")
  }
}
