import Console
import DriveFiles
import Drives
import UnitLists
import Wording

/// What an import does, as the page shows it: everything that the import then does, and nothing else.
struct ImportView {
  /// How it was asked for.
  struct Options: Sendable {
    let missing: String
    let again: Bool
    let newUnits: Bool
    let withoutRefused: Bool
    let map: [String]
    /// The questions of the drive, which columns may ask.
    let declarations: [Declaration]
  }

  private let plan: ImportPlan
  private let isStopped: Bool
  private let number: Int
  private let options: Options
  private let report: ImportReport
  private let wording: Words

  /// The most problems that are shown; the marked copies have all of them.
  private static let mostProblems = 500

  /// What an import does.
  ///
  /// - Parameters:
  ///   - plan: the import.
  ///   - isStopped: whether nothing is written since something is refused.
  ///   - number: its number, which is sent back to write exactly this one.
  ///   - options: how it was asked for.
  ///   - zone: the drive's time zone.
  ///   - wording: the language.
  init(
    _ plan: ImportPlan, isStopped: Bool, number: Int, options: Options, zone: String,
    wording: Words
  ) {
    self.plan = plan
    self.isStopped = isStopped
    self.number = number
    self.options = options
    self.wording = wording
    report = ImportReport(plan, wording: wording, zone: zone)
  }

  /// The part of the page.
  var html: HTML {
    """
    <h2>\(wording.previewHeading)</h2>
    <p>\(wording.onlyPreview)</p>
    \(counts)
    \(verdict)
    \(problems)
    \(questions)
    \(sheets)
    \(changes)
    """
  }

  private var counts: HTML {
    let facts = [
      (plan.new, wording.factNew), (plan.changed.count, wording.factChanged),
      (plan.unchanged, wording.factUnchanged), (plan.refused, wording.factRefused),
    ].map { number, text -> HTML in "<li><strong>\(wording.count(number))</strong> \(text)</li>" }
    return "<ul class=\"facts\">\(facts)</ul>"
  }

  private var hasMarks: Bool { plan.diagnostics.contains(where: MarkedLists.isMarked) }

  private var verdict: HTML {
    let says: HTML =
      isStopped
      ? "<p class=\"bad\">\(wording.importLocked)</p>"
      : "<p>\(plan.lists.isEmpty ? wording.nothingToImport : wording.importReady)</p>"
    let marked: HTML? =
      hasMarks
      ? "<a class=\"button\" href=\"/api/marked\" download>\(wording.downloadMarked)</a>" : nil
    return """
      <div class="card \(isStopped ? "error-box" : "good-box")">\(says)
      <div class="row"><button type="button" class="main" id="commit" data-number="\(number)"\
      \("disabled", if: isStopped || plan.lists.isEmpty)>\(wording.importButton)</button>\
      \(marked)<button type="button" id="discard">\(wording.discardButton)</button></div></div>
      """
  }

  private var problems: HTML {
    let rows = plan.diagnostics.prefix(Self.mostProblems).map { diagnostic -> HTML in
      let kind: HTML =
        diagnostic.refuses
        ? "<strong class=\"bad\">\(wording.refusedLabel)</strong>"
        : "<span class=\"soft\">\(wording.warningLabel)</span>"
      let hint: HTML? = diagnostic.hint.map {
        "<br><span class=\"hint\">\(wording.hint($0))</span>"
      }
      return """
        <tr><td class="kind">\(kind)</td><td>\(diagnostic.place)</td>\
        <td>\(diagnostic.message(in: wording))\(hint)</td></tr>
        """
    }
    let ofDrive = plan.driveProblems.map { problem -> HTML in
      "<li class=\"bad\">\(problem.text(in: wording, isNote: false))</li>"
    }
    let whole: HTML? = ofDrive.isEmpty ? nil : "<ul>\(ofDrive)</ul>"
    guard !rows.isEmpty else { return "\(whole)" }
    let more = plan.diagnostics.count - Self.mostProblems
    let rest: HTML? = more > 0 ? "<p>\(wording.andMore(more))</p>" : nil
    return """
      \(whole)<div class="scroll" tabindex="0" role="region" aria-label="\(wording.problemsHeading)">\
      <table><caption>\(wording.problemsHeading): \(wording.count(plan.diagnostics.count))</caption>
      <thead><tr><th scope="col">\(wording.kindColumn)</th><th scope="col">\(wording.placeColumn)</th>\
      <th scope="col">\(wording.problemColumn)</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>\(rest)
      """
  }

  /// What is asked before anything is written.
  private var questions: HTML {
    var fields: [HTML] = []
    if plan.missing.contains(where: \.isResent) || !options.missing.isEmpty {
      let names = report.missing.map { line -> HTML in "<li>\(line)</li>" }
      let choices = [("keep", wording.keepMissing), ("replace", wording.takeOutMissing)].map {
        value, text -> HTML in
        """
        <label class="inline"><input type="radio" name="missing" value="\(value)"\
        \("checked", if: options.missing == value)> \(text)</label>
        """
      }
      fields.append(
        """
        <fieldset><legend>\(wording.missingQuestion)</legend><ul>\(names)</ul>
        <div class="row">\(choices)</div></fieldset>
        """)
    }
    if let withdrawn = report.withdrawn {
      fields.append(
        "<p>\(withdrawn)</p>" + check("again", wording.bringBackOption, options.again))
    }
    if plan.isRefused || options.withoutRefused {
      fields.append(check("withoutRefused", wording.withoutRefusedOption, options.withoutRefused))
    }
    if plan.diagnostics.contains(where: { $0.code == .unknownUnit }) || options.newUnits {
      fields.append(check("newUnits", wording.newUnitsOption, options.newUnits))
    }
    let asked = ImportColumns(
      plan, said: options.map, declarations: options.declarations, wording: wording)
    if let columns = asked.html {
      fields.append(columns)
    }
    return fields.isEmpty
      ? ""
      : "<form id=\"options\" class=\"screen\"><h3>\(wording.optionsHeading)</h3>\(fields)</form>"
  }

  private func check(_ name: String, _ text: String, _ isOn: Bool) -> HTML {
    """
    <p><label class="inline"><input type="checkbox" name="\(name)"\("checked", if: isOn)> \
    \(text)</label></p>
    """
  }

  private var sheets: HTML {
    let items = plan.sheets.map { sheet -> HTML in
      let notes = [report.columnsNotRead(sheet), report.rowsLeftOut(sheet)].compactMap { $0 }
        .map { line -> HTML in "<br><span class=\"hint\">\(line)</span>" }
      let found = wording.sheetFound(
        headingRow: sheet.headingRow, unit: sheet.unit, people: sheet.people)
      return "<li><strong>\(sheet.place)</strong>: \(found)\(notes)</li>"
    }
    return """
      <details><summary>\(wording.sheetsHeading(plan.sheets.count))</summary><ul>\(items)</ul></details>
      """
  }

  private var changes: HTML {
    guard !plan.changed.isEmpty else { return "" }
    let items = plan.changed.map { change -> HTML in
      let changes = change.changes.joined(separator: "; ")
      return "<li>\(wording.importedChange(change.name, id: change.id, changes: changes))</li>"
    }
    return """
      <details><summary>\(wording.changesSummary(plan.changed.count))</summary><ul>\(items)</ul></details>
      """
  }
}
