import DriveFiles
import Drives
import Plans
public import Wording

/// The least capacity and what it means half hour by half hour, as people read it.
public struct PrintedCapacity {
  private let found: LeastCapacity.Found
  private let current: [String]
  private let wording: Words

  /// A capacity to be printed.
  ///
  /// - Parameters:
  ///   - found: what was found.
  ///   - current: the current value at each key.
  ///   - wording: the language.
  public init(of found: LeastCapacity.Found, current: [String], wording: Words) {
    self.found = found
    self.current = current
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    var lines = heading(wording.leastHeading(found.drive.name))
    for (setting, now) in zip(found.best, current) {
      lines += paragraph(wording.least(setting.key, shown(setting.value), now: now))
    }
    lines += paragraph(wording.leastNote)
    if found.drive.sessions.contains(where: { !$0.crowdLimits.isEmpty }),
      let promise = wording.promise(found.drive.turnout, keepsDay: found.keepsDay == true)
    {
      lines += paragraph(promise)
    }
    let others = found.ways.filter { $0 != found.best }
    if !others.isEmpty {
      let ways = others.map { $0.map { shown($0.value) }.joined(separator: " + ") }
      lines += paragraph(wording.alsoEnough + " " + ways.joined(separator: ", "))
    }
    let sheets = CapacitySheet.all(of: found.plan.assignments, on: found.drive)
    for sheet in sheets where !sheet.halfHours.isEmpty { lines += [""] + self.lines(of: sheet) }
    return lines + [""] + paragraph(wording.needNote, indent: 0)
  }

  private func lines(of sheet: CapacitySheet) -> [String] {
    let session = found.drive.sessions[sheet.session]
    var lines = heading(wording.needHeading)
    lines += paragraph(
      [session.site, wording.date(session.date)].filter { !$0.isEmpty }.joined(separator: " · "),
      indent: 0)
    let names = session.stages.map { TextWidth.shortened(TextWidth.printable($0.id), to: 12) }
    let columns = wording.needColumns
    func row(_ time: String, _ cells: [String]) -> String {
      let widths = names.map { max(6, TextWidth.columns(of: $0)) + 2 } + [8, 8]
      return "  " + TextWidth.padded(time, to: 13)
        + zip(cells, widths).map { TextWidth.padded($0, to: $1, onLeft: true) }.joined()
    }
    lines.append(row(columns.time, names + [columns.people, columns.blood]))
    for half in sheet.halfHours {
      lines.append(
        row(
          wording.times(half.interval.from, half.interval.to),
          half.stages.map { wording.count(PrintedCapacity.servers(for: $0.expected)) }
            + [wording.number(half.present.expected), wording.number(half.expectedBloodUnits)]))
    }
    lines.append(
      row(
        wording.mostRow,
        sheet.stagePeaks.map { wording.count(PrintedCapacity.servers(for: $0.expected)) }
          + [
            wording.number(sheet.presentPeak.expected), wording.number(sheet.expectedBloodUnits),
          ]))
    return lines
  }

  /// How many servers the rule `stage-capacity` asks for.
  public static func servers(for expected: Double) -> Int {
    Int((expected - 1e-6).rounded(.up))
  }

  private func shown(_ value: String) -> String {
    ClockTime.minute(of: value).map(wording.time) ?? value
  }

  private func heading(_ text: String) -> [String] {
    let text = TextWidth.shortened(TextWidth.printable(text), to: TextWidth.page)
    return [text, String(repeating: "═", count: TextWidth.columns(of: text))]
  }

  private func paragraph(_ text: String, indent: Int = 2) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    return TextWidth.wrapped(TextWidth.printable(text), to: TextWidth.page - indent)
      .map { blanks + $0 }
  }
}
