import Foundation
import Wording

/// The files that paths stand for: themselves, or the lists in a folder.
public struct SentFiles: Sendable {
  /// The lists, called by the last parts of their paths, or by the paths where those are not enough.
  public let lists: [SentFile]
  /// What is to be said of whatever else is in the folders.
  public let diagnostics: [ListDiagnostic]

  /// Endings of files that are read.
  private static let endings = ["xlsx", "xlsm", "csv", "tsv", "xls", "ods"]
  /// Files that systems leave in every folder.
  private static let systemFiles: Set<String> = [".ds_store", "thumbs.db", "desktop.ini"]

  /// The files at paths. Of a folder, what is no list by its name, and folders inside, are
  /// reported.
  ///
  /// - Parameter paths: files and folders.
  public init(at paths: [String]) {
    var urls: [URL] = []
    var diagnostics: [ListDiagnostic] = []
    for path in paths {
      let url = URL(fileURLWithPath: path)
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
        urls.append(url)
        continue
      }
      let lists = names.filter { SentFiles.isList($0, in: url) }.sorted()
      urls += lists.map { url.appendingPathComponent($0) }
      let others = names.filter { !lists.contains($0) }.sorted()
        .compactMap { SentFiles.report(on: $0, in: url) }
      diagnostics += others
      if lists.isEmpty, !others.contains(where: \.mayLeaveListUnread) {
        diagnostics.append(
          ListDiagnostic(.missingInput, file: url.lastPathComponent, value: "*.xlsx, *.csv"))
      }
    }
    let counts = Dictionary(grouping: urls, by: \.lastPathComponent).mapValues(\.count)
    lists = urls.map { url in
      SentFile(at: url, name: counts[url.lastPathComponent] == 1 ? nil : url.relativePath)
    }
    self.diagnostics = diagnostics
  }

  /// Whether a file of a folder is a list, by its name; those that open spreadsheets leave are not.
  private static func isList(_ name: String, in folder: URL) -> Bool {
    let ending = (name as NSString).pathExtension.lowercased()
    return !name.hasPrefix(".") && !name.hasPrefix("~$") && endings.contains(ending)
      && !isFolder(folder.appendingPathComponent(name))
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// What is to be said of a file or folder that is not read; nil for those of the system.
  private static func report(on name: String, in folder: URL) -> ListDiagnostic? {
    let small = name.lowercased()
    if systemFiles.contains(small) || name.hasPrefix("._") || name == "__MACOSX" { return nil }
    // What spreadsheets leave beside a file that somebody has open.
    if name.hasPrefix("~$") || small.hasPrefix(".~lock.") {
      return ListDiagnostic(
        .sheetLeftOut, refuses: false, file: name, hint: .ofList(.closeFile))
    }
    let url = folder.appendingPathComponent(name)
    if isFolder(url) {
      let inside = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      guard inside.contains(where: { !systemFiles.contains($0.lowercased()) }) else { return nil }
      return ListDiagnostic(
        .fileLeftOut, refuses: false, file: name + "/", hint: .ofList(.giveFolder))
    }
    return ListDiagnostic(.fileLeftOut, refuses: false, file: name, hint: .ofList(.giveByItself))
  }
}

extension ListDiagnostic {
  /// Whether a list may have been left unread.
  var mayLeaveListUnread: Bool { code == .fileLeftOut || code == .sheetHidden }
}
