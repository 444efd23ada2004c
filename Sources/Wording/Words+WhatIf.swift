import Drives

/// Variants of a drive, compared.
extension Words {
  /// A key that nothing is called by.
  public func unknownKey(_ key: String, nearest: [String]) -> String {
    let near = nearest.joined(separator: ", ")
    return say(
      "không có thông số \"\(key)\"" + (near.isEmpty ? "" : "; gần nhất: \(near)"),
      "there is no key \"\(key)\"" + (near.isEmpty ? "" : "; the nearest: \(near)"))
  }

  /// A key that may mean several things.
  public func ambiguousKey(_ key: String, meanings: [String]) -> String {
    let keys = meanings.joined(separator: say(" hoặc ", " or "))
    return say(
      "thông số \"\(key)\" có thể hiểu nhiều cách; hãy ghi \(keys)",
      "the key \"\(key)\" can mean several things; write \(keys)")
  }

  /// A value that cannot be written into the drive's files.
  public func notWritable(_ key: String) -> String {
    say(
      "\(key): không ghi được vào tệp mà không đổi chỗ khác; hãy tự sửa tệp",
      "\(key): this cannot be written into the file without changing more; edit the file yourself")
  }

  /// The values of a row that are to be written: what changes in a file.
  public func rowToApply(_ row: Int, settings: String) -> String {
    say(
      "Ghi dòng \(row) vào đợt hiến máu: \(settings)",
      "Writing row \(row) into the drive: \(settings)")
  }

  /// Nothing was written yet.
  public func onlyShown(_ command: String) -> String {
    say("Chưa ghi gì. Để ghi: \(command)", "Nothing was written. To write it: \(command)")
  }

  /// Asks whether to write.
  public var askApply: String { say("Ghi các thay đổi này? (c/k)", "Write these changes? (y/n)") }

  /// Whether an answer is yes.
  public func isYes(_ answer: String) -> Bool {
    ["c", "có", "co", "y", "yes"].contains(answer.lowercased())
  }

  /// A row is not there.
  public func noSuchRow(_ row: Int, last: Int) -> String {
    say(
      "không có dòng \(row); các dòng là 1 đến \(last)",
      "there is no row \(row); rows are 1 to \(last)")
  }

  /// The values stand there already.
  public var nothingToApply: String {
    say(
      "Các giá trị này đã có sẵn; không có gì để ghi.",
      "The drive has these values already; there is nothing to write.")
  }

  /// A change of what is no number.
  ///
  /// - Parameters:
  ///   - change: the change as written.
  ///   - key: of what.
  ///   - current: what stands there; nil for nothing.
  /// - Returns: the words.
  public func notChangeable(_ change: String, of key: String, current: String?) -> String {
    guard let current else {
      return say(
        "\(key): chưa có giá trị để thay đổi \(change); hãy ghi một giá trị",
        "\(key): there is no value yet that \(change) could change; write a value")
    }
    return say(
      "\(key): không thay đổi \"\(current)\" bằng \(change) được",
      "\(key): \"\(current)\" cannot be changed by \(change)")
  }

  /// The heading of a sweep.
  public func sweepHeading(_ name: String) -> String {
    say("NẾU THAY ĐỔI: \(name)", "WHAT IF: \(name)")
  }

  /// How many variants are planned.
  public func sweepCount(_ number: Int) -> String {
    say(
      "\(count(number)) phương án, so với hiện trạng (dòng 0)",
      number == 1
        ? "1 variant against the drive as it is (row 0)"
        : "\(count(number)) variants against the drive as it is (row 0)")
  }

  /// What stands at a key now.
  public func standsNow(_ value: String) -> String {
    value.isEmpty
      ? say("(nay: không có)", "(now: none)") : say("(nay: \(value))", "(now: \(value))")
  }

  /// The two lines of heads over the columns of a sweep: unplaced, cost, against the base, peak,
  /// blood units, gap.
  public var sweepColumns: [(String, String)] {
    [
      (say("chưa", "no"), say("xếp", "slot")), ("", say("chi phí", "cost")),
      (say("so với", "against"), say("hiện trạng", "row 0")),
      (say("đông", "peak"), say("nhất", "people")), (say("đơn vị", "blood"), say("máu", "units")),
      (say("cách", ""), say("tối ưu", "gap")),
    ]
  }

  /// The two lines of heads over the columns of simulated days: mean wait, peak of 95 %, mean
  /// overrun.
  public var sweepSimulatedColumns: [(String, String)] {
    [
      (say("chờ", "wait"), say("phút", "min")), (say("đông", "peak"), "95 %"),
      (say("quá", "late"), say("phút", "min")),
    ]
  }

  /// A variant is better than the drive as it is.
  public var better: String { say("tốt hơn", "better") }
  /// A variant is worse.
  public var worse: String { say("xấu hơn", "worse") }
  /// Neither is proven.
  public var aboutTheSame: String { say("ngang", "the same") }
  /// There is no plan.
  public var invalidVariant: String { say("không hợp lệ", "invalid") }

  /// What the columns of a sweep hold.
  public var sweepNote: String {
    say(
      "chưa xếp: số người không có giờ; so với hiện trạng: tốt hơn, xấu hơn hay ngang, và chi phí "
        + "chênh bao nhiêu (ngang: chênh ít hơn phần chưa chứng minh); đông nhất: số người dự kiến "
        + "lúc đông nhất; cách tối ưu: đã chứng minh không quá.",
      "no slot: people without one; against row 0: better, worse or the same, and by how much cost "
        + "(the same: less than the gap); peak people: expected at the busiest minute; gap: how far the "
        + "cost may be above the best possible, proven.")
  }

  /// What the columns of simulated days hold.
  public func sweepSimulatedNote(runs: Int) -> String {
    say(
      "Mỗi phương án mô phỏng \(count(runs)) lần: chờ trung bình, lúc đông nhất trong 95 % số lần, "
        + "số phút quá giờ đóng cửa.",
      "Each variant simulated \(count(runs)) times: mean wait, the busiest time of 95 % of runs, "
        + "minutes after closing.")
  }

  /// The best variant.
  public func bestVariant(_ number: Int) -> String {
    number == 0
      ? say("Tốt nhất: hiện trạng.", "Best: the drive as it is.")
      : say("Tốt nhất: dòng \(number).", "Best: row \(number).")
  }

  /// What the mark of the frontier means.
  public func frontierNote(_ x: String, _ y: String) -> String {
    say(
      "◆: biên Pareto: không dòng nào khác tốt hơn ở cả \(x) và \(y).",
      "◆: Pareto frontier: no other row is better in both \(x) and \(y).")
  }

  /// A picture was drawn.
  public func drewPicture(_ path: String) -> String { say("Đã vẽ \(path)", "Drew \(path)") }

  /// How many rows are done.
  public func sweeping(_ done: Int, of rows: Int) -> String {
    say("đã xong \(count(done))/\(count(rows)) phương án", "\(count(done)) of \(count(rows)) rows")
  }

  /// A sweep was stopped; the command that goes on with it, where there is one.
  public func sweepStopped(_ done: Int, of rows: Int, command: String?) -> String {
    let counts = "\(count(done))/\(count(rows))"
    guard let command else {
      return say(
        "Đã dừng sau \(counts) dòng. Dùng --resume TỆP để lần sau làm tiếp.",
        "Stopped after \(counts) rows. With --resume FILE the next run continues.")
    }
    return say(
      "Đã dừng sau \(counts) dòng. Làm tiếp: \(command)",
      "Stopped after \(counts) rows. To continue: \(command)")
  }

  /// The first Ctrl-C of a sweep was heard.
  public var stoppingSweep: String {
    say(
      "Đang dừng sau các dòng đã xong; bấm Ctrl-C lần nữa để thoát ngay.",
      "Stopping with the rows that are done; press Ctrl-C again to leave at once.")
  }

  /// Rows are missing; the command that plans them.
  public func rowsMissing(_ rows: String, command: String) -> String {
    say("Thiếu các dòng \(rows). Chạy: \(command)", "Rows \(rows) are missing. Run: \(command)")
  }

  /// A file of rows cannot be read.
  public func rowsUnreadable(_ path: String) -> String {
    say("Không đọc được \(path).", "Cannot read \(path).")
  }

  /// A line of a file is no row.
  public func notRows(_ path: String, line: Int) -> String {
    say(
      "\(path):\(line): không phải là tệp kết quả của whatif.",
      "\(path):\(line): this is not a file of whatif rows.")
  }

  /// A file's rows belong to another sweep.
  public func rowsOfAnother(_ path: String) -> String {
    say(
      "\(path): kết quả của dữ liệu, phiên bản hoặc thiết lập khác; hãy dùng tệp khác.",
      "\(path): its rows are of other files, another version or other settings; use another file.")
  }

  /// Another run is writing a file.
  public func rowsInUse(_ path: String) -> String {
    say("\(path): một lần chạy khác đang ghi tệp này.", "\(path): another run is writing it.")
  }

  /// What is counted, under the name that `--frontier` knows it by.
  public func figureName(_ name: String) -> String {
    if let term = CostTerm(rawValue: name), term != .unplaced { return termName(term) }
    switch name {
    case "cost": return say("chi phí", "cost")
    case "unplaced": return say("người chưa có giờ", "people without a slot")
    case "peak_expected": return say("số người lúc đông nhất", "people at the busiest minute")
    case "mean_wait": return say("phút chờ trung bình", "mean minutes waiting")
    case "p95_wait": return say("phút chờ, 95 %", "minutes waiting, 95 %")
    case "mean_peak": return say("lúc đông nhất khi mô phỏng", "simulated peak")
    case "p95_peak": return say("lúc đông nhất khi mô phỏng, 95 %", "simulated peak, 95 %")
    case "mean_overrun": return say("phút quá giờ", "minutes after closing")
    case "p95_overrun": return say("phút quá giờ, 95 %", "minutes after closing, 95 %")
    default: return name
    }
  }

  /// The title of a frontier.
  public func frontierTitle(_ drive: String) -> String {
    say("\(drive): nếu thay đổi", "\(drive): what if")
  }

  /// The drive as it is, in a picture.
  public var asItIs: String { say("hiện trạng", "as it is") }
}
