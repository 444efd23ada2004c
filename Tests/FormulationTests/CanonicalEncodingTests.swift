import Drives
import Formulation
import Plans
import SolverTestSupport
import TestSupport
import Testing

/// The numbers of two problems are the same exactly if the problems are.
@Suite struct CanonicalEncodingTests {
  /// Everything there is to a problem, written out.
  private func description(_ problem: PlanningProblem) -> String { "\(problem)" }

  @Test(arguments: 0..<40)
  func theSameProblemHasTheSameNumbers(_ seed: Int) {
    let example = RandomUnits.example(seed)
    let again = PlanningProblem(of: example.drive, published: example.published)
    #expect(again.canonicalEncoding == example.problem.canonicalEncoding)
  }

  /// Drives that differ in one thing have different numbers exactly if their problems differ.
  @Test(arguments: 0..<40)
  func problemsThatDifferHaveOtherNumbers(_ seed: Int) {
    let shape = RandomUnits.Shape().with { $0.units = 1...2 }
    let example = RandomUnits.example(seed, shape)
    let drive = example.drive
    var problems = [example.problem, PlanningProblem(of: drive, published: [])]
    for term in CostTerm.allCases {
      var weights = drive.weights
      weights[term] += 0.25
      guard let changed = try? drive.with(weights: weights) else { continue }
      problems.append(PlanningProblem(of: changed, published: example.published))
    }
    for person in drive.registrants.indices {
      var registrants = drive.registrants
      registrants[person] = registrants[person].counting(registrants[person].priority + 1)
      guard let changed = try? drive.with(registrants: registrants) else { continue }
      problems.append(PlanningProblem(of: changed, published: example.published))
      registrants = drive.registrants
      registrants.swapAt(person, 0)
      guard let swapped = try? drive.with(registrants: registrants) else { continue }
      problems.append(PlanningProblem(of: swapped, published: example.published))
      registrants = drive.registrants
      registrants.remove(at: person)
      guard !registrants.isEmpty, let fewer = try? drive.with(registrants: registrants) else {
        continue
      }
      problems.append(PlanningProblem(of: fewer, published: []))
    }
    for session in drive.sessions.indices {
      var sessions = drive.sessions
      sessions[session] = sessions[session].limited(to: [CrowdLimit(zone: "*", limit: 1)])
      guard let changed = try? drive.with(sessions: sessions) else { continue }
      problems.append(PlanningProblem(of: changed, published: example.published))
    }
    let whole = example.problem.capacity
    for bound in [1, 2] {
      problems.append(
        example.problem.with(whole.limited(by: whole.limits, mostPlaced: bound)))
    }
    expectInjective(problems)
  }

  @Test func noTwoOfManyProblemsHaveTheSameNumbers() {
    let shape = RandomUnits.Shape().with { $0.people = 1...2 }
    expectInjective((0..<150).map { RandomUnits.example($0, shape).problem })
  }

  /// The same people in two slots of five minutes, without wishes: from 08:00 on or from 08:05 on.
  @Test func theSlotsOpenToAUnitCount() throws {
    func numbers(from: Int, to: Int) throws -> [UInt64] {
      var parts = FourDonors.parts()
      parts.units[0] = Unit(id: "ward", from: from, to: to)
      return PlanningProblem(of: try parts.drive(), published: []).canonicalEncoding
    }
    let first = try numbers(from: 480, to: 490)
    #expect(try numbers(from: 485, to: 495) != first)
    #expect(try numbers(from: 480, to: 490) == first)
  }

  private func expectInjective(_ problems: [PlanningProblem]) {
    let (canonicalEncoding, descriptions) = (
      problems.map(\.canonicalEncoding), problems.map(description)
    )
    for one in problems.indices {
      for other in problems.indices where other > one {
        #expect(
          (canonicalEncoding[one] == canonicalEncoding[other])
            == (descriptions[one] == descriptions[other]),
          "\(descriptions[one])\n\(descriptions[other])")
      }
    }
  }

  /// What the crowd rule depends on: nothing without a probability, and every chance and limit with one.
  @Test(arguments: 0..<30)
  func whatCapsDependOn(_ seed: Int) throws {
    let shape = RandomUnits.Shape().with {
      $0.limits = 1
      $0.people = 3...5
    }
    #expect(CrowdSurrogate.canonicalEncoding(of: RandomUnits.example(seed, shape).drive).isEmpty)
    let drive = RandomUnits.example(
      seed, shape.with { $0.planFor = .probability(0.9) }
    ).drive
    let canonicalEncoding = CrowdSurrogate.canonicalEncoding(of: drive)
    #expect(CrowdSurrogate.canonicalEncoding(of: drive) == canonicalEncoding)
    let other = RandomUnits.example(
      seed, shape.with { $0.planFor = .probability(0.8) }
    ).drive
    #expect(CrowdSurrogate.canonicalEncoding(of: other) != canonicalEncoding)
    guard
      drive.sessions.contains(where: { session in
        session.crowdLimits.contains { $0.limit < drive.registrants.count }
      })
    else { return }
    let sessions = drive.sessions.map { session in
      session.limited(
        to: session.crowdLimits.map {
          CrowdLimit(zone: $0.zone, limit: $0.limit + 1, from: $0.from, to: $0.to)
        })
    }
    let looser = try drive.with(sessions: sessions)
    #expect(CrowdSurrogate.canonicalEncoding(of: looser) != canonicalEncoding)
  }
}
