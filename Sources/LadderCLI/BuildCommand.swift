import ArgumentParser
import Build
import Diagnostics

/// `ladder build`: writes the site, or says why not.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site.",
    discussion: """
      Reads ladder.yml, content/ and templates/ and writes the site. Nothing is written while \
      there is an error. Under GitHub Actions what is wrong is annotated too. Exit status: 0 \
      fine, 1 problems in content, templates or on disk, 64 wrong usage.
      """)

  @Option(help: "The project's folder.")
  var root = "."

  @Option(help: "The folder that receives the site. (default: site in the project's folder)")
  var output: String?

  @Flag(help: "Run the rules of check too, and treat warnings as errors.")
  var strict = false

  @Flag(help: "Build drafts too.")
  var drafts = false

  @Option(
    name: .customLong("base-url"),
    help: "Where the site will be published; replaces base_url of ladder.yml.")
  var baseURL: String?

  @Flag(help: "Tell on standard error when each phase begins, and what was used by then.")
  var timings = false

  func validate() throws {
    if root.isEmpty { throw ValidationError("'--root' is empty") }
    if let output, output.isEmpty { throw ValidationError("'--output' is empty") }
    if let baseURL, let problem = BuildOptions.problem(ofBaseURL: baseURL) {
      throw ValidationError("'--base-url' \(problem)")
    }
  }

  func run() async throws {
    var options = BuildOptions(root: root)
    options.output = output
    options.isStrict = strict
    options.includesDrafts = drafts
    options.baseURL = baseURL
    let console = Console()
    let timeline = Timeline(console)
    let report = await Builder(options, progress: timings ? timeline.show : console.show).build()
    if timings { timeline.mark("Done") }
    console.clearProgress()
    console.print(report.diagnostics, root: root)
    if console.isGitHubStep, !report.diagnostics.isEmpty {
      console.annotate(console.report(report, root: root))
    }
    guard let published = report.published, !report.diagnostics.hasErrors else {
      console.error(
        Summary.failure(report.diagnostics, files: report.sourceCount, what: "nothing was written"))
      throw ExitCode(1)
    }
    console.output(
      Summary.success(report, published, output: output ?? Console.joined(root, "site")))
    release(report)
  }
}
