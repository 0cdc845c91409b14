/// What a preview is to do.
package struct PreviewOptions: Sendable {
  /// The project's folder, absolute or relative to where the command runs.
  package var root: String

  /// The address or name to listen on; only this machine can reach the usual one.
  package var host = PreviewOptions.loopback

  /// The port that was asked for, 0 for any that is free; `nil` takes 8000 or one of the next.
  package var port: Int?

  /// Look at the files again and again instead of waiting for the system's word.
  package var polls = false

  package static let loopback = "127.0.0.1"

  package init(root: String = ".") {
    self.root = root
  }
}
