import Console
import Diagnostics
package import Drives
package import Hummingbird
import KhungGio
package import Wording

extension Refusal {
  /// What it says, in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - folder: the path of the drive's folder.
  /// - Returns: the lines.
  package func lines(in wording: Words, drive: Drive? = nil, folder: String = "") -> [String] {
    switch self {
    case .wrongHost: [wording.refusedHost]
    case .wrongOrigin: [wording.refusedOrigin]
    case .wrongType, .malformed, .notAllowed: [wording.refusedForm]
    case .nobody: [wording.refusedNobody]
    case .notFound: [wording.refusedNotFound]
    case .tooLarge: [wording.refusedTooLarge(megabytes: RequestRules.largestBody >> 20)]
    case .stale: [wording.refusedStale]
    case .noDrive: [wording.refusedNoDrive]
    case .runsAlready: [wording.refusedRunning]
    case .failed(let error):
      ErrorLines(
        wording: wording, language: wording.language, command: DriveCommands(folder), drive: drive,
        plan: folder + "/plan.json"
      ).lines(of: error)
    }
  }

  /// The answer: a page, or one JSON value where a script asks.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - wording: the language.
  ///   - drive: the drive, for the names of what is wrong.
  ///   - folder: the path of the drive's folder.
  ///   - links: the places on the bar.
  /// - Returns: the answer.
  package func response(
    to request: Request, in wording: Words, drive: Drive? = nil, folder: String = "",
    links: [Page.Link] = []
  ) -> Response {
    let lines = lines(in: wording, drive: drive, folder: folder)
    if request.uri.path.hasPrefix("/api/") {
      let value = RefusalValue(error: name, says: lines.joined(separator: "\n"))
      if let response = try? Response.json(value, status: status) { return response }
    }
    // A page of no drive leads to where one is chosen.
    if case .noDrive = self, request.method == .get || request.method == .head {
      return .redirect(to: DrivesPages.path)
    }
    let path = request.uri.path.hasPrefix("/k/") ? "/" : request.uri.path
    let paragraphs = lines.map { line -> HTML in "<p>\(line)</p>" }
    // What a stranger asks for is not put into the page: only paths of this program are.
    let isKnown = links.contains { $0.path == path }
    return Page(
      wording.refusedTitle, at: isKnown ? path : "/", links: links, in: wording
    ).response("<div class=\"card error-box\">\(paragraphs)</div>", status: status)
  }
}

/// A refusal as a script reads it.
private struct RefusalValue: Encodable {
  /// Its name for programs.
  let error: String
  /// What it says.
  let says: String
}
