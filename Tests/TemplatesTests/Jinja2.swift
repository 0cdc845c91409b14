import Foundation

/// Jinja2 itself, where python3 has it.
enum Jinja2 {
  private struct Case: Encodable {
    let templates: [String: String]
    let data: String
  }

  struct Result: Decodable {
    let output: String?
    let error: String?
  }

  static let isAvailable: Bool = {
    let check = "import jinja2, sys; sys.exit(not jinja2.__version__.startswith('3.1.'))"
    return (try? run(["-c", check], input: Data()))?.status == 0
  }()

  /// Renders all cases in one process.
  static func render(_ cases: [RandomTemplate]) throws -> [Result] {
    let lines = try cases.map { example in
      try JSONEncoder().encode(Case(templates: example.templates, data: example.data))
    }
    let script = JinjaCase.folder.appending(path: "render-batch.py").path
    let result = try run(["-B", script], input: Data(lines.joined(separator: Data([0x0A]))))
    return try result.output.split(separator: 0x0A).map {
      try JSONDecoder().decode(Result.self, from: Data($0))
    }
  }

  private static func run(
    _ arguments: [String], input: Data
  ) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = FileHandle.nullDevice
    try process.run()
    let writer = Thread {
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    writer.start()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
