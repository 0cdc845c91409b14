import ArgumentParser
import Build
import Diagnostics
import Preview

/// `ladder serve`: shows the site in a browser while it is being written.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Preview the site, and show every change at once.",
    discussion: """
      Builds the site in memory, drafts included, and serves it to this machine only. When a file \
      is saved, open pages show the new version; when there is an error, they say so and keep the \
      last good version. Nothing is written to disk. Ctrl-C ends it.
      """)

  @Option(help: "The project's folder.")
  var root = "."

  @Option(help: "The port; 0 takes any that is free. (default: 8000, or the next that is free)")
  var port: Int?

  @Option(
    help: """
      The address to listen on. With any other than the default, everyone who reaches this \
      machine can read the preview.
      """)
  var host = PreviewOptions.loopback

  @Flag(help: "Open the site in the browser.")
  var open = false

  @Flag(help: "Look for changes again and again, and do not rely on the system to tell of them.")
  var poll = false

  @Flag(help: "Tell on standard error when each phase begins, and what was used by then.")
  var timings = false

  func validate() throws {
    if root.isEmpty { throw ValidationError("'--root' is empty") }
    if host.isEmpty { throw ValidationError("'--host' is empty") }
    if let port, !(0...65535).contains(port) {
      throw ValidationError("'--port' must lie between 0 and 65535")
    }
  }

  func run() async throws {
    var options = PreviewOptions(root: root)
    options.host = host
    options.port = port
    options.polls = poll
    let console = Console()
    StopSignals.exitQuietly()
    let root = root
    let opensBrowser = open
    let timeline = timings ? Timeline(console) : nil
    do throws(PreviewFailure) {
      try await Preview(options) { event in
        switch event {
        case .listening(let addresses, let isOpen):
          if isOpen {
            console.error(
              "warning: everyone who reaches this machine can read this preview, drafts included\n")
          }
          for address in addresses { console.output("Serving the ladder on \(address)") }
          console.output("Drafts are included; Ctrl-C ends it")
          if opensBrowser, let address = addresses.first, !Browser.open(address) {
            console.error("warning: no browser could be opened\n")
          }
        case .began(let phase):
          timeline?.show(phase)
        case .built(let rebuild):
          timeline?.mark("Served")
          console.print(rebuild.diagnostics, root: root)
          console.output(Summary.rebuild(rebuild))
        }
      }.run()
    } catch {
      console.error("error: \(error.message)\n")
      throw ExitCode(1)
    }
  }
}
