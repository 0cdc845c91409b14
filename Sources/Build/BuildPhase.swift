/// Where a build is, for those who watch it. Each is told when it begins.
package enum BuildPhase: Sendable {
  case reading
  case parsing(files: Int)
  case modelling
  case planning
  case judging
  case rendering(pages: Int)
  case checking(pages: Int)
  case writing(files: Int)
}
