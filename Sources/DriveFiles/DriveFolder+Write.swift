public import Drives
public import Foundation
import Wording

extension DriveFolder {
  /// Writes a drive as a folder; the same drive gives the same bytes, and reading them gives it
  /// back.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - url: the folder, which must not exist or be empty.
  /// - Throws: why it cannot be written.
  public static func write(_ drive: Drive, to url: URL) throws(OutputError) {
    try checkIsEmpty(url)
    let folder = try StagedFolder(for: url)
    do throws(OutputError) {
      try StagedFolder.make(folder.url.appendingPathComponent(listsName, isDirectory: true))
      try writeSettings(of: drive, to: folder.url.appendingPathComponent(driveName))
      try writeUnits(of: drive, to: folder.url.appendingPathComponent(unitsName))
      try writeList(of: drive, to: folder.url.appendingPathComponent("\(listsName)/all.csv"))
    } catch {
      throw error.at(url.path)
    }
    try folder.finish()
  }

  /// Begins a drive's folder: everything but the lists of people, who are to come.
  ///
  /// - Parameters:
  ///   - drive: the drive; its registrants are left out, and a unit with the id `-`, too.
  ///   - url: the folder, which must not exist or be empty.
  /// - Throws: why it cannot be written.
  public static func begin(_ drive: Drive, at url: URL) throws(OutputError) {
    try checkIsEmpty(url)
    let folder = try StagedFolder(for: url)
    do throws(OutputError) {
      try writeSettings(
        of: drive, comments: Words(language: drive.language),
        to: folder.url.appendingPathComponent(driveName))
      if drive.units.first?.id != "-" {
        try writeUnits(of: drive, to: folder.url.appendingPathComponent(unitsName))
      }
    } catch {
      throw error.at(url.path)
    }
    try folder.finish()
  }

  /// Looks whether a new drive may be written into a folder.
  ///
  /// - Parameter url: the folder.
  /// - Throws: ``OutputError/folderNotEmpty(path:)``, where something stands in it.
  public static func checkIsEmpty(_ url: URL) throws(OutputError) {
    let files = FileManager.default
    var isDirectory: ObjCBool = false
    guard files.fileExists(atPath: url.path, isDirectory: &isDirectory) else { return }
    guard isDirectory.boolValue else {
      throw .cannotCreate(path: url.path, reason: String(cString: strerror(ENOTDIR)))
    }
    // What a killed run has left does not count.
    let entries = (try? files.contentsOfDirectory(atPath: url.path)) ?? []
    guard entries.allSatisfy({ $0.hasPrefix(".khunggio-") }) else {
      throw .folderNotEmpty(path: url.path)
    }
  }

  private static func writeSettings(
    of drive: Drive, comments: Words? = nil, to url: URL
  ) throws(OutputError) {
    var yaml = try OutputFile(at: url)
    try yaml.write(DriveYAMLText(drive, comments: comments).text)
    try yaml.finish()
  }

  private static func writeUnits(of drive: Drive, to url: URL) throws(OutputError) {
    var file = try OutputFile(at: url)
    // Columns that hardly any drive has are written where one has them.
    let hasStaff = drive.units.contains { $0.staff != nil || $0.askedPercent != nil }
    let hasPreferred = drive.units.contains { $0.preferred != nil }
    let hasWhole = drive.units.contains { $0.whole != nil }
    let columns = UnitsCSV.columns.filter { column in
      switch column {
      case "preferred": hasPreferred
      case "whole": hasWhole
      default: hasStaff || !UnitsCSV.staffColumns.contains(column)
      }
    }
    try file.write(CSVText.mark + columns.joined(separator: ",") + "\n")
    for unit in drive.units {
      var fields = [unit.id, unit.name, unit.quota.map(String.init) ?? ""]
      if hasStaff {
        fields += [unit.staff.map(String.init) ?? "", unit.askedPercent?.written ?? ""]
      }
      fields += [unit.from.map(ClockTime.text) ?? "", unit.to.map(ClockTime.text) ?? ""]
      fields.append(unit.maxAway?.written ?? "")
      fields.append(unit.sessions.map { drive.sessions[$0].id }.joined(separator: "; "))
      if hasPreferred { fields.append(start(unit.preferred, drive)) }
      if hasWhole { fields.append(unit.whole.map { $0 ? "yes" : "no" } ?? "") }
      try file.write(CSVText.row(fields))
    }
    try file.finish()
  }

  private static func writeList(of drive: Drive, to url: URL) throws(OutputError) {
    var file = try OutputFile(at: url)
    let hasParty = drive.registrants.contains { $0.party != nil }
    let columns =
      (hasParty ? RegistrantLists.columns : RegistrantLists.usualColumns)
      + drive.declarations.map(\.id)
    try file.write(CSVText.mark + columns.joined(separator: ",") + "\n")
    for person in drive.registrants {
      let available = person.available.map { available in
        let (from, to) = (available.interval.from, available.interval.to)
        return start(available.session, drive) + "\(ClockTime.text(from))-\(ClockTime.text(to))"
      }
      var fields = [person.id, person.name, drive.units[person.unit].id]
      fields += [person.birthYear.map(String.init) ?? "", person.phone]
      fields.append(person.kind.map { drive.turnout.kinds[$0].name } ?? "")
      fields += [available.joined(separator: "; "), start(person.preferred, drive)]
      fields += [person.group, person.priority == 1 ? "" : "\(person.priority)"]
      fields.append(
        person.pinned.map { start($0.session, drive) + ClockTime.text($0.start) } ?? "")
      if hasParty { fields.append(person.party.map(String.init) ?? "") }
      fields += drive.declarations.indices.map {
        person.answer(to: $0)?.writtenAnswer ?? ""
      }
      try file.write(CSVText.row(fields))
    }
    try file.finish()
  }

  /// A start that somebody would like; empty for none.
  private static func start(_ preferred: PreferredStart?, _ drive: Drive) -> String {
    preferred.map { start($0.session, drive) + ClockTime.text($0.start) } ?? ""
  }

  /// What stands before a time that holds for one session.
  private static func start(_ session: SessionIndex?, _ drive: Drive) -> String {
    session.map { drive.sessions[$0].id + " " } ?? ""
  }
}

/// RFC 4180 text.
package enum CSVText {
  /// The byte order mark with which a list begins: by it spreadsheets know the text to be UTF-8.
  /// Fields are separated by commas, as RFC 4180 has it; a first line `sep=,` would be none of a list.
  package static let mark = "\u{FEFF}"

  /// A row with its line end; fields stand in quotes where they must, and none is a formula for a
  /// spreadsheet.
  ///
  /// - Parameters:
  ///   - fields: the texts.
  ///   - numbers: the places of fields that are numbers of this program, which stay as they are.
  ///   - separator: what stands between two fields.
  /// - Returns: the row.
  package static func row(
    _ fields: [String], numbers: Range<Int> = 0..<0, separator: String = ","
  ) -> String {
    var row = ""
    for (index, field) in fields.enumerated() {
      if index > 0 { row += separator }
      row += numbers.contains(index) ? field : cell(field, separator)
    }
    return row + "\n"
  }

  /// A field as a file holds it.
  private static func cell(_ text: String, _ separator: String) -> String {
    let field = SpreadsheetText.neutralised(text)
    return needsQuotes(field) || field.contains(separator)
      ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
  }

  private static func needsQuotes(_ field: String) -> Bool {
    let bytes = field.utf8
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let first = bytes.first, let last = bytes.last else { return false }
    return isBlank(first) || isBlank(last)
      || bytes.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
      }
  }
}
