import DriveStore
import Foundation
import Targets
import WhatIf

/// `Stores TARGET [LIBFUZZER ARGUMENT ...]`; without arguments the names of the targets.
@main struct Stores {
  static func main() throws {
    exit(try FuzzTarget.run([sqlite, rows], CommandLine.arguments))
  }

  /// The history of a drive: opened, and all of it read.
  private static var sqlite: FuzzTarget {
    FuzzTarget("sqlite") { scratch in
      let place = try InputPlace("d/" + History.fileName, in: scratch)
      let folder = place.url.deletingLastPathComponent()
      return { bytes in
        place.put(bytes)
        guard let history = try? History(in: folder, waiting: 0) else { return }
        let last = (try? history.issues())?.last?.number ?? 1
        _ = try? history.plan(of: last)
        _ = try? history.invitations(of: last)
        _ = try? history.invitations(before: last)
        _ = try? history.withdrawals()
        _ = try? history.arrivals()
        _ = try? history.arrivalGaps()
        _ = try? history.devices()
        _ = try? history.doorPIN()
        _ = try? history.sizes()
        _ = try? history.rowCounts()
        _ = try? history.namesAndPhones()
      }
    }
  }

  /// The rows of a sweep, put together with those of themselves.
  private static var rows: FuzzTarget {
    FuzzTarget("rows") { scratch in
      let place = try InputPlace("rows.jsonl", in: scratch)
      return { bytes in
        place.put(bytes)
        guard let merged = try? MergedRows([place.url.path]) else { return }
        _ = merged.missing
        _ = merged.rows
        _ = merged.text
      }
    }
  }
}
