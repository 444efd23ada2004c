/// What `serve` says in the terminal, and what its first pages say.
extension Words {
  /// The pages can be opened.
  public func serving(at url: String) -> String {
    say(
      "Trang đang chạy tại \(url) và chỉ mở được trên máy này. Bấm Ctrl-C để dừng.",
      "The pages are at \(url), on this machine only. Press Ctrl-C to stop.")
  }

  /// Stands before the address that opens the pages once.
  public func openOnce(_ url: String) -> String {
    say(
      "Mở địa chỉ này trong trình duyệt (chỉ dùng được một lần):\n\(url)",
      "Open this address in a browser (it works once):\n\(url)")
  }

  /// A port cannot be listened on.
  public func cannotListen(_ address: String, port: Int, reason: String) -> String {
    say(
      "Không mở được cổng \(port) tại \(address): \(reason). Hãy chọn cổng khác bằng --port.",
      "Cannot listen on port \(port) of \(address): \(reason). Choose another one with --port.")
  }

  /// The program for the pages is not there.
  public func serverNotInstalled(_ path: String) -> String {
    say(
      "Không tìm thấy \(path), chương trình mở các trang. Hãy cài lại cả bộ (make install), "
        + "hoặc trong thư mục mã nguồn chạy: make serve.",
      "\(path) is missing, the program that opens the pages. Install again (make install), or in "
        + "the source folder run: make serve.")
  }

  /// A folder that is no drive.
  public func noDriveThere(_ path: String) -> String {
    say(
      "\(path): không có drive.yaml ở đó. Hãy ghi đúng thư mục của chương trình hiến máu, "
        + "hoặc chạy khunggio serve không kèm thư mục để tạo mới.",
      "\(path): there is no drive.yaml. Name the folder of a drive, or run khunggio serve without "
        + "one to make it.")
  }

  /// The title of the page that lists drives.
  public var drivesTitle: String { say("Các đợt hiến máu", "Blood drives") }

  /// There is no drive in the folder.
  public func noDrivesHere(_ folder: String) -> String {
    say(
      "Chưa có đợt hiến máu nào trong thư mục \(folder).", "There is no drive in \(folder) yet.")
  }

  /// How many people are on the lists of a drive, or that its files have problems.
  public func drivePeople(_ people: Int?) -> String {
    guard let people else {
      return say("có lỗi trong tệp dữ liệu", "there are errors in its files")
    }
    return people == 0
      ? say("chưa có danh sách", "no lists yet")
      : say("\(count(people)) người đăng ký", "\(self.people(people)) registered")
  }

  /// The heading over the form for a new drive.
  public var newDriveHeading: String { say("Tạo đợt hiến máu mới", "Make a new drive") }

  /// What the form for a new drive estimates.
  public var newDriveHint: String {
    say(
      "Ô nào để trống thì được ước lượng theo số người; sau này sửa được trong phần Cài đặt.",
      "What is left empty is estimated from the number of people; all of it can be changed later "
        + "under Settings.")
  }

  /// The button that makes a drive.
  public var makeDrive: String { say("Tạo", "Make it") }

  /// What estimates are called in a form.
  public var estimated: String { say("để trống: ước lượng", "empty: estimated") }

  /// The link to the other drives.
  public var otherDrives: String { say("Đợt khác", "Other drives") }

  /// Without JavaScript pages can only be read.
  public var needsScript: String {
    say(
      "Trình duyệt này tắt JavaScript: các trang chỉ xem được, không thay đổi được gì.",
      "JavaScript is off in this browser: pages can be read, and nothing can be changed.")
  }
}
