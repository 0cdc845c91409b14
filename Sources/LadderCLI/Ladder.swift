import ArgumentParser

/// The command line: arguments in, words and an exit status out.
@main
struct Ladder: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "ladder",
    abstract: "Turns a folder of Markdown into a company's published engineering ladder.",
    version: version,
    subcommands: [
      BuildCommand.self, ServeCommand.self, CheckCommand.self, ExplainCommand.self,
    ])
}
