public import Drives

/// What stands around every page of `serve`, and what it says when a request is refused.
extension Words {
  /// Leads those who use a keyboard past the bar.
  public var skipToContent: String { say("Tới nội dung", "Skip to content") }

  /// What the bar of pages is called.
  public var pagesLabel: String { say("Các trang", "Pages") }

  /// The language that is not this one: its code and what it calls itself.
  public var otherLanguage: (code: String, name: String) {
    let other: Language =
      switch language {
      case .vietnamese: .english
      case .english: .vietnamese
      }
    return (other.rawValue, Words.name(of: other))
  }

  /// What a language calls itself.
  ///
  /// - Parameter language: the language.
  /// - Returns: the name.
  public static func name(of language: Language) -> String {
    switch language {
    case .vietnamese: "Tiếng Việt"
    case .english: "English"
    }
  }

  /// A title for whatever went wrong.
  public var refusedTitle: String { say("Không thực hiện được", "This did not work") }

  /// The server does not answer.
  public var serverUnreachable: String {
    say(
      "Không kết nối được với khunggio serve. Hãy xem cửa sổ lệnh còn chạy không, rồi thử lại.",
      "khunggio serve does not answer. Check that its terminal window is still open, then try again."
    )
  }

  /// A request that names another host.
  public var refusedHost: String {
    say(
      "Địa chỉ này không thuộc chương trình đang chạy. Hãy mở đúng địa chỉ mà khunggio serve đã in ra.",
      "This address is not the running program's. Open the address that khunggio serve printed.")
  }

  /// A write from another page.
  public var refusedOrigin: String {
    say(
      "Yêu cầu đến từ một trang khác nên bị từ chối; không có gì thay đổi.",
      "The request came from another page and was refused; nothing was changed.")
  }

  /// A request that pages do not send.
  public var refusedForm: String {
    say(
      "Không hiểu yêu cầu này; không có gì thay đổi. Hãy tải lại trang.",
      "This request cannot be understood; nothing was changed. Reload the page.")
  }

  /// Nobody is signed in.
  public var refusedNobody: String {
    say(
      "Trình duyệt này chưa được mở từ khunggio serve, hoặc chương trình đã khởi động lại. "
        + "Hãy chạy lại khunggio serve và mở địa chỉ mới.",
      "This browser was not opened by khunggio serve, or the program was started again. "
        + "Run khunggio serve again and open the new address.")
  }

  /// An address that opens a session was used before.
  public var addressWasUsed: String {
    say(
      "Địa chỉ này chỉ dùng được một lần và đã được dùng. Hãy chạy lại khunggio serve.",
      "This address opens only once and was used already. Run khunggio serve again.")
  }

  /// There is no such page.
  public var refusedNotFound: String {
    say("Không có trang này.", "There is no such page.")
  }

  /// A body that is too large.
  ///
  /// - Parameter megabytes: the most there may be.
  /// - Returns: the sentence.
  public func refusedTooLarge(megabytes: Int) -> String {
    say(
      "Dữ liệu gửi lên quá lớn (nhiều nhất \(megabytes) MB); không có gì thay đổi.",
      "What was sent is too large (at most \(megabytes) MB); nothing was changed.")
  }

  /// Somebody else has changed the drive meanwhile.
  public var refusedStale: String {
    say(
      "Chương trình hiến máu vừa được thay đổi ở nơi khác. Trang đã tải lại; hãy xem rồi làm lại.",
      "The drive was changed elsewhere meanwhile. The page was renewed; look at it and try again.")
  }

  /// No drive is open.
  public var refusedNoDrive: String {
    say("Hãy chọn một đợt hiến máu trước.", "Choose a drive first.")
  }

  /// What is asked for runs already.
  public var refusedRunning: String {
    say(
      "Việc này đang chạy rồi; hãy chờ xong hoặc dừng lại trước.",
      "This runs already; wait until it is done, or stop it first.")
  }

  /// Leads on after signing in.
  public var goOn: String { say("Tiếp tục", "Continue") }
}
