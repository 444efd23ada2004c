import DriveFiles
package import Foundation
import Identities
package import KhungGio
package import Wording

/// What is worth knowing, in words.
package struct NoticeLines: Sendable {
  private let wording: Words
  private let command: DriveCommands
  private let zone: TimeZone

  /// What is worth knowing, in words.
  ///
  /// - Parameters:
  ///   - wording: the language.
  ///   - command: commands that help.
  ///   - zone: the drive's time zone.
  package init(wording: Words, command: DriveCommands, zone: TimeZone) {
    self.wording = wording
    self.command = command
    self.zone = zone
  }

  /// A notice in words.
  ///
  /// - Parameter notice: the notice.
  /// - Returns: the words.
  package func words(of notice: DriveNotice) -> String {
    switch notice {
    case .planWithoutPeople(let path): wording.planWithoutPeople(path)
    case .planOfOtherKey(let path): wording.planOfOtherKey(path)
    case .takenForSame(let correction):
      wording.takenForSame(
        correction.before.identity.label, correction.now.identity.label, id: correction.now.id)
    case .vanishedSession(let session, let origin, let people):
      wording.vanishedSession(
        session, of: origin.name(in: zone, wording: wording), people: people)
    case .allHaveWithdrawn(let origin):
      wording.allHaveWithdrawn(origin.name(in: zone, wording: wording))
    case .keyNotKept(let error):
      wording.keyNotKept(error.path, reason: error.reason.reason(in: wording))
    case .peopleOutsidePlan(let people):
      wording.peopleOutsidePlan(people, command: command("plan"))
    case .idsGiven(let people): wording.idsGiven(people)
    case .idsNotGiven(let error): wording.idsNotGiven(error.reason(in: wording))
    case .noPlanYet: wording.reportWithoutPlan(command("plan"))
    case .summaryDay(let day): wording.summaryOfDay(day)
    case .changesNotPublished(let path): wording.notIssuedYet(path, command: command("issue"))
    }
  }
}
