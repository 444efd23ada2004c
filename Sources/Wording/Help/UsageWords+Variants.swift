/// What is wrong with options that compare variants of a drive.
extension UsageWords {
  /// No key with values.
  package func noSetting(_ text: String) -> String {
    say(
      "--set là KHÓA=V1,V2,..., chẳng hạn sessions.hall.closes=11:30,12:00; đã ghi \(text). "
        + "Giá trị có dấu phẩy, tên có dấu =, thì để trong nháy kép.",
      "--set is KEY=V1,V2,..., such as sessions.hall.closes=11:30,12:00; it was \(text). "
        + "A value with a comma, and a name with =, stands in double quotes.")
  }

  /// `--parameter` of several commands: no name of a number of the search, or a number it cannot be.
  package func noParameter(_ text: String) -> String {
    say(
      "--parameter \(text): hãy ghi TÊN=SỐ, chẳng hạn search.choices.few=20; tên và số thường dùng: "
        + "khunggio doctor --json.",
      "--parameter \(text): write NAME=NUMBER, such as search.choices.few=20; names and usual "
        + "numbers: khunggio doctor --json.")
  }

  /// A key is given twice.
  package func twice(_ option: String, _ key: String) -> String {
    say(
      "\(option) \(key) được ghi hai lần; hãy ghi mọi giá trị một lần.",
      "\(option) \(key) is given twice; give all its values at once.")
  }

  /// Too many combinations.
  package func tooManyRows(_ most: Int) -> String {
    say(
      "--set: mỗi lần lập nhiều nhất \(most) dòng; hãy ghi ít giá trị hơn.",
      "--set: at most \(most) rows are planned at a time; give fewer values.")
  }

  /// No part of the rows.
  package func noShard(_ text: String, fromZero: Bool) -> String {
    say(
      "--shard là K/N với K từ \(fromZero ? "0 đến N-1" : "1 đến N"); đã ghi \(text).",
      "--shard is K/N with K from \(fromZero ? "0 to N-1" : "1 to N"); it was \(text).")
  }

  /// No numbers of rows.
  package func noRows(_ text: String) -> String {
    say(
      "--rows là các số như 3,17,20-25; đã ghi \(text).",
      "--rows are numbers such as 3,17,20-25; it was \(text).")
  }

  /// No drive where one is needed.
  package var driveIsMissing: String {
    say("Thiếu đối số '<drive>'.", "Missing expected argument '<drive>'.")
  }

  /// Nothing to compare.
  package var nothingIsChanged: String {
    say(
      "Không có gì thay đổi: hãy ghi ít nhất một --set KHÓA=V1,V2,....",
      "Nothing is changed: give at least one --set KEY=V1,V2,....")
  }

  /// Files know their drive and keys themselves.
  package var mergeNeedsNothing: String {
    say(
      "--merge không cần đợt hiến máu và --set: các tệp đã có. Tệp ghi sau cùng.",
      "--merge needs no drive and no --set: its files know them. Files come last.")
  }

  /// One of two options that belong together is missing.
  package func belongTogether(_ first: String, _ second: String) -> String {
    say(
      "\(first) và \(second) phải đi cùng nhau.", "\(first) and \(second) belong together.")
  }

  /// Another number of keys than one or two.
  package var oneKeyOrTwo: String {
    say(
      "--minimize dùng cho một khóa, hoặc hai.", "--minimize is given for one key, or for two.")
  }

  /// Values or parts where the values are looked for.
  package var minimizeFindsValues: String {
    say(
      "--minimize tự tìm giá trị: không dùng với --set và không chia phần.",
      "--minimize finds its values itself: it takes no --set and no parts.")
  }

  /// A job without parts.
  package var scriptNeedsShards: String {
    say(
      "--script và --shards N phải đi cùng nhau, với N từ 1 trở lên.",
      "--script and --shards N belong together, with N from 1 on.")
  }

  /// A row of nothing is applied.
  package var applyNeedsRows: String {
    say(
      "--apply ROW dùng với --set, hoặc với --resume FILE có các dòng của đợt này.",
      "--apply ROW belongs to --set, or to --resume FILE with rows of this drive.")
  }

  /// No two measures.
  package func noFrontier(_ text: String) -> String {
    say(
      "--frontier là X,Y, chẳng hạn peak_expected,cost; đã ghi \(text).",
      "--frontier is X,Y, such as peak_expected,cost; it was \(text).")
  }

  /// Measures that there are none of.
  package func unknownMeasure(_ measures: [String]) -> String {
    let measures = measures.joined(separator: ", ")
    return say(
      "--frontier biết \(measures) và các khóa của --set.",
      "--frontier knows \(measures) and the keys of --set.")
  }

  /// A measure that only simulated days have.
  package func frontierNeedsDays(_ text: String) -> String {
    say(
      "--frontier \(text) cần --simulate RUNS.", "--frontier \(text) needs --simulate RUNS.")
  }
}
