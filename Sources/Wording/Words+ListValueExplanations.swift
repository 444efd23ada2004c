/// What `explain-code` tells of the values of lists that units send.
extension Words {
  func valueExplanation(_ code: ProblemCode) -> Both? {
    switch code {
    case .timeStamp:
      return (
        "Cột ghi ngày kèm giờ phút của biểu mẫu là lúc đăng ký, nên không thành giờ mong muốn.",
        "A column of dates with times, as forms write them, says when somebody registered; it is no "
          + "wish."
      )
    case .unclearTime, .otherDay:
      return (
        "Giờ viết như 7.5 hiểu được nhiều cách, hoặc thuộc ngày không hiến máu. Ghi rõ, như 7h30.",
        "A time like 7.5 can be read in several ways, or is of a day without a session. Write it out, "
          + "like 7h30."
      )
    case .timeOutsideDay, .noAllowedSlot, .noHoursMarked, .speaksOfTime:
      return (
        "Giờ của người này có thể không như họ muốn: ngoài giờ hiến máu, không có khung nào phù hợp, "
          + "chưa đánh dấu, hoặc chỉ ghi ở ghi chú. Hỏi lại rồi ghi vào cột Giờ đến được.",
        "The hours of this person may not be what they want: outside the opening hours, without any "
          + "slot, not marked, or only in the notes. Ask, and write them in the column Available."
      )
    case .declined, .unclearAnswer:
      return (
        "Danh sách cho biết người này không tham gia nên bỏ qua, hoặc chưa rõ nên vẫn giữ.",
        "The list says that this person does not come, who is left out; or it is not clear, and the "
          + "person is kept."
      )
    case .donationNoKind, .noKinds, .perhapsCompanions, .unclearMark:
      return (
        "Cột có tiêu đề quen thuộc nhưng giá trị là thứ khác, hoặc không rõ. Dùng --map để nói cột "
          + "đó là gì.",
        "A column with a known heading holds something else, or is not clear. Use --map to say what it "
          + "is."
      )
    case .notAName, .nameHasMore:
      return (
        "Mỗi dòng một người, ô họ tên chỉ ghi họ tên: tên được in nguyên trên giấy mời.",
        "One person per row, and nothing but the name in its cell: it is printed as it is."
      )
    case .lettersLost:
      return (
        "Chương trình đã lưu tệp thay chữ có dấu bằng dấu hỏi; không thể khôi phục. Mở tệp gốc, lưu "
          + "thành .xlsx hoặc \"CSV UTF-8\".",
        "The program that saved the file wrote question marks for letters; they cannot be restored. "
          + "Save the original as .xlsx or \"CSV UTF-8\"."
      )
    case .phoneHasMore, .readAs, .birthDateDiffers:
      return (
        "Giá trị đọc được nhưng nên xem lại: số thứ hai, năm gõ vào ô ngày, ngày kiểu Mỹ.",
        "The value could be read and is worth a look: a second number, a year in a cell for dates, a "
          + "date with the month first."
      )
    case .notAnswered, .barredByAnswer:
      return (
        "drive.yaml hỏi mỗi người những câu ở declarations. Ai chưa trả lời sẽ được hỏi khi đến. Ai trả "
          + "lời rằng chưa hiến máu được thì vẫn được xếp giờ, trừ khi câu hỏi đó ghi no_slot: true.",
        "drive.yaml asks everybody the questions under declarations. Whoever has not answered is asked at "
          + "check-in. Whoever may not give blood by an answer still gets a slot, unless the question "
          + "says no_slot: true."
      )
    default: return nil
    }
  }
}
