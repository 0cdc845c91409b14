import Build

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What `--timings` tells: when each phase of a build began, and what the process had used by then.
///
/// A line is written when its phase begins, so that whoever watches the program from outside can count
/// between two lines.
struct Timeline: Sendable {
  private let console: Console
  private let start = ContinuousClock.now

  init(_ console: Console) { self.console = console }

  func show(_ phase: BuildPhase) { mark(Summary.phase(phase)) }

  /// Milliseconds since the start, milliseconds of processor time on all cores, peak memory in MiB.
  func mark(_ what: String) {
    let wall = ContinuousClock.now - start
    var usage = rusage()
    getrusage(Self.thisProcess, &usage)
    let processor =
      Self.microseconds(usage.ru_utime) + Self.microseconds(usage.ru_stime)
    let micro =
      Int(wall.components.seconds) * 1_000_000
      + Int(wall.components.attoseconds / 1_000_000_000_000)
    console.error(
      "timing: \(Self.milliseconds(micro)) ms, \(Self.milliseconds(processor)) ms of processor, "
        + "\(usage.ru_maxrss / Self.unitsPerMebibyte) MiB: \(what)")
  }

  private static func microseconds(_ time: timeval) -> Int {
    Int(time.tv_sec) * 1_000_000 + Int(time.tv_usec)
  }

  private static func milliseconds(_ microseconds: Int) -> String {
    let tenths = microseconds / 100
    return "\(tenths / 10).\(tenths % 10)"
  }

  #if canImport(Glibc)
    private static let thisProcess = __rusage_who_t(RUSAGE_SELF.rawValue)
  #else
    private static let thisProcess = RUSAGE_SELF
  #endif

  #if canImport(Darwin)
    private static let unitsPerMebibyte = 1_048_576
  #else
    private static let unitsPerMebibyte = 1024
  #endif
}
