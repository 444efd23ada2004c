/// Where labels stand so that none covers another.
enum LabelPlaces {
  /// The first of the labels that covers nothing taken; the first of all where every one does.
  ///
  /// - Parameters:
  ///   - candidates: the same label at different places, best first; at least one.
  ///   - taken: what is not to be covered.
  /// - Returns: one of the labels.
  static func first(of candidates: [Label], outside taken: [Frame]) -> Label {
    candidates.first { label in !taken.contains { $0.overlaps(label.frame) } }
      ?? candidates.first ?? Label(text: "", x: 0, y: 0)
  }
}
