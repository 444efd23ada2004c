import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import Plans
import UnitLists
import Wording

extension KnownIdentities {
  /// What plans and issues of a drive tell of its people; the drive must be held for changing.
  ///
  /// - Parameters:
  ///   - url: the drive's folder.
  ///   - wording: the language to say in what is wrong.
  /// - Throws: the exit status, where the key or the history cannot be read.
  init(of url: URL, wording: Words) throws {
    self.init()
    do throws(DriveFileProblems) {
      key = try DriveKeyFile.read(in: url, language: wording.language)
    } catch {
      ProblemReport(error.problems, wording: wording).write(withSum: true)
      throw error.isMissingInput ? ExitStatus.missingInput : ExitStatus.badData
    }
    // A plan that cannot be read names nobody.
    let plan = (try? ToldPlanFile.read(at: url.appendingPathComponent("plan.json")))?.plan
    var found = plan?.people(key: key) ?? [:]
    usedIDs = Set(found.keys)
    if History.exists(in: url) {
      do throws(HistoryFault) {
        let history = try History(in: url)
        for issue in try history.issues() {
          let issued = try history.invitations(of: issue.number)
          usedIDs.formUnion(issued.keys)
          // The last issue is what people were told.
          found = issued.mapValues(\.person)
        }
      } catch {
        throw error.told(in: wording)
      }
    }
    people = found.values.sorted { $0.id < $1.id }
  }
}
