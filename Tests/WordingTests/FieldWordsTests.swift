import Drives
import Testing
import Wording

/// Sentences as an organiser or an engineer of the field would say them.
@Suite struct FieldWordsTests {
  private let vietnamese = Words(language: .vietnamese)
  private let english = Words(language: .english)

  @Test func stagesAndZonesHaveTheirNames() {
    let bottleneck = vietnamese.bottleneck(
      "donation", from: 480, to: 540, waiting: 6, meanWait: 3.4)
    #expect(
      bottleneck == "Nghẽn ở khâu lấy máu, 08h00–09h00: lúc tệ nhất trung bình 6,0 người đứng chờ, "
        + "mỗi người chờ ở khâu này 3,4 phút.")
    #expect(
      vietnamese.room(500, limitedBy: .stageCapacity, subject: "declaration")
        == "mời được nhiều nhất khoảng 500 người (khâu khai báo)")
    #expect(
      vietnamese.fullLimit(.crowdLimit, "hall", most: "32") == "khu hội trường (32)")
    #expect(vietnamese.zoneLabel("*") == "cả buổi" && english.zoneLabel("*") == "whole session")
    // A name of the drive's own stands as it is.
    #expect(vietnamese.stageLabel("khám-2") == "khám-2")
  }

  @Test func aPlanIsSaidToBeSoMuchAboveTheBest() {
    #expect(
      vietnamese.verdict(cost: 708, gap: 0.002)
        == "chi phí 708,0, kém phương án tốt nhất không quá 0,2 % (đã chứng minh)")
    #expect(
      english.verdict(cost: 708, gap: 0.002)
        == "cost 708.0, at most 0.2 % above the best possible (proven)")
  }

  /// "At most 0.0 %" would say of a plan that is the best what it says of one that may not be.
  @Test func aPlanThatIsTheBestIsSaidToBeSo() {
    for gap in [0, 1e-10] {
      #expect(
        vietnamese.verdict(cost: 708, gap: gap)
          == "chi phí 708,0, là phương án tốt nhất (đã chứng minh)")
      #expect(english.verdict(cost: 708, gap: gap) == "cost 708.0, the best possible (proven)")
    }
    #expect(
      english.verdict(cost: 708, gap: 1e-4)
        == "cost 708.0, less than 0.1 % above the best possible (proven)")
    #expect(
      vietnamese.verdict(cost: 708, gap: 0.000_49)
        == "chi phí 708,0, kém phương án tốt nhất chưa đến 0,1 % (đã chứng minh)")
    #expect(
      english.verdict(cost: 708, gap: 0.000_51)
        == "cost 708.0, at most 0.1 % above the best possible (proven)")
  }

  @Test func nobodyWaitingIsSaidInWords() {
    #expect(!vietnamese.filled(0, of: 0).contains("0"))
    #expect(
      english.filled(0, of: 0) == "Waiting list: nobody was waiting in the published plan.")
    #expect(english.filled(1, of: 3) == "Waiting list: 1 of 3 people given freed places first.")
  }

  /// The command is called issue; what it publishes is a plan, and its number that of a revision.
  @Test func englishSaysRevision() {
    let said = [
      english.issued(2, people: 4, at: "now"), english.notIssued("plan.json"),
      english.noSuchIssue(3, last: 2), english.noSuchIssue(0, last: 0),
      english.historyHeading, english.changedSince(2, []), english.changedSince(2, ["units.csv"]),
      english.issueName(2, at: "now"), english.issue(2), english.slipEarlier("08:00", issue: 2),
    ]
    for sentence in said { #expect(!sentence.lowercased().contains("issue"), "\(sentence)") }
    #expect(said[0] == "Published as revision 2 at now: 4 people.")
  }

  @Test func daysAreSimulated() {
    #expect(vietnamese.simulated(runs: 1000, seed: "1") == "Mô phỏng 1.000 lần (mã ngẫu nhiên 1)")
    #expect(english.simulated(runs: 1000, seed: "1") == "Simulated 1,000 times (random seed 1)")
    #expect(vietnamese.simulating(200, of: 1000) == "đã mô phỏng 200/1.000 lần")
  }

  @Test func rowsWithErrorsAreCounted() {
    #expect(
      vietnamese.importCounts(new: 41, changed: 2, unchanged: 257, refused: 12)
        == "mới 41 · đổi 2 · giữ nguyên 257 · 12 dòng lỗi")
  }

  @Test func peopleWithdrawAndAreReleased() {
    #expect(vietnamese.changeCount(.left, 2) == "2 người xin rút")
    #expect(english.changeCount(.left, 1) == "1 withdrew")
    #expect(
      vietnamese.smallestRelease(10, atLeast: 10)
        == "Chỉ cần cho phép đổi giờ 10 người, đã chứng minh không thể ít hơn: ")
    #expect(
      english.smallestRelease(10, atLeast: 10)
        == "Releasing 10 people is enough, proven to be the fewest: ")
  }

  @Test func aFullStageIsInUse() {
    #expect(
      english.cause(.stageCapacity, "donation", from: 480, to: 500) == "all beds in use 08:00–08:20"
    )
    #expect(
      vietnamese.cause(.stageCapacity, "donation", from: 480, to: 500)
        == "khâu lấy máu kín chỗ 08h00–08h20")
  }

  @Test func keysAreMissingByTheirName() {
    #expect(
      vietnamese.unknownKey("beds", nearest: []) == "không có thông số \"beds\"")
    #expect(english.unknownKey("beds", nearest: []) == "there is no key \"beds\"")
  }

  @Test func weightsSayWhatTheyWeigh() {
    #expect(
      vietnamese.meaning(ofKey: ["weights", "split"])?.text
        == "trọng số: mỗi đơn vị dùng nhiều khung giờ")
    #expect(
      english.meaning(ofKey: ["weights", "unplaced"])?.text == "weight: people without a slot")
  }
}
