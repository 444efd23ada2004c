import Foundation
import GRDB

/// The file that a drive's history stands in: how it is begun, and what is asked of one that is
/// there before anything is read from it or written to it.
struct StoreFile {
  private let path: String
  private let configuration: Configuration

  /// Why a file is not used. It stays as it is.
  enum Refusal: Error {
    /// A newer version of the program has written it.
    case newer
    /// Nothing stands in it.
    case empty
    /// Another program has written it.
    case foreign
    /// It is not as it was written.
    case damaged
    /// The system does not let it be made.
    case system(String)
  }

  /// The file at a path.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - seconds: how long to wait while another program holds it.
  init(path: String, waiting seconds: Double) {
    self.path = path
    var configuration = Configuration()
    configuration.busyMode = .timeout(seconds)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // What is said to be kept has reached the disk, with the folder's entry of the file.
      try database.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA")
    }
    self.configuration = configuration
  }

  /// Opens the database, begins it where there is none, and brings one of an earlier version up to
  /// date.
  ///
  /// - Throws: ``Refusal``, or the errors of SQLite.
  func open() throws -> DatabaseQueue {
    removeLeftovers()
    var status = stat()
    if stat(path, &status) != 0, errno == ENOENT {
      try begin()
    } else if status.st_size == 0 {
      throw Refusal.empty
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    let migrator = Schema.migrator
    try database.read { try StoreFile.check($0, migrator) }
    try migrator.migrate(database)
    try database.read(StoreFile.checkRows)
    return database
  }

  /// Begins the file beside its place, so that it is never there without its tables: numbers would
  /// begin at 1 again.
  private func begin() throws {
    let beside = "\(path).\(ProcessInfo.processInfo.processIdentifier).new"
    unlink(beside)
    // Made here first, since nobody but the owner may read who is invited.
    let file = Foundation.open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Refusal.system(String(cString: strerror(errno))) }
    close(file)
    defer { unlink(beside) }
    let database = try DatabaseQueue(path: beside, configuration: configuration)
    try Schema.migrator.migrate(database)
    try database.close()
    // Whoever was quicker has begun the same.
    guard link(beside, path) == 0 || errno == EEXIST else {
      throw Refusal.system(String(cString: strerror(errno)))
    }
  }

  /// Removes what processes that were killed had begun beside the file.
  private func removeLeftovers() {
    let place = URL(fileURLWithPath: path)
    let folder = place.deletingLastPathComponent()
    let prefix = "\(place.lastPathComponent)."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(prefix) {
      // drive.sqlite.4711.new, and the journal of it.
      let parts = name.dropFirst(prefix.count).split(separator: ".", maxSplits: 1)
      guard parts.count == 2, parts[1].hasPrefix("new"), let process = Int32(parts[0]),
        process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink(folder.appendingPathComponent(name).path)
    }
  }

  /// Looks at the whole file, then whether its tables are this program's.
  private static func check(_ database: Database, _ migrator: DatabaseMigrator) throws {
    let found = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
    guard found == "ok" else { throw Refusal.damaged }
    let tables = Set(
      try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
    guard tables.contains("grdb_migrations") else { throw Refusal.foreign }
    let applied = Set(
      try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations"))
    guard !applied.isEmpty else { throw Refusal.foreign }
    guard applied.isSubset(of: migrator.migrations) else {
      let isOurs = applied.contains(migrator.migrations[0])
      throw isOurs ? Refusal.newer : Refusal.foreign
    }
    for name in applied {
      guard Schema.tables(of: name).isSubset(of: tables) else { throw Refusal.damaged }
    }
  }

  /// Looks whether what stands in the tables fits together.
  private static func checkRows(_ database: Database) throws {
    guard try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") == nil else {
      throw Refusal.damaged
    }
    let gap = try Bool.fetchOne(
      database,
      sql: "SELECT count(*) <> coalesce(max(number), 0) OR coalesce(min(number), 1) <> 1 FROM issue"
    )
    guard gap == false else { throw Refusal.damaged }
  }
}
