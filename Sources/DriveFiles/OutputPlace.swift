public import Foundation

/// A path that a command was asked to write to, looked at before anything is computed: no input of
/// the drive is written over, and a file that is there only by one of the same kind.
public enum OutputPlace {
  /// What is to be written.
  public enum Kind: Sendable {
    /// A plan.
    case plan
    /// A program in free MPS format.
    case program
    /// A picture in SVG.
    case picture
    /// Rows of a what-if sweep.
    case rows
  }

  /// Looks at a place.
  ///
  /// - Parameters:
  ///   - path: the path, as the command was given it.
  ///   - kind: what is to be written.
  ///   - drive: the drive's folder; nil for none.
  /// - Throws: ``OutputError/noName``, ``OutputError/isInput(path:)`` or
  ///   ``OutputError/isAnotherFile(path:)``.
  public static func check(_ path: String, for kind: Kind, of drive: URL?) throws(OutputError) {
    guard !path.isEmpty else { throw .noName }
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    if let drive, isInput(place, of: drive) { throw .isInput(path: path) }
    var status = stat()
    guard stat(place.path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0
    else { return }
    guard isOf(kind, beginning(of: place)) else { throw .isAnotherFile(path: path) }
  }

  /// Looks at a folder that documents are to be written into.
  ///
  /// - Parameters:
  ///   - path: the path, as the command was given it.
  ///   - drive: the drive's folder; nil for none.
  /// - Throws: ``OutputError/noName``, or ``OutputError/isInput(path:)`` for the drive's lists.
  public static func check(folder path: String, of drive: URL?) throws(OutputError) {
    guard !path.isEmpty else { throw .noName }
    guard let drive else { return }
    let lists = drive.appendingPathComponent(DriveFolder.listsName).resolvingSymlinksInPath()
    let place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    guard place.path != lists.path, !place.path.hasPrefix(lists.path + "/") else {
      throw .isInput(path: path)
    }
  }

  /// The names of files in a drive's folder that nothing but their own commands write.
  private static let inputs: Set<String> = [
    DriveFolder.driveName, DriveFolder.unitsName, SuppliesFile.name, RosterFiles.volunteersName,
    "drive.sqlite", "drive.key",
  ]

  private static func isInput(_ place: URL, of drive: URL) -> Bool {
    let folder = drive.resolvingSymlinksInPath()
    let lists = folder.appendingPathComponent(DriveFolder.listsName, isDirectory: true)
    if place.path.hasPrefix(lists.resolvingSymlinksInPath().path + "/") { return true }
    return inputs.contains { name in
      let input = folder.appendingPathComponent(name)
      return input.path == place.path || input.resolvingSymlinksInPath().path == place.path
        || isSameFile(input, place)
    }
  }

  /// Whether two names are of one file, as where it has two links.
  private static func isSameFile(_ first: URL, _ second: URL) -> Bool {
    var (one, other) = (stat(), stat())
    guard stat(first.path, &one) == 0, stat(second.path, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
  }

  /// As much of a file as tells what it is, in bytes.
  private static let enough = 4096

  private static func beginning(of url: URL) -> String {
    guard let file = try? FileHandle(forReadingFrom: url) else { return "" }
    defer { try? file.close() }
    return String(decoding: (try? file.read(upToCount: enough)) ?? Data(), as: UTF8.self)
  }

  private static func isOf(_ kind: Kind, _ text: String) -> Bool {
    switch kind {
    case .plan: text.drop(while: \.isWhitespace).hasPrefix("{") && text.contains("\"version\"")
    case .program: text.hasPrefix("*") || text.hasPrefix("NAME")
    case .picture: text.hasPrefix("<?xml") || text.hasPrefix("<svg")
    case .rows: text.hasPrefix("{\"whatif\":")
    }
  }
}
