import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import Preview

/// How long a client may take, on a clock that the test moves.
@Suite struct ProgressDeadlineTests {
  private static let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")

  private static func connection() throws -> EmbeddedChannel {
    let channel = EmbeddedChannel(handler: ProgressDeadline(limit: .seconds(45)))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private static func wait(_ channel: EmbeddedChannel, seconds: Int64) {
    channel.embeddedEventLoop.advanceTime(by: .seconds(seconds))
  }

  @Test func `a client that says nothing is left`() throws {
    // A2
    let channel = try Self.connection()
    Self.wait(channel, seconds: 44)
    #expect(channel.isActive)
    Self.wait(channel, seconds: 2)
    #expect(!channel.isActive)
  }

  @Test func `a client that sends its request bit by bit is left`() throws {
    // A2
    let channel = try Self.connection()
    try channel.writeInbound(HTTPServerRequestPart.head(Self.head))
    for _ in 0..<8 {
      Self.wait(channel, seconds: 5)
      try channel.writeInbound(HTTPServerRequestPart.body(ByteBuffer(string: "x")))
    }
    Self.wait(channel, seconds: 6)
    #expect(!channel.isActive)
  }

  @Test func `each request and each answer has its own time`() throws {
    let channel = try Self.connection()
    for _ in 0..<5 {
      Self.wait(channel, seconds: 40)
      try channel.writeInbound(HTTPServerRequestPart.head(Self.head))
      try channel.writeInbound(HTTPServerRequestPart.end(nil))
      // A tab waits for its answer.
      Self.wait(channel, seconds: 30)
      let answer = HTTPResponseHead(version: .http1_1, status: .ok)
      try channel.writeOutbound(HTTPServerResponsePart.head(answer))
      try channel.writeOutbound(HTTPServerResponsePart.end(nil))
      #expect(channel.isActive)
    }
    Self.wait(channel, seconds: 46)
    #expect(!channel.isActive)
  }
}
