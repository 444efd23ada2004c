import IntegerProgramming

extension PublishedProgram {
  static let wyndorGlass = PublishedProgram(
    "Wyndor Glass", "Hillier and Lieberman, Introduction to Operations Research, chapter 3",
    optimum: -36,
    IntegerProgram(
      minimise: [-3, -5],
      [([1, 0], .atMost, 4), ([0, 2], .atMost, 12), ([3, 2], .atMost, 18)]))

  static let dakotaFurniture = PublishedProgram(
    "Dakota Furniture", "Winston, Operations Research, chapter 6", optimum: -280,
    IntegerProgram(
      minimise: [-60, -30, -20],
      [
        ([8, 6, 1], .atMost, 48), ([4, 2, 1.5], .atMost, 20), ([2, 1.5, 0.5], .atMost, 8),
        ([0, 1, 0], .atMost, 5),
      ]))

  static let telfa = PublishedProgram(
    "Telfa", "Winston, Operations Research, chapter 9, branch and bound", optimum: -40,
    IntegerProgram(
      minimise: [-8, -5], integer: true, [([1, 1], .atMost, 6), ([9, 5], .atMost, 45)]))

  static let stockco = PublishedProgram(
    "Stockco", "Winston, Operations Research, chapter 9, capital budgeting", optimum: -42,
    IntegerProgram(
      minimise: [-16, -22, -12, -8], integer: true, to: 1, [([5, 7, 4, 3], .atMost, 14)]))

  static let kilroyCounty = PublishedProgram(
    "Kilroy County", "Winston, Operations Research, chapter 9, set covering", optimum: 2,
    IntegerProgram(
      minimise: [1, 1, 1, 1, 1, 1], integer: true, to: 1,
      [
        ([1, 1, 0, 0, 0, 0], .atLeast, 1), ([1, 1, 0, 0, 0, 1], .atLeast, 1),
        ([0, 0, 1, 1, 0, 0], .atLeast, 1), ([0, 0, 1, 1, 1, 0], .atLeast, 1),
        ([0, 0, 0, 1, 1, 1], .atLeast, 1), ([0, 1, 0, 0, 1, 1], .atLeast, 1),
      ]))

  static let powerco = PublishedProgram(
    "Powerco", "Winston, Operations Research, chapter 7, transportation", optimum: 1020,
    IntegerProgram(
      table: [[8, 6, 10, 9], [9, 12, 13, 7], [14, 9, 16, 5]], integer: false, to: .infinity,
      rowSums: [0...35, 0...50, 0...40], columnSums: [45...45, 20...20, 30...30, 30...30]))

  static let machineco = PublishedProgram(
    "Machineco", "Winston, Operations Research, chapter 7, assignment", optimum: 15,
    IntegerProgram(
      table: [[14, 5, 8, 7], [2, 12, 6, 5], [7, 8, 3, 9], [2, 4, 6, 10]], integer: true, to: 1,
      rowSums: Array(repeating: 1...1, count: 4), columnSums: Array(repeating: 1...1, count: 4)))

  /// Three garments, then whether each one's machine is hired.
  static let gandhiCloth = PublishedProgram(
    "Gandhi Cloth", "Winston, Operations Research, chapter 9, fixed charges", optimum: -75,
    IntegerProgram(
      minimise: [-6, -4, -7, 200, 150, 100], integer: true,
      [
        ([3, 2, 6, 0, 0, 0], .atMost, 150), ([4, 3, 4, 0, 0, 0], .atMost, 160),
        ([1, 0, 0, -40, 0, 0], .atMost, 0), ([0, 1, 0, 0, -53, 0], .atMost, 0),
        ([0, 0, 1, 0, 0, -25], .atMost, 0), ([0, 0, 0, 1, 0, 0], .atMost, 1),
        ([0, 0, 0, 0, 1, 0], .atMost, 1), ([0, 0, 0, 0, 0, 1], .atMost, 1),
      ]))

  static let seattleToTopeka = PublishedProgram(
    "From Seattle and San Diego",
    "Dantzig, Linear Programming and Extensions, section 3.3; GAMS model trnsport",
    optimum: 153.675,
    IntegerProgram(
      table: [[0.225, 0.153, 0.162], [0.225, 0.162, 0.126]], integer: false, to: .infinity,
      rowSums: [0...350, 0...600], columnSums: [325...1000, 300...1000, 275...1000]))

  static let balas = PublishedProgram(
    "Balas's example", "Balas, An additive algorithm …, Operations Research 13 (1965)",
    optimum: 17,
    IntegerProgram(
      minimise: [5, 7, 10, 3, 1], integer: true, to: 1,
      [
        ([1, -3, 5, 1, -1], .atLeast, 2), ([-2, 6, -3, -2, 2], .atLeast, 0),
        ([0, -1, 2, -1, -1], .atLeast, 1),
      ]))

  static let wolsey = PublishedProgram(
    "Wolsey's example", "Wolsey, Integer Programming, chapter 7", optimum: -7,
    IntegerProgram(
      minimise: [-4, 1], integer: true,
      [([7, -2], .atMost, 14), ([0, 1], .atMost, 3), ([2, -2], .atMost, 3)]))

  /// Cycles under the textbook rule of the simplex method.
  static let beale = PublishedProgram(
    "Beale's example", "Beale, Cycling in the dual simplex algorithm (1955)", optimum: -0.05,
    IntegerProgram(
      minimise: [-0.75, 150, -0.02, 6],
      [
        ([0.25, -60, -0.04, 9], .atMost, 0), ([0.5, -90, -0.02, 3], .atMost, 0),
        ([0, 0, 1, 0], .atMost, 1),
      ]))

  /// Visits every corner of a cube under the textbook rule of the simplex method.
  static let kleeMinty = PublishedProgram(
    "Klee and Minty's cube", "Chvátal, Linear Programming, chapter 4", optimum: -10_000,
    IntegerProgram(
      minimise: [-100, -10, -1],
      [([1, 0, 0], .atMost, 1), ([20, 1, 0], .atMost, 100), ([200, 20, 1], .atMost, 10_000)]))
}
