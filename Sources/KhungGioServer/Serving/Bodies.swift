import Foundation
package import HTTPTypes
package import Hummingbird

extension Request {
  /// The body as a value.
  ///
  /// - Parameters:
  ///   - type: its type.
  ///   - most: the most bytes it may have.
  /// - Returns: the value.
  /// - Throws: ``Refusal/tooLarge`` or ``Refusal/malformed``.
  package func value<Value: Decodable>(
    _ type: Value.Type, most: Int = RequestRules.largestBody
  ) async throws -> Value {
    let buffer: ByteBuffer
    do {
      buffer = try await body.collect(upTo: most)
    } catch {
      throw Refusal.tooLarge
    }
    do {
      return try JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
    } catch {
      throw Refusal.malformed
    }
  }
}

extension Response {
  /// An answer of one JSON value.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - status: its status.
  /// - Returns: the answer.
  /// - Throws: where the value cannot be written as JSON.
  package static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok
  ) throws -> Response {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
  }

  /// An answer of bytes to be kept as a file.
  ///
  /// - Parameters:
  ///   - bytes: the bytes.
  ///   - type: their type.
  ///   - name: the file's name; other signs than ASCII letters, digits, dots and hyphens become hyphens.
  /// - Returns: the answer.
  package static func file(_ bytes: [UInt8], type: String, named name: String) -> Response {
    let name = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") ? $0 : "-" })
    return Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(name)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
