import DriveFiles
import DriveStore
import Foundation
import Synchronization

/// The changes by hand of a drive's own plan, each of which can be taken back, as far as the first: the
/// plan's file then is byte for byte as it was. After a plan that anybody else wrote
/// there are none.
public final class PlanEdits: Sendable {
  private struct State {
    /// plan.json after each change; the first as it was before any.
    var texts: [[UInt8]] = []
    /// Which of them the file is.
    var place = 0
  }

  private let state = Mutex(State())

  /// No changes yet.
  public init() {}

  /// How many changes can be taken back now, and how many made again.
  ///
  /// - Parameter plan: the checksum of plan.json as it is; see ``FolderState/plan``.
  /// - Returns: the numbers; none where somebody else wrote the plan.
  public func counts(for plan: String) -> (undo: Int, redo: Int) {
    state.withLock { state in
      guard state.texts.indices.contains(state.place),
        Checksum(of: state.texts[state.place]).text == plan
      else { return (0, 0) }
      return (state.place, state.texts.count - 1 - state.place)
    }
  }

  /// Keeps a change.
  ///
  /// - Parameter moved: the change.
  public func keep(_ moved: MovedPeople) {
    state.withLock { state in
      let goesOn =
        state.texts.indices.contains(state.place) && state.texts[state.place] == moved.before
      if !goesOn {
        state.texts = [moved.before]
        state.place = 0
      }
      state.texts.removeSubrange((state.place + 1)...)
      state.texts.append(moved.now)
      state.place += 1
    }
  }

  /// Takes changes back, or makes them again.
  ///
  /// - Parameters:
  ///   - steps: how many; negative to take back.
  ///   - drive: the path of the drive's folder.
  ///   - base: what the folder held when this was chosen.
  ///   - wait: how long to wait, in seconds, for others who change the drive.
  /// - Throws: ``StaleError`` where the folder holds something else by now, ``OptionError`` where there
  ///   are not so many, or why the plan cannot be written.
  public func step(
    _ steps: Int, on drive: String, base: FolderState, wait: Double = DriveLocking.usualWait
  ) throws(UseCaseError) {
    let folder = URL(fileURLWithPath: drive, isDirectory: true)
    let lock = try DriveLocking(folder, for: .changing, work: "serve", waiting: wait)
    defer { lock.keepUntilHere() }
    guard FolderState(of: folder) == base else { throw UseCaseError(StaleError()) }
    let (undo, redo) = counts(for: base.plan)
    guard steps != 0, steps >= -undo, steps <= redo else {
      throw UseCaseError(OptionError("steps", "\(steps)"))
    }
    let text = state.withLock { $0.texts[$0.place + steps] }
    do throws(OutputError) {
      var file = try OutputFile(at: folder.appendingPathComponent(FolderState.planName))
      try file.write(text)
      try file.finish()
    } catch {
      throw UseCaseError(error)
    }
    state.withLock { $0.place += steps }
  }
}
