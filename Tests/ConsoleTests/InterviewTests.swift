import Console
import KhungGio
import Testing
import UnitLists
import Wording

/// The questions from which a drive begins.
@Suite struct InterviewTests {
  private final class Script {
    var answers: [String]
    var asked: [String] = []
    var said: [String] = []
    init(_ answers: [String]) { self.answers = answers }
    func answer(_ question: String) -> String? {
      asked.append(question)
      return answers.isEmpty ? nil : answers.removeFirst()
    }
  }

  private let words = Words(language: .english)

  private func interview(_ script: Script) -> Interview {
    Interview(wording: words, ask: { script.answer($0) }, say: { script.said.append($0) })
  }

  @Test func anOptionIsTakenWithoutAQuestion() {
    let script = Script(["never asked"])
    var interview = interview(script)
    var draft = DriveDraft()
    #expect(interview.answer("Giọt máu hồng", to: .name, in: &draft) == nil)
    #expect(draft.drive.name == "Giọt máu hồng")
    #expect(script.asked.isEmpty && interview.madeUp.isEmpty)
    let question = words.question(.beds)
    #expect(
      interview.answer("many", to: .beds, in: &draft) == words.notAnAnswer("many", to: question))
  }

  @Test func whoeverAnswersWronglyIsAskedAgain() {
    let script = Script(["tomorrow", "15/12/2026"])
    var interview = interview(script)
    var draft = DriveDraft()
    let question = words.question(.date)
    #expect(interview.answer(nil, to: .date, in: &draft) == nil)
    #expect(script.asked == ["\(question): ", "\(question): "])
    #expect(script.said == [words.notAnAnswer("tomorrow", to: question)])
    #expect(draft.drive.date?.isoText == "2026-12-15")
    #expect(interview.madeUp.isEmpty)
  }

  @Test func anEmptyLineTakesTheUsualAnswerAndIsNoted() {
    let script = Script([""])
    var interview = interview(script)
    var draft = DriveDraft()
    let question = words.question(.opens)
    #expect(interview.answer(nil, to: .opens, in: &draft) == nil)
    #expect(script.asked == ["\(question) [07:30]: "])
    #expect(interview.madeUp == ["\(question): 07:30"])
  }

  @Test func withoutAnybodyToAskTheUsualAnswerStandsOrTheQuestionIsTheError() {
    let script = Script([])
    var interview = interview(script)
    var draft = DriveDraft()
    #expect(interview.answer(nil, to: .closes, in: &draft) == nil)
    #expect(interview.madeUp == ["\(words.question(.closes)): 11:30"])
    #expect(interview.answer(nil, to: .date, in: &draft) == "\(words.question(.date))?")
    // A usual answer that says nothing is not worth a note.
    #expect(interview.answer(nil, to: .address, in: &draft) == nil)
    #expect(interview.madeUp.count == 1)
  }
}
