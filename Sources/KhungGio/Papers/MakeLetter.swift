import Invitations

/// Makes the paper of one unit, in memory: its letter or its slips, byte for byte as ``WriteLetters`` writes
/// them.
public struct MakeLetter: UseCase {
  /// What is made.
  public enum Kind: String, CaseIterable, Sendable {
    /// The letter with the annex of names.
    case letter
    /// The slips of those invited.
    case slips

    /// The folders that ``WriteLetters`` puts it in.
    fileprivate var folders: [String] {
      switch self {
      case .letter: [LetterFormat.pdf.rawValue]
      case .slips: [LetterFormat.pdf.rawValue, rawValue]
      }
    }
  }

  /// How it is made; its folder and its formats do not matter.
  public var letters: WriteLetters
  /// The id of the unit.
  public var unit: String
  /// What is made.
  public var kind: Kind

  /// Makes the paper of a unit.
  ///
  /// - Parameters:
  ///   - kind: what is made.
  ///   - unit: the id of the unit.
  ///   - drive: the drive.
  public init(_ kind: Kind, for unit: String, of drive: OpenDrive) {
    letters = WriteLetters(of: drive, into: "")
    self.unit = unit
    self.kind = kind
  }

  /// Makes the document.
  ///
  /// - Parameter context: not used.
  /// - Returns: the document; nil in it where the unit gets no such paper.
  /// - Throws: ``PlanError/notInvitable(_:)`` where the plan breaks rules, or why it cannot be made.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> MadeLetter {
    var letters = letters
    letters.formats = [.pdf]
    letters.unit = unit
    let found = try letters.made().documents.flatMap(\.documents).first {
      $0.path.folders == kind.folders
    }
    return MadeLetter(name: found?.path.name ?? "", bytes: found?.bytes ?? [])
  }
}

/// The paper of one unit.
public struct MadeLetter: JSONDocument {
  /// The name of the file.
  public let name: String
  /// What it holds; empty where the unit gets no such paper.
  public let bytes: [UInt8]

  /// One JSON document.
  public var json: JSONValue {
    .object([("name", .string(name)), ("bytes", .integer(bytes.count))])
  }
}
