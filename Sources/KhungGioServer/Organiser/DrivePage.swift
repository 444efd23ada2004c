import Drives
import Foundation
import KhungGio
import Wording

/// What every page of a drive needs of it.
struct DrivePage: Sendable {
  /// The organiser's pages.
  let site: OrganiserSite

  /// A page of the drive.
  ///
  /// - Parameters:
  ///   - title: what it is called.
  ///   - path: its path.
  ///   - name: the drive's name.
  ///   - state: what the folder holds, for scripts; nil where nothing is changed from the page.
  ///   - scripts: the scripts it uses.
  ///   - data: attributes of the body that its scripts read.
  ///   - wording: the language.
  /// - Returns: the page.
  func page(
    _ title: String, at path: String, of name: String, state: FolderState? = nil,
    scripts: [String] = [], data: [(name: String, value: String)] = [], in wording: Words
  ) -> Page {
    var values = [("unreachable", wording.serverUnreachable), ("changed", wording.driveHasChanged)]
    if let state { values += [("inputs", state.inputs), ("plan", state.plan)] }
    return Page(
      title, of: name, at: path, links: site.links(in: wording), scripts: scripts,
      data: values + data, in: wording)
  }

  /// Reads the drive whole.
  ///
  /// - Returns: the drive, and what its folder held before it was read.
  func open() async throws -> (drive: OpenDrive, state: FolderState) {
    let folder = try site.drive.path()
    return try await Waiting.run {
      let state = FolderState(of: URL(fileURLWithPath: folder, isDirectory: true))
      return (try OpenDrive(reading: folder), state)
    }
  }

  /// Reads the drive, which need not have lists.
  ///
  /// - Returns: the drive, and what its folder held before it was read.
  func lists() async throws -> (lists: OpenLists, state: FolderState) {
    let folder = try site.drive.path()
    return try await Waiting.run {
      let state = FolderState(of: URL(fileURLWithPath: folder, isDirectory: true))
      return (try OpenLists(reading: folder), state)
    }
  }
}

/// What a page was made from, as its script sends it back.
struct Base: Decodable, Sendable {
  let inputs: String
  let plan: String

  /// The same as a state.
  var state: FolderState { FolderState(inputs: inputs, plan: plan) }
}
