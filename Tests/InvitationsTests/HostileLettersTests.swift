import Drives
import Foundation
import Invitations
import Plans
import TestSupport
import Testing
import Wording

/// Names that would be commands, markup or paths anywhere else.
@Suite struct HostileLettersTests {
  static let names = [
    "=1+1", "+84 912", "-2", "@SUM(A1)", "＝1", " \t=HYPERLINK(\"x\")", "'quoted'", "\"a\",b;c",
    "<script>alert(1)</script>", "<\u{301}img src=x onerror=\"\u{301}alert(1)\">", "&amp;&#60;",
    "{{drive}} {{{x}}}", "../../../tmp/x", "CON", "a\r\nBEGIN:VEVENT", "]]><x/>", "",
    "\u{202E}txt.exe", "_x0041_", "👩\u{200D}⚕\u{FE0F} Lê", "Nguye\u{302}\u{303}n",
    String(repeating: "Công Tằng Tôn Nữ ", count: 40),
  ]

  private func letters() throws -> Letters {
    let small = try smallDrive()
    let names = Self.names
    let session = Session(
      id: "hall", site: "=cmd|' /C calc'!A0", address: "<b>&", date: small.sessions[0].date,
      opens: 450, closes: 500, slotMinutes: 15, stages: small.sessions[0].stages)
    let drive = try Drive(
      name: "</title><script>x</script>", organizer: "=\"<&>\"", sessions: [session],
      turnout: small.turnout,
      units: names.indices.map { Unit(id: "u \(names[$0])/\($0)", name: names[$0]) },
      registrants: names.indices.map {
        Registrant(id: "r\($0)", name: names[$0], unit: UnitIndex($0), phone: names[$0])
      })
    return Letters(
      of: drive,
      assignments: names.indices.map {
        .init(registrant: $0, slot: SlotStart(session: 0, start: 450))
      },
      unplaced: [], edition: LetterEdition(), wording: Words(language: .vietnamese))
  }

  @Test func pagesHaveNoMarkupButTheirOwn() throws {
    let texts = try LetterTexts(wording: Words(language: .vietnamese))
    let letters = try letters()
    let allowed: Set<String> = [
      "!doctype", "html", "head", "meta", "title", "style", "body", "div", "header", "p", "b", "i",
      "h1", "h2", "section", "br", "table", "thead", "tbody", "tr", "th", "td", "small", "ul", "li",
      "footer",
    ]
    for document in PageLetters.documents(of: letters, texts: texts) {
      let scalars = String(
        String.UnicodeScalarView(document.text.unicodeScalars.filter { $0 != "\u{301}" }))
      for match in scalars.matches(of: #/<\/?([^\s>\/]*)/#) {
        #expect(allowed.contains(String(match.output.1)), "\(match.output.0)")
      }
      #expect(!scalars.contains("onerror=\""))
      let links = scalars.ranges(of: #/(?:\bsrc=|href=|@import|url\()/#.ignoresCase()).count
      // One of the names has such a word, as text, three times: title, addressee, list.
      #expect(links == scalars.ranges(of: "&lt;img src=x").count)
    }
  }

  @Test func noCellIsAFormula() throws {
    let texts = try LetterTexts(wording: Words(language: .vietnamese))
    let letters = try letters()
    let tables =
      CSVLetters.documents(of: letters)
      + MessageLetters.documents(of: letters, texts: texts).filter {
        $0.path.name.hasSuffix(".csv")
      }
    #expect(tables.count == Self.names.count + 2)
    for table in tables {
      for row in Rows.of(table.text) {
        for cell in row {
          let first = cell.unicodeScalars.first { !$0.properties.isWhitespace }
          #expect(!(first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false), "\(cell)")
        }
      }
      #expect(Set(Rows.of(table.text).map(\.count)).count == 1)
    }
  }

  @Test func everythingCanBeWritten() throws {
    let texts = try LetterTexts(wording: Words(language: .vietnamese))
    let letters = try letters()
    let documents =
      TextLetters.documents(of: letters, texts: texts)
      + PageLetters.documents(of: letters, texts: texts)
      + CSVLetters.documents(of: letters)
      + (try CalendarLetters.documents(of: letters, texts: texts))
      + MessageLetters.documents(of: letters, texts: texts)
      + (try WorkbookLetters.documents(of: letters))
    #expect(Set(documents.map { $0.path.text.lowercased() }).count == documents.count)
    for document in documents {
      for part in document.path.text.split(separator: "/", omittingEmptySubsequences: false) {
        #expect(!part.isEmpty && part != "." && part != ".." && !part.hasPrefix("."))
      }
    }
  }
}

/// Rows of RFC 4180.
enum Rows {
  /// The rows of a text, after its byte order mark.
  static func of(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars.dropFirst())[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        cell.append(scalar)
        scalars.removeFirst()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(String(cell))
        cell = .init()
      case "\r" where !isQuoted: continue
      case "\n" where !isQuoted:
        rows.append(row + [String(cell)])
        (row, cell) = ([], .init())
      default: cell.append(scalar)
      }
    }
    return rows
  }
}
