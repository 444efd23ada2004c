public import Drives

/// What somebody has to be asked at check-in, and by which answers the person may not give blood.
public struct OpenQuestions: Equatable, Sendable {
  /// The ids of the questions without an answer.
  public let open: [String]
  /// The ids of the questions by whose answers the person may not give blood.
  public let barring: [String]

  /// What somebody has to be asked.
  ///
  /// - Parameters:
  ///   - registrant: the person.
  ///   - drive: the drive.
  public init(of registrant: RegistrantIndex, on drive: Drive) {
    open = drive.openDeclarations(of: registrant).map { drive.declarations[$0].id }
    barring = drive.barringDeclarations(of: registrant).map { drive.declarations[$0].id }
  }

  /// As members of a JSON object.
  var json: [(key: String, value: JSONValue)] {
    [
      ("asked", .array(open.map { .string($0) })),
      ("barred_by", .array(barring.map { .string($0) })),
    ]
  }
}
