/// Looks at a template before it is used, and finds every error: a renderer would stop at the
/// first, and pass over tags that name nothing.
struct TemplateScan {
  private let file: String
  private let characters: [Character]
  private var position = 0
  private var (line, column) = (1, 1)
  private var errors: [TemplateError] = []
  /// The open sections, with the tags known in each.
  private var open: [Section] = []
  private let tags: [String: TemplateTag]

  private struct Section {
    let name: String
    let tags: [String: TemplateTag]
    let line: Int
    let column: Int
  }

  private init(_ text: String, file: String, tags: [String: TemplateTag]) {
    self.file = file
    self.tags = tags
    characters = Array(text)
  }

  /// Every error of a template, from its beginning on.
  ///
  /// - Parameters:
  ///   - text: the template.
  ///   - file: the name of its file.
  ///   - tags: what its tags can name.
  /// - Returns: the errors.
  static func errors(
    of text: String, file: String, tags: [String: TemplateTag]
  ) -> [TemplateError] {
    var scan = TemplateScan(text, file: file, tags: tags)
    while scan.goToTag() { scan.readTag() }
    for section in scan.open {
      scan.add(.openSection(section.name), line: section.line, column: section.column)
    }
    return scan.errors.sorted {
      ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0)
    }
  }

  private func has(_ text: String) -> Bool {
    characters[position...].starts(with: text)
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < characters.count {
      if characters[position].isNewline {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
      position += 1
    }
  }

  private mutating func goToTag() -> Bool {
    while position < characters.count {
      if has("{{") { return true }
      advance()
    }
    return false
  }

  private mutating func readTag() {
    let (line, column) = (self.line, self.column)
    advance(2)
    let isTriple = has("{")
    let isComment = has("!")
    if isTriple { advance() }
    let end = isTriple ? "}}}" : "}}"
    var content = ""
    while position < characters.count, !has(end) {
      if characters[position].isNewline, !isComment { break }
      content.append(characters[position])
      advance()
    }
    guard position < characters.count, has(end) else {
      return add(
        .openTag((isTriple ? "{{{" : "{{") + content.prefix(40)), line: line, column: column)
    }
    advance(end.count)
    if !isComment { read(content, isTriple: isTriple, line: line, column: column) }
  }

  private mutating func read(_ content: String, isTriple: Bool, line: Int, column: Int) {
    let mark = isTriple ? nil : content.first { !$0.isWhitespace }
    let isMarked = mark.map { "#^/&><$=%".contains($0) } ?? false
    var name = content
    if isMarked, let place = content.firstIndex(where: { !$0.isWhitespace }) {
      name.removeSubrange(...place)
    }
    name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    func unsupported(_ kind: TemplateError.Kind) -> TemplateError {
      TemplateError(file: file, line: line, column: column, kind: kind)
    }
    switch isMarked ? mark : nil {
    case "#", "^": begin(name, mark == "#", line: line, column: column)
    case "/": end(name, line: line, column: column)
    case nil, "&":
      switch tag(name) {
      case .text: break
      case .flag, .list: errors.append(unsupported(.sectionAsText(name)))
      case nil: addUnknown("{{\(content)}}", line: line, column: column)
      }
    default: errors.append(unsupported(.unsupportedTag("{{\(content)}}")))
    }
  }

  private mutating func begin(_ name: String, _ isPositive: Bool, line: Int, column: Int) {
    let known = open.last?.tags ?? tags
    var inner = known
    switch tag(name) {
    case .list(let entry) where isPositive: inner = known.merging(entry) { $1 }
    case .list, .flag: break
    case .text: add(.unsupportedTag("{{#\(name)}}"), line: line, column: column)
    case nil: addUnknown("{{#\(name)}}", line: line, column: column)
    }
    open.append(Section(name: name, tags: inner, line: line, column: column))
  }

  private mutating func end(_ name: String, line: Int, column: Int) {
    guard let place = open.lastIndex(where: { $0.name == name }) else {
      return add(.wrongEnd(name, open: open.last?.name ?? ""), line: line, column: column)
    }
    for section in open[(place + 1)...] {
      add(.openSection(section.name), line: section.line, column: section.column)
    }
    open.removeSubrange(place...)
  }

  /// What a name means where the scan stands: inside a section its tags and those around it.
  private func tag(_ name: String) -> TemplateTag? { (open.last?.tags ?? tags)[name] }

  private mutating func addUnknown(_ tag: String, line: Int, column: Int) {
    let known = (open.last?.tags ?? tags).keys.sorted()
    add(.unknownTag(tag, known: known), line: line, column: column)
  }

  private mutating func add(_ kind: TemplateError.Kind, line: Int, column: Int) {
    errors.append(TemplateError(file: file, line: line, column: column, kind: kind))
  }
}
