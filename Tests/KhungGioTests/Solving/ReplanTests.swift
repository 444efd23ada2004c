import KhungGio
import Planning
import TestSupport
import Testing

/// Replanning as another program asks for it: four donors in one slot, of which three may stay.
@Suite struct ReplanTests {
  private let published = PublishedSlots(
    (0..<4).map { Assignment(registrant: $0, slot: SlotStart(session: 0, start: 480)) })

  private func drive(arrivals: Int? = 3) throws -> Drive {
    var parts = FourDonors.parts()
    parts.sessions = [FourDonors.session(arrivalsPerSlot: arrivals)]
    return try parts.drive()
  }

  private func policy(_ change: (inout ReplanPolicy) -> Void) -> ReplanPolicy {
    var policy = ReplanPolicy()
    change(&policy)
    return policy
  }

  @Test func asFewMoveAsMust() async throws {
    let replanned = try await Replan(try drive(), published: published).run()
    #expect(replanned.moved == 1 && replanned.plan.unplaced.isEmpty)
    #expect(replanned.waiting == nil && replanned.filled == nil)
    #expect(replanned.plan.cost[.moved] == 50)
  }

  @Test func whoIsFrozenStays() async throws {
    let policy = policy {
      $0.freeze = .only(["ward"])
      $0.release = ["bình"]
    }
    let work = Replan(try drive(), published: published, policy: policy)
    let frozen = try policy.frozen(among: published.assignments, on: work.drive)
    #expect(frozen.map(\.registrant) == [0, 2])
    let slots = try await work.run().plan.assignments
    #expect(slots.filter { [0, 2].contains($0.registrant) }.allSatisfy { $0.slot.start == 480 })
  }

  @Test func aFreezeThatCannotBeSaysWhatIsInTheWay() async throws {
    let drive = try drive()
    let work = Replan(
      drive, published: published, policy: policy { $0.freeze = .everybody })
    let found = await error(of: work)
    #expect(found?.code == "freeze-conflict" && found?.category == .badData)
    let conflict = try #require(found?.cause as? FreezeConflict)
    #expect(conflict.release.count == 1 && conflict.atLeast == 1)
    let person = drive.registrants[conflict.release[0]].id
    #expect(
      conflict.json(on: drive).document == """
        {
          "contradictions": [
            {"rule": "arrivals-per-slot", "session": "hall", "subject": "hall", "from": "08:00", \
        "to": "08:01", "people": ["an", "bình", "chi", "dũng"]}
          ],
          "release": [
            "\(person)"
          ],
          "release_at_least": 1
        }
        """)
  }

  /// Stopped before it begins, freezing lets go of more people than it must, and proves no more than is
  /// so.
  @Test(arguments: [true, false])
  func aFreezeThatIsStoppedProvesNothingFalse(byCancellation: Bool) throws {
    let cancellation = Cancellation()
    if byCancellation { cancellation.cancel() }
    let options = try PlanningOptions(timeLimit: byCancellation ? nil : 0)
    let work = Replan(
      try drive(), published: published, policy: policy { $0.freeze = .everybody },
      options: options)
    do throws(UseCaseError) {
      _ = try work.perform(WorkContext(cancellation: cancellation))
      Issue.record("four people in a slot for three")
    } catch {
      let conflict = try #require(error.cause as? FreezeConflict)
      #expect(conflict.atLeast <= 1 && conflict.release.count >= 1)
      let kept = published.assignments.filter { !conflict.release.contains($0.registrant) }
      #expect(Audit(of: kept, on: work.drive).violations == [])
    }
  }

  @Test func aBudgetThatIsTooSmallIsProvenSo() async throws {
    let found = await error(
      of: Replan(try drive(arrivals: 2), published: published, policy: policy { $0.budget = 1 }))
    #expect(found?.cause as? BudgetError == .tooSmall(1, atLeast: 2))
    #expect(found?.code == "budget-too-small" && found?.category == .badData)
    let kept = try await Replan(
      try drive(arrivals: 2), published: published, policy: policy { $0.budget = 2 }
    ).run()
    #expect(kept.moved == 2)
  }

  /// With a budget, with free places to fill, or with neither.
  @Test(arguments: 0..<3)
  func aCancellationBeforehandEndsIt(_ way: Int) async throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let policy = policy {
      $0.budget = way == 0 ? 1 : nil
      $0.fillsFirst = way == 1
    }
    let found = await error(
      of: Replan(try drive(), published: published, policy: policy), cancellation)
    #expect(found?.category == .stopped && found?.code == "stopped-before-any-plan")
  }

  @Test func freedPlacesGoToThoseWhoWait() async throws {
    let slots = PublishedSlots(Array(published.assignments.prefix(3)), waiting: [3])
    let replanned = try await Replan(
      try drive(), published: slots, policy: policy { $0.fillsFirst = true }
    ).run()
    #expect(replanned.waiting == 1 && replanned.filled == 1 && replanned.moved == 0)
  }

  @Test func idsOfNobodyAreErrorsOfUsage() async throws {
    let unit = await error(
      of: Replan(
        try drive(), published: published, policy: policy { $0.freeze = .only(["navy"]) }))
    #expect(unit?.cause as? SelectionError == .noUnitOrSession("navy"))
    let person = await error(
      of: Replan(try drive(), published: published, policy: policy { $0.release = ["giang"] }))
    #expect(person?.cause as? SelectionError == .noRegistrant("giang"))
    #expect(unit?.category == .usage && person?.category == .usage)
  }

  @Test func theFrontierBeginsWithTheFewest() async throws {
    let traded = try await TradeMoves(Replan(try drive(), published: published)).run()
    #expect(traded.trade.fewest == 1 && traded.trade.rows.first?.moved == 1)
    let moved = traded.trade.rows.map(\.moved)
    #expect(moved == moved.sorted())
  }
}
