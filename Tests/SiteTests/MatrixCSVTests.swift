import Site
import Testing

@Suite struct MatrixCSVTests {
  private func line(_ fields: [String]) -> String {
    var bytes: [UInt8] = []
    MatrixCSV.append(fields, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `fields are quoted where RFC 4180 asks for it`() {
    #expect(line(["a", "b c", ""]) == "a,b c,\r\n")
    #expect(
      line(["a,b", "say \"x\"", "two\nlines"]) == "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\"\r\n")
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "＝1"])
  func `what a spreadsheet would run is made text`(field: String) {
    #expect(line([field]).contains("'" + field.prefix(1)))
  }
}
