import DriveFiles
import Drives
import Foundation
import Testing

/// How the day is simulated, as drive.yaml says it.
@Suite struct PlayingTests {
  static let errors: [YAMLFault] = [
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    lateness: {normal: [0, -5]}", "KG019",
      at: "[0, |-5", "sessions.hall.lateness.normal.2 \"-5\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    walk: {exponential: 0}", "KG019",
      at: "exponential: |0", "sessions.hall.walk.exponential.1 \"0\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    walk_ins: {per_hour: -5}", "KG019",
      at: "per_hour: |-5", "sessions.hall.walk_ins.per_hour \"-5\""),
    YAMLFault(
      "slot_minutes: 15", "slot_minutes: 15\n    walk_ins: {from: \"08:00\"}", "KG009",
      at: "{from: \"08:00\"}", "sessions.hall.walk_ins.per_hour"),
    YAMLFault(
      "slot_minutes: 15",
      "slot_minutes: 15\n    walk_ins: {per_hour: 5, from: \"08:00\", to: \"07:45\"}", "KG031",
      at: "\"07:45\"", "sessions.hall.walk_ins.to \"07:45\""),
    YAMLFault(
      "servers: 2}", "servers: 2, service: {uniform: [5, 3]}}", "KG019", at: "[5, |3",
      "sessions.hall.stages.reception.service.uniform.2 \"3\""),
    YAMLFault(
      "servers: 2}", "servers: 2, service: {mixture: [{part: 0.9, fixed: 3}]}}", "KG041",
      at: "mixture: |[{", "sessions.hall.stages.reception.service.mixture \"0.9\""),
    YAMLFault(
      "servers: 2}", "servers: 2, service: {mixture: [{part: 1, normal: [20, x]}]}}", "KG018",
      at: "[20, x]", "sessions.hall.stages.reception.service.mixture.1.normal"),
    YAMLFault(
      "servers: 2}", "servers: 2, service: 4}", "KG018", at: "service: |4",
      "sessions.hall.stages.reception.service \"4\""),
  ]

  @Test(arguments: errors) func aFaultIsToldAtItsPlace(_ error: YAMLFault) throws {
    #expect(SmallDrive.yaml.contains(error.old))
    #expect(try FolderFixture(["drive.yaml": error.yaml]).problems() == [error.problem])
  }

  @Test func everythingIsReadAndWrittenBack() throws {
    let yaml = SmallDrive.yaml
      .replacing(
        "slot_minutes: 15",
        with: """
          slot_minutes: 15
              arrive: start
              lateness: {normal: [-10, 9.8]}
              walk: {exponential: 0.5}
              walk_ins: {per_hour: 5, from: "08:00", to: "08:30"}
          """
      )
      .replacing(
        "servers: 2}",
        with: "servers: 2, service: {mixture: [{part: 0.98, normal: [20, 0.5]}, "
          + "{part: 0.02, shifted_exponential: [20, 10]}]}}"
      )
      .replacing("defers: true", with: "defers: true\n        service: {triangular: [5, 9, 20]}")
    let drive = try FolderFixture(["drive.yaml": yaml]).drive()
    let session = drive.sessions[0]
    #expect(session.arrive == .start && session.lateness == .normal(mean: -10, deviation: 9.8))
    #expect(session.walk == .exponential(mean: 0.5))
    #expect(session.walkIns == WalkIns(perHour: 5, from: 480, to: 510))
    #expect(
      session.stages[0].service
        == .mixture([
          Distribution.Part(part: 0.98, distribution: .normal(mean: 20, deviation: 0.5)),
          Distribution.Part(
            part: 0.02, distribution: .shiftedExponential(minimum: 20, meanOfRest: 10)),
        ]))
    #expect(session.stages[1].service == .triangular(low: 5, mode: 9, high: 20))
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: url) }
    try DriveFolder.write(drive, to: url)
    #expect(try DriveFolder(at: url).drive == drive)
  }

  @Test func whatIsNotSaidIsUsual() throws {
    let session = try FolderFixture().drive().sessions[0]
    #expect(session.arrive == .spread && session.lateness == nil && session.walk == nil)
    #expect(session.walkIns == nil && session.stages.allSatisfy { $0.service == nil })
  }

  @Test func aPlanOfAnotherDriveIsOneProblem() throws {
    let folder = try FolderFixture()
    let drive = try folder.drive()
    func problems(_ text: String) throws -> [String] {
      try folder.write(Array(text.utf8), to: "plan.json")
      do throws(DriveFileProblems) {
        _ = try PlanFile(
          at: folder.url.appendingPathComponent("plan.json"), for: drive, onlyItsOwn: true)
        return []
      } catch {
        return error.problems.map(\.brief)
      }
    }
    func row(_ id: String) -> String {
      "{\"registrant\": \"\(id)\", \"session\": \"hall\", \"slot\": \"07:30\"}"
    }
    #expect(
      try problems("{\"version\": 1, \"drive\": \"Khác\", \"assignments\": []}")
        == ["KG061 plan.json:1:25 drive \"Khác\""])
    #expect(
      try problems("{\"version\": 1, \"assignments\": [\(row("x")), \(row("y"))]}")
        == ["KG061 plan.json drive"])
    #expect(
      try problems("{\"version\": 1, \"assignments\": [\(row("a1")), \(row("y"))]}").count == 1)
    #expect(try problems("{\"version\": 1, \"assignments\": [\(row("a1"))]}") == [])
  }
}
