import DriveFiles
import Drives
import Foundation
import Planning
import Plans
import TestSupport
import Testing
import WhatIf

/// On random overfull drives each fix places everyone when it is applied and planned, and one step
/// less does not. `KHUNGGIO_EXPLANATIONS=50` looks at so many drives.
@Suite struct RandomExplanationTests {
  private static let count =
    ProcessInfo.processInfo.environment["KHUNGGIO_EXPLANATIONS"].flatMap { Int($0) } ?? 6

  @Test func fixesAreTrueAndSmallest() throws {
    var random = SplitMix64(seed: 7)
    var drives = 0
    var fixes = 0
    while drives < Self.count {
      let drive = RandomDrive.drive(using: &random)
      let fixture: DriveFixture
      do {
        fixture = try DriveFixture(drive)
      } catch is DriveFileProblems {
        // Some random drives are none, such as where a pin breaks a rule.
        continue
      }
      guard let plan = try? fixture.planner.plan(fixture.variants.base), !plan.unplaced.isEmpty
      else { continue }
      drives += 1
      let found = try fixture.explainer.explain()
      #expect(found.plan.assignments == plan.assignments)
      for fix in found.fixes + found.pairs {
        #expect(
          try unplaced(fix.settings, fixture) == fix.unplacedAfter, "\(drive) \(fix.settings)")
        guard fix.unplacedAfter == 0 else { continue }
        fixes += 1
        for place in fix.settings.indices {
          let amount = try #require(Int(fix.settings[place].value))
          let less = amount - amount.signum()
          var settings = fix.settings
          if less == 0 {
            settings.remove(at: place)
          } else {
            settings[place] = Setting(
              key: settings[place].key, value: less < 0 ? "\(less)" : "+\(less)")
          }
          #expect(try unplaced(settings, fixture) != 0, "\(drive) \(settings)")
        }
      }
    }
    #expect(fixes > drives / 2)
  }

  /// How many people planning leaves without a slot; nil where the drive is not valid.
  private func unplaced(_ settings: [Setting], _ fixture: DriveFixture) throws -> Int? {
    guard let drive = try? fixture.variants.drive(with: settings) else { return nil }
    return try fixture.planner.plan(drive).unplaced.count
  }
}
