public import Diagnostics
import DriveFiles
import DriveStore
public import Foundation

/// What a drive's folder holds at a moment, by checksums: tells whether what somebody looks at is still
/// so when they change it.
public struct FolderState: Equatable, Sendable {
  /// Of settings, units and lists.
  public let inputs: String
  /// Of plan.json; empty where there is none.
  public let plan: String

  /// What a folder held, by its checksums.
  ///
  /// - Parameters:
  ///   - inputs: of settings, units and lists.
  ///   - plan: of plan.json; empty where there was none.
  public init(inputs: String, plan: String) {
    self.inputs = inputs
    self.plan = plan
  }

  /// What a folder holds now.
  ///
  /// - Parameter folder: the drive's folder.
  public init(of folder: URL) {
    var bytes: [UInt8] = []
    for file in DriveFolder.inputs(at: folder) {
      bytes += Array(file.path.utf8) + [0] + Array(Checksum(of: file.bytes).text.utf8) + [0]
    }
    inputs = Checksum(of: bytes).text
    plan = FolderState.plan(in: folder)
  }

  /// The checksum of plan.json; empty where there is none.
  ///
  /// - Parameter folder: the drive's folder.
  /// - Returns: the checksum.
  public static func plan(in folder: URL) -> String {
    guard let plan = try? Data(contentsOf: folder.appendingPathComponent(planName)) else {
      return ""
    }
    return Checksum(of: Array(plan)).text
  }

  /// The name of a drive's own plan in its folder.
  static let planName = "plan.json"
}

/// What a change was based on is no longer so: it is not made.
public struct StaleError: KhungGioError, Equatable {
  /// A change is based on what is no longer so.
  public init() {}

  /// What went wrong, by a name for programs.
  public var code: String { "stale" }

  /// What a caller can do about it.
  public var category: ErrorCategory { .temporary }
}
