import DriveFiles
import Drives
import KhungGio
import Wording

/// The settings of a drive as fields of a form, in groups.
struct SettingFields {
  private let keys: DriveKeys
  /// What is set, by the parts of its key.
  private let values: [[String]: String]
  /// The ids of the sessions.
  private let sessions: Set<String>
  private let wording: Words

  /// The settings of a drive.
  ///
  /// - Parameters:
  ///   - keys: every key and its value.
  ///   - wording: the language.
  init(_ keys: DriveKeys, wording: Words) {
    self.keys = keys
    self.wording = wording
    let parts = keys.keys.map { Self.parts(of: $0) }
    sessions = Set(parts.filter { $0.first == "sessions" && $0.count > 1 }.map { $0[1] })
    values = Dictionary(
      zip(parts, keys.keys).compactMap { parts, entry in
        entry.value.flatMap { $0.isEmpty ? nil : (parts, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Keys that stand together: those of one session, one stage, one unit.
  private struct Group {
    let parts: [String]
    var entries: [DriveKeys.Entry]
  }

  private static func parts(of entry: DriveKeys.Entry) -> [String] {
    SettingKey(entry.key).parts.map(\.text)
  }

  private func groups(where isWanted: ([String]) -> Bool) -> [Group] {
    var groups: [Group] = []
    for entry in keys.keys {
      let parts = Self.parts(of: entry)
      guard isWanted(parts) else { continue }
      let above = Self.heading(of: parts)
      if let index = groups.firstIndex(where: { $0.parts == above }) {
        groups[index].entries.append(entry)
      } else {
        groups.append(Group(parts: above, entries: [entry]))
      }
    }
    return groups
  }

  /// What a key's group is called by: the session, the stage, the limit.
  private static func heading(of parts: [String]) -> [String] {
    switch parts.first {
    case "sessions":
      let isList = parts.count > 3 && ["stages", "crowd_limits"].contains(parts[2])
      return Array(parts.prefix(isList ? 4 : 2))
    case "turnout": return Array(parts.prefix(parts.count > 3 ? 3 : 1))
    case "units": return Array(parts.prefix(2))
    default: return parts.count > 1 ? [parts[0]] : []
    }
  }

  private func value(_ parts: [String]) -> String? { values[parts] }

  /// What a group is called: by the names of places and stages, and by hours, never by ids or numbers.
  private func name(of parts: [String]) -> String {
    var session: String?
    if parts.first == "sessions", sessions.count > 1 {
      let own = Array(parts.prefix(2))
      session = [value(own + ["site"]) ?? parts[1], value(own + ["date"])].compactMap(\.self)
        .joined(separator: ", ")
    }
    return wording.settingsGroup(group(of: parts), session: session)
  }

  private func group(of parts: [String]) -> SettingsGroup {
    switch parts.first {
    case nil: .drive
    case "sessions" where parts.count <= 3: .session
    case "sessions" where parts[2] == "stages": .stage(parts[3])
    case "sessions":
      .crowdLimit(
        zone: value(parts + ["zone"]) ?? "", from: value(parts + ["from"]),
        to: value(parts + ["to"]))
    case "turnout": .turnout(kind: parts.count > 2 ? parts[2] : nil)
    case "rules": .rules
    case "weights": .weights
    case "units": .unit(value(parts + ["name"]) ?? parts.last ?? "")
    case let first?: .other(first)
    }
  }

  /// The hours of a shift, of which a key says how many serve; nothing for other keys.
  private func hours(of entry: DriveKeys.Entry) -> String {
    let parts = Self.parts(of: entry)
    guard parts.last == "count", let from = value(parts.dropLast() + ["from"]),
      let to = value(parts.dropLast() + ["to"])
    else { return "" }
    return " \(from)–\(to)"
  }

  /// Settings of the day: everything but units.
  var ofDay: HTML { "\(groups { $0.first != "units" }.map(fieldset))" }

  /// Whether there are settings of units.
  var hasUnits: Bool { keys.keys.contains { Self.parts(of: $0).first == "units" } }

  /// Settings of the units.
  var ofUnits: HTML { "\(groups { $0.first == "units" }.map(fieldset))" }

  /// Shifts together, which are changed shift by shift.
  private static func isOfAllShifts(_ entry: DriveKeys.Entry) -> Bool {
    parts(of: entry).last == "servers" && entry.value?.contains("/") == true
  }

  private func fieldset(_ group: Group) -> HTML {
    let set = group.entries.filter { !($0.value ?? "").isEmpty && !Self.isOfAllShifts($0) }
    let empty = group.entries.filter { ($0.value ?? "").isEmpty }
    let more: HTML? =
      empty.isEmpty
      ? nil
      : """
      <details><summary>\(wording.moreSettings(empty.count))</summary>\
      <div class="fields">\(empty.map(field))</div></details>
      """
    return """
      <fieldset><legend>\(name(of: group.parts))</legend>\
      <div class="fields">\(set.map(field))</div>\(more)</fieldset>
      """
  }

  /// What a key may be, if few things: as the files write it, and as it is shown.
  private func choices(of entry: DriveKeys.Entry) -> [(value: String, name: String)] {
    let known: [(value: String, name: String)] =
      switch Self.parts(of: entry).last {
      case "language": Language.allCases.map { ($0.rawValue, Words.name(of: $0)) }
      case "defers": [(String(true), wording.answer(true)), (String(false), wording.answer(false))]
      default: []
      }
    guard !known.isEmpty else { return [] }
    let value = entry.value ?? ""
    let isKnown = known.contains { $0.value == value }
    return isKnown ? known : [(value, value.isEmpty ? "–" : value)] + known
  }

  private func field(_ entry: DriveKeys.Entry) -> HTML {
    let value = entry.value ?? ""
    let choices = choices(of: entry)
    if !choices.isEmpty {
      let options = choices.map { choice -> HTML in
        let mark: HTML = choice.value == value ? " selected" : ""
        return "<option value=\"\(choice.value)\"\(mark)>\(choice.name)</option>"
      }
      return """
        <label>\(capital(label(of: entry)))<select name="\(entry.key)" data-was="\(value)" \
        autocomplete="off">\(options)</select></label>
        """
    }
    return """
      <label>\(capital(label(of: entry)))<input name="\(entry.key)" \
      value="\(value)" data-was="\(value)" autocomplete="off"></label>
      """
  }

  /// The numbers that are tried most: places of stages, limits, people for each slot; as fields with
  /// sliders.
  var tried: HTML { "<div class=\"groups\">\(groups(where: Self.isTried).map(sliders))</div>" }

  private static func isTried(_ parts: [String]) -> Bool {
    parts.first == "sessions"
      && ["servers", "count", "limit", "arrivals_per_slot", "opens", "closes", "slot_minutes"]
        .contains(parts.last ?? "")
  }

  /// The whole numbers among those, each with what it is called: what stages can do first.
  var numbers: [(key: String, name: String, value: Int)] {
    let all = groups(where: Self.isTried).flatMap { group in
      group.entries.compactMap { entry in
        entry.value.flatMap { Int($0) }.map { (entry.key, name(of: entry, in: group), $0) }
      }
    }
    let isOfStage = { (number: (key: String, name: String, value: Int)) in
      SettingKey(number.key).parts.map(\.text).contains("stages")
    }
    return all.filter(isOfStage) + all.filter { !isOfStage($0) }
  }

  private func name(of entry: DriveKeys.Entry, in group: Group) -> String {
    "\(name(of: group.parts)): \(label(of: entry))"
  }

  /// What a key is called, with its hours and its unit.
  private func label(of entry: DriveKeys.Entry) -> String {
    let meaning = entry.meaning(in: wording)
    let unit = meaning.map { $0.unit.isEmpty ? "" : " (\($0.unit))" } ?? ""
    let own = meaning?.text ?? Self.parts(of: entry).last ?? entry.key
    return own + hours(of: entry) + unit
  }

  private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func sliders(_ group: Group) -> HTML {
    let fields = group.entries.compactMap(slider)
    guard !fields.isEmpty else { return "" }
    return """
      <fieldset><legend>\(name(of: group.parts))</legend>\
      <div class="fields">\(fields)</div></fieldset>
      """
  }

  private func slider(_ entry: DriveKeys.Entry) -> HTML? {
    guard let value = entry.value, !value.isEmpty else { return nil }
    guard let number = Int(value) else {
      return Self.isOfAllShifts(entry) ? nil : field(entry)
    }
    let name = capital(label(of: entry))
    let most = max(number * 2, number + 10)
    return """
      <div class="slider"><label>\(name)<input name="\(entry.key)" value="\(number)" \
      data-was="\(number)" type="number" min="0" step="1" autocomplete="off"></label>\
      <input type="range" min="\(max(0, min(1, number)))" max="\(most)" value="\(number)" \
      data-of="\(entry.key)" aria-label="\(name)"></div>
      """
  }
}
