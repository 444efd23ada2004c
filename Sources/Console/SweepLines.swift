import DriveFiles
package import Drives
package import KhungGio
package import WhatIf
package import Wording

/// The rows of a sweep as text or as CSV, as they come and all at once.
package struct SweepLines: Sendable {
  private let header: SweepHeader
  private let isCSV: Bool
  private let wording: Words

  /// Rows in words.
  ///
  /// - Parameters:
  ///   - header: what the sweep is.
  ///   - isCSV: whether rows are records of CSV.
  ///   - wording: the language.
  package init(_ header: SweepHeader, isCSV: Bool, wording: Words) {
    self.header = header
    self.isCSV = isCSV
    self.wording = wording
  }

  /// What stands over the rows as they come.
  package var head: String { head(marksFrontier: false) }

  private func head(marksFrontier: Bool) -> String {
    guard !isCSV else { return SweepTable(header, wording: wording).names }
    return text(
      PrintedSweep(header, marksFrontier: marksFrontier, wording: wording).head)
  }

  /// A row.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - base: the drive as it is; nil while it is not known.
  ///   - best: the numbers of the rows that no other beats; nil where that was not asked for.
  /// - Returns: its text.
  package func text(of row: SweepRow, base: SweepRow?, best: Set<Int>? = nil) -> String {
    let isBest = best?.contains(row.number)
    guard !isCSV else {
      return SweepTable(header, wording: wording).record(of: row, isBest: isBest)
    }
    return text(
      PrintedSweep(header, marksFrontier: best != nil, wording: wording)
        .lines(of: row, base: base, isBest: isBest == true))
  }

  /// The whole comparison.
  ///
  /// - Parameters:
  ///   - compared: the rows.
  ///   - measures: what the frontier is of; nil for none.
  ///   - picture: where it was drawn.
  ///   - isPrinted: whether the rows were printed as they came.
  /// - Returns: the text.
  package func text(
    of compared: ComparedVariants, frontier measures: FrontierMeasures?, picture: String,
    isPrinted: Bool
  ) -> String {
    let rows = compared.rows
    let best = measures.map { Set(SweepFrontier.best(of: rows, $0.x, $0.y, in: header)) }
    var text = ""
    if !isPrinted {
      text += head(marksFrontier: best != nil)
      for row in rows { text += self.text(of: row, base: rows.first, best: best) }
    }
    guard !isCSV else { return text }
    text += self.text(
      PrintedSweep(header, marksFrontier: best != nil, wording: wording).tail(rows))
    guard let measures else { return text }
    let note = wording.frontierNote(
      wording.figureName(measures.x.name), wording.figureName(measures.y.name))
    return text
      + self.text(
        TextWidth.wrapped(note, to: TextWidth.page) + [wording.drewPicture(picture)])
  }

  /// The comparison as one JSON document.
  ///
  /// - Parameters:
  ///   - compared: the rows.
  ///   - measures: what the frontier is of; nil for none.
  /// - Returns: the document.
  package func json(
    of compared: ComparedVariants, frontier measures: FrontierMeasures?
  ) -> String {
    let frontier = measures.map {
      (
        x: $0.x.name, y: $0.y.name,
        rows: SweepFrontier.best(of: compared.rows, $0.x, $0.y, in: header)
      )
    }
    return SweepDocument.json(of: compared.rows, frontier: frontier, wording: wording)
  }

  private func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
}

/// The command that plans rows of a sweep.
package struct SweepCommand {
  /// The drive, as it was called.
  package var drive: String
  /// The keys and values.
  package var set: [String]
  /// The gap asked for.
  package var gap = PlanningOptions.usualGap
  /// How often each day is simulated, and the random seed; nil for not at all.
  package var simulated: (runs: Int, seed: UInt64)?
  /// The random seed of the search; nil for the usual one.
  package var searchSeed: UInt64?
  /// The language that was asked for; nil for the drive's own.
  package var language: Language?

  /// A command.
  ///
  /// - Parameters:
  ///   - drive: the drive, as it was called.
  ///   - set: the keys and values.
  package init(_ drive: String, set: [String]) {
    self.drive = drive
    self.set = set
  }

  /// The command of the rows of a file.
  ///
  /// - Parameter header: what the sweep is.
  package init(of header: SweepHeader) {
    self.init(header.drive, set: header.set)
    gap = header.gap
    simulated = header.simulate.map { ($0, header.seed ?? 1) }
    searchSeed = header.searchSeed
  }

  /// The command as a shell takes it.
  ///
  /// - Parameter rest: the words that follow.
  /// - Returns: the command.
  package func callAsFunction(_ rest: [String] = []) -> String {
    var words = ["whatif", drive] + set.flatMap { ["--set", $0] }
    if gap != PlanningOptions.usualGap { words += ["--gap", "\(gap)"] }
    if let simulated {
      words += ["--simulate", "\(simulated.runs)", "--seed", "\(simulated.seed)"]
    }
    if let searchSeed { words += ["--search-seed", "\(searchSeed)"] }
    if let language { words += ["--language", language.rawValue] }
    return shellCommand(words + rest)
  }
}
