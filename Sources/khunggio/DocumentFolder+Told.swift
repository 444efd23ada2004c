import ArgumentParser
import DriveFiles
import Invitations
import Wording

extension DocumentFolder {
  /// Writes documents, and tells why they cannot be written.
  ///
  /// - Parameters:
  ///   - documents: the documents.
  ///   - force: whether files that are there are replaced.
  ///   - path: the folder as it was given.
  ///   - wording: the language to tell it in.
  /// - Throws: the exit status.
  func writeTold(_ documents: [Document], force: Bool, to path: String, wording: Words) throws {
    do throws(Fault) {
      try write(documents, force: force)
    } catch {
      switch error {
      case .filesAreThere(let paths):
        Diagnostics.line(wording.filesAreThere(paths.count, folder: path))
        PathList(paths, wording: wording).lines.forEach { Diagnostics.line($0) }
        throw ExitStatus.cannotCreate
      case .output(let fault): throw fault.told(in: wording)
      }
    }
  }
}
