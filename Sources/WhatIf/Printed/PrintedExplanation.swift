import DriveFiles
public import Drives
import Plans
public import Wording

/// An explanation as people read it.
public struct PrintedExplanation {
  private let explanation: Explanation
  private let drive: Drive
  private let wording: Words

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

  /// The lines.
  public var lines: [String] {
    let plan = explanation.plan
    var lines = heading(wording.explainHeading(drive.name, isFull: !plan.unplaced.isEmpty))
    lines.append(wording.placed(plan.assignments.count, unplaced: plan.unplaced.count))
    lines += section(wording.bindingHeading, bindingLines)
    lines += section(wording.fixesHeading, fixes(explanation.fixes) { $0.unplacedAfter == 0 })
    if explanation.fixes.contains(where: { $0.unplacedAfter == 0 }) {
      lines += paragraph(wording.fixesNote)
    }
    lines += section(wording.pairsHeading, fixes(explanation.pairs) { _ in true })
    if let left = explanation.unplacedWithAll {
      if left > 0 {
        lines += [""] + paragraph(wording.unplacedWithAll(left))
      } else if explanation.pairs.isEmpty {
        lines += [""] + paragraph(wording.noPairs)
      }
    }
    lines += section(wording.notEnoughHeading, notEnough)
    lines += section(wording.worthHeading, worthLines)
    if !explanation.worth.isEmpty { lines += paragraph(wording.worthNote) }
    return lines + section(wording.whyHeading, people)
  }

  private func heading(_ text: String) -> [String] {
    let text = TextWidth.shortened(TextWidth.printable(text), to: TextWidth.page)
    return [text, String(repeating: "═", count: TextWidth.columns(of: text))]
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [""] + heading(title) + lines
  }

  private func paragraph(_ text: String) -> [String] { hanging("  ", text) }

  private func hanging(_ lead: String, _ text: String) -> [String] {
    let width = TextWidth.columns(of: lead)
    let blanks = String(repeating: " ", count: width)
    return TextWidth.wrapped(TextWidth.printable(text), to: TextWidth.page - width)
      .enumerated().map { ($0 == 0 ? lead : blanks) + $1 }
  }

  private var bindingLines: [String] {
    guard !explanation.binding.isEmpty else { return paragraph(wording.nothingBinds) }
    let keeping = explanation.binding.filter(\.keepsOut).map(\.limit)
    let others = explanation.binding.filter { !$0.keepsOut }.map(\.limit)
    guard !keeping.isEmpty else { return lines(of: others) }
    return lines(of: keeping)
      + (others.isEmpty ? [] : paragraph(wording.alsoFull) + lines(of: others))
  }

  private func lines(of limits: [Binding]) -> [String] {
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
  private func most(of limit: Binding) -> String {
    guard let index = limit.session else {
      return drive.units.firstIndex { $0.id == limit.subject }.flatMap(drive.maxAway(ofUnit:))
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

  private func fixes(
    _ fixes: [Explanation.Fix], _ isShown: (Explanation.Fix) -> Bool
  ) -> [String] {
    fixes.filter(isShown).flatMap { hanging("  ", words(for: $0)) }
  }

  private func words(for fix: Explanation.Fix) -> String {
    zip(fix.levers, zip(fix.settings, fix.standing)).map { lever, rest in
      wording.words(for: lever, rest.0, standing: rest.1, on: drive)
    }.joined(separator: " + ")
  }

  private var notEnough: [String] {
    let now = explanation.plan.unplaced.count
    let left = explanation.fixes.filter { $0.unplacedAfter > 0 }
    var lines = left.filter { $0.unplacedAfter < now }.flatMap { fix in
      hanging("  ", words(for: fix) + ": " + wording.stillUnplaced(fix.unplacedAfter))
    }
    let useless = left.filter { $0.unplacedAfter >= now }
    if !useless.isEmpty {
      lines += hanging(
        "  ",
        wording.helpsNobody + ": " + useless.flatMap(\.levers).map(\.key).joined(separator: ", "))
    }
    return lines
  }

  private var worthLines: [String] {
    explanation.worth.flatMap { worth in
      hanging(
        "  ",
        wording.words(for: worth.lever, worth.setting, standing: "", on: drive) + ": "
          + (worth.placed > 0 ? wording.placesMore(worth.placed) : wording.savesCost(worth.saved)))
    }
  }

  private var people: [String] {
    explanation.people.flatMap { reason -> [String] in
      let person = drive.registrants[reason.registrant]
      let name = person.name.isEmpty ? person.id : PersonName.shown(person.name)
      return TextWidth.wrapped(
        TextWidth.printable("\(name) (\(drive.units[person.unit].name)):"), to: TextWidth.page)
        + hanging("    ", wording.sentence(for: reason, on: drive))
    }
  }
}
