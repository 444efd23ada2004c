import DriveStore
import Foundation
import KhungGio
import Wording

/// How phones reach the door, and which do.
extension DayView {
  /// Where phones open the door, and which do.
  ///
  /// - Parameters:
  ///   - site: the door; nil where phones reach none.
  ///   - folder: the path of the drive's folder.
  /// - Returns: the part of the page.
  /// - Throws: why something cannot be read.
  func door(at site: DoorSite?, folder: String) throws -> HTML {
    let devices = try book.devices().filter { $0.name != wording.organiserDevice }
    let gaps = Dictionary(
      try book.gaps().map { ($0.device, $0.missing.count) }, uniquingKeysWith: { first, _ in first }
    )
    let rows = devices.map { device -> HTML in
      let missing = gaps[device.number].map { wording.eventsMissing($0) } ?? ""
      let button: HTML =
        device.shutOut == nil
        ? """
        <button type="button" data-device="\(device.number)">\(wording.deviceButtons.shutOut)\
        <span class="unseen"> \(device.name)</span></button>
        """ : "<span class=\"soft\">\(wording.isShutOut)</span>"
      return "<li class=\"row\">\(device.name) <span class=\"bad\">\(missing)</span> \(button)</li>"
    }
    return """
      <h2>\(wording.dayHeadings.door)</h2><div class="card">\(try how(site, folder))\
      \(hints(for: site))<ul class="choices">\(rows)</ul></div>
      """
  }

  private func how(_ site: DoorSite?, _ folder: String) throws -> HTML {
    guard let site else {
      let addresses = LocalAddresses.all
      let commands = (addresses.isEmpty ? ["…"] : addresses).map {
        "khunggio serve \(folder) --lan \($0)"
      }
      return "<p>\(wording.openDoorWith(commands))</p>"
    }
    var random = SystemRandomNumberGenerator()
    let pin = try book.pin(from: &random)
    let locked: HTML =
      site.pinGuard.isLocked ? "<p class=\"bad\">\(wording.tooManyGuesses)</p>" : ""
    return """
      <p><strong>\(wording.doorAddress(site.url, pin: pin))</strong></p>\(locked)
      <p class="screen"><button type="button" data-pin="1">\(wording.deviceButtons.newPIN)</button></p>
      """
  }

  /// What may keep phones away, and where each can be tried out.
  private func hints(for site: DoorSite?) -> HTML {
    let hints = wording.phoneHints(
      port: site?.site.port ?? SiteAddress.usualDoorPort, trying: site.map { $0.tryURL })
    let items = hints.map { hint -> HTML in "<li>\(hint)</li>" }
    return """
      <details class="screen"><summary>\(wording.howPhonesReach)</summary><ul>\(items)</ul></details>
      """
  }
}
