import KhungGioServer
import Testing

@Suite struct PINGuardTests {
  @Test func fiveWrongOnesOfAnAddressAndNoneIsRight() {
    let keeper = PINGuard()
    for _ in 1...5 { #expect(keeper.verdict(on: "000000", right: "123456", from: "a") == .wrong) }
    #expect(keeper.verdict(on: "123456", right: "123456", from: "a") == .locked)
    #expect(keeper.verdict(on: "123456", right: "123456", from: "b") == .right)
    keeper.reset()
    #expect(keeper.verdict(on: "654321", right: "654321", from: "a") == .right)
  }

  /// Somebody with many addresses.
  @Test func thirtyWrongOnesInAllAndNoneIsRight() {
    let keeper = PINGuard()
    for number in 0..<30 {
      #expect(!keeper.isLocked)
      let address = "10.0.0.\(number / 4)"
      #expect(keeper.verdict(on: "000000", right: "123456", from: address) == .wrong)
    }
    #expect(keeper.isLocked)
    #expect(keeper.verdict(on: "123456", right: "123456", from: "10.0.9.9") == .locked)
    // Right ones before do not count.
    keeper.reset()
    for _ in 0..<100 { _ = keeper.verdict(on: "1", right: "1", from: "a") }
    #expect(keeper.verdict(on: "1", right: "1", from: "a") == .right)
  }
}
