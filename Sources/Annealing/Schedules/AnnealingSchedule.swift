import Foundation

/// How annealing cools down: so many sweeps, in each of which every unit chooses once in the mean.
package struct AnnealingSchedule: Sendable {
  /// From one number to another in equal ratios.
  package struct Ramp: Sendable {
    let first: Double
    let last: Double

    package init(_ first: Double, _ last: Double) {
      self.first = first
      self.last = last
    }

    /// The number at a part of the way.
    package func at(_ part: Double) -> Double { first * pow(last / first, part) }
  }

  /// How stiff rows are while limits may be broken.
  package struct Stiffness: Sendable {
    package let limits: Double
    package let presences: Double
  }

  /// How limits get stiffer: in equal ratios or, where they shall hardly be broken in the end, only
  /// up to where they are mostly kept at first, while there is time to rearrange people. Repairing
  /// many limits at once when they become firm would cost what had been won. Peaks do not get stiffer
  /// than that, or they would be as rugged as they are in truth.
  package struct Hardening: Sendable {
    let first: Double
    let last: Double

    /// How stiff limits are where they are mostly kept, and at which part of the way they are.
    package let middle: Double
    package let partBefore: Double

    package func at(_ part: Double) -> Stiffness {
      let limits = limits(at: part)
      return Stiffness(limits: limits, presences: min(middle, limits))
    }

    private func limits(at part: Double) -> Double {
      guard last > middle else { return Ramp(first, last).at(part) }
      return part < partBefore
        ? Ramp(first, middle).at(part / partBefore)
        : Ramp(middle, last).at((part - partBefore) / (1 - partBefore))
    }
  }

  /// How many sweeps.
  package var sweeps: Int
  /// In units of cost.
  private let temperature: Ramp
  /// How stiff limits are; nil where they are kept, and costs are what they are.
  private let hardening: Hardening?
  /// Which part of the whole way these sweeps go.
  private var span = (start: 0.0, length: 1.0)
  /// How many moves of single items follow a unit's choice.
  package let itemMoves: Int
  /// At which part of the temperature these are accepted. There are far more ways to place items than
  /// schedules to choose from; at the full temperature, units would be lost among them.
  package let itemTemperature: Double
  /// How many exchanges between two units follow a unit's choice.
  package let exchanges: Int

  /// What depends on how many people are rearranged at once.
  package struct Course: Sendable {
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
  }

  /// What makes annealing schedules.
  package struct Maker {
    package let courses: Courses

    /// Makes annealing schedules of these numbers.
    package init(courses: Courses) { self.courses = courses }

    /// From anywhere to schedules that nearly fit together; `worth` is what a place is worth where it is
    /// worth much.
    package func soft(sweeps: Int, _ course: Course, worth: Double) -> AnnealingSchedule {
      soft(
        sweeps: sweeps, course, worth: worth,
        from: max(courses.fromAnywhere.least, worth / courses.fromAnywhere.partOfWorth),
        stiffness: course.firstStiffness)
    }

    /// From a plan to others like it.
    package func softAgain(sweeps: Int, _ course: Course, worth: Double) -> AnnealingSchedule {
      soft(
        sweeps: sweeps, course, worth: worth,
        from: max(courses.fromPlan.least, worth / courses.fromPlan.partOfWorth),
        stiffness: courses.stiffnessFromPlan)
    }

    /// Down from a temperature, with limits that get stiffer.
    private func soft(
      sweeps: Int, _ course: Course, worth: Double, from temperature: Double, stiffness: Double
    ) -> AnnealingSchedule {
      AnnealingSchedule(
        sweeps: sweeps,
        temperature: Ramp(
          temperature, max(courses.atLast.least, worth / courses.atLast.partOfWorth)),
        hardening: Hardening(
          first: stiffness, last: course.lastStiffness, middle: courses.middleStiffness,
          partBefore: courses.partBeforeMiddle),
        itemMoves: course.itemMoves, itemTemperature: course.itemTemperature,
        exchanges: course.exchanges)
    }

    /// From schedules that nearly fit together to a plan.
    package func firm(sweeps: Int, _ course: Course, worth: Double) -> AnnealingSchedule {
      AnnealingSchedule(
        sweeps: sweeps,
        temperature: Ramp(
          max(course.firmTemperature, worth / courses.firmPartOfWorth), courses.firmLast),
        hardening: nil, itemMoves: course.itemMoves, itemTemperature: 1,
        exchanges: courses.exchangesWhenFirm * course.exchanges)
    }
  }

  /// Whether limits are kept, and costs are what they are.
  package var isFirm: Bool { hardening == nil }

  /// The temperature of a sweep.
  package func temperature(of sweep: Int) -> Double { temperature.at(part(of: sweep)) }

  /// How stiff rows are in a sweep; nil where limits are kept.
  package func stiffness(of sweep: Int) -> Stiffness? { hardening?.at(part(of: sweep)) }

  private func part(of sweep: Int) -> Double {
    span.start + span.length * (Double(sweep) + 0.5) / Double(sweeps)
  }

  /// One of several equal pieces of the whole.
  package func piece(_ number: Int, of count: Int) -> AnnealingSchedule {
    var piece = self
    piece.sweeps = sweeps * (number + 1) / count - sweeps * number / count
    piece.span = (start: Double(number) / Double(count), length: 1 / Double(count))
    return piece
  }
}
