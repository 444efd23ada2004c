import Drives

/// What is said of single values of the lists that units send.
extension Words {
  /// What is wrong with a value, in both languages; nil for other problems.
  func valueSentence(_ code: ProblemCode, value: String) -> Both? {
    switch code {
    case .timeStamp:
      return (
        "ngày giờ\(value) là lúc đăng ký, không phải giờ muốn hiến; không đọc",
        "the date and time\(value) say when it was filled in, not when to come; not read"
      )
    case .unclearTime:
      return ("giờ\(value) hiểu được nhiều cách", "the time\(value) can be read in several ways")
    case .otherDay:
      return ("\(value) không phải ngày hiến máu", "\(value) is not a day of the drive")
    case .timeOutsideDay:
      return ("giờ\(value) ngoài giờ hiến máu", "the time\(value) is outside the opening hours")
    case .noAllowedSlot:
      return ("không khung giờ nào phù hợp với\(value)", "no slot is allowed to\(value)")
    case .declined:
      return ("không tham gia\(value), bỏ qua", "does not come\(value), left out")
    case .unclearAnswer:
      return (
        "không rõ có tham gia không\(value), vẫn giữ trong danh sách",
        "it is not clear whether this person comes\(value); kept on the list"
      )
    case .donationNoKind:
      return (
        "\(value) là ngày hiến máu, không phải loại người hiến; đọc là lần hiến gần nhất",
        "\(value) is the date of a donation, not a kind of donor; read as the last donation"
      )
    case .noKinds:
      return (
        "đợt này không phân loại người hiến; không đọc\(value)",
        "this drive has no kinds of donors; not read\(value)"
      )
    case .notAName: return ("không phải họ tên\(value)", "not a name:\(value)")
    default: return otherValueSentence(code, value: value)
    }
  }

  private func otherValueSentence(_ code: ProblemCode, value: String) -> Both? {
    switch code {
    case .nameHasMore:
      return (
        "ô họ tên\(value) có thể không chỉ là tên; sẽ in y như vậy",
        "\(value) may be more than a name; it will be printed as it is"
      )
    case .lettersLost:
      return ("chữ bị mất, chỉ còn dấu hỏi\(value)", "letters are lost:\(value)")
    case .phoneHasMore:
      return (
        "ngoài số điện thoại còn chữ hoặc số khác\(value)",
        "there is more than one telephone number or other text:\(value)"
      )
    case .readAs: return ("giá trị\(value) được hiểu lại", "the value\(value) was interpreted")
    case .perhapsCompanions:
      return (
        "những người cùng nhóm sẽ được xếp cùng một khung giờ",
        "people of the same group will get the same slot"
      )
    case .speaksOfTime:
      return (
        "\(value) nói về giờ nhưng không được dùng để xếp lịch",
        "\(value) speaks of a time, which is not used for scheduling"
      )
    case .noHoursMarked:
      return (
        "không đánh dấu giờ nào, hiểu là giờ nào cũng được",
        "no hours are marked; read as any time"
      )
    case .unclearMark:
      return (
        "không rõ có đánh dấu không\(value)", "it is not clear whether this is a mark:\(value)"
      )
    case .birthDateDiffers:
      return (
        "ngày sinh\(value) không khớp với năm sinh", "the date\(value) is not of the birth year"
      )
    case .notAnswered: return ("chưa có câu trả lời của\(value)", "not answered by\(value)")
    case .barredByAnswer:
      return (
        "theo câu trả lời,\(value) chưa hiến máu được",
        "by this answer,\(value) may not give blood"
      )
    default: return nil
    }
  }

  /// What a single value should have been.
  func expectedOfValues(_ expectation: ListExpectation) -> String {
    switch expectation {
    case .weeks(let weeks, let date, let first):
      let next = first.map {
        say(", tức từ ngày \(shortDate($0))", ", so from \(shortDate($0)) on")
      }
      return say(
        "cách ít nhất \(weeks) tuần tính đến ngày \(shortDate(date))\(next ?? "")",
        "at least \(weeks) weeks before \(shortDate(date))\(next ?? "")")
    case .name: return say("họ và tên một người", "the name of one person")
    case .onePersonPerRow: return say("mỗi dòng một người", "one person per row")
    case .allLetters: return say("chữ có dấu đầy đủ", "text with all its letters")
    case .answer: return say("Có hoặc Không", "yes or no")
    case .sex: return say("Nam hoặc Nữ", "male or female")
    case .mark: return say("x hoặc ô trống", "x or an empty cell")
    case .openHours(let hours):
      return say(
        "trong \(hours.joined(separator: ", "))", "a time in \(hours.joined(separator: ", "))")
    case .days(let dates):
      let days = dates.map(shortDate).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      return days.joined(separator: ", ")
    default: return ""
    }
  }

  /// What to do about a single value.
  func hintOfValues(_ hint: ListHint) -> String {
    switch hint {
    case .valueReadAs(let text): return say("đọc là \(text)", "read as \(text)")
    case .oneOfTimes(let times):
      return say(
        "ghi rõ \(times.joined(separator: " hoặc "))",
        "write \(times.joined(separator: " or "))")
    case .digitsLost:
      return say(
        "Excel đã rút gọn số; hãy để cột ở dạng Text rồi nhập lại",
        "Excel has cut the number; set the column to Text and enter it again")
    case .saveWithLetters:
      return say(
        "mở tệp gốc rồi lưu thành .xlsx hoặc \"CSV UTF-8\"",
        "open the original and save it as .xlsx or \"CSV UTF-8\"")
    case .cancelIfListed:
      return say(
        "nếu đã có trong đợt thì dùng khunggio cancel",
        "if the drive has them already, use khunggio cancel")
    case .keptUntilCancelled:
      return say(
        "hỏi lại; nếu không tham gia thì xóa dòng này khỏi danh sách",
        "ask; if they do not come, delete the row from the list")
    case .writeHours:
      return say(
        "nếu cần, ghi vào cột Giờ đến được, như 9h-11h30",
        "if it matters, write it in the column Available, like 9h-11h30")
    case .ignoreColumn:
      return say(
        "nếu không phải nhóm đi cùng, dùng --map \"Tên cột=ignore\"",
        "if these are not people who come together, use --map \"Heading=ignore\"")
    case .widenHours:
      return say(
        "hỏi lại giờ đến được, hoặc sửa giờ của đơn vị trong units.csv",
        "ask when they can come, or change the unit's hours in units.csv")
    case .askUnit:
      return say(
        "hỏi lại đơn vị; nếu không, sẽ hỏi khi người này đến",
        "ask the unit; else the person is asked at check-in")
    case .askBeforeTheDay:
      return say(
        "người này vẫn được xếp giờ; hỏi lại trước ngày hiến máu",
        "the person still gets a slot; ask again before the day")
    case .heldBack:
      return say(
        "người này không được xếp giờ (no_slot: true); nếu trả lời nhầm thì sửa câu trả lời",
        "the person gets no slot (no_slot: true); correct the answer if it is wrong")
    default: return ""
    }
  }

  /// That the same is to be said of more cells of the column.
  ///
  /// - Parameter number: how many more.
  /// - Returns: the words, in brackets.
  public func moreInColumn(_ number: Int) -> String {
    say(
      "(và \(count(number)) ô khác trong cột)",
      "(and \(count(number)) more \(number == 1 ? "cell" : "cells") of the column)")
  }
}
