/// What is wrong with a file, what was expected, and what to do.
extension Words {
  /// What is wrong, in a few words; `value` is quoted as written where there is one.
  ///
  /// - Parameters:
  ///   - code: the kind of problem.
  ///   - key: the key or column concerned; empty for none.
  ///   - value: the value as written; empty for none.
  /// - Returns: the sentence, without what was expected.
  public func problem(_ code: ProblemCode, key: String, value: String) -> String {
    let said = sentence(code, key: key, value: value.isEmpty ? "" : " \"\(value)\"")
    return say(said.vietnamese, said.english)
  }

  typealias Both = (vietnamese: String, english: String)

  private func sentence(_ code: ProblemCode, key: String, value: String) -> Both {
    switch code {
    case .missingInput: return ("không tìm thấy\(value)", "not found:\(value)")
    case .unreadable: return ("không đọc được\(value)", "cannot be read:\(value)")
    case .tooLarge: return ("tệp quá lớn\(value)", "the file is too large:\(value)")
    case .notUTF8:
      return ("chữ không phải UTF-8, đọc ra\(value)", "text is not UTF-8, it reads\(value)")
    case .syntax:
      return (
        "sai cú pháp\(value.isEmpty ? "" : " ở")\(value)",
        "breaks the syntax\(value.isEmpty ? "" : " at")\(value)"
      )
    case .quoting:
      return (
        "dấu nháy kép đặt sai hoặc không đóng\(value)", "a quote is misplaced or open\(value)"
      )
    case .version:
      return ("phiên bản\(value) không được hỗ trợ", "version\(value) is not supported")
    case .emptyList: return ("danh sách trống", "the list is empty")
    case .missingKey: return ("thiếu thông số", "the key is missing")
    case .unknownKey: return ("thông số lạ", "unknown key")
    case .duplicateKey: return ("thông số được ghi hai lần", "the key is given twice")
    case .notATime: return ("không đọc được giờ\(value)", "not a time:\(value)")
    case .missingColumn: return ("thiếu cột", "the column is missing")
    case .unknownColumn: return ("cột lạ", "unknown column")
    case .duplicateColumn: return ("cột được ghi hai lần", "the column is named twice")
    case .rowLength:
      return (
        "dòng có số ô không khớp với tiêu đề:\(value)",
        "the row does not have as many cells as the header:\(value)"
      )
    case .missingValue: return ("thiếu giá trị", "the value is missing")
    case .wrongType: return ("sai kiểu giá trị\(value)", "wrong type of value:\(value)")
    case .outOfRange: return ("giá trị\(value) nằm ngoài phạm vi", "value\(value) is out of range")
    case .notADate: return ("không đọc được ngày\(value)", "not a date:\(value)")
    case .notAChoice: return ("giá trị\(value) không được nhận", "value\(value) is not accepted")
    case .controlCharacter:
      return ("có ký tự điều khiển không nhìn thấy\(value)", "has control characters:\(value)")
    case .tooLong: return ("quá dài\(value)", "is too long:\(value)")
    case .badIdentifier: return ("mã\(value) có ký tự không được dùng", "id\(value) is not allowed")
    default: return fittingSentence(code, value: value)
    }
  }

  private func fittingSentence(_ code: ProblemCode, value: String) -> Both {
    switch code {
    case .duplicateIdentifier: return ("mã\(value) đã có", "id\(value) is given twice")
    case .emptyInterval:
      return (
        "giờ kết thúc\(value) không sau giờ bắt đầu", "the end\(value) is not after the beginning"
      )
    case .noSlotFits:
      return ("không khung giờ nào kịp xong trước giờ đóng cửa", "no slot ends before closing")
    case .overlappingShifts: return ("hai ca trùng giờ nhau", "two rows share a minute")
    case .secondDeferringStage:
      return ("đã có một khâu khác cho người tạm hoãn ra về", "another stage has defers already")
    case .unknownZone: return ("không khâu nào ở khu\(value)", "no stage is in zone\(value)")
    case .unknownUnit: return ("đơn vị\(value) không có trong danh sách", "unknown unit\(value)")
    case .unknownSession: return ("không có buổi\(value)", "unknown session\(value)")
    case .unknownKind: return ("không có loại người hiến\(value)", "unknown kind of donor\(value)")
    case .mixtureParts:
      return (
        "các phần của mixture cộng lại là\(value)", "the parts of a mixture add up to\(value)"
      )
    case .reserveBreaksRule:
      return (
        "chỗ giữ lại\(value) phá quy tắc dù chưa mời ai",
        "the reserve\(value) breaks a rule even with nobody invited"
      )
    case .pinNoSlot: return ("không có khung giờ\(value)", "there is no slot\(value)")
    case .pinOutsideAvailability:
      return (
        "khung giờ ấn định\(value) ngoài giờ người này đến được",
        "the pinned slot\(value) is outside the person's hours"
      )
    case .pinOutsideUnitWindow:
      return (
        "khung giờ ấn định\(value) ngoài giờ hoặc buổi của đơn vị",
        "the pinned slot\(value) is outside the unit's hours or sessions"
      )
    case .pinApartFromCompanion:
      return (
        "khung giờ ấn định\(value) khác với người cùng nhóm",
        "the pinned slot\(value) is not that of a companion"
      )
    case .pinOfHeldBack:
      return (
        "khung giờ ấn định\(value) là của người không được xếp giờ vì câu trả lời",
        "the pinned slot\(value) is of somebody who gets no slot because of an answer"
      )
    case .pinsBreakRule:
      return (
        "khung giờ ấn định\(value) không giữ được", "the pinned slot\(value) cannot be kept"
      )
    case .unknownRegistrant:
      return ("không có người đăng ký\(value)", "unknown registrant\(value)")
    case .planOfAnotherDrive:
      return ("lịch này là của đợt khác:\(value)", "the plan is of another drive:\(value)")
    case .otherPerson:
      return ("mã này nay là của người khác:\(value)", "the id is somebody else's now:\(value)")
    default: return listSentence(code, value: value)
    }
  }
}
