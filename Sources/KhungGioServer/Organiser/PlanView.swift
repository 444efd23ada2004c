import Drives
import Invitations
import KhungGio
import Plans
import Wording

/// A plan, as its page shows it.
struct PlanView {
  private let shown: ShownAudit
  private let drive: Drive
  private let state: FolderState
  private let wording: Words

  /// A plan.
  ///
  /// - Parameters:
  ///   - shown: the plan.
  ///   - drive: the drive.
  ///   - state: what the folder holds.
  ///   - wording: the language.
  init(_ shown: ShownAudit, on drive: Drive, state: FolderState, wording: Words) {
    self.shown = shown
    self.drive = drive
    self.state = state
    self.wording = wording
  }

  /// How good it is, what it breaks, what its cost is made of.
  var verdict: HTML {
    let plan = shown.plan
    let broken = PrintedAudit(violations: shown.violations, on: drive, wording: wording).sentences
    let items = broken.map { sentence -> HTML in "<li>\(sentence)</li>" }
    let audit: HTML =
      broken.isEmpty
      ? "<p class=\"good\">\(wording.auditClean)</p>"
      : "<h2>\(wording.auditTitle)</h2><ul class=\"bad\">\(items)</ul>"
    let quality =
      // A plan that was written by hand has no bound: nothing is proven of it.
      broken.isEmpty && plan.gap < 1
      ? wording.verdict(cost: plan.cost.total, gap: plan.gap)
      : wording.recomputedCost(plan.cost.total)
    // Moves by hand, and plans that are read, were not simulated.
    let promise: HTML =
      drive.isOnlyProbable
      ? "<p>\(wording.promise(drive.turnout, keepsDay: false) ?? "")</p>" : ""
    let terms = plan.cost.terms.map { term -> HTML in
      """
      <tr><th scope="row">\(wording.termName(term))</th>\
      <td class="number">\(wording.number(plan.cost[term]))</td></tr>
      """
    }
    return """
      <div class="card \(broken.isEmpty ? "good-box" : "error-box")">
      <p><strong>\(sentence(wording.placed(plan.assignments.count, unplaced: plan.unplaced.count)))</strong></p>
      <p>\(sentence(quality))</p>\(promise)\(audit)
      <details><summary>\(wording.costHeading)</summary><table>\(terms)</table></details></div>
      """
  }

  /// A part of a sentence as one of its own.
  private func sentence(_ text: String) -> String {
    let whole = text.prefix(1).uppercased() + text.dropFirst()
    return whole.hasSuffix(".") ? whole : whole + "."
  }

  /// The day's curves.
  var pictures: HTML {
    let figures = drive.sessions.map { session -> HTML in
      // Another plan, or other settings, are another picture.
      let version = "\(state.inputs.prefix(8))\(state.plan.prefix(8))\(wording.language.rawValue)"
      return """
        <figure><img src="/anh/headcount-\(session.id).svg?v=\(version)" width="960" height="983" \
        alt="\(wording.pictureOf(session.id))"></figure>
        """
    }
    return "<h2>\(wording.curveHeading)</h2>\(figures)"
  }

  /// The tables of units and slots, session by session.
  var tables: HTML {
    let summaries = shown.plan.summaries(on: drive)
    let tables = summaries.map { table($0) }
    return """
      <h2>\(wording.tableHeading)</h2><p class="hint screen">\(wording.tableHint)</p>\(tables)
      """
  }

  private func table(_ summary: SessionSummary) -> HTML {
    let session = drive.sessions[summary.session]
    let starts = summary.slots.map(\.start)
    var counts: [UnitIndex: [Int: Int]] = [:]
    for assignment in shown.assignments
    where assignment.slot.session == summary.session {
      let unit = drive.registrants[assignment.registrant].unit
      counts[unit, default: [:]][assignment.slot.start, default: 0] += 1
    }
    let most = max(1, counts.values.flatMap(\.values).max() ?? 1)
    let heads = starts.map { start -> HTML in
      let slot = MoveQuery.text(SlotStart(session: summary.session, start: start))
      return "<th scope=\"col\" class=\"number\" data-slot=\"\(slot)\">\(wording.time(start))</th>"
    }
    let rows = counts.sorted { $0.key < $1.key }.map { unit, counts -> HTML in
      let cells = starts.map { start in
        cell(
          counts[start] ?? 0, unit, SlotStart(session: summary.session, start: start), most
        )
      }
      return """
        <tr><th scope="row"><a href="?u=\(unit)" data-move>\(name(ofUnit: unit))</a></th>\(cells)\
        <td class="number">\(wording.count(counts.values.reduce(0, +)))</td></tr>
        """
    }
    let place = session.site.isEmpty ? session.id : session.site
    let caption = "\(place), \(wording.date(session.date))"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table class="slots">
      <caption>\(caption)</caption>
      <thead><tr><th scope="col">\(wording.unitColumn)</th>\(heads)\
      <th scope="col" class="number">\(wording.totalColumn)</th></tr></thead>
      <tbody>\(rows)</tbody>\(sums(of: summary))</table></div>
      """
  }

  private func name(ofUnit unit: UnitIndex) -> String {
    let unit = drive.units[unit]
    return unit.name.isEmpty ? unit.id : unit.name
  }

  private func cell(_ count: Int, _ unit: UnitIndex, _ slot: SlotStart, _ most: Int) -> HTML {
    guard count > 0 else { return "<td data-slot=\"\(MoveQuery.text(slot))\"></td>" }
    let shade = (count * 3 + most - 1) / most
    let label = wording.moved(count, of: name(ofUnit: unit), at: wording.time(slot.start))
    return """
      <td class="number shade\(shade)" data-slot="\(MoveQuery.text(slot))"><a href="?u=\(unit)&amp;s=\(MoveQuery.text(slot))" data-move \
      aria-label="\(label)">\(wording.count(count))</a></td>
      """
  }

  private func sums(of summary: SessionSummary) -> HTML {
    let invited = summary.slots.map { slot -> HTML in
      "<td class=\"number\">\(wording.count(slot.invited))</td>"
    }
    let expected = summary.slots.map { slot -> HTML in
      "<td class=\"number\">\(wording.number(slot.expectedPresent))</td>"
    }
    let limits = summary.slots.map { slot -> HTML in
      "<td class=\"number\">\(slot.limit.map { wording.count($0) } ?? "–")</td>"
    }
    return """
      <tfoot><tr><th scope="row">\(wording.totalColumn)</th>\(invited)\
      <td class="number">\(wording.count(summary.invited))</td></tr>
      <tr><th scope="row">\(wording.expectedRow)</th>\(expected)<td></td></tr>
      <tr><th scope="row">\(wording.limitRow)</th>\(limits)<td></td></tr></tfoot>
      """
  }

  /// Who has no slot, and why.
  var unplaced: HTML {
    guard !shown.plan.unplaced.isEmpty else { return "" }
    let rows = shown.plan.unplaced.map { unplaced -> HTML in
      let person = drive.registrants[unplaced.registrant]
      let name = person.name.isEmpty ? person.id : person.name
      return """
        <tr><td><a href="?p=\(unplaced.registrant)" data-move>\(name)</a></td>\
        <td>\(self.name(ofUnit: person.unit))</td>\
        <td>\(wording.words(for: unplaced.reason))</td></tr>
        """
    }
    let heading = wording.unplacedTitle(shown.plan.unplaced.count)
    return """
      <h2>\(heading)</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="\(heading)"><table><thead><tr>\
      <th scope="col">\(wording.personColumn)</th><th scope="col">\(wording.unitColumn)</th>\
      <th scope="col">\(wording.reasonColumn)</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
