/// Why something could not be written.
public enum OutputFault: Error, Equatable, Sendable {
  /// The file or folder cannot be made: exit status 73.
  case cannotCreate(path: String, reason: String)
  /// Writing failed on the way, such as on a full disk: exit status 74.
  case cannotWrite(path: String, reason: String)
  /// The folder has files already, which are not written over: exit status 73.
  case folderNotEmpty(path: String)

  /// What could not be written.
  public var path: String {
    switch self {
    case .cannotCreate(let path, _), .cannotWrite(let path, _), .folderNotEmpty(let path):
      return path
    }
  }
}
