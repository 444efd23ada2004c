/// A bar of eighth blocks.
enum Bar {
  /// A bar that fills `width` columns where `value` is `full`, and never more.
  static func text(of value: Double, full: Double, width: Int) -> String {
    guard full > 0, value > 0 else { return "" }
    let eighths = Int((min(1, value / full) * Double(width) * 8).rounded())
    let whole = String(repeating: "█", count: eighths / 8)
    return whole + ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
  }
}
