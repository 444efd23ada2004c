import Foundation

extension DraftDrive {
  /// The name of the file of units, inside a drive's folder.
  public static let unitsName = DriveFolder.unitsName

  /// units.csv with more units below the others; nil where there are none, or no such file.
  ///
  /// - Parameter newUnits: their ids and names.
  /// - Returns: the bytes: those that are there, and a row for each unit.
  public func unitsFile(adding newUnits: [(id: String, name: String)]) -> [UInt8]? {
    guard !newUnits.isEmpty,
      let data = try? Data(contentsOf: url.appendingPathComponent(DriveFolder.unitsName))
    else { return nil }
    var bytes = [UInt8](data)
    let firstLine = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let header = String(decoding: firstLine, as: UTF8.self)
    let separator: Character = header.contains(";") && !header.contains(",") ? ";" : ","
    let columns = header.split(separator: separator, omittingEmptySubsequences: false).map { name in
      name.trimmingPrefix("\u{FEFF}").filter { $0 != "\"" && !$0.isWhitespace }
    }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    for unit in newUnits {
      let fields = columns.map { ["id": unit.id, "name": unit.name][$0] ?? "" }
      let row = fields.map { quoted($0, separator) }.joined(separator: String(separator)) + "\n"
      bytes += Array(row.utf8)
    }
    return bytes
  }

  private func quoted(_ field: String, _ separator: Character) -> String {
    let needsQuotes = field.contains { $0 == separator || $0 == "\"" || $0.isNewline }
    return needsQuotes ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
  }
}
