package import Foundation

/// A TCP connection on the loopback interface, for programs that URLSession cannot talk to:
/// chromedriver's headers have no blank behind the colon, which it refuses.
package struct PlainSocket: ~Copyable {
  package let descriptor: Int32

  enum Failure: Error { case notConnected(port: Int, code: Int32), closed }

  init(port: Int) throws {
    #if os(Linux)
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = Self.loopback(port: port)
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure.notConnected(port: port, code: errno)
    }
  }

  package init(adopting descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  package static func loopback(port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
    return address
  }

  package func write(_ data: Data) throws {
    var sent = 0
    while sent < data.count {
      let count = data.withUnsafeBytes { bytes in
        #if os(Linux)
          send(
            descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent,
            Int32(MSG_NOSIGNAL))
        #else
          send(descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, 0)
        #endif
      }
      guard count > 0 else { throw Failure.closed }
      sent += count
    }
  }

  /// What has arrived; empty when the other side has closed.
  func read() -> Data {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return Data(buffer.prefix(max(0, count)))
  }

  /// Reads a head and the body that its `Content-Length` announces, or all up to the end.
  package func message() -> (head: String, body: Data) {
    var data = Data()
    let gap = Data("\r\n\r\n".utf8)
    while true {
      if let end = data.range(of: gap) {
        let head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
        let length = Self.contentLength(head) ?? 0
        var body = data[end.upperBound...]
        while body.count < length {
          let more = read()
          if more.isEmpty { break }
          body += more
        }
        return (head, Data(body))
      }
      let more = read()
      if more.isEmpty { return (String(decoding: data, as: UTF8.self), Data()) }
      data += more
    }
  }

  private static func contentLength(_ head: String) -> Int? {
    for line in head.split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == "content-length" {
        return Int(parts[1].trimmingCharacters(in: .whitespaces))
      }
    }
    return nil
  }
}
