public import DriveFiles
public import Drives
public import Wording

extension Words {
  /// A change of a parameter in words, with the values before and after.
  ///
  /// - Parameters:
  ///   - driveParameter: the parameter.
  ///   - setting: its new value.
  ///   - current: the current value, in short.
  ///   - drive: the drive.
  /// - Returns: the words.
  public func words(
    for driveParameter: DriveParameter, _ setting: Setting, current: String, on drive: Drive
  ) -> String {
    let amount = Int(setting.value) ?? 0
    let parts = SettingKey(driveParameter.key).parts.map(\.text)
    var text: String
    switch driveParameter.kind {
    case .servers: text = moreServers(amount, at: parts.count > 3 ? parts[3] : driveParameter.key)
    case .crowdLimit: text = higherLimits(amount)
    case .arrivals: text = moreArrivals(amount)
    case .closing: text = laterClosing(amount)
    case .slotLength: text = otherSlots(amount)
    case .bloodCeiling: text = higherCeiling(amount)
    case .maxAway:
      text = moreAway(
        amount, unit: unitName(driveParameter.key, drive), isPercent: current.contains("%"))
    case .unitWindow: text = widerHours(amount, unit: unitName(driveParameter.key, drive))
    }
    if parts.first == "sessions", drive.sessions.count > 1, parts.count > 1 {
      text = (parts[1] == "*" ? allSessions : parts[1]) + " · " + text
    }
    let before = current.split(separator: ", ").map(String.init)
    let after = before.flatMap { value in
      value.split(separator: "/").map { setting.becomes(from: String($0)) ?? "" }
    }
    guard before.count == 1, !after.contains("") else { return text }
    return text + " " + beforeAfter(shown(before[0]), shown(after.joined(separator: "/")))
  }

  /// A value as people read it: times as clocks show them here.
  private func shown(_ value: String) -> String { ClockTime.minute(of: value).map(time) ?? value }

  /// The name of the unit that a key is of; nil for all units.
  private func unitName(_ key: String, _ drive: Drive) -> String? {
    let parts = SettingKey(key).parts
    guard parts.count == 3, parts[0].text == "units", parts[1] != .word("*") else { return nil }
    return drive.units.first { $0.id == parts[1].text }?.name
  }
}
