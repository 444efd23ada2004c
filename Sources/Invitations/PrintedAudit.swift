public import Drives
public import Plans
public import Wording

/// An audit as people read it: every broken rule in words, minutes that follow one another as one.
public struct PrintedAudit {
  private let violations: [Audit.Violation]
  private let cost: Cost?
  private let statements: [FalseStatement]
  private let drive: Drive
  private let wording: Words

  /// A printed audit.
  ///
  /// - Parameters:
  ///   - audit: what was found.
  ///   - statements: what the plan file says of itself that is not so.
  ///   - drive: the drive the plan is for.
  ///   - wording: the language to print it in.
  public init(
    of audit: Audit, statements: [FalseStatement] = [], on drive: Drive, wording: Words
  ) {
    self.init(
      violations: audit.violations, cost: audit.cost, statements: statements, on: drive,
      wording: wording)
  }

  /// Printed violations, with or without the cost of the plan that has them.
  ///
  /// - Parameters:
  ///   - violations: what was found.
  ///   - cost: the recomputed cost; nil to say nothing of it.
  ///   - statements: what the plan file says of itself that is not so.
  ///   - drive: the drive the plan is for.
  ///   - wording: the language to print it in.
  public init(
    violations: [Audit.Violation], cost: Cost? = nil, statements: [FalseStatement] = [],
    on drive: Drive, wording: Words
  ) {
    self.violations = violations
    self.cost = cost
    self.statements = statements
    self.drive = drive
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    let findings = Finding.all(of: violations)
    var lines: [String] = []
    if findings.isEmpty {
      lines.append(wording.auditClean)
    } else {
      let rules = Set(findings.map(\.rule)).count
      lines.append(wording.auditHeading(rules: rules, findings: findings.count))
    }
    for rule in HardRule.allCases {
      let broken = findings.filter { $0.rule == rule }
      guard !broken.isEmpty else { continue }
      lines.append("")
      lines += Layout.title(rule.rawValue, note: wording.claim(of: rule))
      for finding in broken { lines += words(for: finding) }
    }
    if !statements.isEmpty {
      lines.append("")
      lines += Layout.title(FalseStatement.rule, note: wording.statementClaim)
      for statement in statements {
        lines += Layout.hanging(
          "  ",
          TextWidth.wrapped(
            TextWidth.printable(
              wording.falseStatement(
                statement.name(on: drive), stated: statement.stated,
                recomputed: statement.recomputed)), to: TextWidth.page - 2))
      }
    }
    guard let cost else { return lines }
    return lines + ["", wording.recomputedCost(cost.total)] + Layout.terms(of: cost, wording)
  }

  /// Every finding in one sentence, by rule: the limit, what of the drive as people call it, when and by
  /// how much.
  public var sentences: [String] {
    let findings = Finding.all(of: violations)
    return HardRule.allCases.flatMap { rule in
      findings.filter { $0.rule == rule }.map { finding in
        let parts = [name(of: finding), time(of: finding)].filter { !$0.isEmpty }
        let amount = excess(of: finding)
        return "\(wording.limitName(rule)): " + parts.joined(separator: " ")
          + (amount.isEmpty ? "" : ", \(amount)")
      }
    }
  }

  /// What a finding is about, as people call it.
  private func name(of finding: Finding) -> String {
    let session = drive.sessions.count > 1 ? finding.session.map { drive.sessions[$0].id } : nil
    let subject: String?
    switch finding.rule {
    case .stageCapacity: subject = wording.stageLabel(finding.subject)
    case .crowdLimit: subject = wording.zoneLabel(finding.subject)
    case .maxAway, .whole:
      subject = drive.units.first { $0.id == finding.subject }.map {
        $0.name.isEmpty ? $0.id : $0.name
      }
    case .availability, .unitWindow, .pinned, .oneSlot, .closing:
      subject = drive.registrants.first { $0.id == finding.subject }.map {
        $0.name.isEmpty ? $0.id : PersonName.shown($0.name)
      }
    case .companions: subject = finding.subject
    case .arrivalsPerSlot, .bloodCeiling: subject = nil
    }
    return [session, subject].compactMap { $0 }.joined(separator: " ")
  }

  private func time(of finding: Finding) -> String {
    guard let minutes = finding.minutes else { return "" }
    return minutes.count == 1
      ? wording.time(minutes.lowerBound) : wording.times(minutes.lowerBound, minutes.upperBound)
  }

  private func excess(of finding: Finding) -> String {
    var isProbability = false
    if case .probability = drive.turnout.planFor { isProbability = true }
    return wording.excess(
      finding.amount, over: limit(of: finding), of: finding.rule,
      lasts: (finding.minutes?.count ?? 1) > 1, isProbability: isProbability)
  }

  private func words(for finding: Finding) -> [String] {
    Layout.hanging(
      "  ", TextWidth.wrapped(TextWidth.printable(sentence(for: finding)), to: TextWidth.page - 2))
  }

  private func sentence(for finding: Finding) -> String {
    var parts: [String] = []
    if let session = finding.session { parts.append(drive.sessions[session].id) }
    if finding.subject != parts.first { parts.append(finding.subject) }
    let time = time(of: finding)
    if !time.isEmpty { parts.append(time) }
    let words = [excess(of: finding), noSlot(finding)].filter { !$0.isEmpty }
    return parts.joined(separator: " ")
      + (words.isEmpty ? "" : ": " + words.joined(separator: "; "))
  }

  /// Says of a time that is none of a session's slots when its slots start; empty where it is one.
  private func noSlot(_ finding: Finding) -> String {
    guard finding.rule == .availability || finding.rule == .closing,
      let minute = finding.minutes?.lowerBound
    else { return "" }
    guard let index = finding.session else { return wording.unknownSessionOfPlan }
    let session = drive.sessions[index]
    guard finding.rule == .availability, !session.slotStarts.contains(minute) else { return "" }
    return wording.noSlot(minute, of: session.id, starts: session.slotStarts)
  }

  /// What the rule allows, where that is the same number during the whole finding.
  private func limit(of finding: Finding) -> Int? {
    let session = finding.session.map { drive.sessions[$0] }
    let minutes = finding.minutes.map(Array.init) ?? []
    func same(_ limits: [Int?]) -> Int? {
      guard let first = limits.first, limits.allSatisfy({ $0 == first }) else { return nil }
      return first
    }
    switch finding.rule {
    case .arrivalsPerSlot: return session?.arrivalsPerSlot
    case .stageCapacity:
      let stage = session?.stages.first { $0.id == finding.subject }
      let waiting = stage?.overload?.most ?? 0
      return same(
        minutes.map { minute in
          stage.flatMap { Int(exactly: Double($0.servers.count(at: minute)) + waiting) }
        })
    case .crowdLimit:
      let limits = session?.crowdLimits.filter { $0.zone == finding.subject } ?? []
      return same(
        minutes.map { minute in limits.filter { $0.holds(at: minute) }.map(\.limit).min() })
    case .bloodCeiling:
      return session?.bloodUnits.ceiling.flatMap { Int(exactly: $0) }
    case .maxAway:
      return drive.units.index(ofID: finding.subject).flatMap { drive.maxAway(ofUnit: $0) }
    default: return nil
    }
  }
}

/// Violations of one rule by one subject at minutes that follow one another.
struct Finding: Equatable {
  let rule: HardRule
  let session: SessionIndex?
  let subject: String
  var minutes: Range<Int>?
  /// The largest amount.
  var amount: Double

  /// The findings of all violations, in the order of their first minutes.
  static func all(of violations: [Audit.Violation]) -> [Finding] {
    struct Place: Hashable {
      let rule: HardRule
      let session: SessionIndex?
      let subject: String
    }
    var findings: [Finding] = []
    var last: [Place: Int] = [:]
    for violation in violations {
      let place = Place(
        rule: violation.rule, session: violation.session, subject: violation.subject)
      if let index = last[place], let minute = violation.minute,
        let minutes = findings[index].minutes, (minutes.lowerBound...minutes.upperBound) ~= minute
      {
        findings[index].minutes = minutes.lowerBound..<max(minutes.upperBound, minute + 1)
        findings[index].amount = max(findings[index].amount, violation.amount)
      } else {
        last[place] = findings.count
        findings.append(
          Finding(
            rule: violation.rule, session: violation.session, subject: violation.subject,
            minutes: violation.minute.map { $0..<($0 + 1) }, amount: violation.amount))
      }
    }
    return findings
  }
}
