#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// How a program that runs until it is stopped is stopped.
enum StopSignals {
  /// From now on Ctrl-C and a request to terminate end the program at once, with status 0: that is
  /// the way to end it, so it is no failure. Only for a program that has nothing to put in order.
  ///
  /// A reader that goes away, of a connection or of our output, ends nothing.
  static func exitQuietly() {
    signal(SIGINT) { _ in _exit(0) }
    signal(SIGTERM) { _ in _exit(0) }
    signal(SIGPIPE, SIG_IGN)
  }
}
