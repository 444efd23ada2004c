import Drives
import Invitations
import Testing
import Wording

/// Templates that people change.
@Suite struct LetterTemplateTests {
  private let words = Words(language: .vietnamese)

  private func errors(_ texts: [Words.LetterTemplate: String]) -> [TemplateError] {
    do throws(LetterError) {
      _ = try LetterTexts(wording: words, changed: texts)
      return []
    } catch {
      guard case .templates(let errors) = error else { return [] }
      return errors
    }
  }

  @Test(arguments: Language.allCases) func theUsualOnesHaveNoFaults(language: Language) throws {
    _ = try LetterTexts(wording: Words(language: language))
    let documents = LetterTexts.templates(in: Words(language: language))
    #expect(
      documents.map(\.path.text) == [
        "opening.txt.mustache", "notes.txt.mustache", "letter.txt.mustache",
        "letter.html.mustache", "message.txt.mustache", "group.txt.mustache",
        "event.txt.mustache",
      ])
  }

  @Test func everyFaultOfEveryFileIsToldAtOnce() throws {
    let found = errors([
      .message: "{{#is_moved}}\nXin {{nam}}\n{{/is_lost}} {{name",
      .letter: "{{unit}}\n\n  {{#sessions}}{{slots}}{{/sessions}} {{>other}} {{#unit}}x{{/unit}}",
      .event: "{{name}} {{=<% %>=}}",
    ])
    let letter = "letter.txt.mustache"
    let message = "message.txt.mustache"
    let event = "event.txt.mustache"
    #expect(
      found.map { "\($0.file):\($0.line ?? 0):\($0.column ?? 0)" } == [
        "\(letter):3:16", "\(letter):3:39", "\(letter):3:50", "\(message):1:1", "\(message):2:5",
        "\(message):3:1", "\(message):3:14", "\(event):1:1", "\(event):1:10",
      ])
    #expect(found[0].kind == .sectionAsText("slots"))
    #expect(found[1].kind == .unsupportedTag("{{>other}}"))
    #expect(found[3].kind == .openSection("is_moved"))
    #expect(found[5].kind == .wrongEnd("is_lost", open: "is_moved"))
    #expect(found[6].kind == .openTag("{{name"))
    guard case .unknownTag("{{nam}}", let known) = found[4].kind else {
      return #expect(Bool(false), "\(found[4])")
    }
    #expect(known.contains("name") && known.contains("old_time"))
  }

  @Test func tagsKnowTheirPlace() {
    #expect(
      errors([.letter: "{{#sessions}}{{#slots}}{{time}} {{unit}}{{/slots}}{{/sessions}}"]) == [])
    #expect(errors([.letter: "{{time}}"]).count == 1)
    #expect(errors([.letter: "{{#sessions}}{{^slots}}{{time}}{{/slots}}{{/sessions}}"]).count == 1)
    #expect(errors([.opening: "{{opening}}"]).count == 1)
    #expect(errors([.letter: "{{! a\nnote }}{{ unit }}{{{unit}}}{{& unit}}"]) == [])
  }

  @Test func everyTagHasAValue() throws {
    // A text for each list and condition, with every tag in it.
    func text(_ tags: [String: TemplateTag]) -> String {
      tags.keys.sorted().map { name in
        switch tags[name] {
        case .list(let inner): return "{{#\(name)}}\(text(inner)){{/\(name)}}"
        case .flag: return "{{#\(name)}}+{{/\(name)}}{{^\(name)}}-{{/\(name)}}"
        default: return "<\(name)={{\(name)}}>"
        }
      }.joined()
    }
    for template in Words.LetterTemplate.allCases {
      let whole = text(TemplateTag.all(of: template))
      #expect(errors([template: whole]) == [])
      guard template == .group else { continue }
      let texts = try LetterTexts(wording: words, changed: [template: whole])
      let documents = MessageLetters.documents(
        of: try LetterFixture.letters(), texts: texts)
      let shown = documents[2].text
      #expect(shown.contains("<unit=Phường Ví Dụ>") && shown.contains("<drive=Giọt hồng>"))
      #expect(shown.contains("<name=Vũ Thị An>") && shown.contains("<rows=2>"))
      #expect(shown.contains("<time=07h30–07h45>") && shown.contains("<date_short=09/12/2021>"))
    }
  }

  @Test func aChangedTextIsUsed() throws {
    let texts = try LetterTexts(
      wording: words, changed: [.opening: "Chào {{unit}}!\n", .notes: "Một\n\nHai {{minutes}}"])
    let letters = try LetterFixture.letters()
    #expect(texts.opening(for: letters.units[0], of: letters) == "Chào Phường Ví Dụ!")
    #expect(texts.notes(for: letters.units[0], of: letters) == ["Một", "Hai 15"])
    for documents in [
      TextLetters.documents(of: letters, texts: texts),
      PageLetters.documents(of: letters, texts: texts),
    ] {
      #expect(documents[0].text.contains("Chào Phường Ví Dụ!"))
      #expect(documents[0].text.contains("Hai 15"))
    }
  }
}

extension Document {
  /// The document as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
