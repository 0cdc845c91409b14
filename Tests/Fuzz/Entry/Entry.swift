import Dispatch
import FuzzProperties

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#endif

/// What every target hands its bytes to: waits for the answer, and ends the process when something
/// does not hold, which is how libFuzzer learns of it.
enum Entry {
  /// Where a whole build has its project.
  static let folder = getenv("LADDER_FUZZ_PROJECT").map { String(cString: $0) } ?? "."

  static func run(_ target: FuzzTarget, _ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let folder = Self.folder
    let done = DispatchSemaphore(value: 0)
    Task {
      let faults = await target.faults(of: bytes, in: folder)
      if !faults.isEmpty {
        let text = "does not hold:\n  " + faults.joined(separator: "\n  ") + "\n"
        _ = text.withCString { write(2, $0, strlen($0)) }
        abort()
      }
      done.signal()
    }
    done.wait()
    return 0
  }
}
