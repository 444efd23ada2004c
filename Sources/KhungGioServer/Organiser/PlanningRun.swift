import Foundation
import KhungGio
import Synchronization
import Wording

/// The planning that runs, one at a time: what pages show of it, and how it is stopped.
final class PlanningRun: Sendable {
  private struct State {
    var job: Job<MadePlan>?
    var progress: WorkProgress?
  }

  private let site: OrganiserSite
  private let state = Mutex(State())

  init(_ site: OrganiserSite) { self.site = site }

  /// Whether it runs now, and how far it has come.
  var current: (isRunning: Bool, progress: WorkProgress?) {
    state.withLock { ($0.job != nil, $0.progress) }
  }

  /// Starts planning, where none runs.
  ///
  /// - Parameters:
  ///   - folder: the path of the drive's folder.
  ///   - replacesBetter: whether a plan that is stopped early takes the place of a better one.
  /// - Returns: whether it was started.
  func start(_ folder: String, replacesBetter: Bool) -> Bool {
    var work = MakePlan(of: folder)
    work.replacesBetter = replacesBetter
    let job = state.withLock { state -> Job<MadePlan>? in
      guard state.job == nil else { return nil }
      let job = work.start()
      state = State(job: job)
      return job
    }
    guard let job else { return false }
    Task { await follow(job, folder) }
    return true
  }

  /// Stops it with the best plan so far.
  func stop() { state.withLock { $0.job }?.cancel() }

  private func follow(_ job: Job<MadePlan>, _ folder: String) async {
    for await progress in job.progress {
      state.withLock { $0.progress = progress }
      await site.events.send(PageEvent("progress", data: Self.text(of: progress, site: site)))
    }
    let ending = await Self.ending(of: job, folder)
    state.withLock { $0 = State() }
    await site.events.send(ending)
  }

  /// What is sent while it runs: in both languages, since each page has its own.
  private static func text(of progress: WorkProgress, site: OrganiserSite) -> String {
    let says = Words.both { wording in wording.planningProgress(progress) }
    return SaidEvent(says: says).text
  }

  private static func ending(of job: Job<MadePlan>, _ folder: String) async -> PageEvent {
    do throws(UseCaseError) {
      let made = try await job.value
      let says = Words.both { wording in
        made.costOfBetter.map { wording.betterKept(saved: $0, new: made.plan.cost.total) }
          ?? wording.planWasSaved
      }
      return PageEvent("planned", data: SaidEvent(says: says).text)
    } catch {
      let says = Words.both { wording in
        Refusal(error).lines(in: wording, folder: folder).joined(separator: "\n")
      }
      return PageEvent("planned", data: SaidEvent(says: says, isError: true).text)
    }
  }
}
