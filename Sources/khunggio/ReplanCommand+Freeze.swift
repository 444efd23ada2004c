import ArgumentParser
import Drives
import Foundation
import IntegerProgramming
import Invitations
import KhungGio
import Planning
import Plans
import Wording

extension ReplanCommand {
  /// Whoever's slot must stay.
  func frozen(_ told: [Assignment], of drive: Drive) throws -> [Assignment] {
    guard let freeze else { return [] }
    let released = try releasedPeople(of: drive)
    let names = freeze.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    if names == ["all"] { return told.filter { !released.contains($0.registrant) } }
    let units = Set(drive.units.indices.filter { names.contains(drive.units[$0].id) })
    let sessions = Set(drive.sessions.indices.filter { names.contains(drive.sessions[$0].id) })
    let known = Set(units.map { drive.units[$0].id } + sessions.map { drive.sessions[$0].id })
    for name in names where !known.contains(name) {
      throw ValidationError("--freeze \(name): no unit and no session has this id.")
    }
    return told.filter { assignment in
      (units.contains(drive.registrants[assignment.registrant].unit)
        || sessions.contains(assignment.slot.session))
        && !released.contains(assignment.registrant)
    }
  }

  private func releasedPeople(of drive: Drive) throws -> Set<Int> {
    let ids = (release ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let places = Dictionary(
      drive.registrants.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for id in ids where places[id] == nil {
      throw ValidationError("--release \(id): nobody on the lists has this id.")
    }
    return Set(ids.compactMap { places[$0] })
  }

  /// The drive with everyone frozen pinned; where that cannot be, it says why.
  func pinned(_ frozen: [Assignment], on drive: Drive, wording: Words) throws -> Drive {
    guard !frozen.isEmpty else { return drive }
    let planner = try planner(Cancellation())
    do throws(FreezeConflict) {
      return try planner.freeze(frozen, on: drive)
    } catch {
      report(error, of: frozen.count, on: drive, wording)
      if json {
        var output = Output()
        output.line(document(of: error, on: drive).document)
        try output.finish()
      }
      throw ExitStatus.badData
    }
  }

  private func report(
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

  private func document(of conflict: FreezeConflict, on drive: Drive) -> JSONValue {
    func ids(_ people: [Int]) -> JSONValue {
      .array(people.map { .string(drive.registrants[$0].id) })
    }
    return .object([
      (
        "contradictions",
        .array(
          conflict.contradictions.map { contradiction in
            let minutes = contradiction.violations.compactMap(\.minute)
            let first = contradiction.violations.first
            return .object([
              ("rule", .optional(first?.rule.rawValue)),
              ("session", .optional(first?.session.map { drive.sessions[$0].id })),
              ("subject", .optional(first?.subject)),
              ("from", .optional(minutes.min().map(ClockTime.text))),
              ("to", .optional(minutes.max().map { ClockTime.text($0 + 1) })),
              ("people", ids(contradiction.people)),
            ])
          })
      ), ("release", ids(conflict.release)),
      ("release_at_least", .integer(conflict.atLeast)),
    ])
  }
}
