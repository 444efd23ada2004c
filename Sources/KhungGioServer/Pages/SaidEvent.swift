import Foundation

/// An event that says something, as scripts read it: in every language, since each page has its own.
struct SaidEvent: Encodable {
  /// What it says, by the language's code.
  var says: [String: String]
  /// Whether something went wrong.
  var isError = false

  /// As it is sent: one line of JSON.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
