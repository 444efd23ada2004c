/// Why something could not be written.
public enum OutputError: Error, Equatable, Sendable {
  /// The file or folder cannot be made: exit status 73.
  case cannotCreate(path: String, reason: String)
  /// Writing failed on the way, such as on a full disk: exit status 74.
  case cannotWrite(path: String, reason: String)
  /// The folder has files already, which are not written over: exit status 73.
  case folderNotEmpty(path: String)
  /// The path is empty: exit status 64.
  case noName
  /// A file the drive is made of, which no output may replace: exit status 64.
  case isInput(path: String)
  /// A file of another kind than what is to be written stands there: exit status 73.
  case isAnotherFile(path: String)

  /// What could not be written.
  public var path: String {
    switch self {
    case .cannotCreate(let path, _), .cannotWrite(let path, _), .folderNotEmpty(let path),
      .isInput(let path), .isAnotherFile(let path):
      return path
    case .noName: return ""
    }
  }

  /// The same error, by the place that was asked for instead of the one where things are made
  /// first.
  func at(_ path: String) -> OutputError {
    switch self {
    case .cannotCreate(_, let reason): .cannotCreate(path: path, reason: reason)
    case .cannotWrite(_, let reason): .cannotWrite(path: path, reason: reason)
    case .folderNotEmpty: .folderNotEmpty(path: path)
    case .isInput: .isInput(path: path)
    case .isAnotherFile: .isAnotherFile(path: path)
    case .noName: .noName
    }
  }
}
