import Drives
import Pages
import Wording

/// The slips of a unit: one per invited person, four to a page, with a QR code.
struct Slips {
  private let unit: UnitLetter
  private let letters: Letters
  private let texts: LetterTexts
  private let codes: RegistrationCodes
  private let door: DoorAddress?
  private var wording: Words { letters.wording }

  /// The square of the smallest code has 21 modules, and 4 free ones on each side: with 112 points
  /// in all the code itself is 28.6 mm wide. A link to the door takes 25 or 29 modules: 29.9 or 31.0 mm.
  static let codeSize = 112.0

  init(
    of unit: UnitLetter, in letters: Letters, texts: LetterTexts, codes: RegistrationCodes,
    door: DoorAddress?
  ) {
    self.unit = unit
    self.letters = letters
    self.texts = texts
    self.codes = codes
    self.door = door
  }

  /// The slips; nil where nobody is invited.
  var document: PagedDocument? {
    let cells = unit.slots.flatMap { slot in slot.people.map { self.slip($0, slot) } }
    guard !cells.isEmpty else { return nil }
    return PagedDocument(
      title: "\(unit.name) – \(wording.slipTitle)", author: letters.organizer,
      language: wording.language.rawValue, margins: .sheet,
      blocks: [.grid(CellGrid(columns: 2, rows: 2, padding: 17, cells: cells))])
  }

  private func slip(_ invitee: Invitee, _ slot: LetterSlot) -> [Block] {
    let session = letters.sessions[slot.slot.session]
    let code = codes.code(of: invitee.registrant)
    let middle = ParagraphStyle { $0.alignment = .middle }
    var blocks: [Block] = []
    if !letters.edition.isFinal {
      blocks.append(
        .text("(\(wording.draft))", TextLook(size: 9, isBold: true, grey: 0.3), middle))
    }
    blocks += [
      .text(letters.organizer, .plain(11), .centered()),
      .text(letters.drive, .bold(12.5), .centered(above: 2)),
      .text(wording.slipTitle, .bold(14), .centered(above: 8, ruleBelow: 0.4)),
      .text(invitee.name, .bold(21), .centered(above: 10)),
      .text(line(of: invitee), .plain(12.5), .centered(above: 2)),
      .text(wording.times(slot.slot.start, slot.end), .bold(32), .centered(above: 9)),
    ]
    if session.arriveBefore > 0 {
      let arrival = letters.arrival(for: slot.slot)
      blocks.append(.text(wording.beThere(at: arrival), .bold(14), .centered(above: 1)))
    }
    blocks += [
      .text(wording.dateAtStart(session.date), .bold(14), .centered(above: 2)),
      .text(session.site, .plain(13), .centered(above: 4)),
    ]
    if !session.address.isEmpty {
      blocks.append(.text(session.address, .plain(11.5), .centered()))
    }
    let width = (PageMargins.sheet.textWidth / 2 - 2 * 17)
    let part = (Slips.codeSize + 4) / width
    let note = ParagraphStyle { $0.above = 3 }
    let notes = texts.notes(for: unit, of: letters).prefix(3)
    let lines = [wording.slipNote] + notes
    blocks += [
      .space(12),
      .columns([
        Block.Column(
          part,
          [
            .code(door?.link(to: code) ?? code, size: Slips.codeSize, alignment: .left),
            .columns([
              Block.Column(
                Slips.codeSize / (Slips.codeSize + 4), [.text(code, .plain(9), .centered())])
            ]),
          ]),
        Block.Column(1 - part, [.space(12)] + lines.map { .text($0, .plain(10.5), note) }),
      ]),
    ]
    return blocks
  }

  /// The unit, and the year of birth that tells people of the same name apart.
  private func line(of invitee: Invitee) -> String {
    invitee.birthYear.map { "\(unit.name) · \($0)" } ?? unit.name
  }
}
