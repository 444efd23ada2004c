import DriveFiles
import DriveStore
import Drives
import Foundation
import Identities
import UnitLists
import Wording

/// Who has withdrawn, as the history of a drive keeps it.
enum Withdrawals {
  /// Whoever has withdrawn and is not on the lists.
  ///
  /// - Parameters:
  ///   - url: the drive's folder.
  ///   - frame: the drive.
  ///   - wording: the language to say in what is wrong.
  /// - Returns: they, in the order in which they withdrew.
  /// - Throws: the exit status, where the history cannot be read.
  static func read(
    _ url: URL, notOn frame: DriveFrame, wording: Words
  ) throws -> [Withdrawal] {
    guard History.exists(in: url) else { return [] }
    let there = Set(frame.registrants.map(\.id))
    do throws(HistoryFault) {
      return try History(in: url).withdrawals().filter { !there.contains($0.row.id) }
    } catch {
      throw error.told(in: wording)
    }
  }

  /// Whether a plan was published.
  ///
  /// - Parameters:
  ///   - url: the drive's folder.
  ///   - wording: the language to say in what is wrong.
  /// - Returns: whether one was.
  /// - Throws: the exit status, where the history cannot be read.
  static func isPublished(_ url: URL, wording: Words) throws -> Bool {
    guard History.exists(in: url) else { return false }
    do throws(HistoryFault) {
      return try History(in: url).last() > 0
    } catch {
      throw error.told(in: wording)
    }
  }

  /// Records that people withdraw, and writes the lists without them: both, or neither. The record
  /// comes first: killed in between, it stands for people who are on the lists, and says nothing.
  static func commit(
    _ lists: [DriveFrame.List], newUnits: [ImportPlan.NewUnit] = [], of rows: [WithdrawnRow],
    into frame: DriveFrame, at moment: Moment, reason: String, wording: Words
  ) throws {
    let history: History
    let numbers: [Int]
    do throws(HistoryFault) {
      history = try History(in: frame.url)
      numbers = try history.withdraw(rows, time: moment.text, reason: reason)
    } catch {
      throw error.told(in: wording)
    }
    do throws(OutputFault) {
      try ImportCommit.write(lists, newUnits: newUnits, into: frame)
    } catch {
      try? history.bringBack(numbers, time: moment.text)
      throw error.told(in: wording)
    }
  }

  /// Writes lists with people who are back, and records that they are. The lists come first: who is
  /// on them is back, whatever the record says.
  static func bringBack(
    _ numbers: [Int], lists: [DriveFrame.List], into frame: DriveFrame, at moment: Moment,
    wording: Words
  ) throws {
    do throws(OutputFault) {
      try ImportCommit.write(lists, into: frame)
    } catch {
      throw error.told(in: wording)
    }
    do throws(HistoryFault) {
      try History(in: frame.url).bringBack(numbers, time: moment.text)
    } catch {
      throw error.told(in: wording)
    }
  }
}
