import NIOCore
import NIOPosix

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The door: an address and a port of this machine, and the connections that come in.
struct Listener: Sendable {
  /// More connections than any number of tabs opens, and no more than half of the files that may be
  /// open (256 at first on macOS): the build needs some too, and the system's event queues can't
  /// bear to get none. Beyond it new connections are closed.
  private static let connectionLimit: Int = {
    let files = sysconf(Int32(_SC_OPEN_MAX))
    return files > 0 ? min(512, files / 2) : 512
  }()

  /// How many ports are tried when none was asked for.
  private static let portsTried = 20
  static let usualPort = 8000

  private let channel: NIOAsyncChannel<Connection.Channel, Never>
  let address: SocketAddress

  /// - Parameter port: as in ``PreviewOptions/port``.
  static func open(host: String, port: Int?) async throws(PreviewFailure) -> Listener {
    let ports = port.map { [$0] } ?? Array(usualPort..<(usualPort + portsTried))
    for candidate in ports {
      do {
        let channel = try await bind(host, candidate)
        guard let address = channel.channel.localAddress else { break }
        return Listener(channel: channel, address: address)
      } catch let error as IOError where error.errnoCode == EADDRINUSE {
        continue
      } catch {
        throw PreviewFailure(message: "'\(host)' port \(candidate) cannot be served on: \(error)")
      }
    }
    let tried =
      ports.count == 1
      ? "port \(ports[0]) is" : "ports \(ports[0]) to \(ports[ports.count - 1]) are"
    throw PreviewFailure(
      message: "\(tried) in use by another program; choose another with --port")
  }

  private static func bind(
    _ host: String, _ port: Int
  ) async throws -> NIOAsyncChannel<Connection.Channel, Never> {
    try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      // A client may say that it has nothing more to ask, and still wait for its answer.
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(host: host, port: port) { channel in
        channel.eventLoop.makeCompletedFuture { try Connection.open(channel) }
      }
  }

  /// Serves until the task is cancelled.
  func serve(_ responder: Responder) async throws {
    try await channel.executeThenClose { inbound in
      try await withThrowingDiscardingTaskGroup { group in
        let open = ConnectionCount()
        for try await channel in inbound {
          // Counted and closed here and not in a task, of which any number could wait for its turn.
          guard await open.add(below: Self.connectionLimit) else {
            try? await channel.executeThenClose { _, _ in }
            continue
          }
          // Ahead of the build's many small tasks, or every page would wait for the last of them.
          group.addTask(priority: .high) {
            await Connection(channel: channel, responder: responder).serve()
            await open.remove()
          }
        }
      }
    }
  }
}
