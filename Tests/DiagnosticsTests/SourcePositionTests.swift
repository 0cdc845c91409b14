import Diagnostics
import Testing

@Suite struct SourcePositionTests {
  @Test(arguments: [
    ("abc", 0, 1, 1), ("abc", 3, 1, 4), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1),
    ("a\rb", 2, 2, 1), ("a\n\nb", 2, 2, 1), ("a\r\n", 2, 1, 3), ("é\nü x", 6, 2, 3),
    ("\u{FEFF}abc", 3, 1, 1), ("\u{FEFF}abc", 4, 1, 2), ("\u{FEFF}a\nb", 5, 2, 1), ("", 5, 1, 1),
  ])
  func `line and column count from one`(text: String, offset: Int, line: Int, column: Int) {
    let position = SourcePosition(of: offset, in: Array(text.utf8))
    #expect(position.line == line)
    #expect(position.column == column)
  }
}
