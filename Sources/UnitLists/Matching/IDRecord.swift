public import DriveFiles
import Drives
public import Foundation
import Wording

/// The highest numbers that were ever given in ids of units, as the folder of lists keeps them: a
/// number that is not known any more could be given to another person.
public struct IDRecord: Sendable {
  /// The highest numbers by the ids of units.
  public private(set) var numbers: [String: Int] = [:]
  /// What is wrong with the file; empty where there is none yet.
  public private(set) var problems: [DriveFileProblem] = []

  /// The name of the file in the folder of lists.
  static let name = ".last-ids"
  /// The numbers of rows are no larger; telephone numbers and the like are none.
  private static let possible = 1..<10_000_000

  /// Reads the record of a drive.
  ///
  /// - Parameter drive: the drive's folder.
  public init(inDrive drive: URL) {
    let path = "\(DraftDrive.listsName)/\(IDRecord.name)"
    let bytes: [UInt8]
    do throws(InputFile.Refusal) {
      bytes = try InputFile.bytes(of: drive.appendingPathComponent(path))
    } catch {
      guard error != .missing else { return }
      problems = [
        DriveFileProblem(code: .unreadable, file: path, value: path, hint: .allowReading)
      ]
      return
    }
    bytes.withUnsafeBufferPointer { read(CSVScanner($0), of: path) }
  }

  private mutating func read(_ scanner: consuming CSVScanner, of path: String) {
    var row = 1
    if !scanner.next() { addProblem(of: path, row, "") }
    while scanner.next() {
      row += 1
      let fields = scanner.fields.map { scanner.text(of: $0) ?? "" }
      if fields.count == 2, let number = Int(fields[1]), IDRecord.possible.contains(number) {
        numbers[fields[0]] = number
      } else if !fields.allSatisfy(\.isEmpty) {
        addProblem(of: path, row, fields.joined(separator: ","))
      }
    }
  }

  private mutating func addProblem(of path: String, _ row: Int, _ value: String) {
    problems.append(
      DriveFileProblem(
        code: .syntax, file: path, row: row, value: value, expected: .oneOf(["unit,12"]),
        hint: .bringBackCopy))
  }
}
