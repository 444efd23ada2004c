import DriveFiles
import Drives
import Foundation
import Targets
import UnitLists
import Workbooks

/// The lists that units send: text and workbooks.
enum SentFileTargets {
  static var all: [FuzzTarget] { [lists, timetable, unitsList, workbookParts, workbookBytes, zip] }

  private static var lists: FuzzTarget {
    FuzzTarget("list") { scratch in
      let draft = try DraftDrive(at: try DriveFileTargets.writeDrive(in: scratch))
      let place = try InputPlace("sent.csv", in: scratch)
      var options = ImportOptions()
      options.makesUnits = true
      return { bytes in
        place.put(bytes)
        _ = ImportPlan(of: [SentFile(at: place.url)], into: draft, options: options)
      }
    }
  }

  private static var timetable: FuzzTarget {
    FuzzTarget("timetable") { scratch in
      let drive = try DriveFolder(at: try DriveFileTargets.writeDrive(in: scratch)).drive
      let place = try InputPlace("timetable.csv", in: scratch)
      return { bytes in
        place.put(bytes)
        _ = try? TimetableFile(at: place.url, for: drive)
      }
    }
  }

  private static var unitsList: FuzzTarget {
    FuzzTarget("unitslist") { scratch in
      let place = try InputPlace("units.csv", in: scratch)
      return { bytes in
        place.put(bytes)
        _ = try? UnitsFile(at: place.url)
      }
    }
  }

  /// A workbook whose XML parts are the input, a NUL between two of them; those that are missing are
  /// good ones.
  private static var workbookParts: FuzzTarget {
    FuzzTarget("xlsx") { scratch in
      let place = try InputPlace("sent.xlsx", in: scratch)
      return { bytes in
        StoredWorkbook.bytes(of: bytes).withUnsafeBytes { place.put($0) }
        read(place.url)
      }
    }
  }

  /// The same workbook, imported as a list.
  private static var workbookBytes: FuzzTarget {
    FuzzTarget("xlsxlist") { scratch in
      let draft = try DraftDrive(at: try DriveFileTargets.writeDrive(in: scratch))
      let place = try InputPlace("sent.xlsx", in: scratch)
      var options = ImportOptions()
      options.makesUnits = true
      return { bytes in
        StoredWorkbook.bytes(of: bytes).withUnsafeBytes { place.put($0) }
        _ = ImportPlan(of: [SentFile(at: place.url)], into: draft, options: options)
      }
    }
  }

  /// The bytes of the container itself.
  private static var zip: FuzzTarget {
    FuzzTarget("zip") { scratch in
      let place = try InputPlace("sent.xlsx", in: scratch)
      return { bytes in
        place.put(bytes)
        read(place.url)
      }
    }
  }

  private static func read(_ url: URL) {
    guard let book = try? WorkbookFile(at: url) else { return }
    for sheet in book.sheets { _ = try? book.table(of: sheet) }
  }
}
