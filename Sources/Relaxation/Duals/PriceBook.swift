import Drives
package import Formulation

/// Dual values by what their rows are about, for a warm start of a similar capacity model.
package struct PriceBook: Sendable {
  /// What a row is about, apart from the minute.
  private struct Subject: Hashable {
    let rule: HardRule?
    let session: SessionIndex
    let subject: Int

    init(_ limit: CapacityRow) {
      rule = limit.rule
      session = limit.session
      subject = limit.subject
    }
  }

  /// A price and the minute it is for.
  private struct Entry {
    let minute: Int
    let price: Double
  }

  private var entries: [Subject: [Entry]] = [:]

  /// The dual values of the capacity rows.
  package init(_ prices: DualPrices, of capacity: CapacityModel) {
    let limits = zip(capacity.limits, prices.limits)
    let presences = zip(capacity.excesses.flatMap(\.rows), prices.presences.joined())
    for (row, price) in Array(limits) + Array(presences) where price > 0 {
      entries[Subject(row), default: []].append(Entry(minute: row.minute ?? 0, price: price))
    }
  }

  /// The dual values for a similar capacity model: each goes to the row of the same subject with
  /// the nearest minute.
  package func prices(for capacity: CapacityModel) -> DualPrices {
    var prices = DualPrices(none: capacity)
    distribute(to: capacity.limits) { prices.limits[$0] += $1 }
    for (number, excess) in capacity.excesses.enumerated() {
      distribute(to: excess.rows) { prices.presences[number][$0] += $1 }
      let sum = prices.presences[number].reduce(0, +)
      guard sum > 0 else {
        prices.presences[number] = excess.firstPrices
        continue
      }
      // What is charged for presence adds up to what the excess costs.
      for row in excess.rows.indices {
        prices.presences[number][row] = prices.presences[number][row] * excess.weight / sum
      }
    }
    return prices
  }

  private func distribute(to rows: [CapacityRow], _ add: (_ row: Int, _ price: Double) -> Void) {
    let rowsOfSubject = Dictionary(grouping: rows.indices) { Subject(rows[$0]) }
    for (subject, numbers) in rowsOfSubject {
      for entry in entries[subject] ?? [] {
        let nearest = numbers.min {
          abs((rows[$0].minute ?? 0) - entry.minute) < abs((rows[$1].minute ?? 0) - entry.minute)
        }
        if let nearest { add(nearest, entry.price) }
      }
    }
  }
}

extension Excess {
  /// Prices of its rows to begin with: of a peak all alike, of an overload none but for being none.
  var firstPrices: [Double] {
    let first = rows.contains { $0.terms.isEmpty } ? rows.filter { $0.terms.isEmpty } : rows
    let count = Double(first.count)
    return rows.map { first.count == rows.count || $0.terms.isEmpty ? weight / count : 0 }
  }
}
