public import Drives
public import Wording

/// A drive as `check` sums it up: how large it is, how much room it has, what to look at.
public struct PrintedDrive {
  private let drive: Drive
  private let wording: Words
  private let rooms: [CapacityEstimate?]
  /// How many notes on the files were reported.
  private let notesReported: Int

  /// A drive summed up.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - wording: the language to print it in.
  ///   - notes: how many notes on the files were reported before.
  public init(of drive: Drive, wording: Words, notes: Int = 0) {
    notesReported = notes
    self.drive = drive
    self.wording = wording
    rooms = CapacityEstimate.all(on: drive)
  }

  /// The lines.
  public var lines: [String] {
    var lines = TextWidth.wrapped(TextWidth.printable(drive.name), to: TextWidth.page)
    lines.append(notesReported == 0 ? wording.driveIsGood : wording.driveHasNotes(notesReported))
    lines.append(
      [
        wording.people(drive.registrants.count), wording.units(drive.units.count),
        wording.sessions(drive.sessions.count),
      ].joined(separator: " · "))
    for index in drive.sessions.indices {
      lines.append("")
      lines += self.lines(ofSession: index)
    }
    if !drive.declarations.isEmpty { lines.append("") }
    for sentence in answers { lines += TextWidth.wrapped(sentence, to: TextWidth.page) }
    let notes = self.notes
    if !notes.isEmpty { lines.append("") }
    for note in notes {
      lines += Layout.hanging(
        "\(wording.warning): ",
        TextWidth.wrapped(
          TextWidth.printable(note),
          to: TextWidth.page - TextWidth.columns(of: wording.warning) - 2))
    }
    return lines
  }

  private func lines(ofSession index: Int) -> [String] {
    let session = drive.sessions[index]
    let place = session.site.isEmpty ? session.id : session.site
    let times = wording.times(session.opens, session.closes)
    return TextWidth.wrapped(
      TextWidth.printable("\(wording.date(session.date)) · \(place)"), to: TextWidth.page)
      + Layout.indented(
        "\(times), \(wording.slots(session.slotStarts.count)), "
          + (rooms[index].map {
            wording.room($0.people, limitedBy: $0.rule, subject: $0.subject)
          } ?? wording.roomWithoutLimit))
  }

  /// How each of the drive's questions was answered.
  private var answers: [String] {
    drive.declarations.enumerated().map { index, declaration in
      let given = drive.registrants.map { $0.answer(to: index) }
      return wording.answers(
        to: declaration.question(in: wording.language), yes: given.count { $0 == true },
        no: given.count { $0 == false }, open: given.count { $0 == nil },
        barred: declaration.barring == nil ? nil : given.count(where: declaration.bars),
        isAtCheckIn: !declaration.isInLists)
    }
  }

  /// What is no error of the files, but better known before planning.
  public var notes: [String] {
    var notes: [String] = []
    let known = rooms.compactMap { $0?.people }
    let room = known.reduce(0, +)
    if known.count == rooms.count, drive.registrants.count > room {
      notes.append(wording.moreThanRoom(people: drive.registrants.count, room: room))
    }
    // Whom an answer keeps from a slot is said with the question.
    let stranded = drive.registrantsWithoutSlot.count { !drive.isHeldBack(drive.registrants[$0]) }
    if stranded > 0 { notes.append(wording.withoutAllowedSlot(stranded)) }
    if let quotas = self.quotas { notes.append(quotas) }
    return notes
  }

  /// How many units are below their quota, those that miss most first.
  private var quotas: String? {
    let missing = PerUnit(
      drive.units.places.map {
        max(0, (drive.units[$0].quota ?? 0) - drive.members[$0].count)
      })
    let below = missing.indices.filter { missing[$0] > 0 }.sorted {
      (missing[$1], $0) < (missing[$0], $1)
    }
    guard !below.isEmpty else { return nil }
    let shown = below.prefix(10).map {
      wording.belowQuota(
        drive.units[$0].name, registered: drive.members[$0].count,
        quota: drive.units[$0].quota ?? 0)
    }
    let more = below.count > shown.count ? [wording.andMore(below.count - shown.count)] : []
    return wording.quotasUnmet(below.count, missing: missing.reduce(0, +)) + ": "
      + (shown + more).joined(separator: ", ")
  }
}
