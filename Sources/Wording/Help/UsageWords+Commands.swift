/// What is wrong with the options of one command.
extension UsageWords {
  /// `init`: answers that make no drive.
  package func noDrive(_ problems: [(key: String, kind: String)]) -> String {
    problems.map { "\($0.key): \($0.kind)" }.joined(separator: "; ")
  }

  /// `import`: a mapping of a column is none.
  package func noMapping(_ text: String, fields: [String]) -> String {
    let fields = fields.joined(separator: ", ")
    return say(
      "--map \(text): hãy ghi cột=nội-dung; các nội dung: \(fields).",
      "--map \(text): write column=field; fields: \(fields).")
  }

  /// `import`: the ages cross.
  package var agesCross: String {
    say("--youngest lớn hơn --oldest.", "--youngest is above --oldest.")
  }

  /// `cancel`: nobody is named.
  package var nobodyWithdraws: String {
    say(
      "Hãy nêu ai rút: mã, họ tên, số điện thoại, --unit hoặc --from.",
      "Name who withdraws: ids, names, telephone numbers, --unit or --from.")
  }

  /// `cancel`: a reason for bringing people back.
  package var reasonIsForWithdrawing: String {
    say(
      "--reason là lý do của người rút, không dùng với --back.",
      "--reason is for those who withdraw, not for --back.")
  }

  /// `issue`: a time that is none.
  package func noTime(_ text: String) -> String {
    say(
      "--time \(text): hãy ghi như 2026-11-22T02:40:11Z.",
      "--time \(text): write it like 2026-11-22T02:40:11Z.")
  }

  /// `explain-code`: there is no such code.
  package func noCode(_ code: String) -> String {
    say("Không có mã \(code).", "There is no code \(code).")
  }

  /// `invite`: nowhere to write to.
  package var lettersNeedAFolder: String {
    say(
      "Hãy ghi --out THƯ-MỤC để biết ghi thư vào đâu.",
      "--out FOLDER says where the letters go.")
  }

  /// `invite`: a door that is no address.
  package var doorIsAnAddress: String {
    say(
      "--door là địa chỉ mà serve --lan in ra, chẳng hạn 192.168.1.7:8124.",
      "--door is the address that serve --lan prints, such as 192.168.1.7:8124.")
  }

  /// `invite`: templates are copied and letters written at once.
  package var copiesAlone: String {
    say(
      "--copy-templates dùng riêng: nó không viết thư.",
      "--copy-templates stands alone: it writes no letters.")
  }

  /// `simulate`: a second plan without a comparison.
  package func comparedWithoutAsking(_ plan: String) -> String {
    say(
      "\(plan): lịch cần mô phỏng ghi ở --plan; các lịch để so sánh ghi sau --compare.",
      "\(plan): the plan to play is given with --plan; plans to compare it with come "
        + "after --compare.")
  }

  /// `replan`: a frontier saves no plan.
  package var tradeSavesNothing: String {
    say(
      "--trade không lưu lịch: hãy bỏ --budget, --fill và --save.",
      "--trade saves no plan: leave out --budget, --fill and --save.")
  }

  /// `replan`: nobody has this id.
  package func nobodyToRelease(_ id: String) -> String {
    say(
      "--release \(id): trong danh sách không ai có mã này.",
      "--release \(id): nobody on the lists has this id.")
  }

  /// `replan`: no unit and no session has this id.
  package func nothingToFreeze(_ id: String) -> String {
    say(
      "--freeze \(id): không đơn vị nào và không buổi nào có mã này.",
      "--freeze \(id): no unit and no session has this id.")
  }

  /// `report`: a count that is none.
  package func noCount(_ text: String, items: [String]) -> String {
    let items = items.joined(separator: ", ")
    return say(
      "--counted: \"\(text)\" không phải MỤC=SỐ với một trong \(items).",
      "--counted: \"\(text)\" is not ITEM=NUMBER with one of \(items).")
  }

  /// `report`: a number that is none.
  package func noWholeNumber(_ text: String) -> String {
    say(
      "--counted: \"\(text)\" không phải số nguyên từ 0 trở lên.",
      "--counted: \"\(text)\" is no whole number from 0 on.")
  }

  /// `report`: the drive is not on this day.
  package func noSuchDay(_ day: String, days: [String]) -> String {
    let days = days.joined(separator: ", ")
    return say(
      "--day: đợt hiến máu không có ngày \"\(day)\"; các ngày là \(days).",
      "--day: the drive has no day \"\(day)\"; its days are \(days).")
  }

  /// `report`: the drive has no session.
  package var noSession: String {
    say("Đợt hiến máu không có buổi nào.", "The drive has no session.")
  }

  /// `report`: files and a document at once.
  package var printsOrWrites: String {
    say(
      "--json thì in ra, --out thì ghi tệp; hãy bỏ một trong hai.",
      "--json prints, and --out writes files; leave one of them out.")
  }

  /// `rollup`: a percentage that is none.
  package var askedIsAPercentage: String {
    say("--asked là phần trăm từ 0 đến 100.", "--asked is a percentage from 0 to 100.")
  }

  /// `recognition`: nothing to count in.
  package var recognitionNeedsSomething: String {
    say(
      "Hãy ghi thư mục của các đợt, hoặc tệp sau --donations.",
      "Name a folder with drives, or a file with --donations.")
  }

  /// `recognition`: levels that are none.
  package var levelsAreNumbers: String {
    say(
      "--levels là danh sách số nguyên lớn hơn 0, chẳng hạn 5,10,15.",
      "--levels is a list of whole numbers above 0, such as 5,10,15.")
  }

  /// `supplies`: a probability that is none.
  package var certaintyIsAProbability: String {
    say(
      "--certainty là xác suất từ 0.5 đến dưới 1.",
      "--certainty is a probability from 0.5 up to below 1.")
  }

  /// `supplies`: shares that are none.
  package func noShare(_ text: String) -> String {
    say(
      "--volumes: \"\(text)\" không phải ML=TỈ-LỆ với 250, 350 hoặc 450, chẳng hạn 350=50.",
      "--volumes: \"\(text)\" is not ML=SHARE with one of 250, 350, 450, such as 350=50.")
  }

  /// `serve`: a port that is none.
  package var portIsANumber: String {
    say("--port là số từ 0 đến 65535.", "--port is a number from 0 to 65535.")
  }

  /// `serve`: an address of every network.
  package var lanIsOne: String {
    say(
      "--lan là một địa chỉ của máy này, không phải mọi địa chỉ.",
      "--lan is one address of this machine, and not all of them.")
  }

  /// `serve`: a door without a drive.
  package var lanNeedsADrive: String {
    say("--lan phải có đợt hiến máu.", "--lan needs a drive.")
  }
}
