public import Diagnostics
public import DriveFiles
public import Foundation
public import WhatIf

/// Writes the values of a row into a drive's files, in two steps: what would change, then the writing.
public struct ApplyVariant: Sendable {
  /// The row's number.
  public let row: Int
  /// Its values.
  public let settings: [Setting]

  /// The values of a row.
  ///
  /// - Parameters:
  ///   - row: the row's number, from 1.
  ///   - axes: the keys and their values.
  /// - Throws: ``UseCaseError`` with a ``RowError`` where there is no such row.
  public init(_ row: Int, of axes: [Axis]) throws(UseCaseError) {
    let scenarios = Scenarios(axes)
    guard row >= 1, row < scenarios.count else {
      throw UseCaseError(RowError.noSuchRow(row, last: scenarios.count - 1))
    }
    self.row = row
    settings = scenarios.settings(row)
  }

  /// The keys and values of a file of rows.
  ///
  /// - Parameter path: the file.
  /// - Returns: its keys and values.
  /// - Throws: ``UseCaseError`` with a `RowsError`.
  public static func axes(ofRows path: String) throws(UseCaseError) -> [Axis] {
    do throws(RowsError) {
      guard let header = try RowsFile.read(path)?.header else { throw .unreadable(path) }
      return header.scenarios.axes
    } catch {
      throw UseCaseError(error)
    }
  }

  /// What would change in the drive's files.
  ///
  /// - Parameter variants: the drive and its variants.
  /// - Returns: the edits, file by file; none where nothing changes.
  /// - Throws: ``UseCaseError`` with a `VariantError`.
  public func edits(of variants: DriveVariants) throws(UseCaseError) -> [FileEdit] {
    do throws(VariantError) {
      return try variants.edits(for: settings)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Writes edits, all or none.
  ///
  /// - Parameters:
  ///   - edits: the edits.
  ///   - folder: the drive's folder, which the caller holds.
  /// - Throws: ``UseCaseError`` with an `OutputError`.
  public func write(_ edits: [FileEdit], into folder: URL) throws(UseCaseError) {
    do throws(OutputError) {
      try DriveVariants.write(edits, into: folder)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// What the values of a row change in a drive's files; nobody else changes the drive as long as this
/// value lives.
public struct PreparedVariant: Sendable {
  /// The row's number.
  public let row: Int
  /// Its values.
  public let settings: [Setting]
  /// The edits, file by file; none where nothing changes.
  public let edits: [FileEdit]
  private let folder: URL
  private let lock: DriveLocking

  /// Looks at what a row changes.
  ///
  /// - Parameters:
  ///   - applied: the row.
  ///   - drive: the path of the drive's folder.
  ///   - seconds: how long to wait for others who change the drive.
  /// - Throws: ``UseCaseError`` with the problems of the drive's files or a `VariantError`.
  public init(
    _ applied: ApplyVariant, to drive: String, waiting seconds: Double = DriveLocking.usualWait
  ) throws(UseCaseError) {
    folder = URL(fileURLWithPath: drive, isDirectory: true)
    // Read while nobody else changes the drive.
    lock = try DriveLocking(folder, for: .changing, work: "whatif --apply", waiting: seconds)
    (row, settings) = (applied.row, applied.settings)
    let variants: DriveVariants
    do throws(DriveFileProblems) {
      variants = try DriveVariants(at: folder)
    } catch {
      throw UseCaseError(error)
    }
    edits = try applied.edits(of: variants)
  }

  /// Writes the edits, all or none.
  ///
  /// - Throws: ``UseCaseError`` with an `OutputError`.
  public func write() throws(UseCaseError) {
    defer { lock.keepUntilHere() }
    do throws(OutputError) {
      try DriveVariants.write(edits, into: folder)
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// Why there is no such row.
public enum RowError: KhungGioError, Equatable {
  /// The sweep has no row of this number that changes anything; its last one.
  case noSuchRow(Int, last: Int)

  /// What went wrong, by a name for programs.
  public var code: String { "no-such-row" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .usage }
}
