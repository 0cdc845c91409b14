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

  @Test func `the name itself is no suggestion`() {
    #expect(NearMiss.nearest(to: "rank", in: ["rank"]) == nil)
  }
}
