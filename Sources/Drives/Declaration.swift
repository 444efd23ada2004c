/// A question that everybody who wants to give blood is asked: whether two doses of a vaccine were
/// had, whether there was contact with a case. It is answered with yes or no.
public struct Declaration: Equatable, Sendable {
  /// The name of its column in the lists of people, unique in the drive.
  public let id: String
  /// The question in Vietnamese.
  public let vietnamese: String
  /// The question in English.
  public let english: String
  /// The answer with which somebody may not give blood; nil where no answer bars anybody.
  public let barring: Bool?
  /// Whether the lists of units ask it; else it is asked at check-in only.
  public let isInLists: Bool
  /// Whether somebody whose answer bars gets no slot; else the person is named and keeps the slot.
  public let leavesOut: Bool

  /// A question of these parts.
  ///
  /// - Parameters:
  ///   - id: the name of its column.
  ///   - vietnamese: the question in Vietnamese.
  ///   - english: the question in English; empty for the same text.
  ///   - barring: the answer with which somebody may not give blood.
  ///   - isInLists: whether the lists of units ask it.
  ///   - leavesOut: whether somebody whose answer bars gets no slot.
  public init(
    id: String, vietnamese: String, english: String = "", barring: Bool? = nil,
    isInLists: Bool = true, leavesOut: Bool = false
  ) {
    self.id = id
    self.vietnamese = vietnamese
    self.english = english.isEmpty ? vietnamese : english
    self.barring = barring
    self.isInLists = isInLists
    self.leavesOut = leavesOut
  }

  /// The question in a language.
  public func question(in language: Language) -> String {
    switch language {
    case .vietnamese: vietnamese
    case .english: english
    }
  }

  /// Whether somebody with this answer may not give blood; never without an answer.
  public func bars(_ answer: Bool?) -> Bool { barring != nil && answer == barring }
}

extension Registrant {
  /// The answer to a question.
  ///
  /// - Parameter declaration: the question, as an index in the drive's declarations.
  /// - Returns: yes or no; nil where the person has not answered.
  public func answer(to declaration: Int) -> Bool? {
    answers.indices.contains(declaration) ? answers[declaration] : nil
  }
}

extension Drive {
  /// The questions by whose answers somebody may not give blood.
  ///
  /// - Parameter registrant: the person.
  /// - Returns: the questions, as indices in `declarations`.
  public func barringDeclarations(of registrant: RegistrantIndex) -> [Int] {
    declarations.indices.filter {
      declarations[$0].bars(registrants[registrant].answer(to: $0))
    }
  }

  /// The questions that somebody has still to be asked when coming.
  ///
  /// - Parameter registrant: the person.
  /// - Returns: the questions without an answer, as indices in `declarations`.
  public func openDeclarations(of registrant: RegistrantIndex) -> [Int] {
    declarations.indices.filter { registrants[registrant].answer(to: $0) == nil }
  }

  /// Whether somebody gets no slot because of an answer.
  public func isHeldBack(_ registrant: Registrant) -> Bool {
    guard !registrant.answers.isEmpty else { return false }
    return declarations.indices.contains {
      declarations[$0].leavesOut && declarations[$0].bars(registrant.answer(to: $0))
    }
  }
}
