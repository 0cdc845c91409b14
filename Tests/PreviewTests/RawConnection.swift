import Foundation

/// A plain socket to the server: URL libraries would tidy up what a test wants to send.
final class RawConnection {
  private let descriptor: Int32

  /// What was received and not yet taken.
  private var received: [UInt8] = []

  /// - Parameter seconds: how long reading waits for more.
  init(_ port: UInt16, patience seconds: Int = 90) {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    var patience = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    _ = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  deinit { close(descriptor) }

  /// Sends what it can; says whether all of it went.
  @discardableResult
  func send(_ text: String) -> Bool { send(bytes: Array(text.utf8)) }

  @discardableResult
  func send(bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { buffer in
        #if canImport(Darwin)
          write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Foundation.send(
            descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
        #endif
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// No more will be sent.
  func finishSending() {
    #if canImport(Darwin)
      shutdown(descriptor, SHUT_WR)
    #else
      shutdown(descriptor, Int32(SHUT_WR))
    #endif
  }

  /// The next answer, or `nil` when the connection ended without one.
  func answer(toHead: Bool = false) -> RawAnswer? {
    let mark = Array("\r\n\r\n".utf8)
    while received.firstRange(of: mark) == nil { if !receive() { return nil } }
    guard let end = received.firstRange(of: mark) else { return nil }
    let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
    received.removeSubrange(..<end.upperBound)
    guard var answer = RawAnswer(head: head) else { return nil }
    let length = toHead || answer.status == 304 ? 0 : Int(answer["content-length"] ?? "0") ?? 0
    while received.count < length { if !receive() { return nil } }
    answer.body = Array(received[..<length])
    received.removeSubrange(..<length)
    return answer
  }

  /// Whether something has come, or the connection ended; never waits.
  var hasAnswer: Bool {
    var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return !received.isEmpty || poll(&question, 1, 0) > 0
  }

  /// Whether the other side closed the connection, with nothing more to say.
  func isClosed() -> Bool { received.isEmpty && !receive() && errno != EAGAIN }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    errno = 0
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }
}

/// A response as it came.
struct RawAnswer {
  let status: Int
  let headers: [(name: String, value: String)]
  var body: [UInt8] = []

  init?(head: String) {
    let lines = head.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
      return nil
    }
    self.status = status
    headers = lines.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return (
        line[..<colon].lowercased(),
        line[colon...].dropFirst().trimmingCharacters(in: .whitespaces)
      )
    }
  }

  var text: String { String(decoding: body, as: UTF8.self) }

  subscript(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The page as it was built: without the two tags that the preview adds.
  var withoutPreview: [UInt8] {
    guard let start = body.firstRange(of: Array("<link rel=\"stylesheet\" href=\"/.ladder/".utf8)),
      let end = body[start.upperBound...].firstRange(of: Array("</script>".utf8))
    else { return body }
    return Array(body[..<start.lowerBound] + body[end.upperBound...])
  }
}

extension RunningLadder {
  /// Sends one request on a connection of its own.
  func ask(
    _ target: String, method: String = "GET", host: String? = "127.0.0.1", _ more: [String] = []
  ) -> RawAnswer? {
    let connection = RawConnection(port)
    let fields = (host.map { ["Host: \($0)"] } ?? []) + more + ["Connection: close"]
    connection.send("\(method) \(target) HTTP/1.1\r\n\(fields.joined(separator: "\r\n"))\r\n\r\n")
    return connection.answer(toHead: method == "HEAD")
  }

  /// The page's text once it holds something; `nil` when it never does.
  func page(_ target: String, holding text: String) -> String? {
    var last: String?
    let found = eventually {
      last = ask(target)?.text
      return last?.contains(text) == true
    }
    return found ? last : nil
  }
}
