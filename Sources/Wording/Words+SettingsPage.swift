/// What the page of settings says.
extension Words {
  /// The title of the page of settings.
  public var settingsTitle: String { say("Cài đặt", "Settings") }

  /// What the form changes.
  public var settingsHint: String {
    say(
      "Ghi thẳng vào drive.yaml và units.csv; ghi chú và các phần khác trong tệp được giữ nguyên. "
        + "Xem thay đổi trước, rồi mới ghi.",
      "Written to drive.yaml and units.csv; comments and everything else there stay as they are. "
        + "Changes are shown first.")
  }

  /// What a group of settings is called.
  ///
  /// - Parameter parts: the parts of the keys that they have in common.
  /// - Returns: the name.
  public func settingsGroup(_ parts: [String]) -> String {
    guard let first = parts.first else { return say("Đợt hiến máu", "The drive") }
    switch first {
    case "sessions":
      let session = parts.count > 1 ? parts[1] : ""
      guard parts.count > 3 else { return say("Buổi \(session)", "Session \(session)") }
      return parts[2] == "stages"
        ? say(
          "Khâu \(stageLabel(parts[3])) · \(session)", "Stage \(stageLabel(parts[3])) · \(session)")
        : say("Giới hạn số người \(parts[3]) · \(session)", "Crowd limit \(parts[3]) · \(session)")
    case "turnout":
      guard let kind = parts.count > 2 ? parts[2] : nil else {
        return say("Tỉ lệ đến", "Turnout")
      }
      return say("Tỉ lệ đến: \(kind)", "Turnout: \(kind)")
    case "rules": return say("Quy tắc", "Rules")
    case "weights": return say("Trọng số", "Weights")
    case "units": return say("Đơn vị \(parts.last ?? "")", "Unit \(parts.last ?? "")")
    default: return first
    }
  }

  /// Settings that say nothing now.
  public func moreSettings(_ number: Int) -> String {
    say("Thông số đang để trống (\(count(number)))", "Settings left empty (\(count(number)))")
  }

  /// The settings of units.
  public var unitSettings: String { say("Cài đặt từng đơn vị", "Settings of the units") }

  /// The button that shows what would change.
  public var showChanges: String { say("Xem thay đổi", "Show changes") }

  /// The heading over what would change.
  public var changesOfFiles: String {
    say("Sẽ ghi các thay đổi sau", "These changes will be written")
  }

  /// The button that writes changes.
  public var writeChanges: String { say("Ghi thay đổi", "Write changes") }

  /// The button that writes nothing.
  public var cancelButton: String { say("Không ghi", "Cancel") }

  /// Settings were written.
  public var settingsSaved: String {
    say(
      "Đã ghi cài đặt. Lịch cần được lập lại.",
      "The settings were written. Plan again to follow them.")
  }
}
