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
    var line = lineRange(from: start, in: bytes)
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
      return Diagnosed(FrontMatterFence(yaml: nil, body: start))
    }
    let opening = line.text
    let first = line.next
    while line.next < bytes.count {
      line = lineRange(from: line.next, in: bytes)
      if isFence(bytes[line.text], of: 0x2D) {
        return Diagnosed(
          FrontMatterFence(yaml: first..<line.text.lowerBound, body: line.next))
      }
    }
    return Diagnosed(
      FrontMatterFence(yaml: nil, body: bytes.count),
      [
        Diagnostic(
          .unclosedFrontMatter, "front matter begins here and never ends",
          at: file.place(opening), help: "add a line '---' behind the last key")
      ])
  }

  /// Three dashes and nothing else but trailing blanks.
  private static func isFence(_ line: ArraySlice<UInt8>, of mark: UInt8) -> Bool {
    guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == mark }) else { return false }
    return line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
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
