import Foundation
import Testing

/// SwiftPM lets an import compile that no arrow is drawn for; these tests do not.
@Suite struct ArrowTests {
  /// What comes with the compiler or the system.
  private let system: Set<String> = [
    "Dispatch", "Foundation", "Glibc", "RegexBuilder", "Synchronization",
  ]

  /// Where a plan is made, in the order data walks.
  private let solverRooms = [
    "Formulation", "UnitPricing", "Relaxation", "Annealing", "Planning",
  ]

  @Test func everyRoomIsDrawn() throws {
    let arrows = try Arrows.declared()
    let rooms = Set(try House.files(in: "Sources", endings: ["swift", "c", "h"]).map(\.room))
    let tests = Set(try House.files(in: "Tests").map(\.room))
    #expect(Set(arrows.keys) == rooms.union(tests))
    #expect(arrows["Plans"] == ["Drives"])
    #expect(arrows["DriveFiles"]?.isSuperset(of: ["Drives", "Yams"]) == true)
    #expect(arrows["Commands"]?.contains("ArgumentParser") == true)
  }

  @Test func everyImportFollowsAnArrow() throws {
    let arrows = try Arrows.declared()
    for file in try House.files(in: "Sources") + House.files(in: "Tests") {
      let drawn = arrows[file.room, default: []].union(system)
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
    for (number, room) in solverRooms.enumerated() {
      let later = Set(solverRooms[number...]).union(["GLPK", "CGLPK"])
      #expect(arrows[room]?.isDisjoint(with: later) == true, "\(room) sees a later room")
    }
    #expect(arrows["Plans"]?.isDisjoint(with: ["IntegerProgramming", "GLPK", "CGLPK"]) == true)
    for (room, seen) in arrows where room != "GLPK" {
      #expect(!seen.contains("CGLPK"), "\(room) sees CGLPK")
    }
    for (room, seen) in arrows where room != "Workbooks" {
      #expect(!seen.contains("CWorkbooks"), "\(room) sees CWorkbooks")
    }
    for (room, seen) in arrows where room != "CPaper" {
      #expect(!seen.contains("CPangoCairo"), "\(room) sees CPangoCairo")
      #expect(room == "Pages" || !seen.contains("CPaper"), "\(room) sees CPaper")
    }
    for (room, seen) in arrows where room != "Commands" {
      #expect(!seen.contains("ArgumentParser"), "\(room) reads arguments")
    }
    for (room, seen) in arrows {
      #expect(!seen.contains("Commands"), "\(room) sees the commands")
      let mayUse = ["Commands", "Console", "KhungGioServer", "KhungGioTests", "ConsoleTests"]
      #expect(mayUse.contains(room) || !seen.contains("KhungGio"), "\(room) sees the use cases")
      #expect(
        room.hasSuffix("Tests") || room == "SolverTestSupport" || !seen.contains("TestSupport"),
        "\(room) sees tests")
    }
  }

  @Test func onlyTheShimIncludesGLPK() throws {
    let including = try House.files(in: "Sources", endings: ["swift", "c", "h"]).filter {
      $0.text.contains(#/#\s*include\s*[<"]glpk\.h/#)
    }
    #expect(!including.isEmpty)
    for file in including {
      let isInside = file.room == "CGLPK" && !file.path.contains("/include/")
      #expect(isInside, "\(file.path) includes glpk.h")
    }
  }

  @Test func importsAreReadAsTheyAreWritten() {
    let lines = [
      "@preconcurrency public import struct Plans.Plan", "import Drives  // for its sessions",
      "// import GLPK", "@testable import Wording", "let important = \"import nothing\"",
      "let python = \"\"\"", "import sys", "\"\"\"",
    ]
    let file = House.File(room: "Plans", path: "", text: lines.joined(separator: "\n"))
    #expect(file.imports == ["Plans", "Drives", "Wording"])
  }
}
