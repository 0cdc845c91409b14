import Diagnostics
import Testing

@Suite struct NearMissTests {
  @Test(
    arguments: [
      ("titel", ["title", "tracks"], "title"), ("ik", ["ic", "em"], "ic"),
      ("staf-engineer", ["staff-engineer", "senior-engineer"], "staff-engineer"),
      ("Rank", ["rank"], "rank"), ("ab", ["xy"], nil), ("", ["a"], nil),
      ("levels", ["level", "label"], "level"), ("aab", ["aac", "aaa"], "aaa"),
    ] as [(String, [String], String?)])
  func `the nearest name is found or none`(name: String, names: [String], nearest: String?) {
    #expect(NearMiss.nearest(to: name, in: names) == nearest)
  }

  @Test func `very long names have none, and cost nothing`() {
    let long = String(repeating: "a", count: 200_000)
    #expect(NearMiss.nearest(to: long, in: [long + "b"]) == nil)
    #expect(NearMiss.nearest(to: "aaa", in: [long, "aab"]) == "aab")
  }

  @Test func `what a message says of a very long name is cut at the end of a letter`() {
    let place = SourceFile(path: "a.md").wholePlace
    let name = String(repeating: "é", count: 100_000)
    let message = Diagnostic(.badValue, "x" + name, at: place, help: name).message
    #expect(message.utf8.count < 1_100)
    #expect(message.hasSuffix("é …"))
  }

  @Test func `the name itself is no suggestion`() {
    #expect(NearMiss.nearest(to: "rank", in: ["rank"]) == nil)
  }
}
