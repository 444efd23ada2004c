/// The questions of a drive, and what is said of the answers.
extension Words {
  /// An answer, as people write it.
  public func answer(_ isYes: Bool) -> String { isYes ? say("Có", "Yes") : say("Không", "No") }

  /// A question as it is quoted.
  public func quoted(question: String) -> String {
    "“\(TextWidth.printable(question))”"
  }

  private func quoted(_ questions: [String]) -> String {
    questions.map(quoted(question:)).joined(separator: ", ")
  }

  /// Why somebody has no slot, for the organiser only: by which answers.
  public func heldBack(by questions: [String]) -> String {
    say(
      "không được xếp giờ, theo câu trả lời cho \(quoted(questions)) (no_slot: true trong drive.yaml)",
      "gets no slot, by the answer to \(quoted(questions)) (no_slot: true in drive.yaml)")
  }

  /// How a question was answered.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - yes: how many said yes.
  ///   - no: how many said no.
  ///   - open: how many have not answered.
  ///   - barred: how many may not give blood by their answers; nil where no answer bars.
  ///   - isAtCheckIn: whether it is asked at check-in only.
  /// - Returns: the sentence.
  public func answers(
    to question: String, yes: Int, no: Int, open: Int, barred: Int?, isAtCheckIn: Bool
  ) -> String {
    guard !isAtCheckIn || yes + no > 0 else {
      return say(
        "\(quoted(question: question)): hỏi khi đến",
        "\(quoted(question: question)): asked at check-in")
    }
    let barring = barred.map {
      say("; \(count($0)) chưa hiến máu được", "; \(count($0)) may not give blood")
    }
    return say(
      "\(quoted(question: question)): \(count(yes)) có, \(count(no)) không, \(count(open)) chưa trả lời"
        + (barring ?? ""),
      "\(quoted(question: question)): \(count(yes)) yes, \(count(no)) no, \(count(open)) not answered"
        + (barring ?? ""))
  }

  /// What somebody has still to be asked at check-in.
  public func toBeAsked(_ questions: [String]) -> String {
    say("Hỏi khi đến: \(quoted(questions))", "Ask at check-in: \(quoted(questions))")
  }

  /// By which answers somebody may not give blood.
  public func mayNotGive(by questions: [String]) -> String {
    say(
      "Chưa hiến máu được, theo câu trả lời cho \(quoted(questions)): mời gặp bác sĩ",
      "May not give blood, by the answer to \(quoted(questions)): send to the doctor")
  }

  /// The questions, as letters name them.
  public func questionsInLetters(_ questions: [String]) -> String { quoted(questions) }

  /// What the guide of templates says of the questions.
  public var templateGuideOfQuestions: String {
    say(
      "Các cột câu hỏi: chọn Có hoặc Không theo lời của từng người; chưa hỏi thì để trống.",
      "Questions: choose Yes or No as each person says; leave it empty where nobody asked.")
  }
}
