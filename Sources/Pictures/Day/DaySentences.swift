import Drives
package import Wording

/// What a day says in words: below its title, and for those who cannot see it.
extension Words {
  /// How many are invited and present, and whether a limit is broken.
  package func sentences(on day: DayChart) -> [String] {
    let peak = day.whole.expected.peak.map {
      headcountSum(invited: day.invited, peak: $0.value, time: $0.minute)
    }
    let runs = day.whole.band.flatMap { band in
      band.high.peak.map { headcountOfRuns(band.runs, peak: $0.value) }
    }
    let sums = [peak, runs].compactMap { $0 }.joined(separator: " ")
    return [sums, verdict(on: day) ?? ""].filter { !$0.isEmpty }
  }

  /// Everything the picture shows.
  func description(of day: DayChart) -> String {
    var sentences = [day.place + "."] + self.sentences(on: day)
    for panel in day.zones + day.stages {
      guard let peak = panel.expected.peak else { continue }
      sentences.append(
        panelSentence(
          panel.title, peak: peak.value, time: peak.minute, limits: panel.limits.map(\.number)))
    }
    return sentences.joined(separator: " ")
  }

  /// The limits that are broken and when, or that none is.
  private func verdict(on day: DayChart) -> String? {
    let panels = [day.whole] + day.zones + day.stages
    guard panels.contains(where: { !$0.limits.isEmpty }) else { return nil }
    var breaches: [String] = []
    for panel in panels {
      for limit in panel.limits {
        for minutes in panel.breaches(of: limit) {
          let most = minutes.map(panel.most).max() ?? 0
          breaches.append(breach(of: panel.title, limit: limit.number, during: minutes, most: most))
        }
      }
    }
    guard !breaches.isEmpty else {
      let hasCrowdLimits = ([day.whole] + day.zones).contains { !$0.limits.isEmpty }
      return noBreach(day.planFor, hasCrowdLimits: hasCrowdLimits)
    }
    let shown = breaches.prefix(3)
    let more = breaches.count > shown.count ? "; " + andMore(breaches.count - shown.count) : ""
    return breachesLead + shown.joined(separator: "; ") + more + "."
  }
}
