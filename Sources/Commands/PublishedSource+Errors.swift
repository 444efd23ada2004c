import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import Identities
import KhungGio
import Plans
import Wording

extension PublishedSource {
  /// Reads a published plan, and says on standard error what it does not tell of its people.
  ///
  /// - Parameters:
  ///   - name: the number of an issue or a path; nil for the last issue.
  ///   - options: the drive.
  ///   - wording: the language to say in what is wrong.
  /// - Throws: the exit status, where it cannot be read.
  init(_ name: String?, of options: DriveOptions, wording: Words) throws {
    do throws(UseCaseError) {
      try self.init(name, inDrive: options.url, language: wording.language)
    } catch {
      throw options.reported(error, in: wording)
    }
    guard case .file(let path) = origin else { return }
    switch linkage {
    case .checked: break
    case .unmarked: Diagnostics.line(wording.planWithoutPeople(path))
    case .otherKey: Diagnostics.line(wording.planOfOtherKey(path))
    }
  }

  /// Says on standard error who was taken for the same person although the record was changed.
  func reportCorrections(wording: Words) {
    for correction in corrections {
      Diagnostics.line(
        wording.takenForSame(
          correction.before.identity.label, correction.now.identity.label,
          id: correction.now.id))
    }
  }

  /// Says on standard error which sessions of it the drive does not have any more.
  func reportVanishedSessions(on drive: Drive, wording: Words) {
    let name = origin.name(in: drive.zone, wording: wording)
    for (session, people) in vanishedSessions(on: drive) {
      Diagnostics.line(wording.vanishedSession(session, of: name, people: people))
    }
  }
}
