import Console
import DriveFiles
import Drives
import Foundation
package import Hummingbird
import KhungGio
import Synchronization
import UnitLists
package import Wording

/// The first page of a drive: its lists, and the import of those that units send.
package struct ListsPages: OrganiserPart {
  private let page: DrivePage
  /// The import that is looked at.
  private let imports = CurrentImport()

  static let path = "/"

  init(_ page: DrivePage) { self.page = page }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.listsTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/") { _, context -> Response in
      guard page.site.drive.folder != nil else { return .redirect(to: DrivesPages.path) }
      return try await show(in: page.site.words(context))
    }
    routes.post("/api/import") { request, context -> Response in
      let wording = page.site.words(context)
      guard request.uri.queryParameters["dry"] == nil else {
        let asked = try await request.value(Asked.self, most: Uploads.largestBody)
        try await prepare(asked)
        return try Response.json(Done(says: ""))
      }
      let chosen = try await request.value(Chosen.self)
      return try Response.json(Done(says: try await commit(chosen.number, wording)))
    }
    routes.delete("/api/import") { _, _ -> Response in
      imports.drop()
      return try Response.json(Done(says: ""))
    }
    routes.get("/api/marked") { _, context -> Response in
      let wording = page.site.words(context)
      guard let current = imports.current(of: try page.site.drive.path()) else {
        throw Refusal.notFound
      }
      let archive = try await Waiting.run { try current.prepared.markedArchive(in: wording) }
      guard let archive else { throw Refusal.notFound }
      return .file(archive, type: "application/zip", named: wording.markedArchiveName)
    }
  }

  package func end() { imports.drop() }

  /// What is to be imported, and how.
  private struct Asked: Decodable, Sendable {
    var files: [Uploads.Sent]?
    var missing: String?
    var again: Bool?
    var newUnits: Bool?
    var withoutRefused: Bool?
    var map: [String]?
  }

  private struct Chosen: Decodable {
    let number: Int
  }

  private struct Done: Encodable {
    let says: String
  }

  private func prepare(_ asked: Asked) async throws {
    let uploads: Uploads
    if let files = asked.files, !files.isEmpty {
      uploads = try await Waiting.run { try Uploads(files) }
    } else {
      guard let current = imports.current(of: try page.site.drive.path()) else {
        throw Refusal.stale
      }
      uploads = current.uploads
    }
    let (lists, state) = try await page.lists()
    var reading = ImportLists(uploads.paths, into: lists)
    reading.missing =
      switch asked.missing {
      case "replace": .takenOut
      case "keep": .kept
      default: .open
      }
    reading.bringsBack = asked.again ?? false
    reading.addsUnits = asked.newUnits ?? false
    reading.leavesOutRefused = asked.withoutRefused ?? false
    reading.mappings = (asked.map ?? []).compactMap {
      ColumnMapping($0, of: lists.draft.declarations)
    }
    let prepared = try await reading.run()
    imports.put(
      uploads, prepared, of: try page.site.drive.path(), base: state,
      options: ImportView.Options(
        missing: asked.missing ?? "", again: reading.bringsBack, newUnits: reading.addsUnits,
        withoutRefused: reading.leavesOutRefused, map: asked.map ?? [],
        declarations: lists.draft.declarations))
  }

  /// Writes the import that was shown, and says what was done.
  private func commit(_ number: Int, _ wording: Words) async throws -> String {
    guard let current = imports.current(of: try page.site.drive.path()), current.number == number
    else { throw Refusal.stale }
    var work = CommitImport(current.prepared, base: current.base)
    let moment = Moment.now
    work.moment = moment
    let zone = try await page.lists().lists.draft.timeZone
    work.reason = wording.notOnResentList(Moment.day(moment.text, of: zone, in: wording))
    let committed = try await work.run()
    guard committed.isWritten else { throw Refusal.stale }
    imports.drop()
    return committed.lists == 0 ? wording.nothingToImport : wording.imported(committed.lists)
  }

  private func show(in wording: Words) async throws -> Response {
    let (lists, state) = try await page.lists()
    let draft = lists.draft
    let preview = imports.current(of: try page.site.drive.path()).map { current in
      ImportView(
        current.prepared.plan, isStopped: current.prepared.isStopped, number: current.number,
        options: current.options, zone: draft.timeZone, wording: wording
      ).html
    }
    let days = Set(draft.sessions.map(\.date)).sorted().map(wording.dateAtStart)
    let next: HTML? =
      draft.registrants.isEmpty || preview != nil
      ? nil
      : "<p class=\"row\"><a class=\"button\" href=\"\(PlanPages.path)\">\(wording.toThePlan)</a></p>"
    return page.page(
      wording.listsTitle, at: Self.path, of: draft.name, state: state, scripts: ["lists.js"],
      data: [
        ("reading", wording.readingLists), ("toolarge", wording.refusedTooLarge(megabytes: 20)),
      ],
      in: wording
    ).response(
      """
      <noscript><p class="card">\(wording.needsScript)</p></noscript>
      <div id="drive"><p>\(days.joined(separator: "; "))</p>
      <ul class="facts">
      <li><strong>\(wording.count(draft.registrants.count))</strong> \(wording.factPeople)</li>
      <li><strong>\(wording.count(draft.units.count))</strong> \(wording.factUnits)</li>
      <li><strong>\(wording.count(draft.lists.count))</strong> \(wording.factLists)</li>
      </ul>\(next)</div>
      <section class="drop screen" id="drop" aria-labelledby="drophead">
      <h2 id="drophead">\(wording.dropHeading)</h2>
      <p class="soft">\(wording.dropHint)</p>
      <p><input class="unseen" type="file" id="files" multiple accept=".xlsx,.xlsm,.csv,.tsv">\
      <label class="button main" for="files">\(wording.chooseFiles)</label></p>
      </section>
      <section id="preview" aria-live="polite">\(preview)</section>
      """)
  }
}

/// The import that is looked at: one at a time, and only while the program runs.
private final class CurrentImport: Sendable {
  struct Looked: Sendable {
    let number: Int
    let folder: String
    let uploads: Uploads
    let prepared: PreparedImport
    let base: FolderState
    let options: ImportView.Options
  }

  private struct State {
    var last = 0
    var current: Looked?
  }

  private let state = Mutex(State())

  /// The import into a drive; nil for none.
  func current(of folder: String) -> Looked? {
    state.withLock { $0.current.flatMap { $0.folder == folder ? $0 : nil } }
  }

  func put(
    _ uploads: Uploads, _ prepared: PreparedImport, of folder: String, base: FolderState,
    options: ImportView.Options
  ) {
    state.withLock { state in
      state.last += 1
      state.current = Looked(
        number: state.last, folder: folder, uploads: uploads, prepared: prepared, base: base,
        options: options)
    }
  }

  func drop() { state.withLock { $0.current = nil } }
}
