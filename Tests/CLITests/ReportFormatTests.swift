import Foundation
import TestSupport
import Testing

/// Reports against the schemas of those who read them. The validators come from Python packages
/// that `.ci/setup test` puts below `.build`; where they are missing these tests are skipped.
@Suite struct ReportFormatTests {
  private static let python = PackageRoot.path + "/.build/validators/bin/python"

  static func has(_ module: String) -> Bool {
    (try? Run(python, ["-c", "import \(module)"], in: "/"))?.status == 0
  }

  /// The golden sample with a mistake of nearly every kind, and the sound one with accepted findings.
  private static let projects = ["mistakes", "features"].map {
    PackageRoot.path + "/Tests/GoldenTests/Sites/\($0)/project"
  }

  private func report(_ format: String, of project: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let run = try Run(["check", "--root", project, "--format", format], in: folder.path)
    try folder.write("report.json", run.output)
    return folder
  }

  private func validate(_ script: String, in folder: TemporaryFolder) throws {
    let script = script + "\nassert findings, 'an empty report shows nothing'\n"
    let run = try Run(Self.python, ["-c", script], in: folder.path)
    #expect(run.status == 0, "\(run.error)")
  }

  @Test(.enabled(if: has("pydantic_sarif"), "no pydantic-sarif"), arguments: projects)
  func `SARIF has the shape of its schema`(project: String) throws {
    // The classes are generated from sarif-schema-2.1.0.json, unknown members forbidden.
    try validate(
      """
      import json
      from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log
      text = open('report.json').read()
      log = Log.model_validate_json(text)
      findings = log.runs[0].results
      bad = json.loads(text)
      bad['runs'][0]['results'][0]['levle'] = 'error'
      try: Log.model_validate(bad)
      except ValueError: pass
      else: raise SystemExit('an unknown member was taken')
      """, in: try report("sarif", of: project))
  }

  @Test(.enabled(if: has("jsonschema"), "no jsonschema"), arguments: projects)
  func `JSON is valid against the schema of the reference`(project: String) throws {
    let reference = try String(contentsOfFile: PackageRoot.path + "/REFERENCE.md", encoding: .utf8)
    let block = try #require(
      reference.components(separatedBy: "```json\n").dropFirst().first {
        $0.contains("\"title\": \"Report of ladder check\"")
      }?.components(separatedBy: "\n```").first)
    let folder = try report("json", of: project)
    try folder.write("schema.json", block)
    try validate(
      """
      import json, jsonschema
      schema = json.load(open('schema.json'))
      jsonschema.Draft202012Validator.check_schema(schema)
      report = json.load(open('report.json'))
      jsonschema.validate(report, schema)
      findings = report['findings']
      findings[0]['levle'] = 1
      try: jsonschema.validate(report, schema)
      except jsonschema.ValidationError: pass
      else: raise SystemExit('an unknown member was taken')
      """, in: folder)
  }

  @Test(.enabled(if: has("jsonschema"), "no jsonschema"), arguments: projects)
  func `the code quality report has what GitLab documents as required`(project: String) throws {
    // GitLab publishes no schema; this is the table of its documentation, "Code Quality report
    // format".
    try validate(
      """
      import json, jsonschema
      schema = {'type': 'array', 'items': {
        'type': 'object',
        'required': ['description', 'check_name', 'fingerprint', 'severity', 'location'],
        'properties': {
          'description': {'type': 'string', 'minLength': 1},
          'check_name': {'type': 'string', 'pattern': '^[a-z0-9-]+$'},
          'fingerprint': {'type': 'string', 'pattern': '^[0-9a-f]{32}$'},
          'severity': {'enum': ['info', 'minor', 'major', 'critical', 'blocker']},
          'location': {'type': 'object', 'required': ['path', 'lines'], 'properties': {
            'path': {'type': 'string', 'pattern': '^(?!\\\\./)[^/].*'},
            'lines': {'type': 'object', 'required': ['begin'],
                      'properties': {'begin': {'type': 'integer', 'minimum': 1}}}}}}}}
      findings = json.load(open('report.json'))
      jsonschema.validate(findings, schema)
      names = [one['fingerprint'] for one in findings]
      assert len(names) == len(set(names)), 'a fingerprint is there twice'
      """, in: try relative("gitlab", of: project))
  }

  /// Run inside the project, as a pipeline does, so that paths are relative to it.
  private func relative(_ format: String, of project: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "report.json", try Run(["check", "--format", format], in: project).output)
    return folder
  }

  private static let checker = PackageRoot.path + "/.build/validators/bin/check-jsonschema"
  private static let actionlint = PackageRoot.path + "/.build/validators/bin/actionlint"

  private static func exists(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  @Test(.enabled(if: exists(checker), "no check-jsonschema"))
  func `the workflow and the pipeline are valid against their schemas`() throws {
    for (schema, path) in [
      ("vendor.github-workflows", ".github/workflows/ladder.yml"),
      ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ] {
      let run = try Run(Self.checker, ["--builtin-schema", schema, path], in: PackageRoot.path)
      #expect(run.status == 0, "\(run.output)\(run.error)")
    }
  }

  @Test(.enabled(if: exists(actionlint), "no actionlint"))
  func `actionlint finds nothing in the workflow`() throws {
    let run = try Run(
      Self.actionlint, ["-no-color", ".github/workflows/ladder.yml"], in: PackageRoot.path)
    #expect(run.status == 0, "\(run.output)\(run.error)")
  }
}
