import DriveFiles
public import Drives
import Plans
public import Wording

/// An explanation as people read it.
public struct PrintedExplanation {
  let explanation: Explanation
  let drive: Drive
  let wording: Words

  /// An explanation to be printed.
  ///
  /// - Parameters:
  ///   - explanation: the explanation.
  ///   - drive: the drive it is of.
  ///   - wording: the language.
  public init(of explanation: Explanation, on drive: Drive, wording: Words) {
    self.explanation = explanation
    self.drive = drive
    self.wording = wording
  }

  /// How many lines each part has at most, unless everything is asked for; sixty in all, headings
  /// and notes included.
  enum Most {
    static let tightConstraints = 6
    static let fixes = 7
    static let insufficient = 3
    static let gains = 3
    static let unreachable = 4
    static let people = 6
    static let units = 10
  }

  /// The lines.
  ///
  /// - Parameter isWhole: whether every line is wanted, not only what fits on a screen or two.
  /// - Returns: the lines.
  public func lines(isWhole: Bool = false) -> [String] {
    func part(_ title: String, _ lines: [String], atMost most: Int) -> [String] {
      section(title, isWhole ? lines : cut(lines, to: most))
    }
    let plan = explanation.plan
    var lines = heading(wording.explainHeading(drive.name, isFull: !plan.unplaced.isEmpty))
    lines.append(wording.placed(plan.assignments.count, unplaced: plan.unplaced.count))
    if drive.units.count > 1 {
      lines += section(wording.unitsLeftOutHeading, unitLines(isWhole: isWhole))
    }
    lines += part(wording.tightHeading, tightLines, atMost: Most.tightConstraints)
    let enough = explanation.fixes.filter(\.isEnough)
    lines += part(wording.fixesHeading, enough.flatMap(line), atMost: Most.fixes)
    if !enough.isEmpty, enough.allSatisfy(\.isSmallest) { lines += paragraph(wording.fixesNote) }
    lines += part(wording.pairsHeading, explanation.pairs.flatMap(line), atMost: Most.fixes)
    if let left = explanation.unplacedWithAll, explanation.isComplete, explanation.pairs.isEmpty {
      lines +=
        [""] + paragraph(left > 0 ? wording.unplacedWithAll(left) : wording.noPairs)
    }
    lines += part(wording.notEnoughHeading, notEnough, atMost: Most.insufficient)
    lines += part(wording.gainHeading, gainLines, atMost: Most.gains)
    if !explanation.gains.isEmpty { lines += paragraph(wording.gainNote) }
    if !explanation.isComplete { lines += [""] + paragraph(wording.explainIncomplete) }
    lines += part(
      wording.unreachableHeading, people(explanation.people.filter { isUnreachable($0) }),
      atMost: Most.unreachable)
    return lines
      + part(
        wording.whyHeading, people(explanation.people.filter { !isUnreachable($0) }),
        atMost: Most.people)
  }

  private func isUnreachable(_ reason: PersonReason) -> Bool {
    explanation.unreachable.contains(reason.registrant)
  }

  /// The first lines of a part, and how many more there are.
  private func cut(_ lines: [String], to most: Int) -> [String] {
    guard lines.count > most else { return lines }
    // Whole entries: what follows the first line of one is set in farther.
    var kept = most - 1
    while kept > 1, lines[kept].hasPrefix("    ") { kept -= 1 }
    // The first may be longer than all the room.
    if kept == 1, lines[kept].hasPrefix("    ") { kept = most - 1 }
    return lines.prefix(kept) + paragraph(wording.moreLines(lines.count - kept))
  }

  private func heading(_ text: String) -> [String] {
    let text = TextWidth.shortened(TextWidth.printable(text), to: TextWidth.page)
    return [text, String(repeating: "═", count: TextWidth.columns(of: text))]
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [""] + heading(title) + lines
  }

  func paragraph(_ text: String) -> [String] { hanging("  ", text) }

  func hanging(_ lead: String, _ text: String) -> [String] {
    let width = TextWidth.columns(of: lead)
    let blanks = String(repeating: " ", count: width)
    return TextWidth.wrapped(TextWidth.printable(text), to: TextWidth.page - width)
      .enumerated().map { ($0 == 0 ? lead : blanks) + $1 }
  }

  private var tightLines: [String] {
    guard !explanation.tightConstraints.isEmpty else { return paragraph(wording.nothingIsTight) }
    let keeping = explanation.tightConstraints.filter(\.keepsOut).map(\.limit)
    let others = explanation.tightConstraints.filter { !$0.keepsOut }.map(\.limit)
    guard !keeping.isEmpty else { return lines(of: others) }
    return lines(of: keeping)
      + (others.isEmpty ? [] : paragraph(wording.alsoFull) + lines(of: others))
  }

  private func lines(of limits: [TightConstraint]) -> [String] {
    var order: [String] = []
    var times: [String: [String]] = [:]
    for limit in limits {
      let session = limit.session.map { drive.sessions[$0].id }
      let name =
        (drive.sessions.count > 1 && session != nil ? "\(session ?? "") · " : "")
        + wording.fullLimit(limit.rule, limit.subject, most: most(of: limit))
      if times[name] == nil { order.append(name) }
      times[name, default: []].append(wording.times(limit.from, limit.to))
    }
    return order.flatMap { name in
      hanging(
        TextWidth.padded("  " + TextWidth.shortened(name, to: 30), to: nameWidth),
        (times[name] ?? []).joined(separator: ", "))
    }
  }

  private var nameWidth: Int { 34 }

  /// The limit itself, where one number says it.
  private func most(of limit: TightConstraint) -> String {
    guard let index = limit.session else {
      return drive.units.index(ofID: limit.subject).flatMap(drive.maxAway(ofUnit:))
        .map(wording.count) ?? ""
    }
    let session = drive.sessions[index]
    switch limit.rule {
    case .stageCapacity:
      guard
        case .constant(let count)? = session.stages.first(where: { $0.id == limit.subject })?
          .servers
      else { return "" }
      return wording.count(count)
    case .crowdLimit:
      let limits = session.crowdLimits.filter { $0.zone == limit.subject }
      return limits.count == 1 ? wording.count(limits[0].limit) : ""
    case .arrivalsPerSlot: return session.arrivalsPerSlot.map(wording.count) ?? ""
    case .bloodCeiling: return session.bloodUnits.ceiling.map(wording.short) ?? ""
    default: return ""
    }
  }

  /// A change, and whom it leaves where that is somebody.
  private func line(_ fix: Explanation.Fix) -> [String] {
    var text = words(for: fix)
    if fix.unplacedAfter > 0 { text += ": " + wording.stillUnplaced(fix.unplacedAfter) }
    if !fix.isSmallest { text += " " + wording.perhapsLessWillDo }
    return hanging("  ", text)
  }

  private func words(for fix: Explanation.Fix) -> String {
    Self.words(for: fix, on: drive, wording: wording)
  }

  /// A change in words.
  ///
  /// - Parameters:
  ///   - fix: the change.
  ///   - drive: the drive.
  ///   - wording: the language.
  /// - Returns: the words.
  public static func words(
    for fix: Explanation.Fix, on drive: Drive, wording: Words
  ) -> String {
    zip(fix.driveParameters, zip(fix.settings, fix.current)).map { driveParameter, rest in
      wording.words(for: driveParameter, rest.0, current: rest.1, on: drive)
    }.joined(separator: " + ")
  }

  private var notEnough: [String] {
    let now = explanation.plan.unplaced.count
    let left = explanation.fixes.filter { !$0.isEnough }
    var lines = left.filter { $0.unplacedAfter < now }.flatMap(line)
    let useless = left.filter { $0.unplacedAfter >= now }
    if !useless.isEmpty {
      lines += hanging(
        "  ", wording.helpsNobody + ": " + useless.map(words).joined(separator: "; "))
    }
    return lines
  }

  private var gainLines: [String] {
    explanation.gains.flatMap { gain in
      hanging(
        "  ",
        wording.words(for: gain.driveParameter, gain.setting, current: "", on: drive) + ": "
          + (gain.placed > 0 ? wording.placesMore(gain.placed) : wording.savesCost(gain.saved)))
    }
  }

  /// People by their unit and reason: those of a unit whom the same keeps out in one sentence.
  private func people(_ reasons: [PersonReason]) -> [String] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    var sentences: [String: (unit: String, sentence: String)] = [:]
    for reason in reasons {
      let person = drive.registrants[reason.registrant]
      let sentence = wording.sentence(for: reason, on: drive)
      let key = "\(person.unit) \(sentence)"
      if names[key] == nil {
        order.append(key)
        sentences[key] = (drive.units[person.unit].name, sentence)
      }
      names[key, default: []].append(
        person.name.isEmpty ? person.id : PersonName.shown(person.name))
    }
    return order.flatMap { key -> [String] in
      guard let entry = sentences[key], let names = names[key] else { return [] }
      let text = "\(names.joined(separator: ", ")) (\(entry.unit)):"
      return TextWidth.wrapped(TextWidth.printable(text), to: TextWidth.page)
        + hanging("    ", entry.sentence)
    }
  }
}
