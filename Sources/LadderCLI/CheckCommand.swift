import ArgumentParser
import Build
import Checks
import Diagnostics
import WebLinks

/// `ladder check`: what is wrong with the ladder, without writing a site.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with the ladder.",
    discussion: """
      Does all that a build does except writing the site, and runs every rule. Hints never change \
      the exit status. Exit status: 0 fine, 1 errors (with --strict: or warnings), 64 wrong usage.
      """)

  @Option(help: "The project's folder.")
  var root = "."

  @Option(help: "text, json, github, gitlab or sarif.")
  var format = ReportFormat.text

  @Option(help: "Write the ladder's health to this file too, as a page of HTML.")
  var report: String?

  @Flag(
    help: "Ask whether the web pages that are linked to are there; needs curl and the network.")
  var external = false

  @Flag(help: "With --external, ask addresses in private networks too.")
  var allowPrivate = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Check drafts too.")
  var drafts = false

  func validate() throws {
    if root.isEmpty { throw ValidationError("'--root' is empty") }
    if allowPrivate, !external {
      throw ValidationError("'--allow-private' says something only with '--external'")
    }
    // So that a slip of the keyboard does not write over a page of the ladder.
    if let report, !report.hasSuffix(".html") {
      throw ValidationError("'--report' takes the name of a file that ends in .html")
    }
  }

  func run() async throws {
    let console = Console()
    var options = BuildOptions(root: root)
    options.isStrict = strict
    options.includesDrafts = drafts
    options.today = console.today
    var ask: (@Sendable ([WebLink]) async -> [Diagnostic])?
    if external {
      guard WebLinkCheck.isPossible else {
        console.error("error: '--external' asks with curl, which is not on this machine\n")
        throw ExitCode(1)
      }
      var links = WebLinkCheck.Options()
      links.allowsPrivate = allowPrivate
      let check = WebLinkCheck(links)
      ask = { await check.findings($0) }
    }
    let report = await Builder(options, progress: console.show).check(asking: ask)
    console.clearProgress()
    let found = console.report(report, root: root)
    console.write(found, as: format, root: root)
    if let path = self.report, let subject = report.subject {
      try write(HealthPage(subject, found), to: path, console)
    }
    let isFine = !report.diagnostics.hasErrors
    release(report)
    if !isFine { throw ExitCode(1) }
  }

  private func write(_ page: HealthPage, to path: String, _ console: Console) throws {
    let html = page.html()
    console.print(html.diagnostics, root: ".")
    guard html.diagnostics.isEmpty else { throw ExitCode(1) }
    if let reason = ReportFile(path).replace(with: html.value) {
      console.error("error: '\(path)' could not be written: \(reason)\n")
      throw ExitCode(1)
    }
  }
}

extension ReportFormat: ExpressibleByArgument {}
