import Foundation
import Testing

/// SwiftPM lets an import compile that no arrow is drawn for; these tests do not.
@Suite struct ArrowTests {
  /// What comes with the compiler or the system.
  private let system: Set<String> = [
    "Dispatch", "Foundation", "Glibc", "RegexBuilder", "Synchronization",
  ]

  /// Where a plan is made, in the order data walks.
  private let solverModules = [
    "Formulation", "UnitPricing", "Relaxation", "Annealing", "Planning",
  ]

  @Test func everyModuleIsDrawn() throws {
    let arrows = try Arrows.declared()
    let modules = Set(try House.files(in: "Sources", endings: ["swift", "c", "h"]).map(\.module))
    let tests = Set(try House.files(in: "Tests").map(\.module))
    #expect(Set(arrows.keys) == modules.union(tests))
    #expect(arrows["Plans"] == ["Drives"])
    #expect(arrows["DriveFiles"]?.isSuperset(of: ["Drives", "Yams"]) == true)
    #expect(arrows["Commands"]?.contains("ArgumentParser") == true)
  }

  @Test func everyImportFollowsAnArrow() throws {
    let arrows = try Arrows.declared()
    for file in try House.files(in: "Sources") + House.files(in: "Tests") {
      let drawn = arrows[file.module, default: []].union(system)
      for module in file.imports {
        #expect(drawn.contains(module), "\(file.path) imports \(module)")
      }
    }
  }

  @Test func arrowsNeverRunBackwards() throws {
    let arrows = try Arrows.declared()
    #expect(arrows["Diagnostics"] == [])
    #expect(arrows["Drives"] == [])
    #expect(arrows["IntegerProgramming"] == [])
    for (number, module) in solverModules.enumerated() {
      let later = Set(solverModules[number...]).union(["GLPK", "CGLPK"])
      #expect(arrows[module]?.isDisjoint(with: later) == true, "\(module) sees a later module")
    }
    #expect(arrows["Plans"]?.isDisjoint(with: ["IntegerProgramming", "GLPK", "CGLPK"]) == true)
    for (module, seen) in arrows where module != "GLPK" {
      #expect(!seen.contains("CGLPK"), "\(module) sees CGLPK")
    }
    for (module, seen) in arrows where module != "Workbooks" {
      #expect(!seen.contains("CWorkbooks"), "\(module) sees CWorkbooks")
    }
    for (module, seen) in arrows where module != "CPaper" {
      #expect(!seen.contains("CPangoCairo"), "\(module) sees CPangoCairo")
      #expect(module == "Pages" || !seen.contains("CPaper"), "\(module) sees CPaper")
    }
    let readers = ["Commands", "ServeOptions", "ServeCommand"]
    for (module, seen) in arrows where !readers.contains(module) {
      #expect(!seen.contains("ArgumentParser"), "\(module) reads arguments")
    }
    for (module, seen) in arrows {
      #expect(!seen.contains("Commands"), "\(module) sees the commands")
      let mayUse = [
        "Commands", "Console", "KhungGioServer", "ServeCommand", "KhungGioTests", "ConsoleTests",
        "KhungGioServerTests",
      ]
      #expect(mayUse.contains(module) || !seen.contains("KhungGio"), "\(module) sees the use cases")
      #expect(
        module.hasSuffix("Tests") || module == "SolverTestSupport" || !seen.contains("TestSupport"),
        "\(module) sees tests")
    }
  }

  @Test func onlyTheShimIncludesGLPK() throws {
    let including = try House.files(in: "Sources", endings: ["swift", "c", "h"]).filter {
      $0.text.contains(#/#\s*include\s*[<"]glpk\.h/#)
    }
    #expect(!including.isEmpty)
    for file in including {
      let isInside = file.module == "CGLPK" && !file.path.contains("/include/")
      #expect(isInside, "\(file.path) includes glpk.h")
    }
  }

  @Test func importsAreReadAsTheyAreWritten() {
    let lines = [
      "@preconcurrency public import struct Plans.Plan", "import Drives  // for its sessions",
      "// import GLPK", "@testable import Wording", "let important = \"import nothing\"",
      "let python = \"\"\"", "import sys", "\"\"\"",
    ]
    let file = House.File(module: "Plans", path: "", text: lines.joined(separator: "\n"))
    #expect(file.imports == ["Plans", "Drives", "Wording"])
  }
}
