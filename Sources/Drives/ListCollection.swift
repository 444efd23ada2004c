/// Until when and where to units send the lists of their people; empty where nothing is said.
public struct ListCollection: Equatable, Sendable {
  /// The last day on which lists are taken; nil for none.
  public let due: CalendarDate?
  /// Who receives them, and where; empty for nobody named.
  public let sendTo: String
  /// The telephone for questions, as people write it; empty for none.
  public let phone: String
  /// The e-mail address; empty for none.
  public let email: String

  /// A collection of lists of these parts.
  ///
  /// - Parameters:
  ///   - due: the last day on which lists are taken.
  ///   - sendTo: who receives them.
  ///   - phone: the telephone for questions.
  ///   - email: the e-mail address.
  public init(due: CalendarDate? = nil, sendTo: String = "", phone: String = "", email: String = "")
  {
    self.due = due
    self.sendTo = sendTo
    self.phone = phone
    self.email = email
  }

  /// Whether anything is said of where lists go.
  public var hasPlace: Bool { !sendTo.isEmpty || !phone.isEmpty || !email.isEmpty }
}

extension Drive {
  /// What units are called where several stand beside each other: the name, with the id behind it
  /// where another unit has the same name.
  public var unitLabels: PerUnit<String> {
    var count: [String: Int] = [:]
    for unit in units { count[unit.name, default: 0] += 1 }
    return PerUnit(units.lazy.map { count[$0.name] == 1 ? $0.name : "\($0.name) (\($0.id))" })
  }
}
