import Console
import Drives
import Foundation
import HTTPTypes
package import Hummingbird
import KhungGio
import UnitLists
package import Wording

/// The page of the drives in a folder, and the form that makes a new one.
package struct DrivesPages: OrganiserPart {
  private let site: OrganiserSite
  /// The path of the folder of drives.
  private let folder: String

  /// The page of path.
  static let path = "/dot"

  /// The drives of a folder.
  ///
  /// - Parameters:
  ///   - site: the organiser's pages.
  ///   - folder: the path of the folder of drives.
  package init(of site: OrganiserSite, in folder: String) {
    self.site = site
    self.folder = folder
  }

  package func links(in wording: Words) -> [Page.Link] {
    [Page.Link(Self.path, wording.otherDrives)]
  }

  package func addRoutes(to routes: RouterGroup<PageContext>) {
    routes.get("/dot") { _, context -> Response in
      page(in: site.words(context))
    }
    routes.post("/api/open") { request, _ -> Response in
      let chosen = try await request.value(Chosen.self)
      guard
        FindDrives(in: folder).perform(WorkContext()).drives.contains(where: {
          $0.folder == chosen.folder
        })
      else { throw Refusal.notFound }
      site.drive.open(path(of: chosen.folder))
      return try Response.json(Done(go: "/"))
    }
    routes.post("/api/begin") { request, context -> Response in
      let answers = try await request.value([String: String].self)
      return try await begin(answers, in: site.words(context))
    }
  }

  private struct Chosen: Decodable {
    let folder: String
  }

  private struct Done: Encodable {
    let go: String
  }

  /// What an answer that makes no sense comes to.
  private struct NotAnAnswer: Encodable {
    let error = "answer-invalid"
    let says: String
    let field: String
  }

  private func path(of name: String) -> String {
    URL(fileURLWithPath: folder, isDirectory: true).appendingPathComponent(name).relativePath
  }

  private func begin(_ answers: [String: String], in wording: Words) async throws -> Response {
    var draft = DriveDraft()
    for question in DriveDraft.Question.allCases {
      let given = (answers[question.rawValue] ?? "").trimmingCharacters(in: .whitespaces)
      let answer = given.isEmpty ? draft.usualAnswer(to: question) : given
      guard let answer, draft.take(answer, to: question) else {
        return try Response.json(
          NotAnAnswer(
            says: wording.notAnAnswer(given, to: wording.question(question)),
            field: question.rawValue), status: .unprocessableContent)
      }
    }
    let name = BeginDrive.folderName(
      for: draft.drive,
      besides: (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    let begin = BeginDrive(
      at: path(of: name), answers: draft.drive, language: wording.language)
    _ = try await begin.run()
    site.drive.open(path(of: name))
    return try Response.json(Done(go: "/"))
  }

  private func page(in wording: Words) -> Response {
    let found = FindDrives(in: folder).perform(WorkContext()).drives
    let list = found.map { drive -> HTML in
      let days = drive.dates.map(wording.date).joined(separator: "; ")
      return """
        <li><button type="button" class="choice" data-folder="\(drive.folder)">\
        <strong>\(drive.name)</strong><br>\
        <span class="soft">\(days.isEmpty ? drive.folder : days) · \
        \(wording.drivePeople(drive.people))</span></button></li>
        """
    }
    let drives: HTML =
      found.isEmpty
      ? "<p>\(wording.noDrivesHere(URL(fileURLWithPath: folder).path))</p>"
      : "<ul class=\"choices\">\(list)</ul>"
    return Page(
      wording.drivesTitle, at: Self.path, links: site.links(in: wording), scripts: ["drives.js"],
      data: [("unreachable", wording.serverUnreachable)], in: wording
    ).response(
      """
      <noscript><p class="card">\(wording.needsScript)</p></noscript>
      \(drives)
      <section aria-labelledby="new"><h2 id="new">\(wording.newDriveHeading)</h2>
      <p class="hint">\(wording.newDriveHint)</p>
      <form id="begin" class="card"><div class="fields">\(fields(in: wording))</div>
      <div class="row"><button class="main">\(wording.makeDrive)</button></div></form></section>
      """)
  }

  private func fields(in wording: Words) -> [HTML] {
    let draft = DriveDraft()
    return DriveDraft.Question.allCases.map { question in
      let usual = draft.usualAnswer(to: question) ?? ""
      // What depends on the other answers is estimated from them.
      let isEstimated = [.limit, .desks, .screeners, .beds].contains(question)
      let isNeeded = question == .date
      let value = isEstimated ? "" : usual
      let isNumber = isEstimated || question == .people
      return """
        <label>\(wording.question(question))\
        <input name="\(question.rawValue)" value="\(value)"\("required", if: isNeeded)\
        \("inputmode=\"numeric\"", if: isNumber)\
        \("placeholder=\"\(wording.estimated)\"", if: isEstimated) autocomplete="off"></label>
        """
    }
  }
}
