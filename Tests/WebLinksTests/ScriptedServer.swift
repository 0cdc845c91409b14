import Foundation
import TestSupport

/// A web server on the loopback interface that answers by a script and notes what it was asked.
final class ScriptedServer: Sendable {
  struct Reply: Sendable {
    var status: Int
    var location: String?

    init(_ status: Int, location: String? = nil) {
      self.status = status
      self.location = location
    }
  }

  /// "HEAD /path", and which request of it this is, from 1 → the answer; `nil` hangs up.
  typealias Script = @Sendable (String, Int) -> Reply?

  let port: Int
  private let listener: Int32
  private let log = Log()

  enum Failure: Error { case noSocket(Int32) }

  init(_ script: @escaping Script) throws {
    #if os(Linux)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var place = PlainSocket.loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard bind(listener, address, size) == 0, listen(listener, 64) == 0 else {
          return Int32(-1)
        }
        return getsockname(listener, address, &size)
      }
    }
    guard result == 0 else { throw Failure.noSocket(errno) }
    self.listener = listener
    port = Int(UInt16(bigEndian: place.sin_port))
    let log = log
    Thread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        // A thread each, so that requests that come together are seen to.
        Thread { Self.answer(PlainSocket(adopting: connection), script, log) }.start()
      }
    }.start()
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  func address(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// "HEAD /path", in the order in which they came.
  var requests: [String] { log.requests }

  /// How many requests were being answered at once, at most.
  var mostAtOnce: Int { log.mostAtOnce }

  private static func answer(_ socket: consuming PlainSocket, _ script: Script, _ log: Log) {
    let words = socket.message().head.split(separator: " ")
    guard words.count > 1 else { return }
    let request = "\(words[0]) \(words[1])"
    let number = log.begin(request)
    defer { log.end() }
    guard let reply = script(request, number) else { return }
    let location = reply.location.map { "Location: \($0)\r\n" } ?? ""
    let head =
      "HTTP/1.1 \(reply.status) Status\r\n\(location)Content-Length: 2\r\nConnection: close\r\n\r\n"
    try? socket.write(Data((head + (words[0] == "HEAD" ? "" : "ok")).utf8))
  }

  /// Unchecked: the lock orders every access.
  private final class Log: @unchecked Sendable {
    private let lock = NSLock()
    private var all: [String] = []
    private var running = 0
    private var most = 0

    var requests: [String] { lock.withLock { all } }
    var mostAtOnce: Int { lock.withLock { most } }

    func begin(_ request: String) -> Int {
      lock.withLock {
        all.append(request)
        running += 1
        most = max(most, running)
        return all.count { $0 == request }
      }
    }

    func end() { lock.withLock { running -= 1 } }
  }
}
