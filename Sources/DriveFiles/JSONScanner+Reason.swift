import Drives
import Plans

extension JSONScanner {
  /// Reads what stands under `why` of somebody without a slot, `{"code", "rules", "allowed_slots"}`.
  ///
  /// - Returns: the reason; nil where a part is missing or has a name that is not known, so that the
  ///   words beside it are taken.
  mutating func unplacedReason() throws(SyntaxError) -> Unplaced.Reason? {
    var code: Unplaced.Reason.Code?
    var rules: [HardRule] = []
    var slots: Int?
    var isUnderstood = true
    try object { (key, scanner) throws(SyntaxError) in
      switch key {
      case "code":
        if case .string(let name) = try scanner.value() { code = .init(rawValue: name) }
      case "rules" where scanner.kind == .list:
        try scanner.list { (scanner) throws(SyntaxError) in
          guard case .string(let name) = try scanner.value(), let rule = HardRule(rawValue: name)
          else {
            isUnderstood = false
            return
          }
          rules.append(rule)
        }
      case "allowed_slots":
        if case .number(let text) = try scanner.value() { slots = Int(text) }
      default: _ = try scanner.value()
      }
    }
    guard isUnderstood, let code, let slots, slots >= 0 else { return nil }
    return Unplaced.Reason(code: code, rules: rules, allowedSlots: slots)
  }
}
