package import Diagnostics

/// Where a file's front matter lies, and where its Markdown begins.
package struct FrontMatterFence: Sendable {
  /// The YAML between the two `---` lines; `nil` when the file begins with something else.
  package let yaml: Range<Int>?

  /// Where the Markdown begins; always the start of a line.
  package let body: Int

  /// Finds the fences. A first line `---` without a second one is reported, and then the file has
  /// neither front matter nor body, so that nothing else is said about it.
  package static func find(in file: SourceFile) -> Diagnosed<FrontMatterFence> {
    let bytes = file.bytes
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let line = lineRange(from: start, in: bytes)
    if isFence(bytes[line.text], of: 0x2B) {
      return Diagnosed(
        FrontMatterFence(yaml: nil, body: bytes.count),
        [
          Diagnostic(
            .missingFrontMatter, "TOML front matter ('+++') is not supported",
            at: file.place(line.text),
            help: "write YAML between '---' lines")
        ])
    }
    guard isFence(bytes[line.text], of: 0x2D) else {
      if let problem = misplaced(in: file, from: start) {
        return Diagnosed(FrontMatterFence(yaml: nil, body: bytes.count), [problem])
      }
      return Diagnosed(FrontMatterFence(yaml: nil, body: start))
    }
    if let closing = fence(behind: line.next, in: bytes) {
      return Diagnosed(
        FrontMatterFence(yaml: line.next..<closing.text.lowerBound, body: closing.next))
    }
    return Diagnosed(
      FrontMatterFence(yaml: nil, body: bytes.count),
      [
        Diagnostic(
          .unclosedFrontMatter, "front matter begins here and never ends",
          at: file.place(line.text), help: "add a line '---' behind the last key")
      ])
  }

  /// Front matter below blank lines, or without the line that opens it.
  private static func misplaced(in file: SourceFile, from start: Int) -> Diagnostic? {
    let bytes = file.bytes
    var line = lineRange(from: start, in: bytes)
    let isBelowBlanks = isBlank(bytes[line.text])
    while isBlank(bytes[line.text]), line.next < bytes.count {
      line = lineRange(from: line.next, in: bytes)
    }
    let first = line.text
    if isFence(bytes[first], of: 0x2D) {
      guard isBelowBlanks, fence(behind: line.next, in: bytes) != nil else { return nil }
      return Diagnostic(
        .missingFrontMatter, "front matter must begin in the first line", at: file.place(first),
        help: "delete what stands above this '---'")
    }
    guard isKey(bytes[first]), fence(behind: line.next, in: bytes) != nil else { return nil }
    return Diagnostic(
      .missingFrontMatter, "front matter needs a line '---' above it", at: file.place(first),
      help: "begin the file with a line '---'")
  }

  /// The line that closes what a line before `start` begins.
  private static func fence(
    behind start: Int, in bytes: [UInt8]
  ) -> (text: Range<Int>, next: Int)? {
    var next = start
    while next < bytes.count {
      let line = lineRange(from: next, in: bytes)
      if isFence(bytes[line.text], of: 0x2D) { return line }
      next = line.next
    }
    return nil
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// `key: value` or `key:` with a key in lower case, as all of ours are.
  private static func isKey(_ line: ArraySlice<UInt8>) -> Bool {
    let key = line.prefix { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }
    let rest = line[key.endIndex...]
    return !key.isEmpty && rest.first == UInt8(ascii: ":")
      && (rest.count == 1 || rest[rest.startIndex + 1] == 0x20)
  }

  /// Three dashes and nothing else but trailing blanks.
  private static func isFence(_ line: ArraySlice<UInt8>, of mark: UInt8) -> Bool {
    guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == mark }) else { return false }
    return isBlank(line.dropFirst(3))
  }

  private static func lineRange(
    from start: Int, in bytes: [UInt8]
  ) -> (text: Range<Int>, next: Int) {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    var next = end
    if next < bytes.count {
      next += bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? 2 : 1
    }
    return (start..<end, next)
  }
}
