public import Drives
public import Wording

/// Which units have sent their lists, against what was asked for.
public struct ListProgress: Equatable, Sendable {
  /// A unit.
  public struct Row: Equatable, Sendable {
    /// The unit's id.
    public let id: String
    /// What it is called.
    public let name: String
    /// How many it was asked for.
    public let quota: Int?
    /// How many have given this year; nil where that is not known.
    public let yearToDate: Int?
    /// How many are on its list.
    public let registered: Int
    /// How it stands.
    public let status: Words.ProgressStatus
    /// How many on its list have not answered every question that lists ask; nil where none is asked.
    public let unanswered: Int?

    /// How many are missing to the quota, those of this year counted.
    public var missing: Int { max(0, (quota ?? 0) - (yearToDate ?? 0) - registered) }
    /// Whether the unit is to be reminded.
    public var isToRemind: Bool {
      [.short, .waiting, .late].contains(status) || unanswered ?? 0 > 0
    }
  }

  /// How many people have answered a question that lists ask; never what.
  public struct Answers: Equatable, Sendable {
    /// The question.
    public let declaration: Declaration
    /// How many have answered.
    public let answered: Int
    /// How many have not.
    public let unanswered: Int

    /// A question with how many have answered it.
    public init(declaration: Declaration, answered: Int, unanswered: Int) {
      self.declaration = declaration
      self.answered = answered
      self.unanswered = unanswered
    }
  }

  /// What is known of a unit.
  public struct Count: Equatable, Sendable {
    /// The unit.
    public let unit: Drives.Unit
    /// How many are on its list.
    public let registered: Int
    /// How many have given this year; nil where that is not known.
    public let yearToDate: Int?
    /// How many have not answered every question that lists ask; nil where none is asked.
    public let unanswered: Int?

    /// A unit with how many are on its list.
    public init(
      unit: Drives.Unit, registered: Int, yearToDate: Int? = nil, unanswered: Int? = nil
    ) {
      self.unit = unit
      self.registered = registered
      self.yearToDate = yearToDate
      self.unanswered = unanswered
    }
  }

  /// What the drive is called.
  public let drive: String
  /// Who invites.
  public let organizer: String
  /// Its first day.
  public let day: CalendarDate
  /// Until when and where to lists are sent.
  public let lists: ListCollection
  /// How many days are left; below 0 for how many it is over; nil without a last day.
  public let daysLeft: Int?
  /// The units, in the drive's order.
  public let rows: [Row]
  /// The questions that lists ask, in the drive's order.
  public let answers: [Answers]

  /// How units stand on a day.
  ///
  /// - Parameters:
  ///   - counts: the units.
  ///   - drive: what the drive is called.
  ///   - organizer: who invites.
  ///   - day: its first day.
  ///   - lists: until when and where to lists are sent.
  ///   - today: the day to look from.
  ///   - answers: the questions that lists ask.
  public init(
    of counts: [Count], drive: String, organizer: String, day: CalendarDate, lists: ListCollection,
    today: CalendarDate, answers: [Answers] = []
  ) {
    self.answers = answers
    self.drive = drive
    self.organizer = organizer
    self.day = day
    self.lists = lists
    let daysLeft = lists.due.map { $0.daysSinceYear0 - today.daysSinceYear0 }
    self.daysLeft = daysLeft
    rows = counts.map { count in
      let unit = count.unit
      let open = unit.quota.map { $0 - (count.yearToDate ?? 0) }
      let status: Words.ProgressStatus
      if count.registered > 0 {
        status = count.registered < open ?? 0 ? .short : .complete
      } else if let open, open <= 0 {
        // Nobody was asked for, or the year's quota is met.
        status = count.yearToDate == nil ? .complete : .metThisYear
      } else {
        status = (daysLeft ?? 0) < 0 ? .late : .waiting
      }
      return Row(
        id: unit.id, name: unit.name, quota: unit.quota, yearToDate: count.yearToDate,
        registered: count.registered, status: status, unanswered: count.unanswered)
    }
  }

  /// How many units have sent somebody.
  public var sent: Int { rows.count { $0.registered > 0 } }
  /// How many units are late.
  public var late: Int { rows.count { $0.status == .late } }

  /// The text that reminds a unit.
  ///
  /// - Parameters:
  ///   - row: the unit.
  ///   - wording: the language.
  /// - Returns: plain lines.
  public func reminder(to row: Row, in wording: Words) -> String {
    wording.text(
      of: Words.Reminder(
        unit: TextWidth.printable(row.name), organizer: TextWidth.printable(organizer),
        drive: TextWidth.printable(drive), day: day, status: row.status, quota: row.quota,
        yearToDate: row.yearToDate, registered: row.registered, missing: row.missing,
        lists: lists, daysLeft: daysLeft, unanswered: row.unanswered ?? 0,
        questions: answers.map {
          TextWidth.printable($0.declaration.question(in: wording.language))
        }
      ))
  }
}

extension CalendarDate {
  /// How many days there are from the first of March of year 0 up to this one.
  fileprivate var daysSinceYear0: Int {
    let y = month < 3 ? year - 1 : year
    let m = (month + 9) % 12
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
  }
}
