import DriveFiles
import Pictures
public import WhatIf
public import Wording

extension ComparedVariants {
  /// The rows as a picture: each a point in two measures, those that no other beats joined by a line.
  ///
  /// - Parameters:
  ///   - x: what is counted to the right.
  ///   - y: what is counted upwards.
  ///   - names: what the measures are called; nil for their usual names.
  ///   - wording: the language.
  /// - Returns: the SVG document.
  public func frontierPicture(
    of x: Measure, _ y: Measure, called names: (x: String, y: String)? = nil, wording: Words
  ) -> String {
    let points = rows.compactMap { row -> Frontier.Point? in
      guard let place = x.value(of: row, in: header) else { return nil }
      return Frontier.Point(
        label: row.number == 0
          ? wording.asItIs : row.settings.map(\.value).joined(separator: " · "),
        x: place, y: row.figures == nil ? nil : y.value(of: row, in: header),
        isCurrent: row.number == 0)
    }
    let frontier = Frontier(
      title: wording.frontierTitle(header.name),
      subtitle: names == nil ? header.scenarios.axes.map(\.key).joined(separator: " · ") : "",
      horizontal: names?.x ?? wording.figureName(x.name),
      vertical: names?.y ?? wording.figureName(y.name), points: points)
    return FrontierPicture(of: frontier, wording: wording).svg
  }
}
