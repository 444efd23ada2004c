import Drives
import GLPK
import Planning
import Plans
import SyntheticDrives
import Testing

/// The seed and the number of threads that plans are made with.
@Suite struct ParameterTests {
  private func plan(_ drive: Drive, seed: UInt64, threads: Int) throws -> Plan {
    let parameters = try PlanningParameters(seed: seed, threads: threads)
    return try Planner(
      solver: GLPKSolver(), limits: Planner.Limits(effort: 0.05), parameters: parameters
    ).plan(drive)
  }

  @Test func thePlanIsTheSameForAnyNumberOfThreads() throws {
    let drive = try SyntheticDrive.make(registrants: 80, seed: 2, tightness: .tight)
    let one = try plan(drive, seed: 1, threads: 1)
    let three = try plan(drive, seed: 1, threads: 3)
    #expect(one.assignments == three.assignments)
    #expect(one.bound == three.bound)
  }

  /// Another seed tries something else: here it comes to another plan, which breaks no rule either.
  @Test func theSeedDecidesWhatIsTried() throws {
    let drive = try SyntheticDrive.make(registrants: 80, seed: 2, tightness: .tight)
    let plans = try (1...4).map { try plan(drive, seed: $0, threads: 2) }
    #expect(plans.contains { $0.assignments != plans[0].assignments })
    for plan in plans {
      #expect(Audit(of: plan.assignments, on: drive).violations.isEmpty)
    }
  }

  @Test(arguments: [0, -3])
  func thereIsNoWorkingOnNoThread(_ threads: Int) {
    #expect(throws: ParameterError.threads(threads)) {
      _ = try PlanningParameters(threads: threads)
    }
  }

  /// Every number that stands among the parameters, found by looking at them, has its name: where it
  /// stands. So nothing that the search depends on can be left out of experiments.
  @Test func everyNumberHasItsName() throws {
    let parameters = try PlanningParameters(threads: 1)
    let standing = ParameterTests.numbers(in: parameters)
    #expect(parameters.numbers.map(\.name).sorted() == standing.keys.sorted())
    for (name, value, _) in parameters.numbers { #expect(standing[name] == value, "\(name)") }
  }

  /// A number that is written is the one of its name, and no other.
  @Test func aNumberIsWrittenWhereItsNameSays() throws {
    let usual = try PlanningParameters(threads: 1)
    for (name, value, _) in usual.numbers where value < 1e15 {
      let changed = try PlanningParameters(threads: 1, numbers: [name: value + 1])
      for (other, now) in ParameterTests.numbers(in: changed) {
        let before = try #require(usual.numbers.first { $0.name == other }).value
        #expect(now == (other == name ? value + 1 : before), "\(name), \(other)")
      }
    }
  }

  @Test func aNumberThatCannotBeIsRefused() {
    func refusal(_ name: String, _ value: Double) -> ParameterError? {
      do throws(ParameterError) {
        _ = try PlanningParameters(threads: 1, numbers: [name: value])
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal("search.few", 0) == nil)
    #expect(refusal("search.few", -1) == .number("search.few", -1))
    #expect(refusal("search.few", 1.5) == .number("search.few", 1.5))
    #expect(refusal("search.noise.few", 1.5) == nil)
    #expect(refusal("search.noise.few", -0.5) == .number("search.noise.few", -0.5))
    #expect(refusal("search.noise.few", .infinity) == .number("search.noise.few", .infinity))
    #expect(refusal("search", 1) == .unknown("search"))
  }

  /// The numbers of a value by the places where they stand, without the seed and the threads.
  private static func numbers(in value: Any, at place: String = "") -> [String: Double] {
    if let number = value as? Int { return [place: Double(number)] }
    if let number = value as? Double { return [place: number] }
    var found: [String: Double] = [:]
    for (number, child) in Mirror(reflecting: value).children.enumerated() {
      let label = child.label.map { $0.hasPrefix(".") ? String($0.dropFirst()) : $0 } ?? "\(number)"
      if label == "seed" || label == "threads" { continue }
      let inner = numbers(in: child.value, at: place.isEmpty ? label : "\(place).\(label)")
      found.merge(inner) { one, _ in one }
    }
    return found
  }
}
