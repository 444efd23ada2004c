import Drives

extension UnitProblem {
  /// Rule `companions`: the members as items that move as one, in list order of their first.
  static func companions(among members: [RegistrantIndex], of drive: Drive) -> [[RegistrantIndex]] {
    var items: [[RegistrantIndex]] = []
    var itemOfGroup: [String: Int] = [:]
    for member in members {
      let group = drive.registrants[member].group
      if group.isEmpty {
        items.append([member])
      } else if let item = itemOfGroup[group] {
        items[item].append(member)
      } else {
        itemOfGroup[group] = items.count
        items.append([member])
      }
    }
    return items
  }
}
