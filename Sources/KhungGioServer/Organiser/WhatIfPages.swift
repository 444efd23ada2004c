import DriveFiles
import Drives
import Foundation
package import Hummingbird
import KhungGio
import Synchronization
import WhatIf
package import Wording

/// The page that tries other numbers: what would the plan be, with more beds or another limit.
package struct WhatIfPages: OrganiserPart {
  private let page: DrivePage
  private let trial = LastTrial()

  static let path = "/neu"

  init(_ page: DrivePage) { self.page = page }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.whatIfTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/neu") { _, context -> Response in
      try await show(in: page.site.words(context))
    }
    routes.post("/api/whatif") { request, context -> Response in
      let asked = try await request.value(Asked.self)
      let wording = page.site.words(context)
      let folder = try page.site.drive.path()
      let variants = try await Waiting.run {
        try DriveVariants(at: URL(fileURLWithPath: folder, isDirectory: true))
      }
      let axes = asked.settings.map { Axis(key: $0.key, values: [$0.value]) }
      let compared = try await trial.run(CompareVariants(axes, of: variants))
      guard let compared else { return try Response.json(Tried(html: "", isOld: true)) }
      return try Response.json(Tried(html: table(compared.rows, wording).text, isOld: false))
    }
  }

  private struct Asked: Decodable {
    let settings: [SettingsPages.Sent]
  }

  private struct Tried: Encodable {
    let html: String
    /// Whether a newer one has taken its place.
    let isOld: Bool
  }

  private func show(in wording: Words) async throws -> Response {
    let (lists, state) = try await page.lists()
    let folder = try page.site.drive.path()
    let page = page.page(
      wording.whatIfTitle, at: Self.path, of: lists.draft.name, state: state,
      scripts: ["whatif.js"],
      data: [("nothing", wording.nothingToApply), ("trying", wording.tryingVariant)], in: wording)
    guard !lists.draft.registrants.isEmpty else {
      return page.response("<p>\(wording.listsFirst)</p>")
    }
    let fields = SettingFields(try await ListKeys(of: folder).run(), wording: wording)
    return page.response(
      """
      <noscript><p class="card">\(wording.needsScript)</p></noscript>
      <p class="hint">\(wording.whatIfHint)</p>
      <form id="tried">\(fields.tried)
      <div class="row screen"><button class="main">\(wording.tryButton)</button>\
      <button type="button" id="apply">\(wording.applyButton)</button></div></form>
      <p id="trying" role="status"></p>
      <div id="found" aria-live="polite"></div>
      \(SettingsPages.confirmation(in: wording))
      """)
  }

  private func table(_ rows: [SweepRow], _ wording: Words) -> HTML {
    let base = rows.first
    let items = rows.map { row -> HTML in
      let name = row.number == 0 ? wording.asItIs : wording.asTried
      guard case .planned(let figures) = row.outcome else {
        guard case .invalid(let problem) = row.outcome else { return "" }
        return """
          <tr><th scope="row">\(name)</th><td colspan="5" class="bad">\
          \(wording.invalidVariant): \(problem.text(in: wording))</td></tr>
          """
      }
      return """
        <tr><th scope="row">\(name)</th><td class="number">\(wording.count(figures.unplaced))</td>\
        <td class="number">\(wording.number(figures.total))</td>\
        <td class="number">\(wording.number(figures.peakExpected))</td>\
        <td class="number">\(wording.number(figures.expectedBloodUnits))</td>\
        <td>\(PrintedSweep.verdict(of: row, base: base, wording: wording))</td></tr>
        """
    }
    let heads = wording.triedColumns.map { head -> HTML in "<th scope=\"col\">\(head)</th>" }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(wording.whatIfTitle)"><table>
      <thead><tr><td></td>\(heads)</tr></thead><tbody>\(items)</tbody></table></div>
      """
  }
}

/// The trial that runs: a newer one stops it.
private final class LastTrial: Sendable {
  private let state = Mutex<(number: Int, job: Job<ComparedVariants>?)>((0, nil))

  /// Runs a trial, and stops the one before.
  ///
  /// - Parameter work: the trial.
  /// - Returns: what comes of it; nil where a newer one has stopped it.
  /// - Throws: ``UseCaseError`` where it cannot be planned.
  func run(_ work: CompareVariants) async throws -> ComparedVariants? {
    let job = work.start()
    let (before, number) = state.withLock { state in
      let before = state.job
      state = (state.number + 1, job)
      return (before, state.number)
    }
    before?.cancel()
    do throws(UseCaseError) {
      let compared = try await job.value
      return state.withLock { $0.number == number } ? compared : nil
    } catch {
      guard state.withLock({ $0.number == number }) else { return nil }
      throw error
    }
  }
}
