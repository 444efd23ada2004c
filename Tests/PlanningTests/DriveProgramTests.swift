import Drives
import Foundation
import GLPK
import IntegerProgramming
import Planning
import Plans
import TestSupport
import Testing

/// The way back from what a solver reports to a plan.
@Suite struct DriveProgramTests {
  private func solved(_ program: IntegerProgram) throws -> [Double] {
    guard case .optimal(let solution, _) = GLPKSolver().solve(program, within: SolveLimits())
    else { return [] }
    return solution.values
  }

  private func odd() throws -> Drive {
    var parts = FourDonors.parts()
    let ids = ["a b=c", "a b*c", "Nguyễn Đình \"Ân\"", String(repeating: "dài-", count: 40)]
    for (place, id) in ids.enumerated() {
      let person = parts.registrants[place]
      parts.registrants[place] = Registrant(
        id: id, name: person.name, unit: 0,
        preferred: PreferredStart(start: 480 + 10 * (place % 2)),
        priority: place + 1)
    }
    parts.units[0] = Unit(id: "phường 5.*=\"x\"", name: "Phường 5", maxAway: .people(3))
    parts.sessions = [FourDonors.session(crowdLimits: [CrowdLimit(zone: "*", limit: 30)])]
    return try parts.drive()
  }

  /// Names say unit, slot and person, whatever ids hold, and rows their rule and place.
  @Test func namesAreReadable() throws {
    let program = DriveProgram(of: try odd()).program
    var text = ""
    MPSWriter().write(program, to: &text)
    let names = try #require(MPSColumns(text)).names
    #expect(Set(names).count == names.count)
    let plain = #/[A-Za-z0-9_.,:\[\]+-]{1,120}/#
    #expect(names.allSatisfy { $0.wholeMatch(of: plain) != nil })
    let unit = "phuong_5.___x_"
    #expect(names.contains("x[\(unit),hall,08:00,Nguyen_Dinh__An_]"))
    #expect(names.contains("w[\(unit),dai-dai-d..-dai-dai-]"))
    // The same once it is plain, and still two.
    #expect(names.count { $0.hasPrefix("w[\(unit),a_b_c]") } == 2)
    let rules = Set(program.rowNames.compactMap { $0.split(separator: "[").first.map(String.init) })
    #expect(rules.isSuperset(of: ["one-slot", "max-away", "crowd-limit"]))
    #expect(program.rowNames.allSatisfy { !$0.isEmpty && $0.count <= 100 })
  }

  /// Of random drives of every reading, what the solver found is a plan that passes its audit and
  /// costs what the program says.
  @Test(arguments: 0..<30)
  func randomDrivesThereAndBack(_ seed: Int) throws {
    var random = SplitMix64(seed: UInt64(7000 + seed))
    let reading: RandomDrive.Reading = seed % 2 == 0 ? .expected : .everyone
    let drive = RandomDrive.drive(using: &random, reading: reading, people: 3...8)
    guard drive.bestOfEveryPlanExists else { return }
    let program = DriveProgram(of: drive)
    let values = try solved(program.program)
    guard !values.isEmpty else { return }
    // As solvers report them: not quite whole.
    let noisy = values.map { $0 == $0.rounded() ? $0 * 0.9999999 : $0 }
    let found = try program.reading(noisy)
    #expect(found.audit.violations.isEmpty)
    let cost = program.program.objectiveValue(at: values)
    #expect(abs(found.audit.cost.total - cost) < 1e-6 * max(1, abs(cost)))
    let plan = program.plan(found, bound: cost - 1e-7, gap: 1e-4, seconds: 0)
    #expect(plan.status == .optimal && plan.bound <= plan.cost.total)
    #expect(plan.assignments.count + plan.unplaced.count == drive.registrants.count)
  }

  @Test func whatIsNoSolutionIsSaid() throws {
    let drive = try odd()
    let program = DriveProgram(of: drive)
    let values = try solved(program.program)
    let isPlaced = { (name: String) in name.hasPrefix("x[") || name.hasPrefix("w[") }
    let names = program.program.variableNames
    let place = try #require(values.indices.first { isPlaced(names[$0]) && values[$0] > 0 })
    func error(_ value: Double) -> InvalidSolution? {
      var changed = values
      changed[place] = value
      do throws(InvalidSolution) {
        _ = try program.reading(changed)
        return nil
      } catch {
        return error
      }
    }
    #expect(error(values[place]) == nil)
    #expect(error(values[place] - 0.5) == .notWhole(names[place], value: values[place] - 0.5))
    // Somebody of whom nothing is said.
    guard case .rowIsBroken(let row, _)? = error(0) else {
      Issue.record("a missing variable was not seen")
      return
    }
    #expect(row.hasPrefix("one-slot[") || row.hasPrefix("invited["))
    guard case .outOfBounds(names[place], _)? = error(99) else {
      Issue.record("a value out of bounds was not seen")
      return
    }
  }

  /// What need not be whole may lie beyond its bounds by as much as reports are rounded, and no
  /// more.
  @Test(arguments: [(0.5e-3, true), (2e-3, false)])
  func roundingIsNoError(_ excess: Double, _ isFine: Bool) throws {
    let program = DriveProgram(of: try odd())
    var values = try solved(program.program)
    let variable = try #require(
      values.indices.first {
        !program.program.isInteger[$0] && program.program.upper[$0].isFinite
      })
    values[variable] = program.program.upper[variable] + excess
    guard !isFine else {
      #expect(try program.reading(values).audit.violations.isEmpty)
      return
    }
    let error = InvalidSolution.outOfBounds(
      program.program.variableNames[variable], value: values[variable])
    #expect(throws: error) { try program.reading(values) }
  }

  /// A solution of the program with too wide a limit breaks a rule, which the audit says; it is a
  /// solution all the same.
  @Test func aBrokenRuleIsForTheAudit() throws {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(screening: .constant(9))]
    let wide = try parts.drive()
    parts.sessions = [FourDonors.session(screening: .constant(1))]
    let tight = try parts.drive()
    var values = try solved(DriveProgram(of: wide).program)
    let program = DriveProgram(of: tight)
    // Everyone in one slot.
    let names = program.program.variableNames
    #expect(names == DriveProgram(of: wide).program.variableNames)
    for variable in values.indices where program.program.isInteger[variable] {
      values[variable] = 0
      let isFirst = names[variable].contains(",08:00")
      if isFirst { values[variable] = program.program.upper[variable] }
      if names[variable].hasPrefix("N["), isFirst { values[variable] = 4 }
    }
    for variable in values.indices where !program.program.isInteger[variable] {
      values[variable] = names[variable].hasPrefix("P[") ? 99 : 1
    }
    let found = try program.reading(values)
    #expect(found.assignments.count == 4)
    #expect(found.audit.violations.contains { $0.rule == .stageCapacity })
  }
}

extension Drive {
  /// Whether any plan keeps the rules, pinned people included.
  fileprivate var bestOfEveryPlanExists: Bool {
    (try? Planner(solver: GLPKSolver()).plan(self)) != nil
  }
}
