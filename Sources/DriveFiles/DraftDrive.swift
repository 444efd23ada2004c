public import Drives
public import Foundation
import Wording

/// A draft of a drive: its folder while the lists of people are about to change, or still missing.
public struct DraftDrive: Sendable {
  /// The folder.
  public let url: URL
  /// The language the drive asks for.
  public let language: Language
  /// What the drive is called.
  public let name: String
  /// Who invites; empty for nobody named.
  public let organizer: String
  /// The time zone's name in the IANA database.
  public let timeZone: String
  /// The sessions.
  public let sessions: [Session]
  /// The kinds of donors.
  public let kinds: [DonorKind]
  /// The units: those of units.csv, or where there is no such file those the lists name.
  public let units: [Drives.Unit]
  /// Whether units.csv lists the units, so that no others may come.
  public let unitsAreListed: Bool
  /// Everyone on the lists.
  public let registrants: [Registrant]
  /// The lists as they are.
  public let lists: [List]
  /// Until when and where to units send their lists.
  public let collection: ListCollection
  /// What everybody who wants to give blood is asked.
  public let declarations: [Declaration]

  /// A list of people as it is.
  public struct List: Sendable {
    /// The file's name in the folder of lists.
    public let name: String
    /// The names of its columns.
    public var header: [String]
    /// Its rows.
    public var rows: [Row]

    /// A row of a list.
    public struct Row: Sendable {
      /// The fields, as many as the header has.
      public var fields: [String]
      /// The index of the registrant it stands for; nil for a row without any field filled.
      public let registrant: Int?

      /// A row.
      public init(fields: [String], registrant: Int?) {
        self.fields = fields
        self.registrant = registrant
      }
    }

    /// A list.
    ///
    /// - Parameters:
    ///   - name: the file's name in the folder of lists.
    ///   - header: the names of its columns.
    ///   - rows: its rows.
    public init(name: String, header: [String], rows: [Row]) {
      self.name = name
      self.header = header
      self.rows = rows
    }

    /// The list as CSV.
    public var bytes: [UInt8] {
      var text = CSVText.mark + CSVText.row(header)
      for row in rows { text += CSVText.row(row.fields) }
      return Array(text.utf8)
    }
  }

  /// The name of the folder of lists, inside a drive's folder.
  public static let listsName = DriveFolder.listsName
  /// The columns of a list, as the contract names them.
  public static let columns = RegistrantLists.usualColumns
  /// The column that a list has where somebody comes with others: how many come, the person included.
  public static let partyColumn = RegistrantLists.partyColumn

  /// Reads a drive folder, with or without lists.
  ///
  /// - Parameter url: the folder.
  /// - Throws: every problem of the files that are there.
  public init(at url: URL) throws(DriveFileProblems) {
    var files = DriveFolderReading(at: url)
    if files.readDraft() { files.readListsIfAny() }
    // Whatever is wrong with the lists must be known before they change.
    if files.lists != nil { _ = files.drive() }
    let problems = files.log.sorted()
    guard let parts = files.parts, problems.isEmpty else {
      throw DriveFileProblems(
        problems: problems, wording: Words(language: files.parts?.language ?? .vietnamese))
    }
    self.url = url
    (language, name, timeZone) = (parts.language, parts.name, parts.timeZone)
    organizer = parts.organizer
    (sessions, kinds) = (parts.sessions, parts.turnout.kinds)
    unitsAreListed = files.units != nil
    units = files.units?.units ?? files.lists?.units.ids.map { Drives.Unit(id: $0) } ?? []
    registrants = files.lists?.registrants ?? []
    lists = files.lists.map(DraftDrive.lists) ?? []
    collection = parts.lists
    declarations = parts.declarations
  }

  /// A drive that has no lists of people yet.
  ///
  /// - Parameter url: the folder.
  /// - Returns: the drive; nil where there are lists, or no folder of a drive.
  /// - Throws: every problem of the files that are there.
  public static func withoutLists(at url: URL) throws(DriveFileProblems) -> DraftDrive? {
    guard
      FileManager.default.fileExists(
        atPath: url.appendingPathComponent(DriveFolder.driveName).path)
    else { return nil }
    var files = DriveFolderReading(at: url)
    guard !files.hasLists else { return nil }
    if files.readDraft() { _ = files.driveWithoutLists() }
    let problems = files.log.sorted()
    guard problems.isEmpty else {
      throw DriveFileProblems(
        problems: problems, wording: Words(language: files.parts?.language ?? .vietnamese))
    }
    return try DraftDrive(at: url)
  }

  private static func lists(of read: RegistrantLists) -> [List] {
    read.files.map { file in
      var next = file.first
      return file.bytes.withUnsafeBufferPointer { buffer in
        var scanner = CSVScanner(list: buffer)
        let fields = { (scanner: CSVScanner) in
          scanner.fields.map { scanner.text(of: $0) ?? "" }
        }
        _ = scanner.next()
        let header = fields(scanner)
        var rows: [List.Row] = []
        while scanner.next() {
          let isEmpty = scanner.isEmptyRow
          rows.append(List.Row(fields: fields(scanner), registrant: isEmpty ? nil : next))
          if !isEmpty { next += 1 }
        }
        let name = file.name.dropFirst(DriveFolder.listsName.count + 1)
        return List(name: String(name), header: header, rows: rows)
      }
    }
  }

  /// The drive that this folder would be with other lists.
  ///
  /// - Parameters:
  ///   - lists: the lists.
  ///   - newUnits: units that units.csv would have, too.
  /// - Returns: the drive.
  /// - Throws: every problem it would have.
  public func drive(
    with lists: [List], newUnits: [(id: String, name: String)] = []
  ) throws(DriveFileProblems) -> Drive {
    var files = DriveFolderReading(at: url)
    let isThere = files.readDraft()
    if isThere, let bytes = unitsFile(adding: newUnits) { files.read(units: bytes) }
    if isThere { files.read(lists: lists.map { ($0.name, $0.bytes) }) }
    let drive = files.drive()
    let problems = files.log.sorted()
    guard let drive, problems.isEmpty else {
      throw DriveFileProblems(problems: problems, wording: Words(language: language))
    }
    return drive
  }
}
