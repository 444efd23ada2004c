public import Drives
public import Foundation
import Wording
import Yams

/// A drive folder kept in memory, to be read again with some of its values changed: whatever the
/// readers say of a drive's files holds for each variant.
public struct DriveVariants: Sendable {
  /// The drive as its files have it.
  public let base: Drive
  /// What is no error of the files but worth a look.
  public let warnings: [DriveFileProblem]
  private let url: URL
  let driveBytes: [UInt8]
  let unitsTable: UnitsTable?
  let unitsBytes: [UInt8]?
  /// The lists of people by name; nil where there are none yet.
  private let lists: [(name: String, bytes: [UInt8])]?

  /// Reads and checks every file of a drive folder.
  ///
  /// - Parameters:
  ///   - url: the folder.
  ///   - needsLists: whether a drive without lists is an error; otherwise its settings can be looked at and
  ///     changed before anybody is on a list, and ``base`` has one person who stands for all.
  /// - Throws: every problem of every file.
  public init(at url: URL, needsLists: Bool = true) throws(DriveFileProblems) {
    var files = DriveFolderReading(at: url)
    let hasLists = needsLists || files.hasLists
    if hasLists { files.readAll() } else { _ = files.readDraft() }
    let drive = hasLists ? files.drive() : files.driveWithoutLists()
    let problems = files.log.sorted()
    guard let drive, problems.isEmpty else {
      throw DriveFileProblems(
        problems: problems, wording: Words(language: files.parts?.language ?? .vietnamese))
    }
    self.url = url
    base = drive
    warnings = files.log.warnings
    driveBytes = files.driveBytes
    unitsBytes = files.unitsBytes
    unitsTable = files.unitsBytes.map(UnitsTable.init)
    let folder = DriveFolder.listsName.count + 1
    lists =
      hasLists
      ? files.lists?.files.map { (String($0.name.dropFirst(folder)), $0.bytes) } ?? [] : nil
  }

  /// Everything the drive is made of, as bytes: equal exactly for equal files.
  public var contents: [(name: String, bytes: [UInt8])] {
    [(DriveFolder.driveName, driveBytes)]
      + (unitsTable.map { [(DriveFolder.unitsName, $0.bytes)] } ?? []) + (lists ?? [])
  }

  /// What is wrong with a key, whatever its value; nil for one that names something.
  ///
  /// - Parameter key: the dotted path.
  /// - Returns: the error, with the nearest known keys.
  public func error(ofKey key: String) -> SettingError? {
    if UnitsTable.isOfUnits(key) {
      if unitsTable?.knows(key) == true { return nil }
    } else if let root, SettingPath(key).isKnown(in: root) {
      let meanings = SettingPath(key).meanings(in: root)
      return meanings.isEmpty ? nil : .ambiguousKey(key, meanings: meanings)
    }
    let known = root.map(KnownKeys.all) ?? []
    return .unknownKey(
      key, nearest: KnownKeys.nearest(to: key, among: known + (unitsTable?.keys ?? [])))
  }

  /// The one way to write a key, with names in quotes where they need them; nil for a key that names
  /// nothing.
  ///
  /// - Parameter key: the dotted path.
  /// - Returns: the key.
  public func written(_ key: String) -> String? {
    if UnitsTable.isOfUnits(key) { return unitsTable?.written(key) }
    return root.flatMap { SettingPath(key).written(in: $0) }
  }

  /// What stands at the places of a key, as the files write it; nil where a place is empty.
  ///
  /// - Parameter key: the dotted path.
  /// - Returns: one text per place; empty where the key names nothing.
  public func currentValues(at key: String) -> [String?] {
    if UnitsTable.isOfUnits(key) { return unitsTable?.currentValues(at: key) ?? [] }
    return root.map { SettingPath(key).currentValues(in: $0) } ?? []
  }

  /// Every key that a setting may name, with one value each, and the current value: nil for
  /// nothing.
  public var keys: [(key: String, value: String?)] {
    guard let root else { return [] }
    let isOne: (String) -> Bool = { !SettingKey($0).parts.contains(.word("*")) }
    let found = KnownKeys.all(in: root).filter(isOne).compactMap {
      key -> (key: String, value: String?)? in
      let current = SettingPath(key).currentValues(in: root)
      return current.isEmpty ? nil : (key, current[0])
    }
    let units = unitsTable.map { table in
      table.keys.filter(isOne).map { ($0, table.currentValues(at: $0).first ?? nil) }
    }
    return found + (units ?? [])
  }

  /// The drive with some values changed, in this order.
  ///
  /// - Parameter settings: the values.
  /// - Returns: the drive.
  /// - Throws: ``VariantError`` where a value cannot be set, or makes the drive invalid.
  public func drive(with settings: [Setting]) throws(VariantError) -> Drive {
    guard !settings.isEmpty else { return base }
    guard var root else { throw .files(DriveFileProblems(problems: [], wording: wording)) }
    var units = unitsTable
    for setting in settings {
      if let error = error(ofKey: setting.key) { throw .setting(error) }
      do throws(SettingError) {
        if UnitsTable.isOfUnits(setting.key) {
          try units?.apply(setting)
        } else {
          try SettingPath(setting.key).apply(setting, to: &root)
        }
      } catch {
        throw .setting(error)
      }
    }
    return try drive(root: root, units: units?.bytes)
  }

  /// The drive of these files and the lists as they are.
  func drive(root: Node, units: [UInt8]?) throws(VariantError) -> Drive {
    var files = DriveFolderReading(at: url)
    files.read(root: root, units: units, lists: lists)
    let drive = lists == nil ? files.driveWithoutLists() : files.drive()
    let problems = files.log.sorted()
    guard let drive, problems.isEmpty else {
      throw .files(DriveFileProblems(problems: problems, wording: wording))
    }
    return drive
  }

  private var wording: Words { Words(language: base.language) }

  /// The document, read again: its nodes belong to one thread.
  var root: Node? {
    var log = ProblemLog()
    return YAMLDocument.root(of: driveBytes, named: DriveFolder.driveName, log: &log)
  }
}

/// Why there is no such variant of a drive.
public enum VariantError: Error, Equatable, Sendable {
  /// A value cannot be set.
  case setting(SettingError)
  /// The drive would be invalid: its problems.
  case files(DriveFileProblems)
}
