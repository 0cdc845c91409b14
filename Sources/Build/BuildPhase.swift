/// Where a build is, for those who watch it.
package enum BuildPhase: Sendable {
  case reading
  case parsing(files: Int)
  case rendering(pages: Int)
  case writing(files: Int)
}
