import DriveFiles
import Drives
import Foundation
package import Hummingbird
import KhungGio
import Simulation
import Synchronization
import WhatIf
package import Wording

/// The page that tries other numbers: what would the plan be, with more beds or another limit.
package struct WhatIfPages: OrganiserPart {
  private let page: DrivePage
  private let trial = LastTrial()
  private let picture = LastPicture()

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
      return try Response.json(Tried(html: table(compared, wording).text, isOld: false))
    }
    routes.post("/api/frontier") { request, context -> Response in
      let asked = try await request.value(Drawn.self)
      return try await draw(asked, in: page.site.words(context))
    }
    routes.get("/api/frontier/{number}") { _, context -> Response in
      guard let number = context.parameters.get("number").flatMap({ Int($0) }),
        let svg = picture.svg(number)
      else { throw Refusal.notFound }
      return Response(
        status: .ok, headers: [.contentType: "image/svg+xml"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: svg)))
    }
  }

  private struct Asked: Decodable {
    let settings: [SettingsPages.Sent]
  }

  private struct Drawn: Decodable {
    let key: String
    let from: Int
    let to: Int
    let measure: String
  }

  /// What variants can be drawn against: how many go without a slot, how long people wait, how full it is.
  private static let measures = ["unplaced", "mean_wait", "p95_wait", "peak_expected", "cost"]
  /// The most variants of one picture.
  private static let mostValues = 12
  /// How many days are simulated for each variant, where waiting is asked for.
  private static let days = 200
  /// How much work goes into each: people wait for the picture, which shows less than a proof needs.
  private static let effort = 0.1

  /// Plans a drive with each of some values, and draws what comes of them.
  private func draw(_ asked: Drawn, in wording: Words) async throws -> Response {
    guard asked.from >= 0, asked.to >= asked.from, asked.to - asked.from < Self.mostValues else {
      return try Response.json(
        NotDrawn(says: wording.frontierValues(most: Self.mostValues)), status: .unprocessableContent
      )
    }
    let folder = try page.site.drive.path()
    let axis = Axis(key: asked.key, values: (asked.from...asked.to).map { "\($0)" })
    guard Self.measures.contains(asked.measure),
      let x = Measure(named: asked.key, axes: [axis]),
      let y = Measure(named: asked.measure, axes: [axis])
    else { throw Refusal.malformed }
    let variants = try await Waiting.run {
      try DriveVariants(at: URL(fileURLWithPath: folder, isDirectory: true))
    }
    guard variants.error(ofKey: asked.key) == nil else { throw Refusal.malformed }
    let isSimulated = Measure.simulated.contains(asked.measure)
    var work = CompareVariants(
      [axis], of: variants, options: try PlanningOptions(effort: Self.effort),
      simulator: isSimulated ? Simulator(runs: Self.days) : nil)
    // People wait for the picture.
    work.calibratesDay = false
    let compared = try await trial.run(work)
    guard let compared else { return try Response.json(Tried(html: "", isOld: true)) }
    let name = SettingFields(try await ListKeys(of: folder).run(), wording: wording).numbers
      .first { $0.key == asked.key }?.name
    let svg = compared.frontierPicture(
      of: x, y, called: (name ?? asked.key, wording.figureName(asked.measure)), wording: wording)
    let number = picture.keep(svg)
    let minutes: HTML =
      variants.base.dayPromise.map { "<p>\(wording.promiseOfVariants($0))</p>" } ?? ""
    let html: HTML = """
      <figure><img src="/api/frontier/\(number)" alt="\(wording.frontierPicture)"></figure>
      \(table(compared, wording))\(minutes)
      """
    return try Response.json(Tried(html: html.text, isOld: false))
  }

  /// The figures of simulated days that the table has.
  private static let waits = ["mean_wait", "p95_wait"]

  private func waits(of figures: Figures, _ wording: Words) -> [HTML] {
    [figures.simulated?.meanWait, figures.simulated?.p95Wait].map { minutes -> HTML in
      "<td class=\"number\">\(minutes.map { wording.number($0) } ?? "–")</td>"
    }
  }

  private struct NotDrawn: Encodable {
    let error = "values-invalid"
    let says: String
  }

  /// The form for the picture of many variants.
  private func frontier(_ fields: SettingFields, _ wording: Words) -> HTML {
    let numbers = fields.numbers
    guard let first = numbers.first else { return "" }
    let labels = wording.frontierLabels
    let keys = numbers.map { number -> HTML in
      "<option value=\"\(number.key)\" data-now=\"\(number.value)\">\(number.name)</option>"
    }
    let measures = Self.measures.map { name -> HTML in
      "<option value=\"\(name)\">\(wording.figureName(name))</option>"
    }
    let (from, to) = (max(1, first.value - Self.around), first.value + Self.around)
    return """
      <section aria-labelledby="frontierhead"><h2 id="frontierhead">\(wording.frontierHeading)</h2>
      <p class="hint">\(wording.frontierHint)</p>
      <form id="frontier" class="card screen"><div class="fields">
      <label>\(labels.key)<select name="key">\(keys)</select></label>
      <label>\(labels.measure)<select name="measure">\(measures)</select></label>
      <label>\(labels.from)<input name="from" type="number" min="0" step="1" value="\(from)" required></label>
      <label>\(labels.to)<input name="to" type="number" min="0" step="1" value="\(to)" required></label>
      </div><div class="row"><button>\(labels.draw)</button></div></form>
      <p id="drawing" role="status"></p><div id="drawn" aria-live="polite"></div></section>
      """
  }

  /// How far from the value that is set a picture goes to either side, where nothing else is said.
  private static let around = 3

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
      \(frontier(fields, wording))
      \(SettingsPages.confirmation(in: wording))
      """)
  }

  private func table(_ compared: ComparedVariants, _ wording: Words) -> HTML {
    let rows = compared.rows
    let base = rows.first
    // Of several variants each is called by what differs.
    let isMany = rows.count > 2
    let hasDays = rows.contains { $0.figures?.simulated != nil }
    let columns = wording.triedColumns.count + (hasDays ? Self.waits.count : 0)
    let items = rows.map { row -> HTML in
      let values = row.settings.map(\.value).joined(separator: " · ")
      let name = row.number == 0 ? wording.asItIs : isMany ? values : wording.asTried
      guard case .planned(let figures) = row.outcome else {
        guard case .invalid(let problem) = row.outcome else { return "" }
        return """
          <tr><th scope="row">\(name)</th><td colspan="\(columns)" class="bad">\
          \(wording.invalidVariant): \(problem.text(in: wording))</td></tr>
          """
      }
      return """
        <tr><th scope="row">\(name)</th><td class="number">\(wording.count(figures.unplaced))</td>\
        <td class="number">\(wording.number(figures.total))</td>\
        <td class="number">\(wording.number(figures.peakExpected))</td>\
        <td class="number">\(wording.number(figures.expectedBloodUnits))</td>\
        \(hasDays ? waits(of: figures, wording) : [])\
        <td>\(PrintedSweep.verdict(of: row, base: base, wording: wording))</td></tr>
        """
    }
    var names = wording.triedColumns
    if hasDays { names.insert(contentsOf: Self.waits.map(wording.figureName), at: names.count - 1) }
    let heads = names.map { head -> HTML in "<th scope=\"col\">\(head)</th>" }
    let promise = PrintedSweep(compared.header, wording: wording).promise(rows)
      .map { sentence -> HTML in "<p>\(sentence)</p>" }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(wording.whatIfTitle)"><table>
      <thead><tr><td></td>\(heads)</tr></thead><tbody>\(items)</tbody></table></div>\(promise)
      """
  }
}

/// The picture that was drawn last.
private final class LastPicture: Sendable {
  private let state = Mutex<(number: Int, svg: String)>((0, ""))

  /// Keeps a picture in place of the one before.
  func keep(_ svg: String) -> Int {
    state.withLock { state in
      state = (state.number + 1, svg)
      return state.number
    }
  }

  /// The picture of a number; nil where there is another by now.
  func svg(_ number: Int) -> String? {
    state.withLock { $0.number == number && number > 0 ? $0.svg : nil }
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
