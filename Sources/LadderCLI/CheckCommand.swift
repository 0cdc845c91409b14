import ArgumentParser
import Build
import Checks
import Diagnostics

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

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Check drafts too.")
  var drafts = false

  func validate() throws {
    if root.isEmpty { throw ValidationError("'--root' is empty") }
  }

  func run() async throws {
    let console = Console()
    var options = BuildOptions(root: root)
    options.isStrict = strict
    options.includesDrafts = drafts
    options.today = console.today
    let report = await Builder(options, progress: console.show).check()
    console.clearProgress()
    console.report(
      report.diagnostics, as: format, root: root, files: report.sourceCount)
    if report.diagnostics.hasErrors { throw ExitCode(1) }
  }
}

extension ReportFormat: ExpressibleByArgument {}
