import DriveFiles
public import Drives
public import Foundation
import GLPK
public import IntegerProgramming
import Planning
public import Plans

/// Writes the whole problem as one program that other solvers read.
public struct ExportProgram: UseCase {
  /// The drive as it stands.
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
  ///   - drive: the drive as it stands.
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

  /// Makes the program and writes it, on the calling thread.
  ///
  /// - Parameter context: how to stop it: where `plan_for` is a probability, the drive is planned first.
  /// - Returns: the program.
  /// - Throws: ``UseCaseError`` with a `PlanningFault` or an `OutputFault`.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> ExportedProgram {
    let planned = keepsPromises ? drive : try drive.withoutPromises()
    let exported: (program: IntegerProgram, remarks: [String])
    do throws(PlanningFault) {
      exported = try Planner(
        solver: GLPKSolver(), limits: Planner.Limits(cancellation: context.cancellation)
      ).compactProgram(of: planned, told: published, movingAtMost: budget)
    } catch {
      throw UseCaseError(error)
    }
    if let url {
      do throws(OutputFault) {
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

/// A file as a stream of text, which has no way to fail; the fault is kept for the end.
private final class FileStream: TextOutputStream {
  private var file: OutputFile?
  private var fault: OutputFault?

  init(at url: URL) throws(OutputFault) { file = try OutputFile(at: url) }

  func write(_ text: String) {
    guard fault == nil else { return }
    do throws(OutputFault) {
      try file?.write(text)
    } catch {
      fault = error
    }
  }

  func finish() throws(OutputFault) {
    if let fault { throw fault }
    try file.take()?.finish()
  }
}
