/// The linear assignment problem.
package enum LinearAssignment {
  /// What a forbidden pair costs.
  package static let forbidden = 1e12

  /// The cheapest way to give every row a column of its own, by shortest augmenting paths (Jonker and
  /// Volgenant 1987, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
  /// doi:10.1007/BF02278710).
  ///
  /// - Parameter costs: `costs[row][column]`, with at least as many columns as rows.
  /// - Returns: the column of each row.
  package static func cheapest(_ costs: [[Double]]) -> [Int] {
    let (rows, columns) = (costs.count, costs.first?.count ?? 0)
    var rowDuals = [Double](repeating: 0, count: rows + 1)
    var columnDuals = [Double](repeating: 0, count: columns + 1)
    // Places from 1; column 0 stands for the row at hand.
    var rowOf = [Int](repeating: 0, count: columns + 1)
    var before = [Int](repeating: 0, count: columns + 1)
    for row in 0..<rows {
      rowOf[0] = row + 1
      var column = 0
      var least = [Double](repeating: .infinity, count: columns + 1)
      var isDone = [Bool](repeating: false, count: columns + 1)
      repeat {
        isDone[column] = true
        let current = rowOf[column]
        var (step, next) = (Double.infinity, 0)
        for other in 1..<columns + 1 where !isDone[other] {
          let reduced = costs[current - 1][other - 1] - rowDuals[current] - columnDuals[other]
          if reduced < least[other] { (least[other], before[other]) = (reduced, column) }
          if least[other] < step { (step, next) = (least[other], other) }
        }
        for other in 0..<columns + 1 {
          if isDone[other] {
            rowDuals[rowOf[other]] += step
            columnDuals[other] -= step
          } else {
            least[other] -= step
          }
        }
        column = next
      } while rowOf[column] != 0
      while column != 0 {
        rowOf[column] = rowOf[before[column]]
        column = before[column]
      }
    }
    var result = [Int](repeating: 0, count: rows)
    for column in 1..<columns + 1 where rowOf[column] > 0 { result[rowOf[column] - 1] = column - 1 }
    return result
  }
}
