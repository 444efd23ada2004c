import Pictures
import Testing

@Suite struct LayoutTests {
  @Test func ticksAreRoundNumbers() {
    #expect(Ticks.round(0...67, most: 7) == [0, 10, 20, 30, 40, 50, 60])
    #expect(Ticks.round(0...67, most: 8) == [0, 10, 20, 30, 40, 50, 60])
    #expect(Ticks.round(0...3.4, most: 4) == [0, 1, 2, 3])
    #expect(Ticks.round(0...1.1, most: 4) == [0, 1])
    #expect(Ticks.round(0.2...0.45, most: 4, isWhole: false).count <= 4)
    #expect(Ticks.round(5...5, most: 4) == [5])
    #expect(Ticks.round(0...1_000_000, most: 3) == [0, 500_000, 1_000_000])
  }

  @Test func timesAreFullHoursOrPartsOfThem() {
    #expect(Ticks.times(450..<690, most: 9) == [450, 480, 510, 540, 570, 600, 630, 660, 690])
    #expect(Ticks.times(450..<690, most: 8) == [480, 540, 600, 660])
    #expect(Ticks.times(450..<690, most: 2) == [480, 600])
    #expect(Ticks.times(481..<484, most: 3) == [])
  }

  @Test func coordinatesHaveNoMoreDigitsThanNeeded() {
    #expect(
      [1.0, 0.04, 12.349, -0.26, -3].map(Coordinate.text) == ["1", "0", "12.3", "-0.3", "-3"])
    #expect([Double.infinity, .nan].map(Coordinate.text) == ["0", "0"])
  }

  @Test func textIsMeasuredLetterByLetter() {
    // M is 0.833 of the size, i 0.222; accents stand above and below their letters.
    #expect(abs(TextMeasure.width(of: "Mi", size: 10) - 10.55) < 1e-9)
    for letter in ["ệ", "e\u{323}\u{302}", "e"] {
      #expect(abs(TextMeasure.width(of: letter, size: 10) - 5.56) < 1e-9)
    }
    #expect(TextMeasure.width(of: "", size: 10) == 0)
  }

  @Test func textIsShortenedAndWrapped() {
    #expect(TextMeasure.shortened("MMM", to: 25, size: 10) == "MMM")
    #expect(TextMeasure.shortened("MMMM", to: 30, size: 10) == "MM…")
    #expect(TextMeasure.wrapped("MM MM MM MM", to: 20, size: 10, most: 2) == ["MM", "M…"])
    #expect(TextMeasure.wrapped("MM MM", to: 100, size: 10) == ["MM MM"])
  }
}
