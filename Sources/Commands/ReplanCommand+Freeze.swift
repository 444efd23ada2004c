import ArgumentParser
import Console
import Drives
import Foundation
import Invitations
import KhungGio
import Planning
import Plans
import Wording

extension ReplanCommand {
  /// Tells why people cannot all keep their slots, and who would have to be let go.
  func report(
    _ conflict: FreezeConflict, of frozen: Int, on drive: Drive, _ wording: Words
  ) {
    func name(_ registrant: Int) -> String {
      let person = drive.registrants[registrant]
      return "\(person.name.isEmpty ? person.id : person.name) (\(person.id))"
    }
    let obstacles = conflict.contradictions.map { contradiction in
      PrintedFreeze.Obstacle(
        lines: Array(
          PrintedAudit(violations: contradiction.violations, on: drive, wording: wording).lines
            .dropFirst(2)),
        names: contradiction.people.map(name))
    }
    PrintedFreeze(
      frozen: frozen, obstacles: obstacles, release: conflict.release.map(name),
      atLeast: conflict.atLeast, wording: wording
    ).lines.forEach(Diagnostics.line)
    let ids = conflict.release.map { drive.registrants[$0].id }.joined(separator: ",")
    var words = ["--freeze", freeze ?? "all", "--release", ids]
    if let from { words = ["--from", from] + words }
    let again = (["khunggio", "replan", options.drive] + words).map(shellWord)
    Diagnostics.line("")
    Diagnostics.line(wording.next(again.joined(separator: " ")))
  }
}
