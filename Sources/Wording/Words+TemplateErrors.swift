/// What is said of templates of letters that have errors.
extension Words {
  /// What is wrong with a template, in both languages; nil for other problems.
  func templateSentence(_ code: ProblemCode, value: String) -> Both? {
    switch code {
    case .templateTag:
      return ("thẻ\(value) không dùng được ở đây", "\(value.trimmed) cannot stand here")
    case .templateSyntax:
      return ("thẻ\(value) không được đóng đúng", "\(value.trimmed) is not closed as it must be")
    case .unknownTemplate: return ("không có mẫu thư nào tên như vậy", "no template has this name")
    case .unknownTimeZone:
      return ("không có múi giờ\(value)", "there is no time zone\(value)")
    default: return nil
    }
  }

  /// What to do about it, in both languages; nil for other problems.
  func templateExplanation(_ code: ProblemCode) -> Both? {
    switch code {
    case .templateTag:
      return (
        "Thẻ như {{unit}} được thay bằng nội dung. Mỗi mẫu có các thẻ riêng; dòng báo lỗi kể ra. "
          + "Mẫu gốc: khunggio invite ĐỢT --copy-templates THƯ-MỤC.",
        "A tag such as {{unit}} is replaced by what it names. Each template has its own; the problem "
          + "lists them. The originals: khunggio invite DRIVE --copy-templates FOLDER."
      )
    case .templateSyntax:
      return (
        "Thẻ bắt đầu bằng {{ và kết thúc bằng }} trên cùng dòng; {{#slots}} phải có {{/slots}} sau nó.",
        "A tag begins with {{ and ends with }} on the same line; {{#slots}} needs a {{/slots}} later."
      )
    case .unknownTemplate:
      return (
        "Thư mục mẫu chỉ có các tệp .mustache mà khunggio biết; tên viết sai thì mẫu không được dùng.",
        "The folder of templates has .mustache files that khunggio knows; a misspelt one is never used."
      )
    case .unknownTimeZone:
      return (
        "time_zone trong drive.yaml phải là tên như Asia/Ho_Chi_Minh; lịch điện tử cần nó.",
        "time_zone in drive.yaml is a name such as Asia/Ho_Chi_Minh; calendars need it."
      )
    default: return nil
    }
  }
}

extension String {
  /// Without a blank before it.
  fileprivate var trimmed: Substring { drop { $0 == " " } }
}
