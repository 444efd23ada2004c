import Foundation

/// How annealing cools down: so many sweeps, in each of which every unit chooses once in the mean.
struct Cooling: Sendable {
  /// From one number to another in equal ratios.
  struct Ramp: Sendable {
    let first: Double
    let last: Double

    init(_ first: Double, _ last: Double) {
      self.first = first
      self.last = last
    }

    /// The number at a part of the way.
    func at(_ part: Double) -> Double { first * pow(last / first, part) }
  }

  /// How many sweeps.
  var sweeps: Int
  /// In units of cost.
  let temperature: Ramp
  /// How stiff the limits are; nil where they are kept, and costs are what they are.
  let stiffness: Ramp?
  /// How many moves of single items follow a unit's choice.
  let itemMoves: Int
  /// At which part of the temperature these are accepted. There are far more ways to place items than
  /// schedules to choose from; at the full temperature, units would be lost among them.
  let itemTemperature: Double
  /// How many exchanges between two units follow a unit's choice.
  let exchanges: Int

  /// What depends on how many people are rearranged at once.
  struct Course: Sendable {
    /// How many items move after a choice.
    let itemMoves: Int
    /// How many exchanges between two units there are after a choice: they take long, and pay where
    /// each unit matters.
    let exchanges: Int
    /// How stiff limits are at first. The more people a slot takes, the more of them may be too many
    /// before anything must move.
    let firstStiffness: Double
    /// How stiff they are at last.
    let lastStiffness: Double
    /// The part of the temperature for moves of single items while limits are soft.
    let itemTemperature: Double
    /// The temperature at which limits become firm. After stiff ones there is little to mend, and
    /// warmth would undo what they led to.
    let firmTemperature: Double

    /// Few hundred people.
    static let few = Course(
      itemMoves: 3, exchanges: 1, firstStiffness: 0.2, lastStiffness: 20, itemTemperature: 0.05,
      firmTemperature: 0.3)
    /// Some thousand.
    static let many = Course(
      itemMoves: 5, exchanges: 0, firstStiffness: 0.2, lastStiffness: 200, itemTemperature: 0.05,
      firmTemperature: 0.1)
    /// More than can be rearranged all at once.
    static let parts = Course(
      itemMoves: 5, exchanges: 0, firstStiffness: 0.03, lastStiffness: 20, itemTemperature: 0.05,
      firmTemperature: 0.3)
    /// So many that there is time for few choices of each unit, and units are large.
    static let largeParts = Course(
      itemMoves: 10, exchanges: 0, firstStiffness: 0.005, lastStiffness: 20, itemTemperature: 0.2,
      firmTemperature: 0.3)
  }

  /// From anywhere to schedules that nearly fit together; `worth` is what a place is worth where it is
  /// worth much.
  static func soft(sweeps: Int, _ course: Course, worth: Double) -> Cooling {
    soft(
      sweeps: sweeps, course, worth: worth, from: max(3, worth / 10),
      stiffness: course.firstStiffness)
  }

  /// From a plan to others like it.
  static func softAgain(sweeps: Int, _ course: Course, worth: Double) -> Cooling {
    soft(sweeps: sweeps, course, worth: worth, from: max(1, worth / 30), stiffness: 6)
  }

  /// Down from a temperature, with limits that get stiffer.
  private static func soft(
    sweeps: Int, _ course: Course, worth: Double, from temperature: Double, stiffness: Double
  ) -> Cooling {
    Cooling(
      sweeps: sweeps, temperature: Ramp(temperature, max(0.1, worth / 1_000)),
      stiffness: Ramp(stiffness, course.lastStiffness), itemMoves: course.itemMoves,
      itemTemperature: course.itemTemperature, exchanges: course.exchanges)
  }

  /// From schedules that nearly fit together to a plan.
  static func firm(sweeps: Int, _ course: Course, worth: Double) -> Cooling {
    Cooling(
      sweeps: sweeps, temperature: Ramp(max(course.firmTemperature, worth / 100), 0.05),
      stiffness: nil, itemMoves: course.itemMoves, itemTemperature: 1,
      exchanges: 2 * course.exchanges)
  }

  /// One of several equal pieces.
  func piece(_ number: Int, of count: Int) -> Cooling {
    func cut(_ ramp: Ramp) -> Ramp {
      Ramp(
        ramp.at(Double(number) / Double(count)), ramp.at(Double(number + 1) / Double(count)))
    }
    return Cooling(
      sweeps: sweeps * (number + 1) / count - sweeps * number / count,
      temperature: cut(temperature), stiffness: stiffness.map(cut), itemMoves: itemMoves,
      itemTemperature: itemTemperature, exchanges: exchanges)
  }
}
