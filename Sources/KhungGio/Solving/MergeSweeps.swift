import DriveFiles
import Foundation
import IntegerProgramming
import WhatIf

/// Puts files of rows of one sweep together.
public struct MergeSweeps: UseCase {
  /// The files.
  public let paths: [String]
  /// Where one file with all rows is written; nil for nowhere.
  public let output: String?

  /// A merge.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - output: where one file with all rows is written; nil for nowhere.
  public init(_ paths: [String], to output: String? = nil) {
    self.paths = paths
    self.output = output
  }

  /// Reads the files, and writes one where no row is missing.
  ///
  /// - Parameter context: simulates no part.
  /// - Returns: the rows, and the numbers of those that no file has.
  /// - Throws: ``UseCaseError`` with a `RowsError` or an `OutputError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MergedSweeps {
    let merged: MergedRows
    do throws(RowsError) {
      merged = try MergedRows(paths)
    } catch {
      throw UseCaseError(error)
    }
    let missing = merged.missing
    do throws(OutputError) {
      if let output {
        try OutputPlace.check(output, for: .rows, of: nil)
        if missing.isEmpty {
          var file = try OutputFile(at: URL(fileURLWithPath: output))
          try file.write(merged.text)
          try file.finish()
        }
      }
    } catch {
      throw UseCaseError(error)
    }
    let rows = merged.rows
    return MergedSweeps(
      compared: ComparedVariants(
        header: merged.header, rows: rows, wanted: rows.count + missing.count),
      missing: missing)
  }
}

/// The rows of several files.
public struct MergedSweeps: JSONDocument {
  /// The rows.
  public let compared: ComparedVariants
  /// The numbers of the rows that no file has.
  public let missing: [Int]

  /// The rows with the keys of `whatif --json`.
  public var json: JSONValue { compared.json }
}
