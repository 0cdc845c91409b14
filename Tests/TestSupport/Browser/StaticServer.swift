import Foundation

/// Serves a folder below a path over HTTP on the loopback interface, one request a connection: the
/// least that a browser needs.
///
/// Each connection has a thread: browsers open connections in advance and leave them silent, and
/// one that says nothing must not keep the others waiting.
package final class StaticServer: Sendable {
  /// `http://127.0.0.1:PORT/some/where/`: a site must not care where it lies.
  package let address: String
  private let listener: Int32

  package enum Failure: Error { case noSocket(Int32) }

  package init(folder: String) throws {
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
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))/some/where/"
    Thread {
      while true {
        let connection = accept(listener, nil, nil)
        // A client that hung up before its turn is no reason to stop.
        guard connection >= 0 else {
          if errno == ECONNABORTED || errno == EINTR { continue }
          return
        }
        Thread { Self.answer(PlainSocket(adopting: connection), folder) }.start()
      }
    }.start()
  }

  package func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private static func answer(_ socket: consuming PlainSocket, _ folder: String) {
    let request = socket.message().head.split(separator: " ")
    guard request.count > 1 else { return }
    let path = request[1].split(separator: "?")[0].removingPercentEncoding ?? ""
    let prefix = "/some/where/"
    let body =
      path.hasPrefix(prefix) && !path.contains("..")
      ? FileManager.default.contents(atPath: folder + "/" + path.dropFirst(prefix.count)) : nil
    let head = """
      HTTP/1.1 \(body == nil ? "404 Not Found" : "200 OK")\r\nContent-Type: \(type(of: path))\r
      Content-Length: \(body?.count ?? 0)\r\nConnection: close\r\n\r\n
      """
    try? socket.write(Data(head.utf8) + (body ?? Data()))
  }

  private static func type(of path: String) -> String {
    switch path.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    case "json": "application/json"
    default: "application/octet-stream"
    }
  }
}
