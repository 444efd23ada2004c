package import Drives
import Identities
package import KhungGio
import Plans
package import Wording

/// Whose a slip is, in words.
package struct SlipLines {
  private let drive: Drive
  private let wording: Words

  /// Whose a slip is, in words.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - wording: the language.
  package init(on drive: Drive, wording: Words) {
    self.drive = drive
    self.wording = wording
  }

  /// Whose a slip is, when this person is invited, and what was published before.
  ///
  /// - Parameter holder: the person.
  /// - Returns: the lines.
  package func lines(of holder: SlipHolder) -> [String] {
    let name = holder.identity.name.isEmpty ? holder.registrant : holder.identity.label
    return [
      "\(name) [\(holder.registrant)]", wording.slipUnit(holder.unitName),
      wording.slipStatus(
        Words.SlipStatus(holder.status), slot: holder.slot.map(text), issue: holder.revision),
    ] + holder.earlier.map { wording.slipEarlier(text($0.slot), issue: $0.revision) }
      + questions(of: holder).flatMap { TextWidth.wrapped($0, to: TextWidth.page) }
  }

  /// What the person has to be asked, and what keeps the person from giving blood.
  private func questions(of holder: SlipHolder) -> [String] {
    func texts(_ ids: [String]) -> [String] {
      drive.declarations.filter { ids.contains($0.id) }.map { $0.question(in: wording.language) }
    }
    guard let questions = holder.questions else { return [] }
    return (questions.barring.isEmpty ? [] : [wording.mayNotGive(by: texts(questions.barring))])
      + (questions.open.isEmpty ? [] : [wording.toBeAsked(texts(questions.open))])
  }

  /// Why a code is nobody's.
  ///
  /// - Parameters:
  ///   - error: why.
  ///   - code: the code, as it can be printed.
  /// - Returns: the sentence; nil where the usual one says it.
  package func words(of error: SlipError, _ code: String) -> String? {
    Words.CodeError(rawValue: error.rawValue).map { wording.codeError($0, code) }
  }

  private func text(_ slot: NamedSlot) -> String {
    guard let session = drive.sessions.first(where: { $0.id == slot.session }) else {
      return slot.text
    }
    return "\(ClockTime.text(slot.start)), \(session.site.isEmpty ? session.id : session.site), "
      + session.date.isoText
  }
}

extension Words.SlipStatus {
  /// What has become of somebody, as it is said.
  fileprivate init(_ status: SlipHolder.Status) {
    self =
      switch status {
      case .placed: .placed
      case .moved: .moved
      case .waiting: .waiting
      case .new: .new
      case .left: .left
      case .unplanned: .unplanned
      }
  }
}
