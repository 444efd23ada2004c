public import Drives
public import Foundation
import Wording
import Yams

/// A folder with the files of a drive, read and found without error.
public struct DriveFolder: Sendable {
  /// The drive its files describe.
  public let drive: Drive
  /// What is no error but worth a look, such as a column that nothing reads.
  public let warnings: [DriveFileProblem]
  /// What should be known of the people before they are planned and invited: telephone numbers that
  /// are none, and who has no slot, each with the place in the lists.
  public let notes: [DriveFileProblem]

  package static let driveName = "drive.yaml"
  static let unitsName = "units.csv"
  static let listsName = "registrants"

  /// Reads and checks every file of a drive folder.
  ///
  /// - Parameter url: the folder.
  /// - Throws: every problem of every file.
  public init(at url: URL) throws(DriveFileProblems) {
    var files = DriveFolderReading(at: url)
    files.readAll()
    let drive = files.drive()
    let problems = files.log.sorted()
    guard let drive, problems.isEmpty else {
      throw DriveFileProblems(
        problems: problems, wording: Words(language: files.parts?.language ?? .vietnamese))
    }
    self.drive = drive
    self.warnings = files.log.warnings
    notes = files.lists.map { PeopleNotes(drive: drive, lists: $0).notes } ?? []
  }

  /// The drive in a folder.
  ///
  /// - Parameter path: the path of the folder.
  /// - Returns: the drive.
  /// - Throws: every problem of every file.
  public static func read(_ path: String) throws(DriveFileProblems) -> Drive {
    try DriveFolder(at: URL(fileURLWithPath: path, isDirectory: true)).drive
  }
}

/// A drive folder while it is read: first each file for itself, then how they fit together.
struct DriveFolderReading {
  let url: URL
  var log = ProblemLog()
  /// What drive.yaml says; nil where it cannot be read.
  private(set) var parts: DriveYAML?
  private(set) var sources = DriveSources()
  private(set) var units: UnitsCSV?
  private(set) var lists: RegistrantLists?
  /// The bytes of drive.yaml and of units.csv, as far as they could be read.
  private(set) var driveBytes: [UInt8] = []
  private(set) var unitsBytes: [UInt8]?

  init(at url: URL) {
    self.url = url
    // Settings and units that were being changed together when a process was killed.
    FileMoves.finishAll(in: url)
  }

  /// Reads the files, each for itself.
  mutating func readAll() {
    guard readDraft() else { return }
    readLists()
  }

  /// Reads the lists if there are any: a drive that has none yet is about to get some. What cannot
  /// be looked into is read, too, so that the problem is reported before anything takes its place.
  mutating func readListsIfAny() {
    if hasLists { readLists() }
  }

  /// Whether the folder has lists of people; what cannot be looked into may have some.
  var hasLists: Bool {
    let folder = url.appendingPathComponent(DriveFolder.listsName, isDirectory: true)
    guard FileManager.default.fileExists(atPath: folder.path) else { return false }
    let entries = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return entries?.contains(where: DriveFolder.isList) ?? true
  }

  /// The drive whoever will be on its lists, with one person who stands for them; nil where something is
  /// wrong with it, which goes to the log.
  mutating func driveWithoutLists() -> Drive? {
    guard let parts else { return nil }
    let units = units?.units ?? []
    do throws(InvalidDrive) {
      return try Drive(
        name: parts.name, organizer: parts.organizer, timeZone: parts.timeZone,
        language: parts.language, sessions: parts.sessions, turnout: parts.turnout,
        maxAway: parts.maxAway, whole: parts.whole, weights: parts.weights,
        lists: parts.lists, declarations: parts.declarations,
        units: units.isEmpty ? [Drives.Unit(id: "-")] : units,
        registrants: [Registrant(id: "-", unit: UnitIndex(0))])
    } catch {
      var translation = ProblemTranslation(
        parts: parts, sources: sources, units: self.units,
        lists: RegistrantLists(units: units, kinds: nil, sessions: nil),
        isDoubtful: !log.problems.isEmpty)
      for problem in error.problems { translation.add(problem, to: &log) }
      return nil
    }
  }

  /// Reads the files beside the lists of people; false where there is no folder.
  mutating func readDraft() -> Bool {
    guard isFolder(url) else {
      let isThere = FileManager.default.fileExists(atPath: url.path)
      log.add(
        DriveFileProblem(
          code: isThere ? .unreadable : .missingInput, file: url.lastPathComponent,
          value: url.path, expected: .folder(url.lastPathComponent)))
      return false
    }
    readDriveYAML()
    readUnits()
    return true
  }

  private mutating func readDriveYAML() {
    let name = DriveFolder.driveName
    let file = url.appendingPathComponent(name)
    guard
      let bytes = InputFile.bytes(of: file, named: name, most: YAMLDocument.mostBytes, log: &log),
      let root = YAMLDocument.root(of: bytes, named: name, log: &log)
    else { return }
    driveBytes = bytes
    read(root)
  }

  private mutating func read(_ root: Node) {
    var reading = YAMLReading(file: DriveFolder.driveName, log: log)
    parts = DriveYAML(root, &reading)
    (log, sources) = (reading.log, reading.sources)
  }

  /// The sessions by id; nil where drive.yaml does not tell them all.
  private var sessionNames: SessionNames? {
    guard let parts, !sources.isUnreadable(.drive, "sessions"),
      !parts.sessions.indices.contains(where: { sources.isUnreadable(.session($0), "id") })
    else { return nil }
    return SessionNames(parts.sessions)
  }

  private mutating func readUnits() {
    let file = url.appendingPathComponent(DriveFolder.unitsName)
    guard FileManager.default.fileExists(atPath: file.path),
      let bytes = InputFile.bytes(of: file, named: DriveFolder.unitsName, log: &log)
    else { return }
    read(units: InputFile.listBytes(bytes))
  }

  /// Reads what stands in units.csv, or would.
  mutating func read(units bytes: [UInt8]) {
    unitsBytes = bytes
    units = bytes.withUnsafeBufferPointer {
      UnitsCSV($0, file: DriveFolder.unitsName, sessions: sessionNames, log: &log)
    }
  }

  /// Reads files that are in memory, whatever the folder has.
  ///
  /// - Parameters:
  ///   - root: the document of drive.yaml.
  ///   - units: the bytes of units.csv; nil for no such file.
  ///   - lists: the lists of people by name; nil for a drive that has none yet.
  mutating func read(root: Node, units: [UInt8]?, lists: [(name: String, bytes: [UInt8])]?) {
    for name in [DriveFolder.driveName, DriveFolder.unitsName] { log.begin(name) }
    read(root)
    if let units { read(units: units) }
    if let lists { read(lists: lists) }
  }

  /// Reads the lists of people in the folder.
  private mutating func readLists() {
    let folder = url.appendingPathComponent(DriveFolder.listsName, isDirectory: true)
    let name = DriveFolder.listsName
    guard FileManager.default.fileExists(atPath: folder.path) else {
      log.add(
        DriveFileProblem(
          code: .missingInput, file: name, value: name, expected: .folder(name),
          hint: .importLists))
      return
    }
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      log.add(
        DriveFileProblem(code: .unreadable, file: name, value: name, hint: .allowReading))
      return
    }
    let names = entries.filter(DriveFolder.isList)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !names.isEmpty else {
      log.add(
        DriveFileProblem(
          code: .missingInput, file: name, value: "\(name)/*.csv", expected: .file("*.csv"),
          hint: .importLists))
      return
    }
    var found: [(name: String, bytes: [UInt8])] = []
    for entry in names {
      let file = folder.appendingPathComponent(entry)
      if let bytes = InputFile.bytes(of: file, named: "\(name)/\(entry)", log: &log) {
        found.append((entry, InputFile.listBytes(bytes)))
      }
    }
    read(lists: found)
  }

  /// Reads these lists of people, whatever the folder has.
  mutating func read(lists found: [(name: String, bytes: [UInt8])]) {
    // A list of units that cannot be read makes no unit unknown.
    let listed = units.flatMap { $0.columnNumbers.isEmpty ? nil : $0.units }
    let hasKinds = !sources.isUnreadable(.drive, "turnout") && !sources.isUnreadable(.turnout, "")
    var lists = RegistrantLists(
      units: listed, kinds: hasKinds ? parts?.turnout.kinds : nil, sessions: sessionNames,
      declarations: parts?.declarations ?? [])
    for (entry, bytes) in found {
      lists.read(bytes, named: "\(DriveFolder.listsName)/\(entry)", log: &log)
    }
    lists.makeRowIDsUnique()
    // A unit may not have sent its people yet; a drive without anybody is none.
    for list in lists.emptyLists {
      if lists.registrants.isEmpty { log.add(list) } else { log.warn(list) }
    }
    self.lists = lists
  }

  private func isFolder(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// The drive of all files together, or nil; what does not fit goes to the log.
  mutating func drive() -> Drive? {
    guard let parts, let lists else { return nil }
    do throws(InvalidDrive) {
      let drive = try Drive(
        name: parts.name, organizer: parts.organizer, timeZone: parts.timeZone,
        language: parts.language, sessions: parts.sessions, turnout: parts.turnout,
        maxAway: parts.maxAway, whole: parts.whole, weights: parts.weights,
        lists: parts.lists, declarations: parts.declarations,
        units: lists.units.isGrowing
          ? lists.units.ids.map { Unit(id: $0) } : units?.units ?? [],
        registrants: lists.registrants)
      // What cannot be read may be the very limit that a pin would break.
      if log.problems.isEmpty { addProblemsOfPins(of: drive) }
      return drive
    } catch {
      var translation = ProblemTranslation(
        parts: parts, sources: sources, units: units, lists: lists,
        isDoubtful: !log.problems.isEmpty)
      for problem in error.problems { translation.add(problem, to: &log) }
      return nil
    }
  }
}
