import Drives
package import Formulation

/// Prices of a hall by what they are for, so that another hall can begin with them.
package struct PriceBook: Sendable {
  /// What a price is for, apart from the minute.
  private struct Subject: Hashable {
    let rule: HardRule?
    let session: Int
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

  /// The prices of a hall.
  package init(_ prices: DualPrices, of hall: CapacityModel) {
    let limits = zip(hall.limits, prices.limits)
    let presences = zip(hall.presences.joined(), prices.presences.joined())
    for (row, price) in Array(limits) + Array(presences) where price > 0 {
      entries[Subject(row), default: []].append(Entry(minute: row.minute ?? 0, price: price))
    }
  }

  /// The prices for a hall like the one they are from: each goes to the nearest minute of its
  /// subject that this hall has a row for.
  package func prices(for hall: CapacityModel) -> DualPrices {
    var prices = DualPrices(none: hall)
    distribute(to: hall.limits) { prices.limits[$0] += $1 }
    for (session, rows) in hall.presences.enumerated() {
      distribute(to: rows) { prices.presences[session][$0] += $1 }
      let sum = prices.presences[session].reduce(0, +)
      let count = Double(rows.count)
      for row in rows.indices {
        // What is charged for presence adds up to what the peak costs.
        prices.presences[session][row] =
          sum > 0
          ? prices.presences[session][row] * hall.peakWeight / sum : hall.peakWeight / count
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
