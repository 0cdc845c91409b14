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
  ///
  /// NIO's own handlers for errors and for requests that come ahead of answers are left out: they
  /// would write as well, and here each connection is one loop that answers in order.
  static func open(_ channel: any NIOCore.Channel) throws -> Channel {
    try channel.pipeline.syncOperations.configureHTTPServerPipeline(
      withPipeliningAssistance: false, withErrorHandling: false)
    try channel.pipeline.syncOperations.addHandler(ProgressDeadline(limit: stepLimit))
    return try Channel(wrappingChannelSynchronously: channel)
  }

  /// Serves until the connection ends; whatever goes wrong with it concerns nobody else.
  func serve() async {
    try? await channel.executeThenClose { inbound, _ in
      do {
        try await answer(inbound)
      } catch is HTTPParserError {
        var refusal = Response(.badRequest, "That is not a request.")
        refusal.closes = true
        try await write(refusal, to: HTTPRequestHead(version: .http1_1, method: .GET, uri: "/"))
      }
    }
  }

  private func answer(_ inbound: NIOAsyncChannelInboundStream<HTTPServerRequestPart>) async throws {
    var waiting: HTTPRequestHead?
    for try await part in inbound {
      switch part {
      case .head(let head) where Self.announcesBody(head):
        // Answered before it comes, and never read.
        try await write(await responder.answer(head, hasBody: true), to: head)
        return
      case .head(let head): waiting = head
      case .body: return
      case .end:
        guard let head = waiting else { return }
        waiting = nil
        try await write(await responder.answer(head, hasBody: false), to: head)
        if !head.isKeepAlive { return }
      }
    }
  }

  private static func announcesBody(_ head: HTTPRequestHead) -> Bool {
    head.headers.contains(name: "Transfer-Encoding")
      || head.headers["Content-Length"].contains { $0 != "0" }
  }

  /// Returns when the client has taken all of it, as far as the system can tell: what is still on
  /// its way would be lost when the connection is closed.
  private func write(_ response: Response, to request: HTTPRequestHead) async throws {
    var headers = response.headers
    if !request.isKeepAlive { headers.replaceOrAdd(name: "Connection", value: "close") }
    let head = HTTPResponseHead(version: .http1_1, status: response.status, headers: headers)
    let connection = channel.channel
    connection.write(HTTPServerResponsePart.head(head), promise: nil)
    if request.method != .HEAD, response.length > 0 {
      var body = connection.allocator.buffer(capacity: response.length)
      for piece in response.body { body.writeBytes(piece) }
      connection.write(HTTPServerResponsePart.body(.byteBuffer(body)), promise: nil)
    }
    try await connection.writeAndFlush(HTTPServerResponsePart.end(nil))
  }
}
