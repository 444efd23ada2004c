import DriveFiles
import Drives
import Foundation
import IntegerProgramming
import Plans
import Targets

/// The files of a drive, plans, and what solvers report.
enum DriveFileTargets {
  static var all: [FuzzTarget] {
    [yaml, registrants, units, roles, volunteers, supplies, turnoutCounts, dayCounts, plan]
      + [publishedPlan, solution, backup]
  }

  /// The smallest drive: what a target does not change.
  static let driveText = """
    version: 1
    name: Thử
    time_zone: Asia/Ho_Chi_Minh
    language: vi
    sessions:
      - {id: room, site: Phòng, date: 2021-12-09, opens: "08:00", closes: "09:00", slot_minutes: 10,
         stages: [{id: bed, minutes: 10, zone: room, servers: 2}]}
    turnout: {show_rate: 0.8, deferral_rate: 0.2, plan_for: expected}

    """
  static let unitsText = "id,name\noffice,Văn phòng\nschool,Trường\n"
  static let listText = "id,name,unit\nan,Nguyễn Văn An,office\nbinh,Trần Thị Bình,school\n"

  /// Writes the smallest drive.
  ///
  /// - Returns: its folder.
  static func writeDrive(in scratch: Scratch) throws -> URL {
    try scratch.write(unitsText, to: "d/units.csv")
    try scratch.write(listText, to: "d/registrants/all.csv")
    return try scratch.write(driveText, to: "d/drive.yaml").deletingLastPathComponent()
  }

  /// A target that replaces one file of the drive and reads the folder.
  private static func folder(_ name: String, _ path: String) -> FuzzTarget {
    FuzzTarget(name) { scratch in
      let folder = try writeDrive(in: scratch)
      let place = try InputPlace("d/" + path, in: scratch)
      return { bytes in
        place.put(bytes)
        _ = try? DriveFolder(at: folder)
      }
    }
  }

  private static var yaml: FuzzTarget { folder("yaml", "drive.yaml") }
  private static var registrants: FuzzTarget { folder("csv", "registrants/all.csv") }
  private static var units: FuzzTarget { folder("units", "units.csv") }

  private static var roles: FuzzTarget { roster("roles", "drive.yaml") }
  private static var volunteers: FuzzTarget { roster("volunteers", "volunteers.csv") }

  private static func roster(_ name: String, _ path: String) -> FuzzTarget {
    FuzzTarget(name) { scratch in
      let folder = try writeDrive(in: scratch)
      let drive = try DriveFolder(at: folder).drive
      let place = try InputPlace("d/" + path, in: scratch)
      return { bytes in
        place.put(bytes)
        _ = try? RosterFiles(in: folder, of: drive, language: .english)
      }
    }
  }

  private static var supplies: FuzzTarget {
    FuzzTarget("supplies") { scratch in
      let place = try InputPlace("d/" + SuppliesFile.name, in: scratch)
      let folder = place.url.deletingLastPathComponent()
      return { bytes in
        place.put(bytes)
        _ = try? SuppliesFile(in: folder, language: .vietnamese)
      }
    }
  }

  private static var turnoutCounts: FuzzTarget {
    file("turnout", "turnout.csv") { _ = try? TurnoutCountsFile(at: $0, language: .english) }
  }

  private static var dayCounts: FuzzTarget {
    file("day", "counts.csv") { _ = try? DayCountsFile(at: $0, language: .english) }
  }

  private static var backup: FuzzTarget {
    file("backup", "b.khunggio") { _ = try? DriveBackup(at: $0) }
  }

  /// A target that reads one file.
  private static func file(
    _ name: String, _ path: String, _ read: @escaping (URL) -> Void
  ) -> FuzzTarget {
    FuzzTarget(name) { scratch in
      let place = try InputPlace(path, in: scratch)
      return { bytes in
        place.put(bytes)
        read(place.url)
      }
    }
  }

  private static var plan: FuzzTarget {
    FuzzTarget("json") { scratch in
      let drive = try DriveFolder(at: try writeDrive(in: scratch)).drive
      return { bytes in
        guard let file = try? PlanFile(Array(bytes), named: "plan.json", for: drive) else { return }
        // What was read is audited, as every command that takes a plan does.
        _ = Audit(of: file.assignments, on: drive)
      }
    }
  }

  private static var publishedPlan: FuzzTarget {
    FuzzTarget("published") { _ in
      { bytes in _ = try? PublishedPlanFile.read(Array(bytes), named: "plan.json") }
    }
  }

  private static var solution: FuzzTarget {
    FuzzTarget("solution") { _ in
      var program = IntegerProgram()
      program.constant = 1
      for name in ["x[office,room,08:00,an]", "x[school,room,08:10,binh]", "peak"] {
        _ = program.addVariable(name, from: 0, to: 1, cost: 1)
      }
      return { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = MPSColumns(text)
        _ = try? SolutionFile(text, of: program)
      }
    }
  }
}
