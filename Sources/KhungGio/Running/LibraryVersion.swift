/// The version of the program.
public enum LibraryVersion {
  /// The version, which files of rows name: rows of another one are not mixed with its own.
  public static let current = "0.1.0"
}
