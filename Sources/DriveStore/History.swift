public import Foundation
import GRDB
import Identities

/// The published plans of a drive, each kept in full: the file `drive.sqlite` in its folder.
public struct History: Sendable {
  private let database: DatabaseQueue
  private let path: String

  /// The name of the file, inside a drive's folder.
  public static let fileName = "drive.sqlite"

  /// Whether a drive has a history.
  ///
  /// - Parameter folder: the drive's folder.
  /// - Returns: whether there is such a file.
  public static func exists(in folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(fileName).path)
  }

  /// Opens the history of a drive, begins it where there is none, and brings one of an earlier
  /// version up to date. A file that is not whole, or not of this program, is left as it is.
  ///
  /// - Parameters:
  ///   - folder: the drive's folder.
  ///   - seconds: how long to wait while another program holds the file.
  /// - Throws: why it cannot be opened.
  public init(in folder: URL, waiting seconds: Double = 30) throws(HistoryError) {
    let path = folder.appendingPathComponent(History.fileName).path
    self.path = path
    database = try History.doing(path) {
      try StoreFile(path: path, waiting: seconds).open()
    }
  }

  /// Keeps a plan as the next issue, all of it or nothing.
  ///
  /// - Parameter issue: the plan.
  /// - Returns: its number.
  /// - Throws: why it cannot be kept; the history then is as before.
  @discardableResult
  public func append(_ issue: NewIssue) throws(HistoryError) -> Int {
    try History.doing(path) {
      try database.write { database in
        let last = try Int.fetchOne(database, sql: "SELECT max(number) FROM issue") ?? 0
        let (number, overflows) = last.addingReportingOverflow(1)
        guard !overflows else { throw StoreFile.Refusal.damaged }
        try database.execute(
          sql: "INSERT INTO issue VALUES (?, ?, ?, ?, ?)",
          arguments: [
            number, issue.time, issue.reason, Data(issue.plan), Checksum(of: issue.plan).text,
          ])
        for input in issue.inputs {
          try database.execute(
            sql: "INSERT INTO input VALUES (?, ?, ?)",
            arguments: [number, input.file, input.checksum.text])
        }
        let before = try History.invitations(of: last, in: database)
        let linkage = RecordLinkage(
          before.map(\.person), on: issue.invitations.map(\.person))
        let earlier = Dictionary(
          before.compactMap { old in
            linkage.idNow(of: old.registrant).map { ($0, old) }
          }, uniquingKeysWith: { first, _ in first })
        let statement = try database.makeStatement(
          sql: """
            INSERT INTO invitation (issue, registrant, name, unit, session, slot, first_unit,
              first_session, first_slot, person, birth_year, phone, code)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for invitation in issue.invitations {
          let (person, identity) = (invitation.person, invitation.person.identity)
          // An appointment goes on from the issue before, or begins; so does the code on a slip.
          let old = earlier[person.id]
          let first =
            old?.appointment
            ?? IssuedInvitation.Appointment(
              unit: identity.unit, session: invitation.session, slot: invitation.slot)
          let code = old.map(\.code).flatMap { $0.isEmpty ? nil : $0 } ?? invitation.code
          try statement.execute(arguments: [
            number, person.id, identity.name, identity.unit, invitation.session,
            invitation.slot, first.unit, first.session, first.slot, person.hashes.first ?? "",
            identity.birthYear, identity.phone, code,
          ])
        }
        return number
      }
    }
  }

  /// Every issue, by its number.
  ///
  /// - Throws: why the history cannot be read.
  public func issues() throws(HistoryError) -> [Issue] {
    try History.doing(path) {
      try database.read { database in
        var inputs: [Int: [Issue.Input]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM input ORDER BY issue, file") {
          inputs[try row.decode(Int.self, forColumn: "issue"), default: []].append(
            Issue.Input(
              file: try row.decode(forColumn: "file"),
              checksum: Checksum(written: try row.decode(forColumn: "sha256"))))
        }
        let sql = "SELECT number, time, reason, plan_sha256 FROM issue ORDER BY number"
        return try Row.fetchAll(database, sql: sql).map { row in
          let number = try row.decode(Int.self, forColumn: "number")
          return Issue(
            number: number, time: try row.decode(forColumn: "time"),
            reason: try row.decode(forColumn: "reason"),
            checksum: Checksum(written: try row.decode(forColumn: "plan_sha256")),
            inputs: inputs[number] ?? [])
        }
      }
    }
  }

  /// The number of the last issue; 0 before there is one.
  ///
  /// - Throws: why the history cannot be read.
  public func last() throws(HistoryError) -> Int {
    try History.doing(path) {
      try database.read { database in
        try Int.fetchOne(database, sql: "SELECT max(number) FROM issue") ?? 0
      }
    }
  }

  /// The plan file of an issue, byte for byte; nil where there is no such issue.
  ///
  /// - Parameter number: the number of the issue.
  /// - Returns: the bytes.
  /// - Throws: why it cannot be read; ``HistoryError/damaged(path:issue:)`` where it is not what
  ///   was written.
  public func plan(of number: Int) throws(HistoryError) -> [UInt8]? {
    let found = try History.doing(path) {
      try database.read { database in
        try Row.fetchOne(
          database, sql: "SELECT plan, plan_sha256 FROM issue WHERE number = ?",
          arguments: [number]
        ).map { row in
          (
            bytes: [UInt8](try row.decode(Data.self, forColumn: "plan")),
            checksum: try row.decode(String.self, forColumn: "plan_sha256")
          )
        }
      }
    }
    guard let found else { return nil }
    guard Checksum(of: found.bytes).text == found.checksum else {
      throw .damaged(path: path, issue: number)
    }
    return found.bytes
  }

  /// Who was invited by an issue, by id.
  ///
  /// - Parameter number: the number of the issue.
  /// - Returns: the invitations.
  /// - Throws: why they cannot be read.
  public func invitations(of number: Int) throws(HistoryError) -> [String: IssuedInvitation] {
    try History.doing(path) {
      try database.read { database in
        Dictionary(
          try History.invitations(of: number, in: database).map { ($0.registrant, $0) },
          uniquingKeysWith: { first, _ in first })
      }
    }
  }

  /// Everybody invited by an issue before another one, each by the last such issue.
  ///
  /// - Parameter number: the number of the other issue.
  /// - Returns: the invitations.
  /// - Throws: why they cannot be read.
  public func invitations(before number: Int) throws(HistoryError) -> [IssuedInvitation] {
    try History.doing(path) {
      try database.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT * FROM invitation AS one WHERE issue = (
              SELECT max(issue) FROM invitation
              WHERE registrant = one.registrant AND issue < ?)
            """, arguments: [number]
        ).map(History.invitation)
      }
    }
  }

  private static func invitations(
    of number: Int, in database: Database
  ) throws -> [IssuedInvitation] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM invitation WHERE issue = ?", arguments: [number]
    ).map(invitation)
  }

  private static func invitation(_ row: Row) throws -> IssuedInvitation {
    IssuedInvitation(
      registrant: try row.decode(forColumn: "registrant"),
      identity: Identity(
        name: try row.decode(forColumn: "name"), birthYear: try row.decode(forColumn: "birth_year"),
        phone: try row.decode(forColumn: "phone"), unit: try row.decode(forColumn: "unit")),
      hash: try row.decode(forColumn: "person"), code: try row.decode(forColumn: "code"),
      session: try row.decode(forColumn: "session"), slot: try row.decode(forColumn: "slot"),
      appointment: IssuedInvitation.Appointment(
        unit: try row.decode(forColumn: "first_unit"),
        session: try row.decode(forColumn: "first_session"),
        slot: try row.decode(forColumn: "first_slot")))
  }

  /// Changes the database, all of it or nothing.
  func changing<Value>(_ work: (Database) throws -> Value) throws(HistoryError) -> Value {
    try History.doing(path) { try database.write(work) }
  }

  /// Reads the database outside of a transaction, as copying it demands.
  func copying(_ work: (Database) throws -> Void) throws(HistoryError) {
    try History.doing(path) { try database.writeWithoutTransaction(work) }
  }

  /// What the rows of a question to the database say.
  func rows<Value>(sql: String, _ value: (Row) throws -> Value) throws(HistoryError) -> [Value] {
    var values: [Value] = []
    try eachRow(sql: sql) { values.append(try value($0)) }
    return values
  }

  /// Looks at the rows of a question to the database one after another.
  func eachRow(sql: String, _ look: (Row) throws -> Void) throws(HistoryError) {
    try History.doing(path) {
      try database.read { database in
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() { try look(row) }
      }
    }
  }

  private static func doing<Value>(
    _ path: String, _ work: () throws -> Value
  ) throws(HistoryError) -> Value {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw HistoryError(error, path: path)
    } catch let refusal as StoreFile.Refusal {
      switch refusal {
      case .newer: throw .newer(path: path)
      case .empty: throw .empty(path: path)
      case .foreign: throw .foreign(path: path)
      case .damaged: throw .damaged(path: path, issue: nil)
      case .system(let reason): throw .cannotOpen(path: path, reason: reason)
      }
    } catch is RowDecodingError {
      // The tables know their types: another type is what damage has left.
      throw .damaged(path: path, issue: nil)
    } catch {
      throw .internalError(path: path, reason: "\(error)")
    }
  }
}

/// Why a history cannot be read or written.
public enum HistoryError: Error, Equatable, Sendable {
  /// Another program did not let go of it in time.
  case inUse(path: String)
  /// It cannot be opened or made.
  case cannotOpen(path: String, reason: String)
  /// It cannot be written to, such as on a full disk; it is as before.
  case cannotWrite(path: String, reason: String)
  /// It is no database, or not as it was written.
  case damaged(path: String, issue: Int?)
  /// A newer version of the program has written it.
  case newer(path: String)
  /// Nothing stands in it: numbers would begin at 1 again.
  case empty(path: String)
  /// A database of another program.
  case foreign(path: String)
  /// Anything else.
  case internalError(path: String, reason: String)

  init(_ error: DatabaseError, path: String) {
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .inUse(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self = .cannotOpen(path: path, reason: reason)
    case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY:
      self = .cannotWrite(path: path, reason: reason)
    // A table or a column that is not there, a row that breaks a rule of its table, a number or a
    // text that is none: what this program writes does not do so.
    case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_MISMATCH,
      .SQLITE_CONSTRAINT, .SQLITE_FORMAT, .SQLITE_TOOBIG, .SQLITE_RANGE, .SQLITE_NOTFOUND:
      self = .damaged(path: path, issue: nil)
    default: self = .internalError(path: path, reason: reason)
    }
  }
}
