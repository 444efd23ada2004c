public import Wording

/// Those who wait for a place, as people read it.
public struct PrintedWaitlist {
  /// Somebody who waits.
  public struct Row: Sendable {
    let name: String
    let unit: String
    let phone: String
    let priority: Int
    let isNew: Bool

    /// Somebody who waits.
    ///
    /// - Parameters:
    ///   - name: what the person is called.
    ///   - unit: what the unit is called.
    ///   - phone: the telephone number; empty for none.
    ///   - priority: how much the person counts.
    ///   - isNew: whether the person registered after the plan was made.
    public init(name: String, unit: String, phone: String, priority: Int, isNew: Bool) {
      self.name = name
      self.unit = unit
      self.phone = phone
      self.priority = priority
      self.isNew = isNew
    }
  }

  private let rows: [Row]
  private let wording: Words

  /// A printed waitlist.
  ///
  /// - Parameters:
  ///   - rows: who waits, in order.
  ///   - wording: the language to print it in.
  public init(_ rows: [Row], wording: Words) {
    self.rows = rows
    self.wording = wording
  }

  /// The lines.
  public var lines: [String] {
    Layout.heading(wording.waitlistHeading(rows.count)) + Layout.indented(wording.waitlistNote)
      + [""]
      + rows.enumerated().flatMap { place, row in
        let lead = TextWidth.padded(wording.count(place + 1), to: 6, onLeft: true) + "  "
        let notes =
          [
            row.unit, row.phone, row.priority == 1 ? "" : wording.priority(row.priority),
            row.isNew ? wording.newSinceThen : "",
          ].filter { !$0.isEmpty }
        let text = ([PersonName.shown(row.name)] + notes).map(TextWidth.printable)
          .joined(separator: " · ")
        return Layout.hanging(
          lead, TextWidth.wrapped(text, to: TextWidth.page - TextWidth.columns(of: lead)))
      }
  }
}
