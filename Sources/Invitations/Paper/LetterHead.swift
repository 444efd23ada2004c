import Pages
import Wording

/// The head of an official letter: who writes, and, in Vietnamese, the two lines of the nation.
struct LetterHead {
  let organizer: String
  let wording: Words

  var blocks: [Block] {
    // In capitals as the form demands; English writes names as they are.
    let office = wording.nation == nil ? organizer : organizer.uppercased()
    let left: [Block] = [
      .text(office, .bold(13), .centered(ruleBelow: 0.4)),
      .text(wording.letterNumber, .plain(13), .centered(above: 4)),
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
