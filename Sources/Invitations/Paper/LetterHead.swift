import Pages
import Wording

/// The head of an official letter: who writes, and, in Vietnamese, the two lines of the nation.
struct LetterHead {
  let organizer: String
  let wording: Words
  /// Whether it is a notice, and no invitation.
  var isNotice = false
  /// The number of the letter, which the office fills in.
  var number: String?

  var blocks: [Block] {
    // In capitals as the form demands; English writes names as they are.
    let office = wording.nation == nil ? organizer : organizer.uppercased()
    let left: [Block] = [
      .text(office, .bold(13), .centered(ruleBelow: 0.4)),
      .text(number ?? wording.letterNumber(isNotice: isNotice), .plain(13), .centered(above: 4)),
    ]
    var right: [Block] = []
    if let nation = wording.nation {
      right = [
        .text(nation.name, .bold(13), .centered()),
        .text(nation.motto, .bold(14), .centered(above: 1, ruleBelow: 1)),
      ]
    }
    right.append(.text(wording.letterPlaceAndDay, .italic(13), .centered(above: 5)))
    return [
      .columns([Block.Column(0.39, left), Block.Column(0.02, []), Block.Column(0.59, right)])
    ]
  }
}

/// The place where an official letter is signed, and who else gets it.
struct Signature {
  let wording: Words
  /// Whether it is to be signed; a draft says what will stand there.
  let isFinal: Bool

  var block: Block {
    let hints = wording.signatureHints
    func hint(_ text: String) -> Block {
      isFinal
        ? .text(wording.toFillIn, .plain(13), .centered())
        : .text(text, TextLook(size: 13, isItalic: true, grey: 0.35), .centered())
    }
    var receivers: [Block] = [.text(wording.sentTo, .boldItalic(12))]
    receivers += wording.receivers.map { .text($0, .plain(11)) }
    return .columns([
      Block.Column(0.45, receivers),
      Block.Column(
        0.55,
        [
          hint(hints.office), .space(26), isFinal ? .space(15) : hint(hints.signature), .space(30),
          hint(hints.name),
        ]),
    ])
  }
}
