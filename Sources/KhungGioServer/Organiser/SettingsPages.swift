import DriveFiles
import Drives
import Foundation
package import Hummingbird
import KhungGio
package import Wording

/// The page of the drive's settings: a form that changes the files and keeps what it does not know.
package struct SettingsPages: OrganiserPart {
  private let page: DrivePage

  static let path = "/caidat"

  init(_ page: DrivePage) { self.page = page }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.settingsTitle)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/caidat") { _, context -> Response in
      try await show(in: page.site.words(context))
    }
    routes.post("/api/settings") { request, context -> Response in
      let asked = try await request.value(Asked.self)
      let wording = page.site.words(context)
      var change = ChangeSettings(
        asked.settings.map { Setting(key: $0.key, value: $0.value) },
        of: try page.site.drive.path(), base: asked.base.state)
      change.writes = asked.writes
      let changed = try await change.run()
      return try Response.json(
        Done(
          says: changed.isWritten ? wording.settingsSaved : "",
          difference: changed.edits.map { Done.File(name: $0.name, lines: $0.difference) }))
    }
  }

  /// Settings as scripts send them.
  struct Sent: Decodable, Sendable {
    let key: String
    let value: String
  }

  private struct Asked: Decodable {
    let settings: [Sent]
    let writes: Bool
    let base: Base
  }

  private struct Done: Encodable {
    struct File: Encodable {
      let name: String
      let lines: [String]
    }

    let says: String
    let difference: [File]
  }

  private func show(in wording: Words) async throws -> Response {
    let (lists, state) = try await page.lists()
    let folder = try page.site.drive.path()
    let page = page.page(
      wording.settingsTitle, at: Self.path, of: lists.draft.name, state: state,
      scripts: ["settings.js"], data: [("nothing", wording.nothingToApply)], in: wording)
    var keys = ListKeys(of: folder)
    keys.needsLists = false
    let fields = SettingFields(try await keys.run(), wording: wording)
    return page.response(
      """
      <noscript><p class="card">\(wording.needsScript)</p></noscript>
      <p class="hint">\(wording.settingsHint)</p>
      <form id="settings">\(fields.ofDay)
      \(fields.hasUnits ? units(fields, wording) : "")
      <div class="row screen"><button class="main">\(wording.showChanges)</button></div></form>
      \(SettingsPages.confirmation(in: wording))
      """)
  }

  private func units(_ fields: SettingFields, _ wording: Words) -> HTML {
    "<details><summary>\(wording.unitSettings)</summary>\(fields.ofUnits)</details>"
  }

  /// Where what would change in the files is shown before it is written.
  ///
  /// - Parameter wording: the language.
  /// - Returns: the part of the page.
  static func confirmation(in wording: Words) -> HTML {
    """
    <section id="confirm" class="card" hidden aria-labelledby="confirmhead">
    <h2 id="confirmhead" tabindex="-1">\(wording.changesOfFiles)</h2><div id="difference"></div>
    <div class="row"><button type="button" class="main" id="write">\(wording.writeChanges)</button>\
    <button type="button" id="cancel">\(wording.cancelButton)</button></div></section>
    """
  }
}
