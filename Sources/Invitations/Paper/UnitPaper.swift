import Drives
import Pages
import Wording

/// The letter of a unit after the form of official letters, with the annex that names its people.
struct UnitPaper {
  private let unit: UnitLetter
  private let letters: Letters
  private let texts: LetterTexts
  private var wording: Words { letters.wording }

  init(of unit: UnitLetter, in letters: Letters, texts: LetterTexts) {
    self.unit = unit
    self.letters = letters
    self.texts = texts
  }

  /// The whole.
  var document: PagedDocument {
    var document = PagedDocument(
      title: "\(unit.name) – \(letters.drive)", author: letters.organizer,
      language: wording.language.rawValue)
    document.running.numbering = .letter
    if !letters.edition.isFinal { document.running.mark = wording.draft }
    document.blocks =
      LetterHead(
        organizer: letters.organizer, wording: wording, isNotice: isNotice
      ).blocks
    document.blocks += title + body + closing
    document.blocks.append(.pageBreak)
    document.blocks += annex
    return document
  }

  private var isNotice: Bool { letters.isNotice(unit) }

  private var title: [Block] {
    [
      .text(
        wording.paperTitle(isNotice: isNotice), .bold(15), .centered(above: 18)),
      .text(
        letters.tellsChanges || !isNotice
          ? wording.paperSubject(letters.drive, tellsChanges: letters.tellsChanges)
          : wording.noticeSubject(letters.drive), .bold(14),
        .centered(above: 2, ruleBelow: 0.35)),
      .text("\(wording.letterTo): \(unit.name)", .plain(14), .centered(above: 14)),
      .space(4),
    ]
  }

  // MARK: - Content

  private static let running = ParagraphStyle {
    $0.isJustified = true
    $0.indent = 28
    $0.lineSpacing = 1.08
    $0.above = 6
  }

  private var body: [Block] {
    var blocks: [Block] = [
      .text(texts.opening(for: unit, of: letters), .plain(14), UnitPaper.running)
    ]
    let used = Set(unit.slots.map(\.slot.session)).sorted()
    if used.count == 1, let session = used.first.map({ letters.sessions[$0] }) {
      blocks.append(labelled(wording.letterWhen, when(session)))
      blocks.append(labelled(wording.letterWhere, session.place))
    }
    if !unit.slots.isEmpty { blocks += [.space(5), .table(slotTable(withPlaces: used.count > 1))] }
    var sentences = [unit.invited > 0 ? wording.namesFollow : wording.namesOnly]
    if !unit.unplaced.isEmpty {
      sentences.append(
        letters.tellsChanges
          ? wording.slotsLost(unit.unplaced.count) : wording.withoutSlotYet(unit.unplaced.count))
    }
    if !unit.withdrawn.isEmpty {
      sentences.append(wording.invitationsWithdrawn(unit.withdrawn.count))
    }
    return blocks + sentences.map { .text($0, .plain(14), UnitPaper.running) }
  }

  private func labelled(_ label: String, _ text: String) -> Block {
    var style = UnitPaper.running
    style.isJustified = false
    return .paragraph(
      Paragraph([TextSpan("\(label): ", .bold(14)), TextSpan(text, .plain(14))], style))
  }

  private func when(_ session: LetterSession) -> String {
    "\(wording.times(session.opens, session.closes)), \(wording.date(session.date))"
  }

  /// The slots and how many come in each, with day and place above them where there are several.
  private func slotTable(withPlaces: Bool) -> Table {
    let (size, pad) = (13.0, 3.0)
    var rows: [TableRow] = []
    var session: SessionIndex?
    for (index, slot) in unit.slots.enumerated() {
      if withPlaces, session != slot.slot.session {
        session = slot.slot.session
        let place = letters.sessions[slot.slot.session]
        rows.append(
          TableRow(
            [
              TableCell(
                "\(wording.dateAtStart(place.date)) · \(place.place)", .bold(12), span: 3,
                fill: 0.94)
            ], staysWithNext: true))
      }
      rows.append(
        TableRow([
          TableCell("\(index + 1)", .plain(size), .middle),
          TableCell(times(of: slot), .bold(size), .middle),
          TableCell(wording.count(slot.people.count), .plain(size), .middle),
        ]))
    }
    if unit.slots.count > 1 {
      rows.append(
        TableRow([
          TableCell(wording.total, .bold(size), .middle, span: 2),
          TableCell(wording.count(unit.invited), .bold(size), .middle),
        ]))
      // The sum is not parted from the last slot.
      rows[rows.count - 2].staysWithNext = true
    }
    var table = Table(
      columns: [.fixed(50), .flexible(2), .flexible()],
      header: [
        TableRow([
          TableCell(wording.heading(.number), .bold(12), .middle),
          TableCell(wording.heading(.slot), .bold(12), .middle),
          TableCell(wording.peopleColumn, .bold(12), .middle),
        ])
      ], rows: rows)
    table.leading = pad
    table.above = 4
    return table
  }

  /// A slot, and when to be there where that is before it.
  private func times(of slot: LetterSlot) -> String {
    let times = wording.times(slot.slot.start, slot.end)
    guard letters.sessions[slot.slot.session].arriveBefore > 0 else { return times }
    return "\(times) (\(wording.beThere(at: letters.arrival(for: slot.slot))))"
  }

  // MARK: - How it ends

  private var closing: [Block] {
    let heading = ParagraphStyle {
      $0.indent = 28
      $0.above = 8
      $0.staysWithNext = true
    }
    let item = ParagraphStyle {
      $0.inset = 40
      $0.indent = -12
      $0.above = 3
    }
    var blocks: [Block] = []
    // Whoever is not invited need not know how to come.
    if unit.invited > 0 {
      blocks.append(.text(wording.pleaseNote, .boldItalic(13), heading))
      blocks += texts.notes(for: unit, of: letters).map { .text("–  \($0)", .plain(13), item) }
    }
    var thanks = UnitPaper.running
    thanks.staysWithNext = true
    blocks.append(
      .text(
        unit.invited > 0 ? wording.letterThanks : wording.noticeThanks, .plain(14), thanks))
    return blocks + [
      .space(12), Signature(wording: wording, isFinal: letters.edition.isFinal).block,
    ]
  }

  // MARK: - The annex

  private var annex: [Block] {
    var blocks: [Block] = [
      .text(
        letters.tellsChanges || !isNotice
          ? wording.annexTitle(tellsChanges: letters.tellsChanges) : wording.waitingTitle,
        .bold(14), .centered()),
      .text(unit.name, .bold(13), .centered(above: 2)),
      .text(
        wording.annexOf(letters.organizer, isNotice: isNotice), .italic(12),
        .centered(above: 2, ruleBelow: 0.3)),
      .space(8), .table(AnnexTable(of: unit, in: letters).table),
    ]
    blocks.append(
      .text(
        "\(wording.total): \(wording.people(unit.everyone.count)).", .italic(12),
        ParagraphStyle { $0.above = 6 }))
    // Not in the letter, which is to stay on one page.
    if !unit.whyLeftOut.isEmpty {
      blocks.append(.text(unit.whyLeftOut, .italic(12), ParagraphStyle { $0.above = 3 }))
    }
    return blocks
  }
}
