import NIOCore
import NIOHTTP1
import NIOPosix

/// One browser's connection: requests in, answers out, until either side has enough.
struct Connection: Sendable {
  typealias Channel = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  /// A request and its answer each have this long.
  private static let stepLimit = TimeAmount.seconds(45)

  let channel: Channel
  let responder: Responder

  /// Prepares a connection that was just accepted.
  static func open(_ channel: any NIOCore.Channel) throws -> Channel {
    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
    try channel.pipeline.syncOperations.addHandler(ProgressDeadline(limit: stepLimit))
    return try Channel(wrappingChannelSynchronously: channel)
  }

  /// Serves until the connection ends; whatever goes wrong with it concerns nobody else.
  func serve() async {
    try? await channel.executeThenClose { inbound, outbound in
      var waiting: HTTPRequestHead?
      for try await part in inbound {
        switch part {
        case .head(let head) where Self.announcesBody(head):
          // Answered before it comes, and never read.
          try await write(
            await responder.answer(head, hasBody: true), to: head, outbound)
          return
        case .head(let head): waiting = head
        case .body: return
        case .end:
          guard let head = waiting else { return }
          let response = await responder.answer(head, hasBody: false)
          try await write(response, to: head, outbound)
          if !head.isKeepAlive { return }
        }
      }
    }
  }

  private static func announcesBody(_ head: HTTPRequestHead) -> Bool {
    head.headers.contains(name: "Transfer-Encoding")
      || head.headers["Content-Length"].contains { $0 != "0" }
  }

  private func write(
    _ response: Response, to request: HTTPRequestHead,
    _ outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws {
    var headers = response.headers
    if !request.isKeepAlive { headers.replaceOrAdd(name: "Connection", value: "close") }
    let head = HTTPResponseHead(version: .http1_1, status: response.status, headers: headers)
    var parts: [HTTPServerResponsePart] = [.head(head)]
    if request.method != .HEAD, response.length > 0 {
      var body = channel.channel.allocator.buffer(capacity: response.length)
      for piece in response.body { body.writeBytes(piece) }
      parts.append(.body(.byteBuffer(body)))
    }
    parts.append(.end(nil))
    try await outbound.write(contentsOf: parts)
  }
}
