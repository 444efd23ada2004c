import Drives

/// What was expected of a value, and what to do about it.
extension Words {
  /// What a value should have been, as a phrase that follows "expected".
  public func expected(_ expectation: Expectation) -> String {
    switch expectation {
    case .clockTime: return say("dạng 07:30", "a time like 07:30")
    case .intervals:
      return say("dạng 07:30-09:00; 10:00-11:30", "intervals like 07:30-09:00; 10:00-11:30")
    case .start: return say("dạng 08:15 hoặc hall 08:15", "a start like 08:15 or hall 08:15")
    case .sessionAndStart: return say("dạng hall 08:15", "a session and a start like hall 08:15")
    case .date: return say("dạng 2021-12-09", "a date like 2021-12-09")
    case .wholeNumber: return say("số nguyên", "a whole number")
    case .number: return say("số", "a number")
    case .boolean: return "true / false"
    case .text: return say("chữ", "text")
    case .list: return say("một danh sách", "a list")
    case .mapping: return say("các khóa kèm giá trị", "keys with values")
    case .peopleOrPercent:
      return say("số người hoặc phần trăm, như 5 hoặc 50%", "people or percent, like 5 or 50%")
    case .distribution:
      return say("một phân phối, như normal: [0, 5]", "a distribution, like normal: [0, 5]")
    case .servers:
      return say("số bàn, hoặc các ca from, to, count", "a number, or rows of from, to, count")
    case .range(let range): return range
    case .oneOf(let words): return listed(words, separator: " | ")
    case .identifier: return say("chữ cái không dấu, chữ số, _ và -", "letters, digits, _ and -")
    case .fields(let count): return say("\(count) ô", "\(count) fields")
    default: return expectedOfParts(expectation)
    }
  }

  /// Words with a separator between them, the first of many.
  private func listed(_ words: [String], separator: String) -> String {
    let most = 20
    let shown = words.prefix(most).map(TextWidth.quoted).joined(separator: separator)
    return words.count > most ? "\(shown)\(separator)… (\(andMore(words.count - most)))" : shown
  }

  private func expectedOfParts(_ expectation: Expectation) -> String {
    switch expectation {
    case .columns(let names): return listed(names, separator: ", ")
    case .closedQuote: return say("dấu nháy đóng", "a closing quote")
    case .nothingAfterQuote:
      return say("dấu phẩy sau dấu nháy đóng", "a comma after the closing quote")
    case .plainKeys:
      return say("khóa là chữ thường, không phải bí danh", "keys that are plain words, no aliases")
    case .emptyValue: return say("ô trống", "an empty field")
    case .something: return say("ít nhất một mục", "at least one entry")
    case .file(let name): return say("tệp \(name)", "the file \(name)")
    case .folder(let name): return say("thư mục \(name)", "the folder \(name)")
    case .megabytes(let size): return say("nhiều nhất \(size) MB", "at most \(size) MB")
    case .utf8: return "UTF-8"
    case .characters(let most):
      return say("nhiều nhất \(count(most)) ký tự", "at most \(count(most)) characters")
    case .visibleText: return say("chữ nhìn thấy được", "text that can be seen")
    case .laterThan(let time): return say("sau \(time)", "later than \(time)")
    case .roomForASlot(let stay, let slotMinutes):
      return say(
        "từ mở cửa đến đóng cửa ít nhất \(stay + slotMinutes - 1) phút: khung \(slotMinutes) phút, "
          + "lưu lại \(stay) phút",
        "at least \(stay + slotMinutes - 1) minutes from opening to closing: a slot of "
          + "\(slotMinutes), a stay of \(stay)")
    case .atLeast(let value): return say("ít nhất \(value)", "at least \(value)")
    case .sameSlot(let companion, let slot):
      return say("\(slot) như \(companion)", "\(slot) like \(companion)")
    case .slots(let first, let last, let minutes):
      return say(
        "một khung từ \(first) đến \(last), cách nhau \(minutes) phút",
        "a slot from \(first) to \(last), every \(minutes) minutes")
    case .rule(let rule, let subject, let time):
      let place = (subject.isEmpty ? "" : " (\(subject))") + (time.map { ", \($0)" } ?? "")
      let name = HardRule(rawValue: rule).map { limitName($0) } ?? rule
      return say("giữ đúng \(name)\(place)", "within the rule: \(name)\(place)")
    case .reserve(let most, let rule, let subject, let slot, let time):
      let place =
        (subject.isEmpty ? "" : " (\(subject))")
        + (slot.map { say(", khung \($0)", ", the slot \($0)") } ?? "")
        + (time.map { say(", lúc \($0)", ", at \($0)") } ?? "")
      return say(
        "nhiều nhất \(count(most)), để giữ quy tắc \(rule)\(place)",
        "at most \(count(most)), to keep the rule \(rule)\(place)")
    case .onlyStage(let stage): return say("chỉ khâu \(stage)", "only the stage \(stage)")
    case .once: return say("chỉ một lần", "once only")
    case .person(let name, let idNow):
      let vietnamese = name ?? "người khác (không rõ tên)"
      let english = name ?? "someone else, whose name is not known"
      return say(
        vietnamese + (idNow.map { ", nay có mã \($0)" } ?? ", không còn trong danh sách"),
        english + (idNow.map { ", whose id is \($0) now" } ?? ", who is not on the lists"))
    case .parser(let words): return words
    case .ofList(let expectation): return expected(expectation)
    default: return ""
    }
  }

  /// What to do about a problem.
  public func hint(_ hint: Hint) -> String {
    switch hint {
    case .didYouMean(let name):
      return say("có phải \"\(name)\" không?", "did you mean \"\(name)\"?")
    case .known(let names):
      let listed =
        names.prefix(8).map(TextWidth.quoted).joined(separator: ", ")
        + (names.count > 8 ? ", …" : "")
      return say("có: \(listed)", "known: \(listed)")
    case .first(let file, let row):
      return say("lần đầu ở \(file):\(row)", "the first is at \(file):\(row)")
    case .removeQuotes: return say("bỏ dấu nháy", "remove the quotes")
    case .addQuotes: return say("đặt trong dấu nháy kép", "put it in double quotes")
    case .writeAsFraction(let number): return say("viết \(number)", "write \(number)")
    case .separator(let character):
      return say(
        "tệp ngăn ô bằng \"\(character)\"; hãy lưu lại với dấu phẩy",
        "fields are separated by \"\(character)\"; save the file with commas")
    case .saveAsUTF8(let guess):
      let kind = guess.map { say(" (có lẽ là \($0))", " (it looks like \($0))") } ?? ""
      return say(
        "lưu lại dạng \"CSV UTF-8\" hoặc đổi mã sang Unicode\(kind)",
        "save it as \"CSV UTF-8\"\(kind)")
    case .doubleQuotesInside:
      return say("dấu nháy bên trong ô viết hai lần", "write quotes inside a field twice")
    case .quoteCommas:
      return say("ô có dấu phẩy phải đặt trong dấu nháy kép", "quote fields that have commas")
    case .spacesNotTabs: return say("thụt dòng bằng dấu cách", "indent with spaces, not tabs")
    case .bringBackCopy:
      return say(
        "khôi phục tệp từ bản sao lưu của đợt này", "restore the file from a backup of the drive")
    case .typeAgain:
      return say(
        "gõ lại ô này: có ký tự ẩn, thường do dán từ nơi khác",
        "type it again: it holds hidden characters, often pasted from elsewhere")
    case .allowReading: return say("kiểm tra quyền đọc", "check the permission to read it")
    case .importLists:
      return say(
        "chưa có danh sách nào; hãy nhập bằng khunggio import",
        "there are no lists yet; import them with khunggio import")
    case .moreLeftOut: return say("còn nữa", "there are more")
    case .ofList(let hint): return self.hint(hint)
    }
  }

  /// The label before a key.
  public func keyLabel(_ key: String, isColumn: Bool) -> String {
    isColumn ? say("cột \"\(key)\"", "column \"\(key)\"") : say("khóa \"\(key)\"", "key \"\(key)\"")
  }

  /// The word between what is wrong and what was expected.
  public var expectedLabel: String { say("cần", "expected") }

  /// The label of a hint.
  public var hintLabel: String { say("gợi ý", "hint") }

  /// The label of what is not wrong but worth a look.
  public var warningLabel: String { say("lưu ý", "note") }
}
