import DriveFiles
public import Drives
public import Foundation
import GLPK
public import IntegerProgramming
import Planning
public import Plans

/// Writes the whole problem as one program that other solvers read.
public struct ExportProgram: UseCase {
  /// The drive as it is.
  public let drive: Drive
  /// The file to write, in free MPS format; nil to make the program only.
  public let url: URL?
  /// The published slots, for replanning.
  public let published: [Assignment]
  /// The most people who may get another slot; nil for any number.
  public let budget: Int?
  /// Whether the weight `promised` counts.
  public let keepsPromises: Bool

  /// An export.
  ///
  /// - Parameters:
  ///   - drive: the drive as it is.
  ///   - url: the file to write; nil to make the program only.
  ///   - published: the published slots.
  ///   - budget: the most people who may get another slot.
  ///   - keepsPromises: whether the weight `promised` counts.
  public init(
    _ drive: Drive, to url: URL?, published: [Assignment] = [], budget: Int? = nil,
    keepsPromises: Bool = true
  ) {
    self.drive = drive
    self.url = url
    self.published = published
    self.budget = budget
    self.keepsPromises = keepsPromises
  }

  /// An export of a drive's folder.
  ///
  /// - Parameters:
  ///   - opened: the drive.
  ///   - path: the file to write.
  ///   - name: the published plan, a file or a revision number; nil for none.
  ///   - budget: the most people who may get another slot.
  ///   - keepsPromises: whether the weight `promised` counts.
  ///   - notice: receives what is worth knowing.
  /// - Throws: ``UseCaseError`` with what is wrong with the published plan.
  public init(
    _ opened: OpenDrive, to path: String, published name: String?, budget: Int? = nil,
    keepsPromises: Bool = true, notice: DriveNotices = { _ in }
  ) throws(UseCaseError) {
    let source = try opened.readPublished(ifNamed: name, notice: notice)
    self.init(
      opened.drive, to: URL(fileURLWithPath: path),
      published: source?.plan.assignments(on: opened.drive) ?? [], budget: budget,
      keepsPromises: keepsPromises)
  }

  /// Makes the program and writes it, on the calling thread.
  ///
  /// - Parameter context: how to stop it: where `plan_for` is a probability, the drive is planned first.
  /// - Returns: the program.
  /// - Throws: ``UseCaseError`` with a `PlanningError` or an `OutputError`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ExportedProgram {
    let planned = keepsPromises ? drive : try drive.withoutPromises()
    let exported: (program: IntegerProgram, remarks: [String])
    do throws(PlanningError) {
      exported = try Planner(
        solver: GLPKSolver(), limits: Planner.Limits(cancellation: context.cancellation)
      ).compactProgram(of: planned, published: published, movingAtMost: budget)
    } catch {
      throw UseCaseError(error)
    }
    if let url {
      do throws(OutputError) {
        let stream = try FileStream(at: url)
        var target = stream
        MPSWriter(name: drive.name, remarks: exported.remarks)
          .write(exported.program, to: &target)
        try stream.finish()
      } catch {
        throw UseCaseError(error)
      }
    }
    return ExportedProgram(program: exported.program)
  }
}

/// A drive's problem as one program.
public struct ExportedProgram: JSONDocument {
  /// The program.
  public let program: IntegerProgram

  /// How large it is.
  public var json: JSONValue {
    .object([
      ("variables", .integer(program.variableCount)), ("rows", .integer(program.rowCount)),
    ])
  }
}

/// A file as a stream of text, which has no way to fail; the error is kept for the end.
private final class FileStream: TextOutputStream {
  private var file: OutputFile?
  private var failure: OutputError?

  init(at url: URL) throws(OutputError) { file = try OutputFile(at: url) }

  func write(_ text: String) {
    guard failure == nil else { return }
    do throws(OutputError) {
      try file?.write(text)
    } catch {
      failure = error
    }
  }

  func finish() throws(OutputError) {
    if let failure { throw failure }
    try file.take()?.finish()
  }
}
