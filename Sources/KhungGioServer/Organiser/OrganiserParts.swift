import Wording

/// The organiser's pages, in the order of the bar.
enum OrganiserParts {
  /// The pages.
  ///
  /// - Parameters:
  ///   - site: what they share.
  ///   - folder: the path of the folder whose drives can be chosen.
  ///   - doors: the doors of drives.
  /// - Returns: the pages.
  static func all(
    of site: OrganiserSite, drivesIn folder: String, doors: OpenDoors
  ) -> [any OrganiserPart] {
    let page = DrivePage(site: site)
    return [
      ListsPages(page), PlanPages(page), WhatIfPages(page), WhyPages(page),
      SendPages(page, doors: doors),
      DayPages(page, doors: doors), SettingsPages(page), DrivesPages(of: site, in: folder),
    ]
  }
}
