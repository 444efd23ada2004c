public import DriveFiles
import Foundation

/// A file of rows as it was read: one JSON object on a line, the first of them the header.
public struct RowsFile: Sendable {
  /// The header; nil for a file without any line.
  public let header: SweepHeader?
  /// The lines of the rows, by their names.
  public private(set) var lines: [String: String] = [:]
  /// How many bytes of the file are whole lines; what follows was torn off while it was written.
  let wholeBytes: Int

  /// Reads a file.
  ///
  /// - Parameter path: the file.
  /// - Returns: nil where there is no such file.
  /// - Throws: ``RowsError`` where it cannot be read or is no file of rows.
  public static func read(_ path: String) throws(RowsError) -> RowsFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
    return try RowsFile(Array(data), path: path)
  }

  init(_ bytes: [UInt8], path: String) throws(RowsError) {
    let newline = UInt8(ascii: "\n")
    wholeBytes = bytes.lastIndex(of: newline).map { $0 + 1 } ?? 0
    var header: SweepHeader?
    for (number, bytes) in bytes[..<wholeBytes].split(separator: newline).enumerated() {
      guard let line = String(validating: bytes, as: UTF8.self) else {
        throw .notRows(path, line: number + 1)
      }
      if number == 0 {
        guard let read = SweepHeader(line: line) else { throw .notRows(path, line: 1) }
        header = read
      } else {
        guard let row = RowLine(line: line) else { throw .notRows(path, line: number + 1) }
        lines[row.id] = line
      }
    }
    // What a killed run leaves without a line end is the beginning of a line of its own; anything
    // else is somebody's file and stays.
    let rest = bytes[wholeBytes...]
    guard zip(rest, RowsFile.beginning(isHeader: header == nil)).allSatisfy(==) else {
      throw .notRows(path, line: bytes[..<wholeBytes].count { $0 == newline } + 1)
    }
    self.header = header
  }

  /// How every line begins: the first one, and those of rows.
  private static func beginning(isHeader: Bool) -> [UInt8] {
    Array((isHeader ? SweepHeader.beginning : RowLine.beginning).utf8)
  }

  /// Takes in the rows of another file of the same sweep.
  mutating func add(_ other: RowsFile) { lines.merge(other.lines) { first, _ in first } }

  /// Takes in the line of a row.
  mutating func set(_ line: String, of id: String) { lines[id] = line }

  /// A row; nil where the file does not have it.
  ///
  /// - Parameters:
  ///   - number: its place in the sweep.
  ///   - header: what the sweep is.
  /// - Returns: the row.
  public func row(_ number: Int, of header: SweepHeader) -> SweepRow? {
    let settings = header.scenarios.settings(number)
    guard let line = lines[header.id(of: settings)], let outcome = RowLine(line: line)?.outcome
    else { return nil }
    return SweepRow(number: number, settings: settings, outcome: outcome)
  }

  /// The text of a file with these rows in their order, and then any others it had.
  static func text(_ header: SweepHeader, _ lines: [String: String]) -> String {
    var rest = lines
    var text = header.line + "\n"
    for id in header.ids {
      if let line = rest.removeValue(forKey: id) { text += line + "\n" }
    }
    for id in rest.keys.sorted() { text += (rest[id] ?? "") + "\n" }
    return text
  }
}

/// What is wrong with a file of rows.
public enum RowsError: Error, Equatable, Sendable {
  /// It cannot be read.
  case unreadable(String)
  /// A line of it is no row.
  case notRows(String, line: Int)
  /// Its rows are of another drive, version or way of planning.
  case ofAnother(String)
  /// Another run is writing it.
  case inUse(String)
  /// It cannot be written.
  case output(OutputError)
}

/// Several files of rows of one sweep.
public struct MergedRows: Sendable {
  /// What the sweep is.
  public let header: SweepHeader
  private let file: RowsFile

  /// Takes files together.
  ///
  /// - Parameter paths: the files.
  /// - Throws: ``RowsError`` where one cannot be read or belongs to another sweep than the first.
  public init(_ paths: [String]) throws(RowsError) {
    var header: SweepHeader?
    var merged: RowsFile?
    for path in paths {
      guard let file = try RowsFile.read(path) else { throw .unreadable(path) }
      guard let found = file.header else { throw .notRows(path, line: 1) }
      guard header == nil || (found.base == header?.base && found.set == header?.set) else {
        throw .ofAnother(path)
      }
      if header == nil { header = found }
      if merged == nil { merged = file } else { merged?.add(file) }
    }
    guard let header, let merged else { throw .unreadable("") }
    self.header = header
    file = merged
  }

  /// The numbers of the rows that no file has.
  public var missing: [Int] {
    header.ids.enumerated().filter { file.lines[$0.element] == nil }.map(\.offset)
  }

  /// The rows, in their order.
  public var rows: [SweepRow] {
    (0..<header.scenarios.count).compactMap { file.row($0, of: header) }
  }

  /// The text of one file with all rows; the same however they were dealt.
  public var text: String {
    let ids = Set(header.ids)
    return RowsFile.text(header, file.lines.filter { ids.contains($0.key) })
  }
}
