public import Drives

/// Keeping a drive, and letting go of what it has of people.
extension Words {
  // MARK: - Backups

  /// A backup was written.
  public func backupWritten(_ path: String, files: Int, kilobytes: Int) -> String {
    say(
      "Đã sao lưu \(count(files)) tệp vào \(path) (\(count(kilobytes)) KB).",
      "Backed up \(files == 1 ? "1 file" : "\(count(files)) files") to \(path) (\(count(kilobytes)) kB)."
    )
  }

  /// What a backup holds.
  public var backupHasPeople: String {
    say(
      "Tệp sao lưu có dữ liệu cá nhân: chỉ chủ tệp đọc được, hãy cất ở nơi an toàn.",
      "The backup has personal data: only its owner can read it; keep it in a safe place.")
  }

  /// A drive was restored.
  public func restored(_ files: Int, folder: String) -> String {
    say(
      "Đã khôi phục \(count(files)) tệp vào \(folder); mọi mã kiểm tra đều khớp.",
      "Restored \(files == 1 ? "1 file" : "\(count(files)) files") to \(folder); every checksum is right."
    )
  }

  /// There is no such backup.
  public func backupMissing(_ path: String) -> String {
    say("\(path): không tìm thấy tệp sao lưu", "\(path): there is no such backup")
  }

  /// A file cannot be read.
  public func backupUnreadable(_ path: String) -> String {
    say(
      "\(path): không đọc được; hãy cấp quyền đọc tệp này",
      "\(path): cannot be read; allow it to be read")
  }

  /// A file is no backup.
  public func notABackup(_ path: String) -> String {
    say(
      "\(path): không phải tệp sao lưu của khunggio backup",
      "\(path): is no backup made by khunggio backup")
  }

  /// A newer version has made the backup.
  public func backupNewer(_ path: String) -> String {
    say(
      "\(path): do phiên bản mới hơn tạo ra; hãy cập nhật chương trình",
      "\(path): a newer version has made it; update the program")
  }

  /// A backup is not as it was written.
  public func backupDamaged(_ path: String, file: String?) -> String {
    let place = file.map { " (\($0))" } ?? ""
    return say(
      "\(path): tệp sao lưu bị hỏng\(place); chưa ghi gì. Hãy dùng bản khác.",
      "\(path): the backup is damaged\(place); nothing was written. Use another copy.")
  }

  /// A path in a backup leads elsewhere.
  public func backupPathUnsafe(_ path: String) -> String {
    say(
      "tệp sao lưu có đường dẫn không an toàn: \(path); chưa ghi gì",
      "the backup has a path that leads elsewhere: \(path); nothing was written")
  }

  /// A path is too long to be kept.
  public func backupPathTooLong(_ path: String) -> String {
    say(
      "đường dẫn quá dài, không sao lưu được: \(path); hãy đổi tên ngắn hơn",
      "the path is too long for a backup: \(path); give it a shorter name")
  }

  /// A file stands where the backup goes.
  public func backupIsThere(_ path: String) -> String {
    say(
      "\(path): tệp đã có; thêm --force để thay, hoặc chọn tên khác bằng --out",
      "\(path): is there already; add --force to replace it, or choose another name with --out")
  }

  // MARK: - Personal data

  /// The folder is none of a drive.
  public func noDriveFolder(_ path: String) -> String {
    say("\(path): không có drive.yaml ở đây", "\(path): there is no drive.yaml")
  }

  /// A file cannot be removed.
  public func notRemoved(_ path: String, reason: String) -> String {
    say(
      "Không xóa được \(path): \(reason). Hãy chạy lại lệnh này.",
      "Cannot remove \(path): \(reason). Run the command again.")
  }

  /// It is too early.
  public func purgeLater(_ due: CalendarDate, days: Int) -> String {
    say(
      "Chưa xóa gì: dữ liệu cá nhân được giữ \(count(days)) ngày sau buổi cuối, đến \(shortDate(due)). "
        + "Muốn xóa ngay: --now.",
      "Nothing was removed: personal data is kept for \(count(days)) days after the last session, until "
        + "\(shortDate(due)). To remove it at once: --now.")
  }

  /// What would go.
  public func purgePreview(_ files: Int) -> String {
    say(
      "Sẽ xóa \(count(files)) tệp:",
      "Would remove \(files == 1 ? "1 file" : "\(count(files)) files"):")
  }

  /// What went.
  public func purged(_ files: Int) -> String {
    say(
      "Đã xóa \(count(files)) tệp có thể chứa dữ liệu cá nhân.",
      "Removed \(files == 1 ? "1 file" : "\(count(files)) files") that may have personal data.")
  }

  /// What is kept.
  public func purgeKeeps(_ files: [String]) -> String {
    say("Giữ lại: \(files.joined(separator: ", ")).", "Kept: \(files.joined(separator: ", ")).")
  }

  /// No name and number is left.
  public var nothingPersonalLeft: String {
    say(
      "Đã dò lại: không còn tên hay số điện thoại nào của người đăng ký trong thư mục.",
      "Looked again: no registrant's name or telephone number is left in the folder.")
  }

  /// People are named in a file that is kept.
  public func personalLeft(in path: String, count: Int) -> String {
    say(
      "\(path): vẫn còn \(self.count(count)) tên hoặc số điện thoại; hãy sửa tệp này bằng tay.",
      "\(path): \(self.count(count)) names or telephone numbers are still in it; edit it by hand.")
  }

  /// What is not removed.
  public var purgeElsewhere: String {
    say(
      "Thư mời, bản sao lưu để ở nơi khác không bị xóa; hãy thêm --also THƯ-MỤC cho từng nơi.",
      "Letters and backups that lie elsewhere are not removed; add --also FOLDER for each place.")
  }
}
