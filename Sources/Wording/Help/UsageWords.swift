/// What is wrong with options, and what to write instead, in one language.
package struct UsageWords: Equatable, Sendable {
  private let wording: Words

  /// What is wrong with options.
  ///
  /// - Parameter wording: the language.
  package init(_ wording: Words) { self.wording = wording }

  func say(_ vietnamese: @autoclosure () -> String, _ english: @autoclosure () -> String) -> String
  {
    wording.say(vietnamese(), english())
  }
}

extension Words {
  /// What is wrong with options.
  package var usage: UsageWords { UsageWords(self) }
}

/// What may be said of any option.
extension UsageWords {
  /// Two options exclude each other.
  package func exclude(_ first: String, _ second: String) -> String {
    say(
      "\(first) và \(second) không dùng cùng nhau; hãy bỏ một trong hai.",
      "\(first) and \(second) exclude each other; leave one of them out.")
  }

  /// An option is used without the one that it belongs to.
  package func isFor(_ option: String, _ other: String) -> String {
    say(
      "\(option) chỉ dùng với \(other); hãy ghi cả \(other).",
      "\(option) is for \(other); name that, too.")
  }

  /// A value is no whole number of a range.
  package func wholeNumber(_ option: String, _ range: ClosedRange<Int>, was value: Int) -> String {
    say(
      "\(option) là số nguyên từ \(range.lowerBound) đến \(range.upperBound); đã ghi \(value).",
      "\(option) is a whole number from \(range.lowerBound) to \(range.upperBound); "
        + "it was \(value).")
  }

  /// A value is no whole number from a least one on.
  package func wholeNumber(_ option: String, from least: Int, was value: Int) -> String {
    say(
      "\(option) là số nguyên từ \(least) trở lên; đã ghi \(value).",
      "\(option) is a whole number from \(least) on; it was \(value).")
  }

  /// A value is no number from 0 on, or above 0.
  ///
  /// - Parameters:
  ///   - option: the option.
  ///   - isAboveZero: whether 0 is too little.
  ///   - example: a value.
  ///   - value: what was written.
  /// - Returns: the sentence.
  package func number(
    _ option: String, isAboveZero: Bool = false, such example: String, was value: Double
  ) -> String {
    say(
      "\(option) là số \(isAboveZero ? "lớn hơn 0" : "từ 0 trở lên"), chẳng hạn \(example); "
        + "đã ghi \(value).",
      "\(option) is a number \(isAboveZero ? "above 0" : "from 0 on"), such as \(example); "
        + "it was \(value).")
  }

  /// A name is none of those that an option takes.
  package func noneOf(_ option: String, _ name: String, _ names: [String]) -> String {
    let all = names.joined(separator: ", ")
    return say(
      "\(option): \"\(name)\" không phải một trong \(all).",
      "\(option): \"\(name)\" is none of \(all).")
  }

  /// A text is no day.
  package func noDay(_ option: String, _ text: String) -> String {
    say(
      "\(option): \"\(text)\" không phải một ngày; hãy ghi như 2021-12-06.",
      "\(option): \"\(text)\" is no day; write it as 2021-12-06.")
  }

  /// An option that names a unit names none.
  package func noUnit(_ option: String, _ id: String) -> String {
    say(
      "\(option): đợt hiến máu không có đơn vị \(id).", "\(option): the drive has no unit \(id).")
  }

  /// An option has a value that cannot be meant.
  package func cannotBe(_ option: String, _ value: String) -> String {
    say("\(option): \"\(value)\" không dùng được.", "\(option): \"\(value)\" cannot be meant.")
  }

  /// Forms of files are named where no files are written.
  package var formatsNeedAFolder: String {
    say(
      "--format nói về tệp; hãy ghi --out THƯ-MỤC để biết ghi vào đâu.",
      "--format is of files; --out FOLDER says where they go.")
  }

  /// The language is none of those there are.
  package var languageIsOneOf: String {
    say("--language là vi hoặc en.", "--language is vi or en.")
  }
}
