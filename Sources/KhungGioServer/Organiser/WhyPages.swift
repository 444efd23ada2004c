import DriveFiles
import Drives
import Foundation
package import Hummingbird
import KhungGio
import Synchronization
import WhatIf
package import Wording

/// The page that explains why somebody has no slot, and what would place everyone.
package struct WhyPages: OrganiserPart {
  private let page: DrivePage
  private let run: ExplainingRun

  static let path = "/visao"

  init(_ page: DrivePage) {
    self.page = page
    run = ExplainingRun(page.site)
  }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.whyTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/visao") { _, context -> Response in
      try await show(in: page.site.words(context))
    }
    routes.post("/api/explain") { _, _ -> Response in
      let folder = try page.site.drive.path()
      guard !run.isRunning else { throw Refusal.runsAlready }
      run.start(folder)
      return try Response.json(Done(), status: .accepted)
    }
    routes.delete("/api/explain") { _, _ -> Response in
      run.stop()
      return try Response.json(Done())
    }
  }

  private struct Done: Encodable {
    let says = ""
  }

  private func show(in wording: Words) async throws -> Response {
    let (lists, state) = try await page.lists()
    let page = page.page(
      wording.whyTitle, at: Self.path, of: lists.draft.name, state: state, scripts: ["why.js"],
      data: [("begins", wording.explainingBegins)], in: wording)
    guard !lists.draft.registrants.isEmpty else {
      return page.response("<p>\(wording.listsFirst)</p>")
    }
    let isRunning = run.isRunning
    let folder = try self.page.site.drive.path()
    let found = run.found(of: folder).map { found -> HTML in
      let old: HTML? =
        found.inputs == state.inputs ? nil : "<p class=\"bad\">\(wording.explanationIsOld)</p>"
      let lines = PrintedExplanation(
        of: found.explained.explanation, on: found.explained.drive, wording: wording
      ).lines(isWhole: true)
      let stopped: HTML? = found.explained.isStopped ? "<p>\(wording.explainStopped)</p>" : nil
      return "\(old)\(stopped)<pre class=\"report\">\(Self.report(lines))</pre>"
    }
    return page.response(
      """
      <noscript><p class="card">\(wording.needsScript)</p></noscript>
      <p class="hint">\(wording.whyHint)</p>
      <div id="controls"><div class="row screen">\
      <button type="button" class="main" id="start"\("hidden", if: isRunning)>\
      \(wording.explainButton)</button>\
      <button type="button" id="stop"\("hidden", if: !isRunning)>\(wording.stopExplaining)</button>\
      </div><p id="progress" role="status">\(isRunning ? wording.explainingBegins : "")</p></div>
      <section id="found" aria-label="\(wording.whyTitle)">\(found)</section>
      """)
  }
}

extension WhyPages {
  /// Lines as a terminal has them, headings without the rules under them.
  fileprivate static func report(_ lines: [String]) -> [HTML] {
    let isRule = { (line: String) in !line.isEmpty && line.allSatisfy { $0 == "═" } }
    return lines.indices.filter { !isRule(lines[$0]) }.map { index -> HTML in
      let isHeading = index + 1 < lines.count && isRule(lines[index + 1])
      return isHeading ? "<strong>\(lines[index])</strong>\n" : "\(lines[index])\n"
    }
  }
}

/// The explaining that runs, one at a time, and what came of the last one.
private final class ExplainingRun: Sendable {
  struct Found: Sendable {
    let explained: ExplainedDrive
    /// The path of the drive's folder.
    let folder: String
    /// What the folder held.
    let inputs: String
  }

  private struct State {
    var job: Job<ExplainedDrive>?
    var found: Found?
  }

  private let site: OrganiserSite
  private let state = Mutex(State())

  init(_ site: OrganiserSite) { self.site = site }

  var isRunning: Bool { state.withLock { $0.job != nil } }

  /// What was found of a drive; nil where it was not explained yet.
  func found(of folder: String) -> Found? {
    state.withLock { $0.found.flatMap { $0.folder == folder ? $0 : nil } }
  }

  func stop() { state.withLock { $0.job }?.cancel() }

  func start(_ folder: String) {
    Task {
      guard !isRunning else { return }
      do {
        let url = URL(fileURLWithPath: folder, isDirectory: true)
        let (variants, inputs) = try await Waiting.run {
          let state = FolderState(of: url)
          return (try DriveVariants(at: url), state.inputs)
        }
        let job = state.withLock { state -> Job<ExplainedDrive>? in
          guard state.job == nil else { return nil }
          let job = ExplainDrive(variants).start()
          state.job = job
          return job
        }
        guard let job else { return }
        for await progress in job.progress {
          let says = Words.both { wording in
            wording.explained(progress.done ?? 0, of: progress.total ?? 0)
          }
          await site.events.send(PageEvent("explaining", data: SaidEvent(says: says).text))
        }
        let explained = try await job.value
        state.withLock {
          $0 = State(
            found: Found(explained: explained, folder: folder, inputs: inputs))
        }
        await site.events.send(PageEvent("explained", data: SaidEvent(says: [:]).text))
      } catch {
        state.withLock { $0.job = nil }
        let says = Words.both { wording in
          Refusal(error).lines(in: wording, folder: folder).joined(separator: "\n")
        }
        await site.events.send(
          PageEvent("explained", data: SaidEvent(says: says, isError: true).text))
      }
    }
  }
}
