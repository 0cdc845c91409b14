import Build
import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Publishes one site after the other into the folder that its first argument names, beginning
/// with the site whose number is the second, until somebody kills it.
@main struct PublishCrasher {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let first = Int(arguments[2]) else { return }
    let folder = OutputFolder(path: arguments[1], shownAs: "site", root: "/nowhere", home: nil)
    print("ready")
    fflush(nil)
    for round in first... {
      let result = await folder.publish(CrashSite(round % CrashSite.count).files)
      guard result.value != nil else {
        print(result.diagnostics.map(\.message))
        return
      }
    }
  }
}
