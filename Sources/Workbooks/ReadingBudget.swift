/// What may still be read of one workbook: all its parts together, however often each is read.
final class ReadingBudget {
  let limits: WorkbookLimits
  private let most: (memory: Int, inflated: Int)
  private var memory: Int
  private var inflated: Int
  /// Whether the memory is used up; otherwise it is what inflates.
  private var isFull = false

  /// A budget.
  ///
  /// - Parameters:
  ///   - limits: the most there is.
  ///   - size: the size of the file in bytes: a small one gets less, since whatever comes from it
  ///     must not take long.
  init(_ limits: WorkbookLimits, size: Int) {
    self.limits = limits
    most = (
      min(limits.memory, max(limits.memory / 2, size.saturatingTimes(10))),
      min(limits.total, max(limits.total / 2, size.saturatingTimes(12)))
    )
    (memory, inflated) = most
  }

  /// Takes bytes of memory for what is kept; false where there are not so many.
  func keep(_ bytes: Int) -> Bool {
    memory -= bytes
    if memory < 0 { isFull = true }
    return memory >= 0
  }

  /// Takes bytes for what is inflated; false where there are not so many.
  func inflate(_ bytes: Int) -> Bool {
    inflated -= bytes
    return inflated >= 0
  }

  /// That a part is too much.
  func error(_ part: String) -> WorkbookError {
    let most = (isFull ? self.most.memory : self.most.inflated) / 1_000_000
    return .tooLarge(part: part, megabytes: most, most: most)
  }
}

extension Int {
  /// The product, or the largest number where that is larger.
  fileprivate func saturatingTimes(_ factor: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    return overflows ? .max : product
  }
}
