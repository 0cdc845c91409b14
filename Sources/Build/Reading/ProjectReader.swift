package import Diagnostics

/// Reads a project: `ladder.yml`, `content/` and `templates/` under one root.
///
/// Listing and reading a file are separate steps, so that files can be read side by side.
package struct ProjectReader: Sendable {
  /// A text file may have 8 MiB: the largest ladders have pages of 100 KB, and libcmark's time
  /// grows with the square of some hostile inputs.
  package static let textLimit = 8 * 1024 * 1024

  /// A copied file may have 100 MiB, where common hosts of static pages draw the line as well.
  package static let assetLimit = 100 * 1024 * 1024

  /// The project's folder as it was given, absolute or relative to where the command runs.
  package let root: String

  package init(root: String) {
    self.root = root
  }

  /// Reads everything. Files that cannot be used are left out and reported; the errors of all
  /// files come in one list.
  package func read() async -> Diagnosed<ProjectFiles> {
    let root: ProjectRoot
    do throws(FileFailure) {
      root = try ProjectRoot(self.root)
    } catch {
      let message = "'\(self.root)' could not be read: \(error.reason)"
      let code: DiagnosticCode = error.isMissing ? .missingFile : .unreadableFile
      return Diagnosed(ProjectFiles(), [rootProblem(code, message)])
    }
    guard (try? FileStatus(at: root.path))?.kind == .folder else {
      let message = "'\(self.root)' is no folder"
      return Diagnosed(ProjectFiles(), [rootProblem(.unusableFile, message)])
    }
    let config = config(in: root)
    let content = await SourceTree.list("content", of: root, skipsUnderscored: true)
    let templates = await SourceTree.list("templates", of: root, skipsUnderscored: false)
    var result = Diagnosed(
      ProjectFiles(config: config.value),
      config.diagnostics + content.diagnostics + templates.diagnostics)
    for file in await concurrentMap(content.value, { Self.content($0) }) { take(file, &result) }
    for file in await concurrentMap(templates.value, { Self.template($0) }) { take(file, &result) }
    result.diagnostics = result.diagnostics.sortedAndUnique()
    return result
  }

  /// What became of one file.
  private enum Read: Sendable {
    case page(SourceFile)
    case template(SourceFile)
    case contentAsset(AssetFile)
    case templateAsset(AssetFile)
  }

  private func take(_ file: Diagnosed<Read?>, _ result: inout Diagnosed<ProjectFiles>) {
    result.diagnostics += file.diagnostics
    switch file.value {
    case .page(let file): result.value.content.append(file)
    case .template(let file): result.value.templates.append(file)
    case .contentAsset(let file): result.value.contentAssets.append(file)
    case .templateAsset(let file): result.value.templateAssets.append(file)
    case nil: break
    }
  }

  private func rootProblem(_ code: DiagnosticCode, _ message: String) -> Diagnostic {
    Diagnostic(
      code, message, at: SourceFile(path: root, isInProject: false).wholePlace,
      help: "name the project's folder with --root")
  }

  private static func content(_ file: ListedFile) -> Diagnosed<Read?> {
    if file.path.hasSuffix(".md") { return text(of: file).map { .page($0) } }
    let fileExtension = FileName.fileExtension(of: file.path)
    guard AssetType.extensions.contains(fileExtension) else {
      let kind = fileExtension.isEmpty ? "without an ending" : "of type '.\(fileExtension)'"
      return Diagnosed(
        nil,
        [
          problem(
            .unusableFile, file, "'\(file.path)' is a file \(kind), which content may not hold",
            help: AssetType.help(forExtension: fileExtension))
        ])
    }
    let asset = fileExtension == "svg" ? picture(of: file) : asset(of: file)
    return asset.map { .contentAsset($0) }
  }

  private static func template(_ file: ListedFile) -> Diagnosed<Read?> {
    if file.path.hasPrefix("templates/assets/") {
      return asset(of: file).map { .templateAsset($0) }
    }
    if file.path.hasSuffix(".html") { return text(of: file).map { .template($0) } }
    return Diagnosed(
      nil,
      [
        problem(
          .misplacedFile, file, "'\(file.path)' is not a template: those end in '.html'",
          help: "put files that are copied as they are into 'templates/assets/'")
      ])
  }

  /// `ladder.yml`, which every project has.
  private func config(in root: ProjectRoot) -> Diagnosed<SourceFile?> {
    let name = "ladder.yml"
    let path = root.path + "/" + name
    do throws(ProjectRoot.Fault) {
      let target = try root.target(of: path, shown: name)
      guard target.status.kind == .file else {
        throw ProjectRoot.Fault(
          code: .unusableFile, message: "'\(name)' is not a file", help: nil)
      }
      return Self.text(
        of: ListedFile(path: name, absolutePath: target.absolutePath))
    } catch {
      guard Self.isThere(path) else { return Diagnosed(nil, [missingConfig(in: root)]) }
      let place = SourceFile(path: name).wholePlace
      return Diagnosed(nil, [Diagnostic(error.code, error.message, at: place, help: error.help)])
    }
  }

  /// There are no settings, or they have the other usual ending.
  private func missingConfig(in root: ProjectRoot) -> Diagnostic {
    let other = "ladder.yaml"
    guard Self.isThere(root.path + "/" + other) else {
      return Diagnostic(
        .missingFile, "'ladder.yml' does not exist",
        at: SourceFile(path: "ladder.yml").wholePlace,
        help: "write a file with the line 'title: …', or name the project's folder with --root")
    }
    return Diagnostic(
      .misplacedFile, "'\(other)' is not read: settings are in 'ladder.yml'",
      at: SourceFile(path: other).wholePlace, help: "rename it to 'ladder.yml'")
  }

  private static func isThere(_ path: String) -> Bool {
    (try? FileStatus.ifPresent(at: path)) != .some(nil)
  }

  /// Reads one text file: whole, UTF-8 and not too large, or what is wrong with it.
  static func text(of file: ListedFile) -> Diagnosed<SourceFile?> {
    let bytes: [UInt8]?
    do throws(FileFailure) {
      bytes = try OpenFile(reading: file.absolutePath).rest(limit: textLimit)
    } catch {
      // Whatever has become of it since it was listed: vanished, a pipe now, no permission.
      return Diagnosed(nil, [unreadable(file, error)])
    }
    guard let bytes else { return Diagnosed(nil, [tooLarge(file, limit: textLimit)]) }
    let source = SourceFile(path: file.path, bytes: bytes)
    if let fault = UTF8Fault(in: bytes) {
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .invalidUTF8,
            "'\(file.path)' is not valid UTF-8: byte \(hexadecimal(bytes[fault.offset]))",
            at: source.place(fault.offset..<(fault.offset + 1)),
            help: "save the file in the encoding UTF-8")
        ])
    }
    if let offset = bytes.offset(of: 0) {
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .invalidUTF8, "'\(file.path)' is not a text file: it holds a byte 00",
            at: source.place(offset..<(offset + 1)), help: "save the file in the encoding UTF-8")
        ])
    }
    return Diagnosed(source)
  }

  private static func asset(of file: ListedFile) -> Diagnosed<AssetFile?> {
    let size: Int
    do throws(FileFailure) {
      size = try FileStatus(at: file.absolutePath).size
    } catch {
      return Diagnosed(nil, [unreadable(file, error)])
    }
    guard size <= assetLimit else {
      return Diagnosed(nil, [tooLarge(file, limit: assetLimit)])
    }
    return Diagnosed(AssetFile(path: file.path, absolutePath: file.absolutePath, size: size))
  }

  /// An SVG picture is read, because it can hold scripts; ``SVGScript`` says why that matters.
  private static func picture(of file: ListedFile) -> Diagnosed<AssetFile?> {
    let text = text(of: file)
    guard let source = text.value else { return Diagnosed(nil, text.diagnostics) }
    if let finding = SVGScript.find(in: source.bytes) {
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .unusableFile, "'\(file.path)' holds \(finding.what), which could run a script",
            at: source.place(finding.range),
            help: "export the picture as plain SVG, without scripts and links to them")
        ])
    }
    return Diagnosed(
      AssetFile(
        path: file.path, absolutePath: file.absolutePath, size: source.bytes.count,
        bytes: source.bytes))
  }

  private static func unreadable(_ file: ListedFile, _ failure: FileFailure) -> Diagnostic {
    problem(.unreadableFile, file, "'\(file.path)' could not be read: \(failure.reason)")
  }

  private static func tooLarge(_ file: ListedFile, limit: Int) -> Diagnostic {
    problem(
      .fileTooLarge, file, "'\(file.path)' is larger than \(limit / (1024 * 1024)) MiB",
      help: "split it, or publish it elsewhere and link to it")
  }

  private static func problem(
    _ code: DiagnosticCode, _ file: ListedFile, _ message: String, help: String? = nil
  ) -> Diagnostic {
    Diagnostic(code, message, at: SourceFile(path: file.path).wholePlace, help: help)
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}

extension Diagnosed {
  fileprivate func map<Wrapped, Result>(
    _ transform: (Wrapped) -> Result
  ) -> Diagnosed<Result?> where Value == Wrapped? {
    Diagnosed<Result?>(value.map(transform), diagnostics)
  }
}
