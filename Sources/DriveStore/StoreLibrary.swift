import GRDB

/// The library behind the store, as it is on this machine.
public enum StoreLibrary {
  /// The version of SQLite; empty where it cannot be asked.
  public static var version: String {
    let queue = try? DatabaseQueue()
    return (try? queue?.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }) ?? ""
  }
}
