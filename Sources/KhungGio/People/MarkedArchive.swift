import Foundation
import Invitations
public import Wording
import Workbooks

extension PreparedImport {
  /// The lists that something is wrong with, their errors marked, in one ZIP archive.
  ///
  /// - Parameter wording: the language of the marks.
  /// - Returns: the archive; nil where nothing is wrong with any list.
  /// - Throws: why one cannot be made.
  public func markedArchive(in wording: Words) throws(UseCaseError) -> [UInt8]? {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("khunggio-\(UUID().uuidString)", isDirectory: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let written = try writeMarked(into: folder.path, wording: wording)
    let parts = written.sorted { $0.lastPathComponent < $1.lastPathComponent }.map { url in
      (name: url.lastPathComponent, bytes: (try? Data(contentsOf: url)).map { Array($0) } ?? [])
    }
    guard !parts.isEmpty else { return nil }
    do throws(WorkbookError) {
      return try ZipWriter.bytes(of: parts)
    } catch {
      throw UseCaseError(LetterError.unwritable(error.reason))
    }
  }
}
