import Drives
import Invitations
import KhungGio
import Plans
import Wording

/// The slots that people could be moved to, as the page shows them: each with its effect, best first.
struct OffersView {
  private let offers: MoveOffers
  private let subject: MoveSubject
  private let query: MoveQuery
  private let assignments: [Assignment]
  private let drive: Drive
  private let wording: Words

  /// Slots that people could be moved to.
  ///
  /// - Parameters:
  ///   - offers: the slots.
  ///   - subject: whom.
  ///   - query: how the page asks about them.
  ///   - assignments: the plan.
  ///   - drive: the drive.
  ///   - wording: the language.
  init(
    _ offers: MoveOffers, of subject: MoveSubject, query: MoveQuery, in assignments: [Assignment],
    on drive: Drive, wording: Words
  ) {
    self.offers = offers
    self.subject = subject
    self.query = query
    self.assignments = assignments
    self.drive = drive
    self.wording = wording
  }

  /// The part of the page.
  var html: HTML {
    let items = offers.offers.map { offer in item(offer) }
    // Such as where no slot suits all of a unit: they can only be left without one together.
    let none: HTML? =
      offers.offers.contains { $0.slot != nil } ? nil : "<p>\(wording.nowhereToMove)</p>"
    let list: HTML? = items.isEmpty ? nil : "<ol class=\"choices\">\(items)</ol>"
    let values = [
      query.u.map { ("u", "\($0)") }, query.s.map { ("s", $0) }, query.p.map { ("p", "\($0)") },
    ].compactMap { $0 }.map { name, value -> HTML in " data-\(name)=\"\(value)\"" }
    return """
      <section class="card" id="panel" aria-labelledby="who"\(values)>
      <h2 id="who" tabindex="-1">\(title)</h2>\(place)\(names)
      <h3>\(wording.offersHeading)</h3>\(none)\(list)
      <div class="row screen"><a class="button" href="?" data-move>\(wording.closeButton)</a></div>
      </section>
      """
  }

  private func name(of person: RegistrantIndex) -> String {
    let person = drive.registrants[person]
    return person.name.isEmpty ? person.id : person.name
  }

  private func unitName(_ unit: UnitIndex) -> String {
    let unit = drive.units[unit]
    return unit.name.isEmpty ? unit.id : unit.name
  }

  private func slotName(_ slot: SlotStart) -> String {
    let time = wording.time(slot.start)
    return drive.sessions.count > 1 ? "\(drive.sessions[slot.session].id) \(time)" : time
  }

  private var title: String {
    switch subject {
    case .person(let person):
      "\(name(of: person)) (\(unitName(drive.registrants[person].unit)))"
    case .unit(let unit): wording.moved(offers.people.count, of: unitName(unit), at: nil)
    case .cell(let unit, let slot):
      wording.moved(offers.people.count, of: unitName(unit), at: slotName(slot))
    }
  }

  /// Where one person is now, and whether the slot is pinned.
  private var place: HTML {
    guard case .person(let person) = subject else { return "" }
    guard let slot = assignments.first(where: { $0.registrant == person })?.slot else {
      return "<p>\(wording.isAt(wording.noSlot))</p>"
    }
    let isPinned = drive.registrants[person].pinned != nil
    let mark: HTML? = isPinned ? " <strong>(\(wording.pinnedMark))</strong>" : nil
    return """
      <p>\(wording.isAt(slotName(slot)))\(mark)</p>
      <p class="screen"><button type="button" data-pins="\(isPinned ? "false" : "true")">\
      \(isPinned ? wording.unpinButton : wording.pinButton)</button> \
      <span class="hint">\(wording.pinHint)</span></p>
      """
  }

  /// The people, one by one.
  private var names: HTML {
    if case .person = subject { return "" }
    let links = offers.people.map { person -> HTML in
      let isPinned = drive.registrants[person].pinned != nil
      let mark: HTML? = isPinned ? " (\(wording.pinnedMark))" : nil
      return "<li><a href=\"?p=\(person)\" data-move>\(name(of: person))</a>\(mark)</li>"
    }
    return """
      <details><summary>\(wording.namesHeading)</summary><ul class="names">\(links)</ul></details>
      """
  }

  private func item(_ offer: MoveOffer) -> HTML {
    let slot = offer.slot.map(slotName) ?? wording.withoutSlotOffer
    let broken = PrintedAudit(violations: offer.newViolations, on: drive, wording: wording)
      .sentences
    let lines = broken.map { sentence -> HTML in "<br><span class=\"bad\">\(sentence)</span>" }
    let effect: HTML =
      broken.isEmpty ? " · <span class=\"good\">\(wording.breaksNothing)</span>" : "\(lines)"
    return """
      <li><button type="button" class="choice" data-to="\(offer.slot.map(MoveQuery.text) ?? "")">\
      <strong>\(slot)</strong> · \(wording.costDifference(offer.difference))\(effect)</button></li>
      """
  }
}
