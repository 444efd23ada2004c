public import DriveFiles
import Foundation

/// What was said of the columns of units, kept in the drive's folder for the next list.
public struct SavedMappings: Equatable, Sendable {
  /// The mappings by the id of the unit.
  public private(set) var mappings: [String: [ColumnMapping]] = [:]
  private static let name = "import-columns.csv"
  private static let header = ["unit", "column", "field", "shape"]

  /// What a drive's folder keeps; nothing where there is no such file or it cannot be read.
  public init(of draft: DraftDrive) {
    let url = draft.url.appendingPathComponent(SavedMappings.name)
    // More than anybody says of columns.
    guard let bytes = try? InputFile.bytes(of: url, most: 1 << 20) else { return }
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer)
      _ = scanner.next()
      while scanner.next() {
        let fields = scanner.fields.map { scanner.text(of: $0) ?? "" }
        guard fields.count >= 3 else { continue }
        let shape = fields.count > 3 && !fields[3].isEmpty ? fields[3] : nil
        guard
          let mapping = ColumnMapping(
            column: fields[1], content: fields[2], of: draft.declarations, shape: shape,
            isSaved: true)
        else { continue }
        mappings[fields[0], default: []].append(mapping)
      }
    }
  }

  /// Keeps what was said for the units of lists, as ``ImportPlan/mappings`` says it.
  public mutating func keep(_ said: [String: [ColumnMapping]]) {
    for (unit, mappings) in said { keep(mappings, for: [unit]) }
  }

  /// Keeps what was said for units; the last word on a column counts.
  public mutating func keep(_ said: [ColumnMapping], for units: Set<String>) {
    for unit in units {
      let known = (mappings[unit] ?? []).filter { earlier in
        !said.contains { mapping in
          mapping.shape == earlier.shape
            && Folding.words(mapping.column) == Folding.words(earlier.column)
        }
      }
      mappings[unit] = known + said
    }
  }

  /// Writes the file.
  ///
  /// - Parameter draft: the drive.
  /// - Throws: why it cannot be written.
  public func write(into draft: DraftDrive) throws(OutputError) {
    var file = try OutputFile(at: draft.url.appendingPathComponent(SavedMappings.name))
    try file.write(CSVText.row(SavedMappings.header))
    for (unit, mappings) in mappings.sorted(by: { $0.key < $1.key }) {
      for mapping in mappings {
        try file.write(
          CSVText.row([unit, mapping.column, mapping.content, mapping.shape ?? ""]))
      }
    }
    try file.finish()
  }
}
