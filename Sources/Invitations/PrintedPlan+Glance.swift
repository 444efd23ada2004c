import Drives
import Plans
import Wording

extension PrintedPlan {
  private static let barWidth = 20

  /// One session at a glance: per slot the invited, the expected, the limit, a bar; then the sums.
  func glance(of summary: SessionSummary) -> [String] {
    let session = drive.sessions[summary.session]
    let columns = wording.glanceColumns
    let full = summary.slots.map { Double($0.limit ?? 0) }.max() ?? 0
    // Where the whole session has no limit, the bars show the slots against the busiest one.
    let scale = max(full, summary.slots.map(\.expectedPresent).max() ?? 0)
    var lines = drive.sessions.count > 1 ? sessionLines(summary.session) : []
    lines.append(
      row(columns.slot, columns.invited, columns.present, limit: columns.limit, bar: ""))
    for slot in summary.slots {
      lines.append(
        row(
          label(of: SlotStart(session: summary.session, start: slot.start)),
          wording.count(slot.invited), wording.number(slot.expectedPresent),
          limit: slot.limit.map(wording.count) ?? "",
          bar: bar(slot.expectedPresent, limit: slot.limit, scale: scale),
          note: tightest(of: slot)))
    }
    lines.append("")
    lines += Layout.indented(
      "\(wording.invitedInAll(summary.invited)), \(wording.peak(summary.peakExpected))")
    let blood = session.bloodUnits
    var sentence = wording.bloodUnits(
      expected: summary.expectedBloodUnits, target: blood.target, ceiling: blood.ceiling)
    let missing = (blood.target ?? 0) - summary.expectedBloodUnits
    if missing >= 0.05 { sentence += "; " + wording.belowTarget(by: missing) }
    return lines + Layout.indented(sentence)
  }

  private func row(
    _ slot: String, _ invited: String, _ present: String, limit: String, bar: String,
    note: String = ""
  ) -> String {
    var line = "  " + TextWidth.padded(slot, to: 12)
    line += TextWidth.padded(invited, to: 7, onLeft: true)
    line += TextWidth.padded(present, to: 9, onLeft: true)
    line += TextWidth.padded(limit, to: 10, onLeft: true)
    line += "  " + bar + (note.isEmpty ? "" : " " + note)
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A bar that ends in a stroke where the limit is.
  private func bar(_ expected: Double, limit: Int?, scale: Double) -> String {
    let bar = Bar.text(of: expected, full: scale, width: Self.barWidth)
    guard let limit, scale > 0 else { return bar }
    let edge = Int((Double(limit) / scale * Double(Self.barWidth)).rounded())
    return bar.count > edge ? bar : TextWidth.padded(bar, to: edge) + "▕"
  }

  /// The limit of a zone, where one is nearer to being reached than the whole session's.
  func tightest(of slot: SessionSummary.Slot) -> String {
    guard let tightest = slot.tightest, tightest.zone != CrowdLimit.everywhere else { return "" }
    let numbers = " \(wording.number(tightest.expectedPresent))/\(tightest.limit)"
    let room = TextWidth.page - 44 - Self.barWidth - TextWidth.columns(of: numbers)
    return TextWidth.shortened(wording.zoneLabel(tightest.zone), to: max(1, room)) + numbers
  }
}
