/// What settings that stand together are of.
public enum SettingsGroup: Equatable, Sendable {
  /// The drive as a whole.
  case drive
  /// A session.
  case session
  /// A stage, by its id.
  case stage(String)
  /// A crowd limit: its zone and, where they are stated, its hours.
  case crowdLimit(zone: String, from: String?, to: String?)
  /// How many of those invited come: of everyone, or of a kind.
  case turnout(kind: String?)
  /// The rules.
  case rules
  /// The weights.
  case weights
  /// A unit, by its name.
  case unit(String)
  /// Others, by the first part of their key.
  case other(String)
}

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
  /// - Parameters:
  ///   - group: what the settings are of.
  ///   - session: what its session is called; nil where there is only one.
  /// - Returns: the name.
  public func settingsGroup(_ group: SettingsGroup, session: String?) -> String {
    let place = session.map { " · \($0)" } ?? ""
    switch group {
    case .drive: return say("Đợt hiến máu", "The drive")
    case .session:
      return session.map { say("Buổi: \($0)", "Session: \($0)") }
        ?? say("Buổi hiến máu", "The session")
    case .stage(let id):
      return say("Khâu \(stageLabel(id))", "Stage: \(stageLabel(id))") + place
    case .crowdLimit(let zone, let from, let to):
      let hours =
        switch (from, to) {
        case (nil, nil): ""
        case (let from?, let to?): ", \(from)–\(to)"
        case (let from?, nil): say(", từ \(from)", ", from \(from)")
        case (nil, let to?): say(", đến \(to)", ", until \(to)")
        }
      return say("Giới hạn số người, \(zoneLabel(zone))", "Crowd limit, \(zoneLabel(zone))")
        + hours + place
    case .turnout(let kind):
      return say("Tỉ lệ đến", "Turnout") + (kind.map { ": \($0)" } ?? "")
    case .rules: return say("Quy tắc", "Rules")
    case .weights: return say("Trọng số", "Weights")
    case .unit(let name): return say("Đơn vị \(name)", "Unit: \(name)")
    case .other("lists"): return say("Thu danh sách", "Collecting the lists")
    case .other(let key): return key
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
