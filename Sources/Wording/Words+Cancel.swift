/// People who withdraw.
extension Words {
  /// People were taken out of the lists.
  public func withdrawnFromLists(_ number: Int) -> String {
    say(
      "Đã rút \(people(number)) khỏi danh sách:",
      number == 1 ? "Took 1 person off the lists:" : "Took \(count(number)) people off the lists:")
  }

  /// People would be taken out of the lists.
  public func wouldWithdraw(_ number: Int) -> String {
    say(
      "Sẽ rút \(people(number)) khỏi danh sách:", "Would take \(people(number)) off the lists:")
  }

  /// People were put back on the lists.
  public func broughtBack(_ number: Int) -> String {
    say("Đã đưa \(people(number)) trở lại danh sách:", "Put \(people(number)) back on the lists:")
  }

  /// People would be put back on the lists.
  public func wouldBringBack(_ number: Int) -> String {
    say(
      "Sẽ đưa \(people(number)) trở lại danh sách:",
      "Would put \(people(number)) back on the lists:"
    )
  }

  /// Why people withdraw.
  public func withdrawalReason(_ reason: String) -> String {
    say("Lý do: \(reason)", "Reason: \(reason)")
  }

  /// How to undo a withdrawal.
  public func withdrawalCanBeUndone(_ command: String) -> String {
    say("Đưa trở lại: \(command)", "To bring them back: \(command)")
  }

  /// Nobody is left on the lists.
  public var nobodyIsLeft: String {
    say("Không còn ai trong danh sách.", "Nobody is left on the lists.")
  }

  /// A text names several people.
  ///
  /// - Parameters:
  ///   - text: the text, with the place it stands at where there is one.
  ///   - number: how many.
  /// - Returns: the words before them.
  public func severalPeople(_ text: String, _ number: Int) -> String {
    say(
      "“\(text)” là tên của \(people(number)). Hãy ghi mã, hoặc thêm --unit:",
      "“\(text)” names \(people(number)). Give an id, or add --unit:")
  }

  /// A text names nobody.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - hasNear: whether some follow who may have been meant.
  ///   - isBack: whether those were looked for who have withdrawn.
  /// - Returns: the sentence.
  public func nobodyNamed(_ text: String, hasNear: Bool, isBack: Bool) -> String {
    let near = hasNear ? say(" Có phải:", " Did you mean:") : ""
    return isBack
      ? say(
        "“\(text)”: không có ai đã rút mang mã, tên hay số điện thoại này.\(near)",
        "“\(text)”: nobody with this id, name or telephone number has withdrawn.\(near)")
      : say(
        "“\(text)”: trong danh sách không có mã, tên hay số điện thoại này.\(near)",
        "“\(text)”: nobody on the lists has this id, name or telephone number.\(near)")
  }

  /// No unit of that name has anybody.
  public func noPeopleOfUnit(_ unit: String, known: [String]) -> String {
    say(
      "--unit \(unit): không có ai của đơn vị này. Các đơn vị: \(known.joined(separator: ", ")).",
      "--unit \(unit): there is nobody of this unit. The units: \(known.joined(separator: ", ")).")
  }

  /// Somebody has withdrawn already.
  public func hasWithdrawnAlready(_ text: String, at time: String) -> String {
    say("“\(text)” đã rút từ \(time).", "“\(text)” withdrew already, on \(time).")
  }

  /// Nothing was written.
  public var nobodyWasWithdrawn: String {
    say("Chưa ghi gì.", "Nothing was written.")
  }

  /// The reason of those who are not on a list that replaces an older one.
  public func notOnResentList(_ day: String) -> String {
    say(
      "không có trong danh sách gửi lại ngày \(day)", "not on the list resent on \(day)")
  }

  /// Somebody who is not on a list that was sent again, by name.
  ///
  /// - Parameters:
  ///   - names: the people.
  ///   - unit: the unit.
  ///   - isResent: whether the list names others of the old one.
  ///   - isReplaced: whether they are taken out.
  /// - Returns: the sentence.
  public func missingByName(
    _ names: [String], unit: String, isResent: Bool, isReplaced: Bool
  ) -> String {
    let shown = names.prefix(20).joined(separator: ", ")
    let more =
      names.count > 20
      ? say(" và \(names.count - 20) người nữa", " and \(names.count - 20) more") : ""
    if isReplaced {
      return say(
        "\(unit): rút \(people(names.count)) không có trong danh sách mới: \(shown)\(more)",
        "\(unit): \(people(names.count)) not on the new list taken out: \(shown)\(more)")
    }
    return isResent
      ? say(
        "\(unit): danh sách gửi lại thiếu \(people(names.count)), vẫn được giữ: \(shown)\(more). "
          + "Nếu họ đã rút: nhập lại với --replace, hoặc khunggio cancel",
        "\(unit): the list sent again lacks \(people(names.count)), who are kept: \(shown)\(more). "
          + "If they have withdrawn: import with --replace, or khunggio cancel")
      : say(
        "\(unit): danh sách bổ sung; giữ \(people(names.count)) của danh sách trước",
        "\(unit): an additional list; \(people(names.count)) of the earlier one are kept")
  }

  /// People who have withdrawn are named by a list again.
  ///
  /// - Parameters:
  ///   - names: who.
  ///   - days: when they withdrew.
  ///   - isBack: whether they are brought back.
  /// - Returns: the sentence.
  public func withdrawnAreNamed(_ names: [String], on days: [String], isBack: Bool) -> String {
    let when = days.joined(separator: ", ")
    let shown = names.joined(separator: ", ")
    return isBack
      ? say(
        "\(people(names.count)) đã rút (\(when)) được đưa trở lại: \(shown)",
        "\(people(names.count)) who withdrew (\(when)) brought back: \(shown)")
      : say(
        "\(people(names.count)) đã rút (\(when)) vẫn để ngoài danh sách: \(shown). Đưa trở lại: --again",
        "\(people(names.count)) withdrew (\(when)), still left out: \(shown). --again brings them back"
      )
  }
}
