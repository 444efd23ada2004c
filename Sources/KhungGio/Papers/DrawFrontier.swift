import DriveFiles
public import Drives
import Foundation
import Pictures
import Planning
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

  /// Draws the rows in two measures, as SVG.
  ///
  /// - Parameters:
  ///   - measures: what is drawn to the right, and upwards.
  ///   - path: the file to write.
  ///   - wording: the language.
  /// - Throws: ``UseCaseError`` with an `OutputError`.
  public func drawFrontier(
    of measures: FrontierMeasures, to path: String, in wording: Words
  ) throws(UseCaseError) {
    let svg = frontierPicture(of: measures.x, measures.y, wording: wording)
    do throws(OutputError) {
      var file = try OutputFile(at: URL(fileURLWithPath: path))
      try file.write(svg)
      try file.finish()
    } catch {
      throw UseCaseError(error)
    }
  }
}

extension TradedMoves {
  /// The name of the picture's file.
  public static let pictureName = "trade.svg"

  /// Draws people moved against cost, as SVG.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - folder: the path of the folder to write into, made if need be.
  ///   - wording: the language.
  /// - Returns: the file written.
  /// - Throws: ``UseCaseError`` with an `OutputError`.
  @discardableResult
  public func draw(
    on drive: Drive, into folder: String, in wording: Words
  ) throws(UseCaseError) -> WrittenFiles {
    let words = wording.tradePicture
    let frontier = Frontier(
      title: words.title, subtitle: drive.name, horizontal: words.horizontal,
      vertical: words.vertical,
      points: trade.rows.map {
        Frontier.Point(
          label: wording.tradePoint($0.moved), x: Double($0.moved), y: $0.cost,
          isCurrent: $0.isCurrent)
      })
    do throws(OutputError) {
      let place = try StagedFolder(for: URL(fileURLWithPath: folder, isDirectory: true))
      try place.write(
        Array(FrontierPicture(of: frontier, wording: wording).svg.utf8), to: Self.pictureName)
      try place.finish()
    } catch {
      throw UseCaseError(error)
    }
    return WrittenFiles(folder: folder, files: [Self.pictureName])
  }
}
